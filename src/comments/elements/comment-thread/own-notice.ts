/** What stands at one's own comments: what became of those that are not everybody's (yet), and what can be done with them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OwnEntry } from '../../runtime/thread-state.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { writing, type WritingMessages } from '../../messages/writing/index.js';
import { reasonWords } from '../comment-form/outcome.js';
import type { CommentView } from '../comment-view.js';
import type { SaysoCommentThread } from './comment-thread.js';
import type { OwnChanges } from './own-changes.js';

export interface OwnActions {
  readonly retry: (entry: OwnEntry) => void;
  readonly takeBack: (entry: OwnEntry) => void;
}

const sentences = (entry: OwnEntry, words: WritingMessages): readonly [string, ...string[]] => {
  switch (entry.state) {
    case 'sending':
      return [words.sending];
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

export type OwnView = Pick<CommentView, 'tone' | 'notice' | 'body' | 'actions'>;

/** What stands over and under one's own comments, in the language of the thread that shows them. */
export class OwnNotices {
  readonly #thread: SaysoCommentThread;
  readonly #localize: LocalizeController<WritingMessages>;
  #changes: OwnChanges | undefined;

  constructor(thread: SaysoCommentThread) {
    this.#thread = thread;
    this.#localize = new LocalizeController(thread, writing);
  }

  /** By the comments' ids. */
  of(entries: readonly OwnEntry[], takeBack: OwnActions['takeBack']): ReadonlyMap<string, OwnView> {
    const retry = (entry: OwnEntry): void => void this.#thread.store?.retry(entry.secret);
    return new Map(entries.map((entry) => [entry.comment.id, { ...this.#notice(entry, { retry, takeBack }), ...(this.#changes?.view(entry) ?? this.#buttons(entry)) }]));
  }

  /** A comment that is everybody's needs nothing said. */
  #notice(entry: OwnEntry, actions: OwnActions): OwnView {
    if (entry.state === 'published') return {};
    return { tone: entry.state === 'sending' ? 'quietly' : 'held', notice: noticeView(entry, this.#localize.words, actions) };
  }

  /** "Edit" and "Delete", under what is still its author's. */
  #buttons({ confirmed, state, editableUntil, secret, comment: { id } }: OwnEntry): OwnView {
    if (!confirmed || (state !== 'published' && state !== 'held')) return {};
    const { words } = this.#localize;
    const button = (what: 'edit' | 'remove', part: string) =>
      html`<button class="quiet" part=${part} data-own="${what}-${id}" @click=${() => void this.#change(id, what)}>${words[what]}</button>`;
    return {
      actions: html`${editableUntil !== undefined && Date.now() < editableUntil ? button('edit', 'edit') : nothing}${this.#thread.store?.capabilities.delete === true ? button('remove', 'delete') : nothing}${state === 'held'
        ? html`<button class="quiet" part="private-link" data-own="link-${id}" @click=${(event: Event) => void this.#link(event, secret)}>${words.privateLink}</button>`
        : nothing}`,
    };
  }

  async #link({ currentTarget }: Event, secret: string): Promise<void> {
    const { copyPrivateLink } = await import('../private-link/copy.js');
    await copyPrivateLink(secret, currentTarget as HTMLElement);
  }

  /** The field and the question are fetched at the first use; where they do not come, the next click asks again. */
  async #change(id: string, what: 'edit' | 'remove'): Promise<void> {
    const { OwnChanges } = await import('./own-changes.js');
    this.#changes ??= new OwnChanges(this.#thread, this.#localize);
    await this.#changes.show(id, what);
  }
}
