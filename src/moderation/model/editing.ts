/**
 * Changing a comment's words, for keepers of comments whose moderators do so (WordPress'). A newsroom on our own server does not:
 * there a comment stands as its writer left it, or not at all.
 */
import type { AbortSignalLike } from '../../comments/model/backend.js';
import type { QueueItem } from './backend.js';

/** Words as they are kept, and as a person edits them. */
export interface StoredWords {
  /** To the letter; a change names it, so that nobody's newer words are overwritten unseen. */
  readonly stored: string;
  readonly text: string;
  /** `plain`: the text is what readers read. `html`: it has formatting, and is edited as it is kept, so that none of it is lost unseen. */
  readonly form: 'plain' | 'html';
}

export interface WordChange {
  readonly id: string;
  /** The `stored` that was on the screen. */
  readonly was: string;
  readonly text: string;
  readonly form: StoredWords['form'];
  /** Made by the caller; the same batch again changes nothing more. */
  readonly batch: string;
}

/** The last change of words by a moderator that stands. */
export interface WordsRecord {
  readonly by: string;
  /** ms since 1970. */
  readonly at: number;
  readonly batch: string;
  /** The former words are still kept. */
  readonly undoable: boolean;
}

/**
 * `conflict`: somebody changed them meanwhile; nothing was saved, and here is how they read now. `altered`: what stands there now is
 * not quite what was sent, because the keeper does not allow all of its formatting.
 */
export type WordOutcome =
  | { readonly kind: 'done'; readonly words: StoredWords; readonly altered: boolean; readonly item: QueueItem }
  | { readonly kind: 'conflict'; readonly words: StoredWords; readonly item: QueueItem }
  /** `address`: it could not be saved without losing the address that the comment was sent from. */
  | { readonly kind: 'refused'; readonly because: 'missing' | 'too-long' | 'address' }
  | { readonly kind: 'unknown' };

/** Calls may throw `BackendError`. */
export interface WordEditing {
  /** undefined: there is no such comment (any more). */
  read(id: string, signal?: AbortSignalLike): Promise<StoredWords | undefined>;
  change(change: WordChange, signal?: AbortSignalLike): Promise<WordOutcome>;
  /** Puts back exactly what stood there before; not over newer words. */
  undo(id: string, batch: string, signal?: AbortSignalLike): Promise<WordOutcome>;
}
