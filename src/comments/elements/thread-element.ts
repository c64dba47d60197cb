/** What heading, form and thread have in common: the words of the comments, the store that they show, listeners that end when they leave the page. */
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ThreadState } from '../runtime/thread-state.js';
import type { Thread } from '../runtime/thread.js';
import { prepareAnnouncer } from '../../ui/announcer.js';
import { LocalizeController } from '../../ui/localize-controller.js';
import { StoreController } from '../../ui/store-controller.js';
import { catalogue } from '../messages/index.js';

export abstract class ThreadElement extends LitElement {
  protected readonly localize = new LocalizeController(this, catalogue);
  readonly #following = new StoreController<ThreadState>(this);
  #stay: AbortController | undefined;

  /** The thread to show. `<sayso-comments>` makes its own, and gives it to the other two. */
  @property({ attribute: false })
  set store(store: Thread | undefined) {
    this.#following.store = store;
  }
  get store(): Thread | undefined {
    return this.#following.store as Thread | undefined;
  }

  /** What is to be shown; undefined without a store. */
  protected get shown(): ThreadState | undefined {
    return this.#following.state;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    this.#stay = new AbortController();
    this.stay(this.#stay.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stay?.abort();
  }

  /** It stands in the page now; `signal` ends with that. */
  protected abstract stay(signal: AbortSignal): void;
}
