/** Which status may follow which. Undo does not pass here: it restores the exact status before. */
import type { CommentStatus } from './comment.js';

/** What a moderator may do; the same words as moderation's `DecisionAction`, which comments may not import. */
export type LifecycleAction = 'approve' | 'keep' | 'hold' | 'spam' | 'reject' | 'remove';

const next: Readonly<Record<LifecycleAction, { readonly to: CommentStatus; readonly from: readonly CommentStatus[] }>> = {
  approve: { to: 'published', from: ['held', 'spam', 'rejected', 'removed'] },
  /** Somebody has looked at what readers reported, and it stays. */
  keep: { to: 'published', from: ['published'] },
  hold: { to: 'held', from: ['published', 'spam', 'rejected', 'removed'] },
  spam: { to: 'spam', from: ['published', 'held', 'rejected', 'removed'] },
  /** Rejecting is for what nobody has seen yet; what was public is removed. */
  reject: { to: 'rejected', from: ['held', 'spam'] },
  remove: { to: 'removed', from: ['published'] },
};

/** The status after an action, or null where the action does not apply. Erased is final. */
export const transition = (from: CommentStatus, action: LifecycleAction): CommentStatus | null =>
  next[action].from.includes(from) ? next[action].to : null;
