/** What a moderator may do with a comment as it stands, and how it stands afterwards. */
import type { CommentStatus } from '../../comments/model/comment.js';
import type { DecisionAction, QueueItem } from './backend.js';
import { isReported } from './reports.js';

/** What each status allows, in the order of the buttons. `remove` is for what readers have seen; `reject` for what they have not. */
export const actionsFor: Readonly<Record<CommentStatus, readonly DecisionAction[]>> = {
  held: ['approve', 'spam', 'reject'],
  published: ['remove', 'spam', 'hold'],
  spam: ['approve', 'reject'],
  rejected: ['approve', 'spam'],
  removed: ['approve', 'spam'],
  erased: [],
};

/** The same for one comment: to keep it is for what readers have reported. */
export const actionsOn = ({ comment, reasons }: Pick<QueueItem, 'comment' | 'reasons'>): readonly DecisionAction[] =>
  comment.status === 'published' && isReported(reasons) ? ['keep', ...actionsFor.published] : actionsFor[comment.status];

export const statusAfter: Readonly<Record<DecisionAction, CommentStatus>> = {
  approve: 'published',
  keep: 'published',
  hold: 'held',
  spam: 'spam',
  reject: 'rejected',
  remove: 'removed',
};

/** Which status stands in which queue; erased comments stand in none. */
export const queueOf = (status: CommentStatus): 'held' | 'published' | 'spam' | 'rejected' | null => {
  if (status === 'erased') return null;
  return status === 'removed' ? 'rejected' : status;
};
