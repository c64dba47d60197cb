/** What banner and privacy button share as plain custom elements: the manager, the careful start, the page's language. */
import type { ConsentManager } from '../../runtime/contract.js';

/** Node has no elements, and importing a class must not fail there. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export abstract class PlainElement extends Base {
  #manager: ConsentManager | undefined;
  readonly #ready = (): void => {
    if (this.isConnected) this.start();
  };

  /** The manager to ask; the page's own where none is set. */
  get manager(): ConsentManager | undefined {
    return this.#manager;
  }
  set manager(manager: ConsentManager | undefined) {
    this.#manager = manager;
    if (this.isConnected) this.start();
  }

  connectedCallback(): void {
    if (Object.hasOwn(this, 'manager')) {
      // Set before the element was defined: the value hides our accessor.
      const { manager } = this;
      Reflect.deleteProperty(this, 'manager');
      this.#manager = manager;
    }
    // While the page is still being read, the children that a server wrote may yet come.
    if (this.nextSibling === null && document.readyState === 'loading') document.addEventListener('DOMContentLoaded', this.#ready);
    else this.start();
  }

  disconnectedCallback(): void {
    document.removeEventListener('DOMContentLoaded', this.#ready);
    this.stop();
  }

  /** Connected, with the children that the page brought; called again when the manager changes. */
  protected abstract start(): void;
  protected abstract stop(): void;
}
