/** What an editor decides about a whole thread: when it closes and why, a question over the form, and what stands on top. */
import type { AbortSignalLike } from '../../comments/model/backend.js';
import type { ClosingFacts } from '../../comments/model/closing.js';

/** Comments that stand on top of a thread at most. */
export const mostPinned = 3;

/** Longest question and longest sentence about closing, in UTF-16 units. */
export const longestNote = 300;

export interface ThreadSettings extends ClosingFacts {
  readonly thread: string;
  /** The editor's own sentence on why it is closed; null: the usual one. */
  readonly closedNote: string | null;
  /** Asked over the form, as plain text; null: none. */
  readonly question: string | null;
  /** Ids of top-level comments, in the order in which they stand on top. */
  readonly pinned: readonly string[];
}

/** What is absent stays as it is. */
export interface ThreadChange {
  readonly thread: string;
  /** `closed`: now. `open`: (again), also where the site's days are over; takes a closing date away unless one comes along. */
  readonly state?: 'open' | 'closed';
  /** When it closes, ms since 1970; a moment that has passed closes it. null: no date. */
  readonly closesAt?: number | null;
  readonly closedNote?: string | null;
  readonly question?: string | null;
  /** When the article came out, ms since 1970: what the site's days count from. */
  readonly publishedAt?: number | null;
  readonly pinned?: readonly string[];
  /** With a `state`: when it was closed and opened in truth, to take a change back without a trace. Default: now, and never. */
  readonly closedAt?: number | null;
  readonly openedAt?: number | null;
}

export type ThreadChangeOutcome =
  | { readonly kind: 'stored'; readonly settings: ThreadSettings }
  /** Nothing was changed: this comment is not a published one at the top of this thread. */
  | { readonly kind: 'not-pinnable'; readonly id: string };

export const untouchedThread = (thread: string): ThreadSettings => ({
  thread,
  state: 'open',
  closedBecause: null,
  closedAt: null,
  closesAt: null,
  openedAt: null,
  publishedAt: null,
  closedNote: null,
  question: null,
  pinned: [],
});

/** A sentence as it is kept: without blanks around it, null where nothing is left. */
const sentence = (text: string | null): string | null => (text ?? '').trim() || null;

/** The settings after a change at a moment. Whether the comments can be pinned is for the keeper to say. */
export const withThreadChange = (before: ThreadSettings, change: ThreadChange, now: number): ThreadSettings => {
  const { state, closesAt, closedNote, question, publishedAt, pinned, closedAt = now, openedAt } = change;
  let after = before;
  if (state === 'closed') after = { ...after, state, closedBecause: 'by-editor', closedAt, openedAt: openedAt ?? null };
  if (state === 'open') after = { ...after, state, closedBecause: null, closedAt: null, closesAt: null, openedAt: openedAt === undefined ? now : openedAt };
  return {
    ...after,
    ...(closesAt === undefined ? {} : { closesAt }),
    ...(closedNote === undefined ? {} : { closedNote: sentence(closedNote) }),
    ...(question === undefined ? {} : { question: sentence(question) }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(pinned === undefined ? {} : { pinned: [...new Set(pinned)] }),
  };
};

/** Throws `BackendError`: `not-allowed` where nobody is signed in. */
export interface ThreadEditing {
  settings(thread: string, signal?: AbortSignalLike): Promise<ThreadSettings>;
  change(change: ThreadChange, signal?: AbortSignalLike): Promise<ThreadChangeOutcome>;
}
