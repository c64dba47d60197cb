/** The privacy page's table of what is kept in the browser, made from the policy, so that it cannot say something else. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { wordsFor } from '../../../i18n/locale.js';
import { base } from '../../../ui/base.styles.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { StoreController } from '../../../ui/store-controller.js';
import { tokens } from '../../../ui/tokens.js';
import type { Messages } from '../../messages/en.js';
import { consentWords } from '../../messages/index.js';
import { declarationOf, type DeclaredPurpose } from '../../model/declaration.js';
import type { Policy } from '../../model/policy.js';
import type { ConsentManager, ConsentState } from '../../runtime/contract.js';
import { pageManager } from '../../runtime/manager.js';
import { durationOf } from '../plain/facts.js';
import { ownEntries } from './own-entries.js';
import { storageDeclarationStyles } from './storage-declaration.styles.js';

interface Row {
  readonly name: string;
  readonly kind: string;
  readonly vendor: TemplateResult | string;
  readonly why: string;
  readonly keeps: string;
}

/**
 * @summary One table per purpose: name, kind, who, what for, how long; then what sayso itself keeps, and why that needs no
 * consent. On a phone each row becomes a short list. The element's content shows until the policy is there.
 *
 * @slot - What stands there without script: a link to a printed list, say.
 * @csspart table - Each table.
 */
export class SaysoStorageDeclaration extends LitElement {
  static override styles = [tokens, base, storageDeclarationStyles];

  readonly #words = new LocalizeController<Messages>(this, consentWords);
  readonly #follow = new StoreController<ConsentState>(this);

  /** The manager whose policy is shown; the page's where none is set. */
  @property({ attribute: false }) manager: ConsentManager | undefined;

  override willUpdate(): void {
    this.#follow.store = this.manager ?? pageManager();
  }

  override render(): TemplateResult {
    const { words, language, direction } = this.#words;
    const policy = this.#follow.state?.policy ?? null;
    return html`<div class="base" lang=${language} dir=${direction}>
      ${policy === null ? nothing : declarationOf(policy).map((purpose) => this.#renderPurpose(purpose, words, language))}
      ${policy === null ? nothing : this.#renderOwn(policy, words, language)}
      <div ?hidden=${policy !== null}><slot></slot></div>
    </div>`;
  }

  #renderPurpose({ id, purpose, services }: DeclaredPurpose, words: Messages, language: string): TemplateResult {
    const rows = services.flatMap(({ id: serviceId, service, stores }) =>
      stores.map(
        ({ name, kind, keeps, why }): Row => ({
          name,
          kind: words.kind[kind],
          vendor: service.privacyPage === undefined ? service.vendor : html`<a href=${service.privacyPage} rel="noopener noreferrer">${service.vendor}</a>`,
          why: why === undefined ? wordsFor(service.title ?? serviceId, language) : wordsFor(why, language),
          keeps: keeps === undefined ? words.notSaid : wordsFor(keeps, language),
        }),
      ),
    );
    const text = wordsFor(purpose.exempt?.why ?? purpose.text, language);
    return this.#renderSection(id, wordsFor(purpose.title, language), text, rows, words);
  }

  #renderOwn(policy: Policy, words: Messages, language: string): TemplateResult {
    const rows = ownEntries.map(({ id, kind, name }): Row => {
      const { why, keeps } = words.ourEntries[id];
      return { name, kind: words.kind[kind], vendor: policy.controller, why, keeps: keeps || durationOf(policy.keepsDays, language) };
    });
    return this.#renderSection('', words.ours, words.oursWhy, rows, words);
  }

  #renderSection(id: string, title: string, text: string, rows: readonly Row[], words: Messages): TemplateResult {
    const columns = [words.columnName, words.columnKind, words.columnVendor, words.columnWhy, words.columnKeeps];
    return html`<section aria-labelledby=${`title-${id}`}>
      <h3 id=${`title-${id}`}>${title}</h3>
      <p>${text}</p>
      ${rows.length === 0
        ? html`<p class="muted">${words.storesNothing}</p>`
        : html`<table part="table" role="table" aria-labelledby=${`title-${id}`}>
            <thead role="rowgroup">
              <tr role="row">
                ${columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}
              </tr>
            </thead>
            <tbody role="rowgroup">
              ${rows.map((row) => this.#renderRow(row, columns))}
            </tbody>
          </table>`}
    </section>`;
  }

  #renderRow({ name, kind, vendor, why, keeps }: Row, columns: readonly string[]): TemplateResult {
    // The stacked list on a phone shows each column's name; those who listen have the header cells already.
    const cell = (content: TemplateResult | string, at: number): TemplateResult =>
      html`<td role="cell"><span class="label" aria-hidden="true">${columns[at]}</span><span>${content}</span></td>`;
    return html`<tr role="row">
      <th role="rowheader" scope="row"><code dir="ltr">${name}</code></th>
      ${[kind, html`<bdi>${vendor}</bdi>`, why, keeps].map((content, at) => cell(content, at + 1))}
    </tr>`;
  }
}
