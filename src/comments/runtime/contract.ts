/**
 * What elements see of one thread. `thread-store.ts` implements it on any `CommentBackend`; elements draw its snapshots and
 * ask, nothing more. Types only, so that both sides can be written and tested apart.
 */
import type { Readable } from '../../base/store.js';
import type { PublicReason, Sort, ThreadInfo } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import type { Draft, Problem } from '../model/draft.js';
import type { BackendErrorCode } from '../model/errors.js';

/** How far fetching is. `failed` keeps whatever was shown before. */
export type LoadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'more' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly code: BackendErrorCode };

/**
 * One's own comment that is not (or not yet) everybody's:
 * - `sending`: on its way · `waiting`: offline, kept in the outbox · `failed`: kept in the outbox, to be sent again by hand
 * - `held`: waits for a moderator · `declined`: a moderator or a rule decided against it
 */
export interface OwnEntry {
  readonly state: 'sending' | 'waiting' | 'failed' | 'held' | 'declined';
  readonly reasons: readonly PublicReason[];
}

export interface ThreadState {
  readonly load: LoadState;
  readonly sort: Sort;
  /** Null until the first page came. */
  readonly info: ThreadInfo | null;
  /** Everything to be shown, one's own waiting comments among it; for `buildThread`. */
  readonly comments: readonly Comment[];
  /** By the id of the comment in `comments`. A published comment of one's own has no entry. */
  readonly own: ReadonlyMap<string, OwnEntry>;
  /** Another page is there. */
  readonly hasMore: boolean;
  /** Comments that came live and are not shown yet. */
  readonly fresh: number;
  /** `off` while nobody follows or the backend cannot. */
  readonly connection: 'off' | 'open' | 'lost';
}

export type PostResult =
  /** `id` is the comment's id in `comments` from now on. */
  | { readonly kind: 'published' | 'held'; readonly id: string; readonly reasons: readonly PublicReason[] }
  /** Offline: kept in the outbox and sent when the connection is back. */
  | { readonly kind: 'waiting'; readonly id: string }
  /** The words go back into the form; nothing was stored. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly reasons: readonly PublicReason[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'too-fast'; readonly retryAfterSeconds: number }
  /** The world broke; nothing is known to be stored. Posting the same words again uses the same secret. */
  | { readonly kind: 'failed'; readonly code: BackendErrorCode };

export interface ThreadStore extends Readable<ThreadState> {
  /** The thread's id, as the page named it. */
  readonly thread: string;
  /** Fetches the first page (again). Never rejects: failures are in the state. */
  load(): Promise<void>;
  more(): Promise<void>;
  sortBy(sort: Sort): Promise<void>;
  post(draft: Draft, target: { readonly parent: string | null; readonly trap: string }): Promise<PostResult>;
  /** Puts the comments that came live into `comments`. */
  showFresh(): void;
  /** Starts and ends live updates; both may be called at any time and any number of times. */
  follow(): void;
  unfollow(): void;
  /** Sends an own comment that is `waiting` or `failed` now. */
  sendAgain(id: string): Promise<void>;
}
