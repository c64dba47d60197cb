import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CommentBackend } from '../../model/backend.js';
import type { ThreadState, ThreadStore } from '../../runtime/thread-state.js';
import { createThreadStore } from '../../runtime/thread-store.js';
import { prepareAnnouncer } from '../../../ui/announcer.js';
import { base } from '../../../ui/base.styles.js';
import { formatDateTime } from '../../../i18n/format.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { warnOnce } from '../../../ui/plain/warn-once.js';
import { StoreController } from '../../../ui/store-controller.js';
import { tokens } from '../../../ui/tokens.js';
import { catalogue } from '../../messages/index.js';
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

  /**
   * Who is signed in, where members write: a token that the site has signed, null for nobody. Asked when somebody is about to
   * write, sent to `endpoint` with posts only. Or a `<script type="application/json" data-sayso-identity>` with the token.
   */
  @property({ attribute: false }) identity: (() => Promise<string | null>) | undefined;

  /** May words and names be kept in this browser when the reader asks for it? Where not, they live as long as the page. */
  @property({ attribute: false }) mayKeep: () => boolean = () => true;

  /** Tells search engines what is shown, as JSON-LD. Not needed where the server writes it into the page. */
  @property({ type: Boolean, attribute: 'structured-data' }) structuredData = false;

  /** Marks what is new since the reader's last visit, which is kept in this browser. A matter of consent; off by default. */
  @property({ type: Boolean, attribute: 'remember-visits', reflect: true }) rememberVisits = false;

  @state() private faulty = false;
  /** Room is held below the comments. Given back only while nobody sees it, so that what stands below never jumps. */
  @state() private held = true;

  /** What the page itself has in our place stands there alone until it is replaced, whole and at once: it never moves. */
  #waits = false;
  #shown: ThreadStore | undefined;
  /** What few threads need, and the private link in the address, should there be one. */
  #attach: (() => void) | undefined;
  #near = false;
  #hasExtras = false;
  #onScreen = false;
  /** What the present store was made with. */
  #madeFor: readonly unknown[] = [];
  #stop: (() => void) | undefined;

  /** The store of this thread, once it came near the screen. */
  get store(): ThreadStore | undefined {
    return this.#store.store as ThreadStore | undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    this.#waits = this.firstElementChild !== null;
    // A page with nothing to be told of fetches nothing.
    if (this.getAttributeNames().some((name) => !(this.constructor as typeof LitElement).observedAttributes.includes(name) && !/^(id|class|lang|dir|data-)/.test(name))) {
      void import('../../../ui/attributes.js').then(
        ({ warnOfUnknownAttributes }) => warnOfUnknownAttributes(this),
        () => undefined,
      );
    }
    const stop = new AbortController();
    const { signal } = stop;
    const approach = (): void => {
      // Who comes for one comment need not scroll to find it.
      this.#near ||= this.#onScreen || /^#(comment|sayso)-/.test(location.hash);
      this.requestUpdate();
    };
    window.addEventListener('hashchange', () => (approach(), this.#attach?.()), { signal });
    document.addEventListener('visibilitychange', this.#follow, { signal });
    // An open stream would keep the page out of the back/forward cache.
    window.addEventListener('pagehide', () => this.store?.disconnect(), { signal });
    window.addEventListener('pageshow', this.#follow, { signal });
    const watcher = new IntersectionObserver(
      (entries) => {
        this.#onScreen = entries.pop()?.isIntersecting === true;
        approach();
        if (!this.#onScreen && this.#store.state?.info) this.held = false;
        this.#follow();
      },
      { rootMargin: nearby },
    );
    watcher.observe(this);
    this.#stop = () => {
      stop.abort();
      watcher.disconnect();
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#onScreen = false;
    // A move is a disconnect and a connect in one task: only what stays away is stopped.
    queueMicrotask(() => {
      if (!this.isConnected) this.store?.disconnect();
    });
  }

  readonly #follow = (): void => {
    if (this.#onScreen && !document.hidden) this.store?.connect();
    else this.store?.disconnect();
  };

  protected override willUpdate(): void {
    const { store } = this;
    const state = this.#store.state;
    this.#waits &&= !this.faulty && !state?.info && state?.status !== 'failed';
    if (store && !this.#waits && this.#shown !== store) {
      this.#shown = store;
      Object.assign(this.#child('form'), { store });
      Object.assign(this.#child('thread'), { store });
    }
    this.#hasExtras ||= this.structuredData || this.rememberVisits;
    if (this.#near && this.#hasExtras) {
      void import('../extras/extras.js').then(
        ({ addExtras }) => addExtras(this),
        () => undefined,
      );
    }
    const settings = [this.thread, this.backend, this.endpoint, this.site, this.source];
    if (!this.#near || settings.every((each, index) => each === this.#madeFor[index])) return;
    this.#madeFor = settings;
    void this.#start(settings);
  }

  async #start(settings: readonly unknown[]): Promise<void> {
    this.store?.close();
    const { thread, source } = this;
    const backend = await (source ?? chooseBackend(this));
    if (settings !== this.#madeFor) return;
    this.faulty = thread === '' || typeof backend === 'string';
    if (this.faulty || typeof backend === 'string') {
      const fault = typeof backend === 'string' ? backend : 'needs thread="…", a name for this page that never changes.';
      return warnOnce('comments-not-set-up', `<sayso-comments thread="${thread}">: ${fault}`);
    }
    const scope = `${this.endpoint} ${this.site}`;
    const clock = Date.now;
    const page = () => ({ url: location.href.split('#')[0] ?? '', title: document.title });
    const store = createThreadStore({ backend, thread, clock, page, scope, ...(this.mayKeep() ? { storage: 'browser' } : {}) });
    this.#store.store = store;
    this.#follow();
    const [, linked] = /^#comment-(.+)/.exec(location.hash) ?? [];
    await store.load(linked);
    this.#attach = () => {
      if (store.getState().info?.writing || location.hash.startsWith('#sayso-')) void import('../writing/attach.js').then(({ attach }) => attach(this, backend, store), () => undefined);
    };
    this.#attach();
    const { top, bottom } = this.getBoundingClientRect();
    if (top > innerHeight || bottom < 0) this.held = false;
  }

  /** The light child of a slot: the page's own, or one that we make; a form that stands directly inside comes into it. */
  #child(slot: 'form' | 'thread'): HTMLElement {
    const tag = `sayso-comment-${slot}`;
    const present = this.querySelector<HTMLElement>(tag);
    const child = present ?? document.createElement(tag);
    if (child.parentElement === this || present === null) child.slot = slot;
    if (present !== null) return child;
    const form = slot === 'form' ? this.querySelector(':scope > form') : null;
    if (form === null) this.append(child);
    else {
      // Somebody may be writing in it.
      const active = document.activeElement as HTMLElement | null;
      form.before(child);
      child.append(form);
      active?.focus({ preventScroll: true });
    }
    return child;
  }

  protected override render(): TemplateResult {
    const { words, language, direction } = this.#localize;
    const info = this.#store.state?.info;
    return html`<section class="base ${this.held && !this.faulty ? 'held' : ''} ${this.#waits ? 'waits' : ''}" dir=${direction} aria-labelledby="heading">
      <h2 class="heading" id="heading" part="heading" ?hidden=${this.#waits}>${info?.total ? words.total(info.total, language) : words.heading}</h2>
      ${this.faulty ? html`<p class="say" part="error">${words.misconfigured}</p>` : nothing}
      ${info?.question && info.state === 'open' ? html`<p class="question" part="question" dir="auto">${info.question}</p>` : nothing}
      ${info?.closesAt ? html`<p class="say" part="closing">${words.openUntil(formatDateTime(info.closesAt, language))}</p>` : nothing}
      <slot name="form"></slot>
      <slot name="thread"></slot>
      <slot ?hidden=${info != null}></slot>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-comments': SaysoComments;
  }
}
