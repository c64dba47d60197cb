import { counters, type Counter } from '../../../backends/load-counts.js';
import { onLanguageChange } from '../../../ui/plain/language.js';
import { warnOnce } from '../../../ui/plain/warn-once.js';
import { speechOf } from '../../../ui/speech.js';
import { counts } from '../../messages/count/index.js';
import type { CommentBackend } from '../../model/backend.js';
import { chooseFrom } from '../choose-backend.js';
import { countOf } from './batch.js';

/** Node has no elements, and importing a class must not fail there. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

const properties = ['thread', 'backend', 'endpoint', 'site', 'source'] as const;

/**
 * @summary "12 comments", in place of its own text. All counts of a page that ask the same server share one request.
 *
 * @attr {string} thread - Which thread is counted. Required.
 * @attr {string} backend - Who keeps the comments: `http` or `local`.
 * @attr {string} endpoint - Address of the sayso server, for `http`. Required there.
 * @attr {string} site - Which of the server's sites.
 * @slot - Shown until the count is there, and for good where it cannot be had: "Comments".
 */
// A plain element: an index page pays for nothing but this.
export class SaysoCommentCount extends Base {
  static readonly observedAttributes: readonly string[] = properties.slice(0, 4);

  #source: CommentBackend | undefined;
  #count: number | null = null;
  #asked: readonly unknown[] = [];
  #isUpdating = false;
  #stop: (() => void) | undefined;

  /** Which thread is counted. Required. */
  get thread(): string {
    return this.getAttribute('thread') ?? '';
  }
  set thread(name: string) {
    this.setAttribute('thread', name);
  }
  /** Who keeps the comments: `http` or `local`. */
  get backend(): string {
    return this.getAttribute('backend') ?? 'http';
  }
  set backend(name: string) {
    this.setAttribute('backend', name);
  }
  /** Address of the sayso server, for `http`. Required there. */
  get endpoint(): string {
    return this.getAttribute('endpoint') ?? '';
  }
  set endpoint(address: string) {
    this.setAttribute('endpoint', address);
  }
  /** Which of the server's sites. */
  get site(): string {
    return this.getAttribute('site') ?? '';
  }
  set site(id: string) {
    this.setAttribute('site', id);
  }
  /** A backend of the page's own; goes before `backend` and `endpoint`. */
  get source(): CommentBackend | undefined {
    return this.#source;
  }
  set source(source: CommentBackend | undefined) {
    this.#source = source;
    this.#update();
  }

  connectedCallback(): void {
    // What a page set before the element was known hides our accessors.
    for (const name of properties) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      this[name] = value as never;
    }
    this.#stop = onLanguageChange(() => void this.#speak());
    this.#update();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  attributeChangedCallback(): void {
    this.#update();
  }

  /** Once for all that changes together. */
  #update(): void {
    if (this.#isUpdating || !this.isConnected) return;
    this.#isUpdating = true;
    queueMicrotask(() => {
      this.#isUpdating = false;
      const settings = properties.map((name) => this[name]);
      if (settings.every((each, index) => each === this.#asked[index])) return;
      this.#asked = settings;
      void this.#ask(settings);
    });
  }

  async #ask(settings: readonly unknown[]): Promise<void> {
    const { thread, backend, endpoint, site, source } = this;
    if (thread === '') {
      warnOnce('count-no-thread', '<sayso-comment-count> needs thread="…", the same as the <sayso-comments> that it counts. Found none.');
      return;
    }
    const load = async () => {
      const chosen = source ?? (await chooseFrom<Counter>(counters, { thread, backend, endpoint, site }));
      if (typeof chosen !== 'string') return chosen;
      throw new Error(chosen);
    };
    try {
      const count = await countOf(source === undefined ? JSON.stringify([backend, endpoint, site]) : keyOf(source), thread, load);
      if (settings !== this.#asked) return;
      this.#count = count;
      await this.#speak();
    } catch (error) {
      // The text that the page gave stays: no number is better than a wrong one.
      warnOnce('count-failed', `<sayso-comment-count> could not be counted and keeps its own text. ${String(error)}`);
    }
  }

  async #speak(): Promise<void> {
    const { words, language } = await speechOf(this, counts);
    if (this.#count !== null) this.textContent = words.total(this.#count, language);
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
