/** What a thread looks like to the elements that draw it: one frozen snapshot, and what may be asked of its store. */
import type { Readable } from '../../base/store.js';
import type { BackendCapabilities, PostOutcome, PublicReason, Sort, ThreadInfo } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import type { Draft, Problem } from '../model/draft.js';
import type { EditOutcome, RemoveOutcome } from '../model/editing.js';
import type { BackendErrorCode } from '../model/errors.js';
import type { Taking } from '../model/taking.js';
import type { Drafts } from './drafts.js';
import type { Receipts } from './receipts.js';
import type { RememberedName } from './remembered-name.js';
import type { ReaderStorage } from './key-value.js';

/**
 * What has become of one's own comment, honestly:
 * - `sending`: on its way
 * - `waiting-for-network`: kept on this device, sent again by itself
 * - `held`: arrived, waits for a moderator
 * - `published`: everyone sees it (it then stands in `comments` too, once its page is loaded)
 * - `rejected`: arrived and was not published, or was taken away
 * - `refused`: could not be taken as it is; `problems` and `reasons` say why. `takeBack` gives the words back
 * - `failed`: could not be sent and will not be tried again by itself; `error` says why
 */
export type OwnState = 'sending' | 'waiting-for-network' | 'held' | 'published' | 'rejected' | 'refused' | 'failed';

export interface OwnEntry {
  /** Names the entry in `retry` and `takeBack`. Never put it into markup: whoever has it can read the comment. */
  readonly secret: string;
  readonly state: OwnState;
  /** As it arrived; before that a preview of it, with an id of this page only (`own-1`). */
  readonly comment: Comment;
  readonly confirmed: boolean;
  readonly reasons: readonly PublicReason[];
  readonly problems: readonly Problem[];
  readonly error: BackendErrorCode | null;
  /** Until when the words may be changed, ms since 1970; absent: they may not. */
  readonly editableUntil?: number;
}

/** The world broke: nothing was changed, and the words stay with whoever wrote them. */
export interface ChangeFailed {
  readonly kind: 'failed';
  readonly code: BackendErrorCode;
}

export interface ThreadState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Why `status` is `failed`. */
  readonly error: BackendErrorCode | null;
  readonly info: ThreadInfo | null;
  readonly sort: Sort;
  /** What is shown: flat; `buildThread` makes the tree. */
  readonly comments: readonly Comment[];
  /** The reader's own, oldest first, the published ones among them ("yours"). */
  readonly own: readonly OwnEntry[];
  /** New comments that have arrived and wait for `showNew()`. */
  readonly pending: number;
  /** Further pages: `none` when all is loaded. */
  readonly more: 'none' | 'available' | 'loading' | 'failed';
  readonly connection: 'off' | 'open' | 'lost';
}

/** What the form is told. After `waiting` the words are safe and the form may be emptied; after the others see `PostOutcome`. */
export type PostResult =
  | PostOutcome
  | { readonly kind: 'waiting'; readonly code: BackendErrorCode }
  /** The words stay in the form. */
  | { readonly kind: 'failed'; readonly code: BackendErrorCode };

/** What this browser keeps for its reader besides comments. */
export interface Kept {
  readonly drafts: Drafts;
  readonly name: RememberedName;
  readonly receipts: Receipts;
}

/** For what readers do with a comment besides answering it (elements/take-part). */
export interface PartInThread {
  taking(): Promise<Taking>;
  /** As the store was told: `browser`, or what keeps things; undefined: nothing is kept. */
  readonly storage: ReaderStorage | 'browser' | undefined;
  /** Shows so many votes on a comment. */
  amend(id: string, votes: number): void;
}

export interface ThreadStore extends Readable<ThreadState> {
  readonly thread: string;
  readonly part: PartInThread;
  readonly capabilities: BackendCapabilities;
  /**
   * Loads the first page, own comments by their receipts, and what waits to be sent. Again = afresh. Never rejects. `around`:
   * id of a comment whose conversation comes along.
   */
  load(around?: string): Promise<void>;
  /** Loads the next page, if there is one; with `around` the conversation of that comment, and the pages go on as before. */
  more(around?: string): Promise<void>;
  /** Shows the comment at once and sends it. `trap` is the field that people do not see. Never rejects. */
  post(draft: Draft, parent: string | null, trap?: string): Promise<PostResult>;
  /** Tries an own entry again now: one that waits, was refused or failed. */
  retry(secret: string): Promise<void>;
  /** Takes an unsent own entry away and gives its words back for the form; null where it is no longer unsent. */
  takeBack(secret: string): Promise<{ readonly draft: Draft; readonly parent: string | null } | null>;
  /** Changes the words of an own comment that has arrived; shown at once, put back where they are not taken. Never rejects. */
  edit(secret: string, text: string, dir?: 'ltr' | 'rtl'): Promise<EditOutcome | ChangeFailed>;
  /** Takes an own comment that has arrived away for good; put back where that fails. Never rejects. */
  remove(secret: string): Promise<RemoveOutcome | ChangeFailed>;
  /** Keeps unsent words for this place on this device; empty ones are wiped. Rejects where what keeps them does not come. */
  keepDraft(parent: string | null, text: string): Promise<void>;
  /** Is anything kept here for the reader (a comment, unsent words, the name)? Asked without fetching what `kept` fetches. */
  hasKept(): Promise<boolean>;
  /** Fetches what minds the reader's own things; rejects where that does not come. */
  kept(): Promise<Kept>;
  /** Puts the pending comments into `comments`. */
  showNew(): void;
  setSort(sort: Sort): Promise<void>;
  /** Live updates on (call it while the thread is visible) and off. */
  connect(): void;
  disconnect(): void;
  /** Stops everything: timers, listeners, live updates. `load` starts it again. */
  close(): void;
}
