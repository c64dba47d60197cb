/**
 * At one's own comment that was kept from readers: the way to the reasons, and to the one other look that its author can ask for
 * (CM-25, CM-30). Both stand on the keeper's own page. Fetched with the first such comment.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { statement, type StatementMessages } from '../../messages/statement/index.js';
import type { OwnStatement } from '../../model/editing.js';
import type { OwnEntry } from '../../runtime/thread-state.js';
import type { SaysoCommentThread } from './comment-thread.js';

export class OwnStatements {
  readonly #thread: SaysoCommentThread;
  readonly #localize: LocalizeController<StatementMessages>;
  /** By comment and what last became of it; null while it is asked for, and where nothing is stated. */
  readonly #told = new Map<string, OwnStatement | null>();

  constructor(thread: SaysoCommentThread) {
    this.#thread = thread;
    this.#localize = new LocalizeController(thread, statement);
  }

  view(entry: OwnEntry): TemplateResult | typeof nothing {
    const { id, seq, status } = entry.comment;
    const key = [id, seq, status].join(' ');
    if (!this.#told.has(key)) void this.#ask(key, entry);
    const told = this.#told.get(key);
    if (!told) return nothing;
    const { words, language } = this.#localize;
    const page = `${told.page}&lang=${encodeURIComponent(language)}`;
    return html`${told.upheld ? words.upheld : nothing} ${told.account ? words.account : nothing}<span class="notice-actions"
        ><a class="quiet" part="statement" href=${page}>${told.mayAppeal ? words.ask : words.why}</a></span
      >`;
  }

  /** Asked once each: where no answer comes, the next visit asks again. */
  async #ask(key: string, { secret, comment: { id } }: OwnEntry): Promise<void> {
    this.#told.set(key, null);
    const editing = await this.#thread.store?.backend.editing().catch(() => undefined);
    this.#told.set(key, (await editing?.statement?.({ secret, id }).catch(() => null)) ?? null);
    this.#thread.requestUpdate();
  }
}
