import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CommentBackend } from '../../model/backend.js';
import type { ThreadState, ThreadStore } from '../../runtime/thread-state.js';
import { createThreadStore } from '../../runtime/thread-store.js';
import { prepareAnnouncer } from '../../../ui/announcer.js';
import { base } from '../../../ui/base.styles.js';
import { formatDateTime } from '../../../i18n/format.js';
import { warnOfUnknownAttributes } from '../../../ui/attributes.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { warnOnce } from '../../../ui/plain/warn-once.js';
import { StoreController } from '../../../ui/store-controller.js';
import { tokens } from '../../../ui/tokens.js';
import { catalogue } from '../../messages/index.js';
import type { SaysoCommentForm } from '../comment-form/comment-form.js';
import type { SaysoCommentThread } from '../comment-thread/comment-thread.js';
import { chooseBackend } from '../choose-backend.js';
import { commentsStyles } from './comments.styles.js';

/** How far below the screen the comments begin to be fetched. */
const nearby = '800px';

/**
 * @summary Readers' comments, whole: heading, form and thread, wired to whatever keeps them.
 *
 * Nothing is fetched until it comes near the screen; live updates flow only while it is on a visible page. Its form and thread
 * are made in the light DOM, unless the page brought them.
 *
 * @slot - Useful without script, and shown until the comments are there: a link to read them, or a server-rendered list.
 * @slot form - The `<sayso-comment-form>`; a `<form>` that stands directly inside is wrapped into one.
 * @slot thread - The `<sayso-comment-thread>`.
 * @fires {CommentSubmitEvent} sayso-comment-submit - Before a valid draft is sent; cancelable.
 * @csspart heading - "12 comments".
 * @csspart question - The editor's question, over the form.
 * @csspart closing - "Open until …", where that is known.
 * @csspart error - What is said where the element is not set up.
 * @cssproperty [--sayso-accent] - Links, buttons, focus ring.
 */
export class SaysoComments extends LitElement {
  static override styles = [tokens, base, commentsStyles];

  readonly #localize = new LocalizeController(this, catalogue);
  readonly #store = new StoreController<ThreadState>(this);

  /** Which thread: any text that names the page for ever, mostly its path. Required. */
  @property() thread = '';

  /** Who keeps the comments: `http` (a sayso server) or `local` (this browser; for trying out). */
  @property() backend = 'http';

  /** Address of the sayso server, for `http`. Required there. */
  @property() endpoint = '';

  /** Which of the server's sites; empty for its default one. */
  @property() site = '';

  /** A backend of the page's own; goes before `backend` and `endpoint`. */
  @property({ attribute: false }) source: CommentBackend | undefined;

  /** May words and names be kept in this browser when the reader asks for it? Where not, they live as long as the page. */
  @property({ attribute: false }) mayKeep: () => boolean = () => true;

  @state() private faulty = false;
  /** Room is held below the comments. Given back only while nobody sees it, so that what stands below never jumps. */
  @state() private held = true;

  #near = false;
  #onScreen = false;
  /** What the present store was made with. */
  #madeFor: readonly unknown[] = [];
  #watcher: IntersectionObserver | undefined;
  #stopListening: AbortController | undefined;

  /** The store of this thread, once it came near the screen. */
  get store(): ThreadStore | undefined {
    return this.#store.store as ThreadStore | undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    warnOfUnknownAttributes(this);
    this.#stopListening = new AbortController();
    const { signal } = this.#stopListening;
    const follow = () => this.#follow();
    document.addEventListener('visibilitychange', follow, { signal });
    // An open stream would keep the page out of the back/forward cache.
    window.addEventListener('pagehide', () => this.store?.disconnect(), { signal });
    window.addEventListener('pageshow', follow, { signal });
    this.#watcher = new IntersectionObserver(
      (entries) => {
        this.#onScreen = entries[entries.length - 1]?.isIntersecting === true;
        if (this.#onScreen && !this.#near) {
          this.#near = true;
          this.requestUpdate();
        }
        if (!this.#onScreen && this.#store.state?.info != null) this.held = false;
        follow();
      },
      { rootMargin: nearby },
    );
    this.#watcher.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.abort();
    this.#watcher?.disconnect();
    this.#onScreen = false;
    // A move is a disconnect and a connect in one task: only what stays away is stopped.
    queueMicrotask(() => {
      if (!this.isConnected) this.store?.disconnect();
    });
  }

