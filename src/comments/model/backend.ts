/**
 * What a READER's page needs of whatever keeps the comments. `http` (our server), `local` (this browser) and `wordpress`
 * implement it; elements and stores know only this. Every call may throw a `BackendError`: the world broke. Refusals that a
 * reader can do something about are values.
 */
import type { Comment } from './comment.js';
import type { Draft, DraftLimits, Problem } from './draft.js';
import type { CommentEditing } from './editing.js';
import type { Taking } from './taking.js';

export interface BackendCapabilities {
  /** New comments arrive while the page is open (`follow` works). */
  readonly live: boolean;
  /** A held comment can be asked for again by its secret (`receipts` works). */
  readonly receipts: boolean;
  /** Authors may change their words for a while (`editing().edit` works). */
  readonly edit: boolean;
  /** Authors may take their comments away (`editing().remove` works). */
  readonly delete: boolean;
  /** What came with a field that people do not see filled in is put aside as spam. Absent: it is. */
  readonly traps?: boolean;
}

/**
 * The order of the top level; replies always stand oldest first. `best`: most votes, then newest. `discussed`: most replies
 * in the whole conversation, then newest.
 */
export const sorts = ['newest', 'oldest', 'best', 'discussed'] as const;
export type Sort = (typeof sorts)[number];

export interface ThreadQuery {
  readonly thread: string;
  readonly sort: Sort;
  /** Top-level comments per page; replies come with them. */
  readonly limit: number;
  /** Where the last page ended, as that page said. */
  readonly cursor?: string;
  /** Id of a comment: its whole conversation comes along, wherever it stands. Nothing more where it is not published here. */
  readonly around?: string;
}

/** What a writer has to know beforehand; a site where guests write and nobody is mailed says nothing of it. */
export interface Writing {
  /**
   * - `verified`: what comes from an address that nobody has confirmed waits until its link is opened
   * - `members`: whom the site's own sign-in vouches for
   */
  readonly writers?: 'verified' | 'members';
  /** Address of the site's sign-in page, for `members`; `{return}` in it stands for where the reader wants to be afterwards. */
  readonly signIn?: string;
  /** Replies can be told by e-mail. */
  readonly notify?: boolean;
}

export interface ThreadInfo {
  readonly thread: string;
  readonly state: 'open' | 'closed';
  /** Why it is closed, as a code; null while open. */
  readonly closedBecause: 'by-editor' | 'too-old' | null;
  /** ms since 1970; null while open or unknown. */
  readonly closedAt: number | null;
  /** Published comments in the whole thread. */
  readonly total: number;
  readonly limits: DraftLimits;
  /** Address of a page that says what is kept of a writer, and why (CM-06); absent: nothing leaves this browser, or nobody says. */
  readonly privacy?: string;
  /** When it will close by itself, ms since 1970. */
  readonly closesAt?: number;
  /** The editor's own sentence on why it is closed. */
  readonly closedNote?: string;
  /** The editor's question, asked over the form. */
  readonly question?: string;
  /** Ids of published top-level comments that stand on top in every order; they come with the first page. */
  readonly pinned?: readonly string[];
  /** The orders that the keeper knows; absent: `newest` and `oldest`. */
  readonly sorts?: readonly Sort[];
  /** What readers may do here besides reading and writing; absent: nothing. What an element does not know is passed over. */
  readonly offers?: readonly string[];
  /** Absent: guests write, and nobody is mailed. */
  readonly writing?: Writing;
}

export interface ThreadPage {
  readonly info: ThreadInfo;
  /** Published comments (and tombstones of erased ones that have replies), in the order asked for; replies after their parent. */
  readonly comments: readonly Comment[];
  readonly next: string | null;
  /** The sequence number this page is true for: `follow` continues from it. */
  readonly seq: number;
}

/** A post on its way. `secret` is made in the browser: idempotency key and receipt in one; the server keeps only its hash. */
export interface Submission {
  /** 128 random bits as 22 characters of base64url. */
  readonly secret: string;
  readonly thread: string;
  readonly parent: string | null;
  readonly draft: Draft;
  /** What a field that people do not see came back with; anything but '' tells a machine. */
  readonly trap: string;
  /** What the keeper gave when the writing began (`CommentBackend.ticket`). */
  readonly ticket?: string | undefined;
  /** Secrets of earlier comments from this browser, the newest last: by them the keeper knows whose it is. */
  readonly proof?: readonly string[] | undefined;
  /** Address and title of the page, so that moderators see where it was said. */
  readonly page: { readonly url: string; readonly title: string };
}

/** Why a comment waits or was not published, as its author may know it. Codes of rules, without their settings. */
export interface PublicReason {
  readonly rule: string;
  readonly code: string;
  /** The keeper's own sentence, in the language of its site, where it has one for readers. Shown in place of ours. */
  readonly said?: string;
  /** Where the writer, and nobody else, reads more of it. */
  readonly page?: string;
}

/** One's own comment, as its receipt tells it. */
export interface OwnComment {
  readonly comment: Comment;
  readonly reasons: readonly PublicReason[];
  /** Until when the words may be changed, ms since 1970; absent: they may not. */
  readonly editableUntil?: number;
}

export type PostOutcome =
  | { readonly kind: 'stored'; readonly own: OwnComment }
  /** The words go back into the form; nothing was stored. `problems` at fields, `reasons` from rules that refuse. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly reasons: readonly PublicReason[] }
  | { readonly kind: 'closed' }
  /** Ask again after so many seconds. */
  | { readonly kind: 'too-fast'; readonly retryAfterSeconds: number };

/** What happened to a published thread while the page is open. */
export type ThreadEvent =
  | { readonly kind: 'comment'; readonly seq: number; readonly comment: Comment }
  /** No longer published: taken back, removed, erased. */
  | { readonly kind: 'gone'; readonly seq: number; readonly id: string }
  | { readonly kind: 'connection'; readonly state: 'open' | 'lost' };

/** Goes with each post, and may try it again: `send` posts it, with headers beside those that every post has. */
export type PostEscort = (submission: Submission, send: (headers?: Readonly<Record<string, string>>) => Promise<PostOutcome>) => Promise<PostOutcome>;

export interface CommentBackend {
  /** Set by what speaks for a signed-in reader. */
  escort?: PostEscort;
  readonly capabilities: BackendCapabilities;
  load(query: ThreadQuery, signal?: AbortSignalLike): Promise<ThreadPage>;
  /** For one comment, asked when somebody begins to write it; whoever keeps the comments may want to see it with the post. */
  ticket?(thread: string): Promise<string>;
  /** Safe to call again with the same submission: the same secret never makes a second comment. */
  post(submission: Submission, signal?: AbortSignalLike): Promise<PostOutcome>;
  /** Own comments by their secrets, in the order asked; null where the secret is unknown (any more). */
  receipts(secrets: readonly string[], signal?: AbortSignalLike): Promise<readonly (OwnComment | null)[]>;
  /** Published comments per thread; 0 for an unknown one. */
  counts(threads: readonly string[], signal?: AbortSignalLike): Promise<ReadonlyMap<string, number>>;
  /** Tells what changes after `since` until the returned function is called. */
  follow(thread: string, since: number, onEvent: (event: ThreadEvent) => void): () => void;
  /** Loads what changes comments by their receipts; few readers need it, so it comes when first used. */
  editing(): Promise<CommentEditing>;
  /** Loads what recommends and reports comments, in the same manner; `ThreadInfo.offers` says whether a thread has it. */
  taking(): Promise<Taking>;
}

/** The part of `AbortSignal` that pure code needs to name; the real one fits. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}
