/** What stands at one's own comments: what became of those that are not everybody's (yet), and what can be done with them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OwnEntry } from '../../runtime/thread-state.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { writing, type WritingMessages } from '../../messages/writing/index.js';
import { reasonWords } from '../comment-form/outcome.js';
import type { CommentView } from '../comment-view.js';
import type { SaysoCommentThread } from './comment-thread.js';
import type { OwnChanges } from './own-changes.js';
import type { OwnUnsent } from './own-unsent.js';

export type OwnView = Pick<CommentView, 'tone' | 'notice' | 'body' | 'actions'>;

/** What stands over and under one's own comments, in the language of the thread that shows them. */
export class OwnNotices {
  readonly #thread: SaysoCommentThread;
  readonly #localize: LocalizeController<WritingMessages>;
  #changes: OwnChanges | undefined;
  #unsent: OwnUnsent | undefined;

  constructor(thread: SaysoCommentThread) {
    this.#thread = thread;
    this.#localize = new LocalizeController(thread, writing);
  }

  /** By the comments' ids. */
  of(entries: readonly OwnEntry[]): ReadonlyMap<string, OwnView> {
    return new Map(entries.map((entry) => [entry.comment.id, { ...this.#notice(entry), ...(this.#changes?.view(entry) ?? this.#buttons(entry)) }]));
  }

  /** A comment that is everybody's needs nothing said. */
  #notice(entry: OwnEntry): OwnView {
    const { words } = this.#localize;
    switch (entry.state) {
      case 'published':
        return {};
      case 'sending':
        return { tone: 'quietly', notice: this.#say(words.sending) };
      case 'held':
        return { tone: 'held', notice: this.#say(words.ownHeld, reasonWords(entry.reasons, words.reasons, words.otherReason)) };
      default:
        return { tone: 'held', notice: (this.#unsent ?? this.#bringUnsent())?.notice(entry) ?? this.#say(words.waiting) };
    }
  }

  #say(words: string, more: readonly string[] = []): TemplateResult {
    return html`<strong>${words}</strong> ${more.join(' ')}`;
  }

  /** Offline it cannot come, and some browsers never ask for a module twice. */
  #bringUnsent(): undefined {
    if (!navigator.onLine) return;
    void import('./own-unsent.js').then(
      ({ OwnUnsent }) => {
        this.#unsent ??= new OwnUnsent(this.#thread, this.#localize);
        this.#thread.requestUpdate();
      },
      () => undefined,
    );
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
