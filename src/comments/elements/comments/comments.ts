import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CommentBackend } from '../../model/backend.js';
import { createThread, type Thread } from '../../runtime/thread.js';
import { same } from '../../../base/same.js';
import { base } from '../../../ui/base.styles.js';
import { formatDateTime } from '../../../i18n/format.js';
import { tokens } from '../../../ui/tokens.js';
import { chooseBackend } from '../choose-backend.js';
import { ThreadElement } from '../thread-element.js';
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
export class SaysoComments extends ThreadElement {
  static override styles = [tokens, base, commentsStyles];

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
  /** Whose form and thread stand there. */
  #dressed: Thread | undefined;
  /** What few threads need, and the private link in the address, should there be one. */
  #attach: (() => void) | undefined;
  #near = false;
  #hasExtras = false;
  #onScreen = false;
  /** What the present store was made with. */
  #madeFor: readonly unknown[] = [];

  protected override stay(life: AbortController): void {
    this.#waits = this.firstElementChild !== null;
    // A page with nothing to be told of fetches nothing.
    if (this.getAttributeNames().some((name) => !(this.constructor as typeof ThreadElement).observedAttributes.includes(name) && !/^(id|class|lang|dir|data-)/.test(name))) {
      void import('../../../ui/attributes.js').then(
        ({ warnOfUnknownAttributes }) => warnOfUnknownAttributes(this),
        () => undefined,
      );
    }
    const on = (type: string, listener: (event: Event) => void): void => addEventListener(type, listener, life);
    on('hashchange', () => (this.#approach(), this.#attach?.()));
    on('visibilitychange', this.#follow);
    // An open stream would keep the page out of the back/forward cache.
    on('pagehide', this.#follow);
    on('pageshow', this.#follow);
    const watcher = new IntersectionObserver(
      (entries) => {
        this.#onScreen = entries.pop()?.isIntersecting === true;
        this.#approach();
        if (!this.#onScreen && this.snapshot?.info) this.held = false;
        this.#follow();
      },
      { rootMargin: nearby },
    );
    watcher.observe(this);
    life.signal.onabort = () => {
      watcher.disconnect();
      this.#onScreen = false;
      // A move is a disconnect and a connect in one task: only what stays away is stopped.
      queueMicrotask(() => this.isConnected || this.#follow());
    };
  }

  #approach(): void {
    // Who comes for one comment need not scroll to find it.
    this.#near ||= this.#onScreen || /^#(comment|sayso)-/.test(location.hash);
    this.requestUpdate();
  }

  readonly #follow = (event?: Event): void => {
    if (this.#onScreen && !document.hidden && event?.type !== 'pagehide') this.store?.connect();
    else this.store?.disconnect();
  };

  protected override willUpdate(): void {
    const { store, snapshot } = this;
    this.#waits &&= !this.faulty && !snapshot?.info && snapshot?.status !== 'failed';
    if (store && !this.#waits && this.#dressed !== store) {
      this.#dressed = store;
      this.#dress('form', store);
      this.#dress('thread', store);
    }
    this.#hasExtras ||= this.structuredData || this.rememberVisits;
    if (this.#near && this.#hasExtras) {
      void import('../extras/extras.js').then(
        ({ addExtras }) => addExtras(this),
        () => undefined,
      );
    }
    const settings = [this.thread, this.backend, this.endpoint, this.site, this.source];
    if (!this.#near || same(settings, this.#madeFor)) return;
    this.#madeFor = settings;
    void this.#start(settings);
  }

  async #start(settings: readonly unknown[]): Promise<void> {
    this.store?.close();
    const { thread, source } = this;
    const backend = await ((thread && source) || chooseBackend(this));
    if (settings !== this.#madeFor) return;
    this.faulty = typeof backend === 'string';
    if (typeof backend === 'string') return void import('../no-backend.js').then(({ sayNotSetUp }) => sayNotSetUp(thread, backend));
    const scope = `${this.endpoint} ${this.site}`;
    const clock = Date.now;
    const page = () => ({ url: location.href.split('#')[0] ?? '', title: document.title });
    const store = createThread({ backend, thread, clock, page, scope, ...(this.mayKeep() ? { storage: 'browser' } : {}) });
    this.store = store;
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

  /** Gives the store to the light child of a slot: the page's own, or one that we make. A form that stands directly inside comes into it. */
  #dress(slot: 'form' | 'thread', store: Thread): void {
    const tag = `sayso-comment-${slot}` as const;
    let child: HTMLElement | null = this.querySelector(tag);
    if (!child) {
      child = document.createElement(tag);
      const form = slot === 'form' && this.querySelector(':scope > form');
      if (form) {
        // Somebody may be writing in it.
        const active = document.activeElement as HTMLElement | null;
        form.before(child);
        child.append(form);
        active?.focus({ preventScroll: true });
      } else this.append(child);
    }
    if (child.parentElement === this) child.slot = slot;
    Object.assign(child, { store });
  }

  protected override render(): TemplateResult {
    const { words, language, direction } = this.localize;
    const info = this.snapshot?.info;
    return html`<section class="base ${this.held && !this.faulty ? 'held' : ''} ${this.#waits ? 'waits' : ''}" dir=${direction} aria-labelledby="heading">
      <h2 id="heading" part="heading" ?hidden=${this.#waits}>${info?.total ? words.total(info.total, language) : words.heading}</h2>
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
