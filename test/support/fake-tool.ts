/**
 * Another company's consent tool behind `__tcfapi`, driven by the test through each of its states. Behaves as the TCF's API text
 * asks: a stub queues, a listener is called back at once and at each event, its id comes with the news.
 */
export interface TcData {
  readonly eventStatus?: string;
  readonly cmpStatus?: string;
  readonly gdprApplies?: boolean;
  readonly purpose?: { readonly consents?: Record<string, boolean>; readonly legitimateInterests?: Record<string, boolean> };
  readonly vendor?: { readonly consents?: Record<string, boolean>; readonly legitimateInterests?: Record<string, boolean>; readonly disclosedVendors?: Record<string, boolean> };
  readonly publisher?: { readonly restrictions?: Record<string, Record<string, number>> };
}
type Listener = (data: unknown, success: boolean) => void;
type Call = readonly [command: string, version: number, callback: Listener, parameter?: unknown];

const page = window as unknown as { __tcfapi?: unknown };

/** Consent of these vendors for these purposes. */
export const consents = (vendors: readonly number[], purposes: readonly number[]): TcData => ({
  gdprApplies: true,
  purpose: { consents: Object.fromEntries(purposes.map((id) => [id, true])) },
  vendor: { consents: Object.fromEntries(vendors.map((id) => [id, true])) },
});

export class FakeTool {
  readonly calls: Call[] = [];
  readonly listeners = new Map<number, Listener>();
  #waiting: Call[] | undefined;
  #last: TcData | undefined;
  #opens = false;

  /** Puts the stub into the page: it takes calls and answers none. */
  stub(): this {
    this.#waiting = [];
    page.__tcfapi = (...call: Call): void => {
      this.calls.push(call);
      if (this.#waiting) this.#waiting.push(call);
      else this.#take(call);
    };
    return this;
  }

  /** The tool itself has come. `opens`: it knows the word that opens its panel. */
  load({ opens = false } = {}): this {
    if (page.__tcfapi === undefined) this.stub();
    this.#opens = opens;
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const call of waiting) this.#take(call);
    return this;
  }

  /** Tells all listeners. */
  tell(eventStatus: string, data: TcData = this.#last ?? {}): void {
    this.#last = { cmpStatus: 'loaded', ...data, eventStatus };
    for (const [listenerId, listener] of this.listeners) listener({ ...this.#last, listenerId }, true);
  }

  /** Takes it away, as a page without it. */
  remove(): void {
    Reflect.deleteProperty(page, '__tcfapi');
  }

  #take([command, , callback, parameter]: Call): void {
    if (command === 'addEventListener') {
      const listenerId = this.listeners.size + 1;
      this.listeners.set(listenerId, callback);
      // Withheld while it is not known whether the law applies.
      if (this.#last) callback({ ...this.#last, listenerId }, true);
    } else if (command === 'removeEventListener') callback(this.listeners.delete(parameter as number), true);
    else if (command === 'displayConsentUi' && this.#opens) this.tell('cmpuishown');
    else callback(null, false);
  }
}
