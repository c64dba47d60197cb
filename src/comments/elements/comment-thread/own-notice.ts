/** The line over one's own comment that is not everybody's (yet): what became of it, and what can be done. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OwnEntry } from '../../runtime/thread-state.js';
import type { Messages } from '../../messages/index.js';
import { reasonWords } from '../comment-form/added.js';

export interface OwnActions {
  readonly retry: (entry: OwnEntry) => void;
  readonly takeBack: (entry: OwnEntry) => void;
}

const sentences = (entry: OwnEntry, words: Messages): readonly [string, ...string[]] => {
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

/** Null where the comment is everybody's and nothing needs to be said. */
export const ownNotice = (
  entry: OwnEntry,
  words: Messages,
  actions: OwnActions,
): { readonly tone: 'held' | 'quietly'; readonly notice: TemplateResult } | null => {
  if (entry.state === 'published') return null;
  const [first, ...rest] = sentences(entry, words);
  const unsent = entry.state === 'waiting-for-network' || entry.state === 'failed' || entry.state === 'refused';
  return {
    tone: entry.state === 'sending' ? 'quietly' : 'held',
    notice: html`<strong>${first}</strong> ${rest.join(' ')}${unsent
      ? html`<span class="notice-actions"
          ><button class="quiet" @click=${() => actions.retry(entry)}>${words.sendAgain}</button
          ><button class="quiet" @click=${() => actions.takeBack(entry)}>${words.takeBack}</button></span
        >`
      : nothing}`,
  };
};
