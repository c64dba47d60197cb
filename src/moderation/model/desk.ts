/**
 * What a moderator's page needs now and then, beside lists and single decisions: many decisions at once, a reply as staff, what is
 * known of an author, the conversation around a comment, who gave notice, and lists by name. It comes when first used.
 */
import type { AbortSignalLike } from '../../comments/model/backend.js';
import type { Comment } from '../../comments/model/comment.js';
import type { Decision, DecisionAction, DecisionResult, QueueItem, QueueName } from './backend.js';
import type { DecisionReason } from './decision-reason.js';
import type { QueueFilter } from './filter.js';
import type { ReportLane } from './reports.js';

/** A decision on all of a list that pass a filter. */
export interface Sweep {
  readonly queue: QueueName;
  readonly filter: QueueFilter;
  readonly action: DecisionAction;
  /** The `seq` of the list on the screen: what came or changed after it is left alone. */
  readonly seen: number;
  readonly reason?: DecisionReason;
}

export interface SweepOutcome {
  readonly done: number;
  /** Somebody was first, or the words changed, while it ran. */
  readonly passedOver: number;
  /** How long it can be taken back quietly, ms. */
  readonly undoWindow: number;
}

export interface StaffReply {
  /** The comment that is answered. */
  readonly to: string;
  /** In the readers' markup. */
  readonly text: string;
  /** Made by the caller; the same batch again makes no second reply. Undo of it puts the reply back to waiting. */
  readonly batch: string;
  /** Taken together with the reply: both or neither. */
  readonly decision?: Decision;
}

export type ReplyOutcome =
  | { readonly kind: 'stored'; readonly reply: Comment; readonly result: DecisionResult | null }
  /** Nothing was kept: the decision could not be taken, or the text is too short or too long. */
  | { readonly kind: 'conflict'; readonly result: DecisionResult }
  | { readonly kind: 'refused'; readonly because: 'missing' | 'too-long' | 'not-published' };

/** `banned`: new comments are refused. `muted`: they are put aside as spam. `pre-moderated`: they wait for a moderator. */
export const standingKinds = ['banned', 'muted', 'pre-moderated'] as const;
export type StandingKind = (typeof standingKinds)[number];

export interface AuthorStanding {
  readonly kind: StandingKind;
  /** ms since 1970; null: until somebody lifts it. */
  readonly until: number | null;
  /** The moderator's name. */
  readonly by: string;
  readonly at: number;
  /** What the author is told; absent: nothing was kept. */
  readonly reason?: DecisionReason;
}

/** An author asks for another look at how they are treated, and nobody has answered. */
export interface AuthorAppeal {
  readonly kind: StandingKind;
  readonly words: string;
  readonly at: number;
}

export interface AuthorNote {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

export interface AuthorFile {
  /** false: no address was given, so nobody can say what else this person wrote, nor tell them apart next time. */
  readonly known: boolean;
  readonly standing: AuthorStanding | null;
  readonly appeal?: AuthorAppeal;
  /** Newest first. */
  readonly notes: readonly AuthorNote[];
  /** The author's latest comments, this one among them; newest first. */
  readonly recent: readonly QueueItem[];
}

/** What is absent stays as it is. */
export interface AuthorChange {
  /** A comment of theirs. */
  readonly of: string;
  readonly standing?: { readonly kind: StandingKind; readonly until: number | null } | null;
  /** Why, beside a `standing` that restricts; absent: as before, else `other`. */
  readonly reason?: DecisionReason;
  /** The answer to an appeal: what was set stays. A change of `standing` answers it, too. */
  readonly uphold?: boolean;
  readonly addNote?: string;
  readonly dropNote?: string;
}

/** Longest note, in UTF-16 units. */
export const longestAuthorNote = 1000;
/** Notes that one author may have. */
export const mostNotes = 50;

/** A report with who gave it: for signed-in moderators only, and kept nowhere else. */
export interface GivenReport {
  readonly number: string;
  readonly lane: ReportLane;
  readonly reason: string;
  readonly words: string;
  readonly location: string;
  /** null: not given. */
  readonly name: string | null;
  readonly email: string | null;
  readonly at: number;
  /** Nobody has let the comment stand since. */
  readonly open: boolean;
}

/** A moderator's own list. */
export interface SavedFilter {
  readonly name: string;
  readonly queue: QueueName;
  readonly filter: QueueFilter;
}
export const longestFilterName = 60;
export const mostSavedFilters = 30;

/** Calls may throw `BackendError`: `not-allowed` where nobody is signed in, `not-found` where the comment is gone. */
export interface ModerationDesk {
  /** How many comments a sweep would decide on; nothing is changed. */
  reach(sweep: Sweep, signal?: AbortSignalLike): Promise<number>;
  /** Decides on them; `undo(batch)` takes all of it back. `onProgress` hears how many are done so far. */
  sweep(sweep: Sweep, batch: string, onProgress?: (done: number) => void, signal?: AbortSignalLike): Promise<SweepOutcome>;
  reply(reply: StaffReply, signal?: AbortSignalLike): Promise<ReplyOutcome>;
  author(of: string, signal?: AbortSignalLike): Promise<AuthorFile>;
  changeAuthor(change: AuthorChange, signal?: AbortSignalLike): Promise<AuthorFile>;
  /** The branch that a comment stands in, whatever the statuses, in the readers' order. */
  conversation(of: string, signal?: AbortSignalLike): Promise<readonly Comment[]>;
  reports(of: string, signal?: AbortSignalLike): Promise<readonly GivenReport[]>;
  savedFilters(signal?: AbortSignalLike): Promise<readonly SavedFilter[]>;
  /** Takes the place of all that were there. */
  saveFilters(filters: readonly SavedFilter[], signal?: AbortSignalLike): Promise<readonly SavedFilter[]>;
}
