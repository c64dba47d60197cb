/** What heading, form and thread have in common: the words of the comments, the store that they show, listeners that end when they leave the page. */
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ThreadState } from '../runtime/thread-state.js';
import type { Thread } from '../runtime/thread.js';
import { prepareAnnouncer } from '../../ui/announcer.js';
import { LocalizeController } from '../../ui/localize-controller.js';
import { catalogue } from '../messages/index.js';

export abstract class ThreadElement extends LitElement {
  protected readonly localize = new LocalizeController(this, catalogue);
  #store: Thread | undefined;
  #unfollow: (() => void) | undefined;
  #stay: AbortController | undefined;

  /** The thread to show. `<sayso-comments>` makes its own, and gives it to the other two. */
  @property({ attribute: false })
  set store(store: Thread | undefined) {
    this.#store = store;
    if (this.isConnected) this.#follow();
  }
  get store(): Thread | undefined {
    return this.#store;
  }

  /** What is to be shown; undefined without a store. */
  protected get snapshot(): ThreadState | undefined {
    return this.#store?.getState();
  }

  /** Draws what is shown now, and again at each change. */
  #follow(): void {
    this.#unfollow?.();
    this.#unfollow = this.#store?.subscribe(() => this.requestUpdate());
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    this.#follow();
    this.#stay = new AbortController();
    this.stay(this.#stay);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow?.();
    this.#stay?.abort();
  }

  /** It stands in the page now; the signal of `life` ends with that, and what listens with `life` as its options. */
  protected abstract stay(life: AbortController): void;
}
