/** What a MODERATOR's page needs: the queue, decisions, undo. `http` and `local` implement it. Calls may throw `BackendError`. */
import type { Comment, CommentStatus } from '../../comments/model/comment.js';
import type { AbortSignalLike } from '../../comments/model/backend.js';
import type { ThreadEditing } from './threads.js';
import type { Reason } from './verdict.js';

/** `reported`: published comments that readers have reported since somebody last approved them; they stand in `published` too. */
export const queueNames = ['held', 'reported', 'published', 'spam', 'rejected'] as const;
export type QueueName = (typeof queueNames)[number];

export const decisionActions = ['approve', 'keep', 'hold', 'spam', 'reject', 'remove'] as const;
export type DecisionAction = (typeof decisionActions)[number];

export interface Moderator {
  readonly id: string;
  readonly name: string;
}

export interface QueueItem {
  readonly comment: Comment;
  readonly reasons: readonly Reason[];
  readonly page: { readonly url: string; readonly title: string };
  /** The comment it answers, for context; null at top level. */
  readonly inReplyTo: { readonly id: string; readonly name: string; readonly text: string } | null;
  /** The same author's record on this site. */
  readonly author: {
    readonly published: number;
    readonly refused: number;
    /** The paper's own member, by its signed identity. */
    readonly member?: boolean;
    /** The address given with this comment was proven to be its writer's. */
    readonly confirmed?: boolean;
  };
  /** The last decision of a person on it; null while only rules have spoken. */
  readonly decided: DecisionRecord | null;
}

export interface DecisionRecord {
  readonly action: DecisionAction;
  readonly by: string;
  /** ms since 1970. */
  readonly at: number;
  /** Decisions of one request share a batch; undo takes the batch. */
  readonly batch: string;
  /** Until when `undo` takes it back before side effects start; ms since 1970. */
  readonly undoUntil: number;
}

export interface QueueQuery {
  readonly queue: QueueName;
  readonly limit: number;
  readonly cursor?: string;
}

export interface QueuePage {
  readonly items: readonly QueueItem[];
  readonly next: string | null;
  readonly counts: Readonly<Record<QueueName, number>>;
  readonly seq: number;
}

/** `revision` and `expectedStatus` say what the moderator saw; when it is no longer so, the decision is not taken. */
export interface Decision {
  readonly id: string;
  readonly revision: number;
  readonly expectedStatus: CommentStatus;
  readonly action: DecisionAction;
}

export type DecisionResult =
  | { readonly kind: 'done'; readonly id: string; readonly item: QueueItem }
  /** Somebody was first, or the words changed: here is how it stands, and who decided. */
  | { readonly kind: 'conflict'; readonly id: string; readonly item: QueueItem }
  | { readonly kind: 'unknown'; readonly id: string };

/** What changed in the queue while the page is open. */
export type QueueEvent =
  | { readonly kind: 'changed'; readonly seq: number; readonly id: string; readonly status: CommentStatus }
  | { readonly kind: 'connection'; readonly state: 'open' | 'lost' };

export interface ModerationBackend {
  /** Who is signed in, or null. */
  moderator(signal?: AbortSignalLike): Promise<Moderator | null>;
  queue(query: QueueQuery, signal?: AbortSignalLike): Promise<QueuePage>;
  /** Each decision has its own result, in order; one refusal does not stop the others. `batch` is made by the caller. */
  decide(decisions: readonly Decision[], batch: string, signal?: AbortSignalLike): Promise<readonly DecisionResult[]>;
  /** Takes a batch back: each comment returns to the exact status before it. Safe to call twice. */
  undo(batch: string, signal?: AbortSignalLike): Promise<readonly DecisionResult[]>;
  follow(since: number, onEvent: (event: QueueEvent) => void): () => void;
  /** Loads what decides on whole threads; it comes when first used. */
  threads(): Promise<ThreadEditing>;
}
