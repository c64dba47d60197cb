/** The only bridge from a store to an element: subscribes while connected, asks for a render at each change. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Readable } from '../base/store.js';

export class StoreController<S> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: Readable<S> | undefined;
  #stop: (() => void) | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, store?: Readable<S>) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  /** The store that is followed; another one may be set at any time. */
  set store(store: Readable<S> | undefined) {
    if (store === this.#store) return;
    this.#stop?.();
    this.#stop = undefined;
    this.#store = store;
    if (this.#connected) this.hostConnected();
    this.#host.requestUpdate();
  }
  get store(): Readable<S> | undefined {
    return this.#store;
  }

  /** The snapshot to render; undefined without a store. */
  get state(): S | undefined {
    return this.#store?.getState();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#stop ??= this.#store?.subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop?.();
    this.#stop = undefined;
  }
}
