/** What a thread looks like to the elements that draw it: one frozen snapshot, and what may be asked of its store. */
import type { BackendCapabilities, PostOutcome, PublicReason, Sort, ThreadInfo } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import type { Draft, Problem } from '../model/draft.js';
import type { EditOutcome, RemoveOutcome } from '../model/editing.js';
import type { BackendErrorCode } from '../model/errors.js';
import type { Drafts } from './drafts.js';
import type { Receipts } from './receipts.js';
import type { RememberedName } from './remembered-name.js';
import type { Thread } from './thread.js';

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

/** A `Thread` with all that can be done in it. */
export interface ThreadStore extends Thread {
  readonly capabilities: BackendCapabilities;
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
  /** Puts the pending comments into `comments`. */
  showNew(): void;
}
