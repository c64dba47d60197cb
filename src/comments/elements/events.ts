/** Events of the comment elements. They come from what a reader does, never from a script setting a property. */
import type { Draft } from '../model/draft.js';

/**
 * Fired by `<sayso-comment-form>` when a reader posts a draft in which nothing is plainly missing or wrong, before anything is sent.
 * Cancelable: `preventDefault()` keeps the words in the form and sends nothing.
 */
export class CommentSubmitEvent extends Event {
  static readonly eventName = 'sayso-comment-submit';
  /** Trimmed, without what the site does not ask for; not yet judged in full: that is done where the comments are kept. */
  readonly draft: Draft;
  /** The comment that is answered; null for a new conversation. */
  readonly parent: string | null;
  constructor(draft: Draft, parent: string | null) {
    super(CommentSubmitEvent.eventName, { bubbles: true, composed: true, cancelable: true });
    this.draft = draft;
    this.parent = parent;
  }
}

/** Fired by a reply form when the reader closes it, or when its words were taken. Not cancelable. */
export class CommentFormCloseEvent extends Event {
  static readonly eventName = 'sayso-comment-form-close';
  /** Whether the reader gave up, or the words were taken. */
  readonly because: 'cancelled' | 'posted';
  constructor(because: 'cancelled' | 'posted') {
    super(CommentFormCloseEvent.eventName, { bubbles: true, composed: true });
    this.because = because;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sayso-comment-submit': CommentSubmitEvent;
    'sayso-comment-form-close': CommentFormCloseEvent;
  }
}