  #follow(): void {
    if (this.#onScreen && document.visibilityState === 'visible') this.store?.connect();
    else this.store?.disconnect();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (!this.#near) return;
    const settings = [this.thread, this.backend, this.endpoint, this.site, this.source];
    if (settings.every((each, index) => each === this.#madeFor[index])) return;
    this.#madeFor = settings;
    void this.#start();
  }

  async #start(): Promise<void> {
    const settings = this.#madeFor;
    this.store?.close();
    const backend = await this.#chooseBackend();
    if (settings !== this.#madeFor) return;
    this.faulty = backend === null;
    if (backend === null) return;
    const storage = this.mayKeep() ? { storage: 'browser' as const } : {};
    const scope = `${this.endpoint} ${this.site}`;
    const clock = () => Date.now();
    const { thread } = this;
    const page = () => ({ url: location.href.split('#')[0] ?? '', title: document.title });
    const store = createThreadStore({ backend, thread, clock, page, scope, ...storage });
    this.#store.store = store;
    this.#child<SaysoCommentForm>('form', 'sayso-comment-form').store = store;
    this.#child<SaysoCommentThread>('thread', 'sayso-comment-thread').store = store;
    this.#follow();
    const [, linked] = /^#comment-(.+)/.exec(location.hash) ?? [];
    await store.load(linked);
    const { top, bottom } = this.getBoundingClientRect();
    if (top > innerHeight || bottom < 0) this.held = false;
  }

  async #chooseBackend(): Promise<CommentBackend | null> {
    if (this.thread === '') {
      warnOnce('comments-no-thread', '<sayso-comments> needs thread="…", a name for this page that never changes, such as its path. Found none.');
      return null;
    }
    if (this.source !== undefined) return this.source;
    const chosen = await chooseBackend(this);
    if (chosen.ok) return chosen.value;
    warnOnce('comments-not-set-up', `<sayso-comments thread="${this.thread}">: ${chosen.error}`);
    return null;
  }

  /** The light child of a slot: the page's own, or one that we make. */
  #child<T extends HTMLElement>(slot: 'form' | 'thread', tag: string): T {
    const present = this.querySelector<T>(tag);
    const child = present ?? (document.createElement(tag) as T);
    if (child.parentElement === this || present === null) child.slot = slot;
    if (present !== null) return child;
    const form = slot === 'form' ? this.querySelector(':scope > form') : null;
    if (form === null) this.append(child);
    else {
      form.replaceWith(child);
      child.append(form);
    }
    return child;
  }

  protected override render(): TemplateResult {
    const { words, language, direction } = this.#localize;
    const info = this.#store.state?.info ?? null;
    return html`<section class="base ${this.held && !this.faulty ? 'held' : ''}" dir=${direction} aria-labelledby="heading">
      <h2 class="heading" id="heading" part="heading">${info === null || info.total === 0 ? words.heading : words.total(info.total, language)}</h2>
      ${this.faulty ? html`<p class="say" part="error">${words.misconfigured}</p>` : nothing}
      ${info?.question && info.state === 'open' ? html`<p class="question" part="question" dir="auto">${info.question}</p>` : nothing}
      ${info?.closesAt ? html`<p class="say" part="closing">${words.openUntil(formatDateTime(info.closesAt, language))}</p>` : nothing}
      <slot name="form"></slot>
      <slot name="thread"></slot>
      <slot ?hidden=${info !== null}></slot>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-comments': SaysoComments;
  }
}
