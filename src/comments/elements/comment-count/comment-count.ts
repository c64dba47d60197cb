import { ReactiveElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { CommentBackend } from '../../model/backend.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { warnOnce } from '../../../ui/plain/warn-once.js';
import { counts } from '../../messages/count/index.js';
import { chooseBackend } from '../choose-backend.js';
import { countOf } from './batch.js';

/**
 * @summary "12 comments", in place of its own text. All counts of a page that ask the same server share one request.
 *
 * @slot - Shown until the count is there, and for good where it cannot be had: "Comments".
 */
export class SaysoCommentCount extends ReactiveElement {
  readonly #localize = new LocalizeController(this, counts);

  /** Which thread is counted. Required. */
  @property() thread = '';
  /** Who keeps the comments: `http` or `local`. */
  @property() backend = 'http';
  /** Address of the sayso server, for `http`. Required there. */
  @property() endpoint = '';
  /** Which of the server's sites. */
  @property() site = '';
  /** A backend of the page's own; goes before `backend` and `endpoint`. */
  @property({ attribute: false }) source: CommentBackend | undefined;

  #count: number | null = null;
  #asked: readonly unknown[] = [];

  protected override createRenderRoot(): this {
    return this;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const settings = [this.thread, this.backend, this.endpoint, this.site, this.source];
    if (settings.some((each, index) => each !== this.#asked[index])) {
      this.#asked = settings;
      void this.#ask(settings);
    }
    if (this.#count !== null) this.textContent = this.#localize.words.total(this.#count, this.#localize.language);
  }

  async #ask(settings: readonly unknown[]): Promise<void> {
    const { thread, backend, endpoint, site, source } = this;
    if (thread === '') {
      warnOnce('count-no-thread', '<sayso-comment-count> needs thread="…", the same as the <sayso-comments> that it counts. Found none.');
      return;
    }
    const load = async () => {
      if (source !== undefined) return source;
      const chosen = await chooseBackend({ backend, endpoint, site });
      if (typeof chosen !== 'string') return chosen;
      throw new Error(chosen);
    };
    try {
      const count = await countOf(source === undefined ? JSON.stringify([backend, endpoint, site]) : keyOf(source), thread, load);
      if (settings !== this.#asked) return;
      this.#count = count;
      this.requestUpdate();
    } catch (error) {
      // The text that the page gave stays: no number is better than a wrong one.
      warnOnce('count-failed', `<sayso-comment-count> could not be counted and keeps its own text. ${String(error)}`);
    }
  }
}

const keys = new WeakMap<CommentBackend, string>();
let sources = 0;
const keyOf = (source: CommentBackend): string => {
  const key = keys.get(source) ?? `source ${++sources}`;
  keys.set(source, key);
  return key;
};

declare global {
  interface HTMLElementTagNameMap {
    'sayso-comment-count': SaysoCommentCount;
  }
}
