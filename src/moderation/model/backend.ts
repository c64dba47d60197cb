/** What a MODERATOR's page needs: the queue, decisions, undo. `http`, `local` and `wordpress` implement it. Calls may throw `BackendError`. */
import type { Comment, CommentStatus } from '../../comments/model/comment.js';
import type { AbortSignalLike } from '../../comments/model/backend.js';
import type { ModerationDesk } from './desk.js';
import type { WordEditing, WordsRecord } from './editing.js';
import type { PolicyKeeping } from './policy.js';
import type { RecordKeeping } from './records.js';
import type { SignedOut } from './signed-out.js';
import type { ThreadEditing } from './threads.js';
import type { QueueFilter } from './filter.js';
import type { DecisionReason } from './decision-reason.js';
import type { Reason } from './verdict.js';

/**
 * Lists are predicates, and a comment may stand in several. `reported`: published, and readers have reported it since somebody last
 * let it stand. `unreviewed`: published by the rules, and no person has decided on these very words. `rejected`: what was removed
 * too. `all`: everything but what was erased.
 */
export const queueNames = ['held', 'reported', 'unreviewed', 'published', 'spam', 'rejected', 'all'] as const;
export type QueueName = (typeof queueNames)[number];

export const decisionActions = ['approve', 'keep', 'hold', 'spam', 'reject', 'remove'] as const;
export type DecisionAction = (typeof decisionActions)[number];

/** What not every role may: decide on comments and authors; change threads and rules, and look back at who did what. */
export const moderatorRights = ['decide', 'shape'] as const;
export type ModeratorRight = (typeof moderatorRights)[number];

export interface Moderator {
  readonly id: string;
  readonly name: string;
  /** What the role goes so far as; absent: all. The keeper of the comments refuses the rest, whatever a page shows. */
  readonly may?: readonly ModeratorRight[];
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
  /** A moderator changed the words; absent where nobody did, or nobody may. */
  readonly reworded?: WordsRecord | null;
  /** The site's number when this was read: what has a higher one came later, and is not told here. */
  readonly seq: number;
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
  readonly reason?: DecisionReason;
}

export interface QueueQuery extends QueueFilter {
  readonly queue: QueueName;
  readonly limit: number;
  readonly cursor?: string;
}

export interface QueuePage {
  readonly items: readonly QueueItem[];
  /** Where the next page begins; with a `text` to look for, a page may hold fewer than `limit` and still not be the last. */
  readonly next: string | null;
  /** Whole lists, whatever the filter. */
  readonly counts: Readonly<Record<QueueName, number>>;
  /** How many comments of the list pass the filter; null where counting them all would take too long. */
  readonly matching: number | null;
  readonly seq: number;
}

/** `revision` and `expectedStatus` say what the moderator saw; when it is no longer so, the decision is not taken. */
export interface Decision {
  readonly id: string;
  readonly revision: number;
  readonly expectedStatus: CommentStatus;
  readonly action: DecisionAction;
  /** The item's `seq`: what was reported after it is not let stand unseen. Absent: no such fence. */
  readonly seen?: number;
  readonly reason?: DecisionReason;
}

/**
 * Why a decision was not taken. `decided`: somebody was first. `edited`: its author changed the words. `reported`: readers have
 * reported it since it was read. `not-possible`: the action is not for a comment that stands so.
 */
export const conflictCauses = ['decided', 'edited', 'reported', 'not-possible'] as const;
/** `address`: told by WordPress only, which could not do it without losing the address that the comment was sent from. */
export type ConflictCause = (typeof conflictCauses)[number] | 'address';

export type DecisionResult =
  | { readonly kind: 'done'; readonly id: string; readonly item: QueueItem }
  /** Nothing was changed: here is how it stands, and who decided. */
  | { readonly kind: 'conflict'; readonly id: string; readonly because: ConflictCause; readonly item: QueueItem }
  | { readonly kind: 'unknown'; readonly id: string };

export interface QueueViewer {
  readonly comment: string;
  /** The moderator's. */
  readonly name: string;
}

/** What changed in the queue while the page is open. */
export type QueueEvent =
  /** Who else looks at which comment; takes the place of what was told before. */
  | { readonly kind: 'presence'; readonly viewers: readonly QueueViewer[] }
  | { readonly kind: 'changed'; readonly seq: number; readonly id: string; readonly status: CommentStatus }
  | { readonly kind: 'connection'; readonly state: 'open' | 'lost' };

/**
 * What a keeper of comments can do beside lists, decisions and undo; a console offers no more than that.
 * `filters`: lists narrow. `sweep`, `reply`, `authors`, `conversation`, `saved-filters`: the desk has it. `reporters`: it knows who
 * gave notice. `presence`: it tells who else looks at a comment. `editing`: moderators change words. `threads`: a thread has a question,
 * a sentence on why it is closed, a date and pinned comments; to close and open one every keeper can. `reasons`: it tells why its rules
 * held a comment. `badge`: what staff reply is marked as theirs for readers. `first-wins`: of two moderators in one moment exactly one
 * decides. What depends on what is installed where the comments are is known once `moderator` was asked.
 */
export const moderationCapabilities = ['filters', 'sweep', 'reply', 'authors', 'conversation', 'reporters', 'saved-filters', 'presence', 'editing', 'threads', 'reasons', 'badge', 'first-wins'] as const;
export type ModerationCapability = (typeof moderationCapabilities)[number];

export interface ModerationBackend {
  readonly capabilities: readonly ModerationCapability[];
  /** The lists that it knows; absent: all of them. */
  readonly queues?: readonly QueueName[];
  /** Why nobody was, the last time that `moderator` was asked; absent: the server's own link signs in. */
  readonly signedOut?: SignedOut | undefined;
  /** Who is signed in, or null. */
  moderator(signal?: AbortSignalLike): Promise<Moderator | null>;
  queue(query: QueueQuery, signal?: AbortSignalLike): Promise<QueuePage>;
  /** Each decision has its own result, in order; one refusal does not stop the others. `batch` is made by the caller. */
  decide(decisions: readonly Decision[], batch: string, signal?: AbortSignalLike): Promise<readonly DecisionResult[]>;
  /**
   * Takes a batch back, or of it the comments in `only`: each returns to the exact status before it, however long ago that was.
   * Safe to call twice.
   */
  undo(batch: string, only?: readonly string[], signal?: AbortSignalLike): Promise<readonly DecisionResult[]>;
  follow(since: number, onEvent: (event: QueueEvent) => void): () => void;
  /** Says which comment is under this moderator's eyes; null: none. Told to others where `presence` is offered; never rejects. */
  look(comment: string | null): void;
  /** Loads what decides on whole threads; it comes when first used. */
  threads(): Promise<ThreadEditing>;
  /** Loads what is needed now and then; it comes when first used. */
  desk(): Promise<ModerationDesk>;
  /** Loads what changes a comment's words, when first used; there exactly where `editing` is offered. */
  editing?(): Promise<WordEditing>;
  /** Loads what keeps the site's rules, when first used; absent where the rules are not a moderator's to change. */
  policy?(): Promise<PolicyKeeping>;
  /** Loads what looks back at who did what, when first used; absent where nothing is kept of it. */
  records?(): Promise<RecordKeeping>;
}
