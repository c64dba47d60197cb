/** The line over one's own comment that is not everybody's (yet): what became of it, and what can be done. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { OwnEntry } from '../../runtime/thread-state.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { writing, type WritingMessages } from '../../messages/writing/index.js';
import { reasonWords } from '../comment-form/added.js';

export interface OwnActions {
  readonly retry: (entry: OwnEntry) => void;
  readonly takeBack: (entry: OwnEntry) => void;
}

const sentences = (entry: OwnEntry, words: WritingMessages): readonly [string, ...string[]] => {
  switch (entry.state) {
    case 'sending':
      return [words.ownSending];
    case 'waiting-for-network':
      return [words.ownWaiting];
    case 'held':
      return [words.ownHeld, ...reasonWords(entry.reasons, words, words.otherReason)];
    case 'rejected':
      return [words.ownRefused, ...reasonWords(entry.reasons, words, '')];
    case 'refused':
      return [words.ownRefused, ...reasonWords(entry.reasons, words, words.otherRefusal)];
    case 'failed':
      return [words.ownFailed];
    case 'published':
      return [''];
  }
};

const noticeView = (entry: OwnEntry, words: WritingMessages, actions: OwnActions): TemplateResult => {
  const [first, ...rest] = sentences(entry, words);
  const unsent = entry.state === 'waiting-for-network' || entry.state === 'failed' || entry.state === 'refused';
  return html`<strong>${first}</strong> ${rest.join(' ')}${unsent
    ? html`<span class="notice-actions"
        ><button class="quiet" @click=${() => actions.retry(entry)}>${words.sendAgain}</button
        ><button class="quiet" @click=${() => actions.takeBack(entry)}>${words.takeBack}</button></span
      >`
    : nothing}`;
};

/** What to say over one's own comments, in the language of the thread that shows them. */
export class OwnNotices {
  /** The words of writing, for whoever stands beside. */
  readonly localize: LocalizeController<WritingMessages>;

  constructor(thread: LitElement) {
    this.localize = new LocalizeController(thread, writing);
  }

  /** By the comments' ids; a comment that is everybody's needs nothing said. */
  of(entries: readonly OwnEntry[], actions: OwnActions): ReadonlyMap<string, { readonly tone: 'held' | 'quietly'; readonly notice: TemplateResult }> {
    const unpublished = entries.filter((entry) => entry.state !== 'published');
    return new Map(
      unpublished.map((entry) => [
        entry.comment.id,
        { tone: entry.state === 'sending' ? 'quietly' : 'held', notice: noticeView(entry, this.localize.words, actions) },
      ]),
    );
  }
}
