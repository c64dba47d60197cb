/** What stands at one's own comments that did not arrive, or were turned down. Fetched with the first of them. */
import { html, nothing, type TemplateResult } from 'lit';
import { unreachable } from '../../../base/result.js';
import type { OwnEntry } from '../../runtime/thread-state.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { trouble, type TroubleMessages } from '../../messages/trouble/index.js';
import type { WritingMessages } from '../../messages/writing/index.js';
import { reasonWords } from '../comment-form/outcome.js';
import { restore } from '../comment-form/restore.js';
import type { SaysoCommentThread } from './comment-thread.js';

export class OwnUnsent {
  readonly #thread: SaysoCommentThread;
  readonly #writing: LocalizeController<WritingMessages>;
  readonly #localize: LocalizeController<TroubleMessages>;

  constructor(thread: SaysoCommentThread, localize: LocalizeController<WritingMessages>) {
    this.#thread = thread;
    this.#writing = localize;
    this.#localize = new LocalizeController(thread, trouble);
  }

  #sentences({ state, reasons }: OwnEntry): readonly string[] {
    const [said, words] = [this.#writing.words, this.#localize.words];
    const why = { ...said.reasons, ...words.reasons };
    switch (state) {
      case 'waiting-for-network':
        return [said.waiting];
      case 'rejected':
        return [words.ownRefused, ...reasonWords(reasons, why, '')];
      case 'refused':
        return [words.ownRefused, ...reasonWords(reasons, why, words.otherRefusal)];
      case 'failed':
        return [words.ownFailed];
      case 'sending':
      case 'held':
      case 'published':
        return [];
      default:
        return unreachable(state);
    }
  }

  notice(entry: OwnEntry): TemplateResult {
    const { words } = this.#localize;
    const [first, ...rest] = this.#sentences(entry);
    return html`<strong>${first}</strong> ${rest.join(' ')}${entry.state === 'rejected'
      ? nothing
      : html`<span class="notice-actions"
          ><button class="quiet" @click=${() => void this.#retry(entry)}>${words.sendAgain}</button
          ><button class="quiet" @click=${() => void this.#takeBack(entry)}>${words.takeBack}</button></span
        >`}`;
  }

  async #retry({ secret }: OwnEntry): Promise<void> {
    await (await this.#thread.store?.kept())?.retry(secret);
  }

  /** Takes it back into the form that it was written in. */
  async #takeBack(entry: OwnEntry): Promise<void> {
    const back = await (await this.#thread.store?.kept())?.takeBack(entry.secret);
    if (back == null) return;
    const form =
      back.parent === null ? this.#thread.closest('sayso-comments')?.querySelector('sayso-comment-form') : await this.#thread.reply(back.parent);
    if (form == null) return;
    restore(form, back.draft.text);
    form.focus();
  }
}
