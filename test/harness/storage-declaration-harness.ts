/** What a reader sees in the storage declaration; the only test code that looks into it. */
import { fixture, html } from '@open-wc/testing';
import type { SaysoStorageDeclaration } from '../../src/consent/elements/storage-declaration/storage-declaration.js';
import type { PageManager } from '../../src/consent/runtime/manager.js';
import '../../src/exports/define/storage-declaration.js';

export class StorageDeclarationHarness {
  constructor(readonly element: SaysoStorageDeclaration) {}

  static async place(manager: PageManager): Promise<StorageDeclarationHarness> {
    return new StorageDeclarationHarness(await fixture<SaysoStorageDeclaration>(html`<sayso-storage-declaration .manager=${manager}><a href="/list">The list</a></sayso-storage-declaration>`));
  }

  /** Per table: its name and its rows' cells, without the column names that a phone shows. */
  get tables(): readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[] {
    const root = this.element.shadowRoot!;
    return [...root.querySelectorAll('table')].map((table) => ({
      name: root.getElementById(table.getAttribute('aria-labelledby')!)!.textContent!.trim(),
      rows: [...table.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.lastElementChild ?? cell).textContent!.trim())),
    }));
  }

  get isFallbackShown(): boolean {
    return this.element.querySelector('a')!.getBoundingClientRect().height > 0;
  }

  get isWiderThanScreen(): boolean {
    return this.element.shadowRoot!.querySelector('.base')!.scrollWidth > innerWidth;
  }
}
