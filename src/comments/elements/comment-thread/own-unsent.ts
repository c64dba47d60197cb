/** What stands at one's own comments that did not arrive, or were turned down. Fetched with the first of them. */
import { html, nothing, type TemplateResult } from 'lit';
import { adoptStyles } from '../../../ui/adopt.js';
import { unreachable } from '../../../base/result.js';
import type { OwnEntry } from '../../runtime/thread-state.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { trouble, type TroubleMessages } from '../../messages/trouble/index.js';
import type { WritingMessages } from '../../messages/writing/index.js';
import { reasonWords } from '../comment-form/outcome.js';
import { restore } from '../comment-form/restore.js';
import type { SaysoCommentThread } from './comment-thread.js';
import type { OwnStatements } from './own-statement.js';
import { unsentStyles } from './own-unsent.styles.js';

export class OwnUnsent {
  readonly #thread: SaysoCommentThread;
  readonly #writing: LocalizeController<WritingMessages>;
  readonly #localize: LocalizeController<TroubleMessages>;
  #statements: OwnStatements | undefined;

  constructor(thread: SaysoCommentThread, localize: LocalizeController<WritingMessages>) {
    this.#thread = thread;
    this.#writing = localize;
    this.#localize = new LocalizeController(thread, trouble);
    adoptStyles(thread.renderRoot, unsentStyles);
  }

  #sentences({ state, reasons, comment }: OwnEntry): readonly string[] {
    const [said, words] = [this.#writing.words, this.#localize.words];
    const why = { ...said.reasons, ...words.reasons };
    switch (state) {
      case 'waiting-for-network':
        return [said.waiting];
      case 'rejected':
        // What the rules had said was why it waits; why it was decided so, its statement tells.
        return [comment.status === 'removed' ? words.ownRemoved : words.ownRefused];
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
      ? (this.#statements?.view(entry) ?? this.#bringStatements())
      : html`<span class="notice-actions"
          ><button class="quiet" @click=${() => void this.#retry(entry)}>${words.sendAgain}</button
          ><button class="quiet" @click=${() => void this.#takeBack(entry)}>${words.takeBack}</button></span
        >`}`;
  }

  /** The words stand there without; the next load asks again where it did not come. */
  #bringStatements(): typeof nothing {
    void import('./own-statement.js').then(
      ({ OwnStatements }) => {
        this.#statements ??= new OwnStatements(this.#thread);
        this.#thread.requestUpdate();
      },
      () => undefined,
    );
    return nothing;
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
