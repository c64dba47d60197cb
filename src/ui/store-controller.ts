/** The only bridge from a store to an element: subscribes while connected, asks for a render at each change. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Readable } from '../base/holder.js';

export class StoreController<S> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Node;
  #store: Readable<S> | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Node, store?: Readable<S>) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  /** The store that is followed; another one may be set at any time. */
  set store(store: Readable<S> | undefined) {
    if (store === this.#store) return;
    this.hostDisconnected();
    this.#store = store;
    if (this.#host.isConnected) this.hostConnected();
  }
  get store(): Readable<S> | undefined {
    return this.#store;
  }

  /** The snapshot to render; undefined without a store. */
  get state(): S | undefined {
    return this.#store?.getState();
  }

  hostConnected(): void {
    this.#stop ??= this.#store?.subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
