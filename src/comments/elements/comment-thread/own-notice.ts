/** What stands at one's own comments: what became of those that are not everybody's (yet), and what can be done with them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OwnEntry } from '../../runtime/thread-state.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { writing, type WritingMessages } from '../../messages/writing/index.js';
import { reasonWords } from '../comment-form/outcome.js';
import type { OwnView } from '../comment-view.js';
import type { SaysoCommentThread } from './comment-thread.js';
import type { OwnChanges } from './own-changes.js';
import type { OwnUnsent } from './own-unsent.js';

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
  #buttons(entry: OwnEntry): OwnView {
    const { confirmed, state, editableUntil = 0, comment } = entry;
    const held = state === 'held';
    if (!confirmed || !(held || state === 'published')) return {};
    const button = (what: 'edit' | 'remove' | 'privateLink', part: string) =>
      html`<button class="quiet" part=${part} data-own="${what}-${comment.id}" @click=${(event: Event) => void this.#act(what, entry, event.currentTarget as HTMLElement)}>${this.#localize.words[what]}</button>`;
    const { capabilities } = this.#thread.store?.backend ?? {};
    return {
      actions: html`${Date.now() < editableUntil ? button('edit', 'edit') : nothing}${capabilities?.delete ? button('remove', 'delete') : nothing}${held && capabilities?.receipts ? button('privateLink', 'private-link') : nothing}`,
    };
  }

  /** What does it is fetched at the first use; where it does not come, the next click asks again. */
  async #act(what: 'edit' | 'remove' | 'privateLink', { secret, comment }: OwnEntry, button: HTMLElement): Promise<void> {
    if (what === 'privateLink') return (await import('../private-link/copy.js')).copyPrivateLink(secret, button);
    const { OwnChanges } = await import('./own-changes.js');
    this.#changes ??= new OwnChanges(this.#thread, this.#localize);
    await this.#changes.show(comment.id, what);
  }
}
