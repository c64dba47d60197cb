/**
 * "Your receipts" at the foot of the overview: how many consents this browser keeps, to download and to delete. There only where
 * there are some; what reads them is fetched when the preferences open.
 */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { formatNumber } from '../../../i18n/format.js';
import type { Messages } from '../../messages/en.js';
import type { Ledger } from '../../model/ledger.js';
import type * as LedgerModule from '../../runtime/ledger.js';
import { complain } from '../../runtime/complain.js';

/** How long a finished download's address is kept: WebKit reads it a while after the click. In ms. */
const keptFor = 60_000;

export class Receipts implements ReactiveController {
  #ledger: Ledger | undefined;
  #deleted = false;

  constructor(private readonly host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }) {
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to do: the ledger is read when the preferences open.
  }

  /** Reads the ledger as it stands now. */
  async look(): Promise<void> {
    this.#deleted = false;
    const ledger = await this.#ask(async ({ readLedger }) => readLedger());
    this.#ledger = ledger;
    this.host.requestUpdate();
  }

  render(words: Messages, language: string): TemplateResult | typeof nothing {
    const count = this.#ledger?.receipts.length ?? 0;
    if (count === 0 && !this.#deleted) return nothing;
    return html`<div class="receipts" role="status" tabindex="-1">
      ${this.#deleted
        ? html`<p>${words.receiptsDeleted}</p>`
        : html`<p>${words.receiptsKept(count, formatNumber(count, language))}</p>
            <button type="button" class="outline" data-sayso-action="download" @click=${this.#download}>${words.receiptsDownload}</button>
            <button type="button" class="outline" data-sayso-action="delete" @click=${this.#delete}>${words.receiptsDelete}</button>`}
    </div>`;
  }

  /** Lets something be read as if this line were not there: it is no part of what a reader is asked, and differs from one to the next. */
  aside<T>(read: () => T): T {
    const line = this.host.renderRoot.querySelector<HTMLElement>('.receipts');
    line?.toggleAttribute('hidden', true);
    const found = read();
    line?.toggleAttribute('hidden', false);
    return found;
  }

  async #ask<T>(work: (ledger: typeof LedgerModule) => Promise<T>): Promise<T | undefined> {
    try {
      return await work(await import('../../runtime/ledger.js'));
    } catch (error) {
      complain('chunk-not-loaded', String(error));
      return undefined;
    }
  }

  readonly #download = async (): Promise<void> => {
    const text = await this.#ask(({ readLedger, receiptFileOf }) => readLedger().then(receiptFileOf));
    if (text === undefined) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `receipts-${location.hostname}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), keptFor);
  };

  readonly #delete = async (): Promise<void> => {
    if ((await this.#ask(({ forgetLedger }) => forgetLedger().then(() => true))) !== true) return;
    this.#ledger = undefined;
    this.#deleted = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    // The button that had the focus is gone; who listens hears what became of it.
    this.host.renderRoot.querySelector<HTMLElement>('.receipts')?.focus();
  };
}
