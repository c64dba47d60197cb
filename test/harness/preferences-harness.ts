/** What a reader sees and does in the preferences; the only test code that looks into them. */
import type { SaysoPreferences } from '../../src/consent/elements/preferences/preferences.js';
import { showPreferences } from '../../src/consent/elements/preferences/show-preferences.js';
import type { PageManager } from '../../src/consent/runtime/manager.js';
import '../../src/exports/define/preferences.js';
import { waitUntil } from '../support/wait-until.js';

export class PreferencesHarness {
  readonly element: SaysoPreferences;

  constructor(readonly manager: PageManager) {
    this.element = showPreferences(manager);
  }

  static async open(manager: PageManager): Promise<PreferencesHarness> {
    const harness = new PreferencesHarness(manager);
    manager.openPreferences();
    await waitUntil(() => harness.isOpen, 'the preferences to open');
    return harness;
  }

  #all<E extends HTMLElement>(selector: string): E[] {
    return [...this.element.shadowRoot!.querySelectorAll<E>(selector)];
  }

  end(): void {
    this.element.remove();
  }

  get dialog(): HTMLDialogElement {
    return this.#all<HTMLDialogElement>('dialog')[0]!;
  }

  get isOpen(): boolean {
    return this.#all('dialog').length > 0 && this.dialog.matches('dialog:modal');
  }

  get words(): string {
    return this.dialog.textContent!.replace(/\s+/g, ' ');
  }

  get focusedName(): string {
    const element = this.element.shadowRoot!.activeElement;
    const labelled = element?.getAttribute('aria-labelledby');
    const label = labelled ? this.element.shadowRoot!.getElementById(labelled)?.textContent : null;
    return (element?.getAttribute('aria-label') ?? (element?.matches('[role=switch]') === true ? label : null) ?? element?.textContent ?? '').trim().replace(/\s+/g, ' ');
  }

  get tabs(): readonly HTMLElement[] {
    return this.#all('[role=tab]');
  }

  get selectedTab(): string {
    return this.#all('[role=tab][aria-selected=true]')[0]!.dataset['tab']!;
  }

  /** Opens a topic: a tab, or on a narrow screen a page. '' is the overview. */
  async topic(id: string): Promise<void> {
    this.#all(`[data-tab="${id}"]`)[0]!.click();
    await this.element.updateComplete;
  }

  /** Is a list of topics shown instead of tabs? */
  get isList(): boolean {
    return this.#all('.list').length > 0;
  }

  async back(): Promise<void> {
    this.#all('header .tool')[0]!.click();
    await this.element.updateComplete;
  }

  get switches(): readonly HTMLInputElement[] {
    return this.#all<HTMLInputElement>('[role=switch]');
  }

  switchOf(id: string): HTMLInputElement {
    return this.switches.find(({ dataset }) => dataset['id'] === id)!;
  }

  /** Names of the topics, in the order of tabs or list, without their states. */
  get topics(): readonly string[] {
    return this.#all('[data-tab] > .grow').map((name) =>
      [...name.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent)
        .join('')
        .trim(),
    );
  }

  /** Per service of the open topic: its words, and where its own policy is. */
  get services(): readonly { readonly words: string; readonly policy: string | null }[] {
    return this.#all('.service').map((item) => ({ words: item.textContent!.replace(/\s+/g, ' ').trim(), policy: item.querySelector('a')?.href ?? null }));
  }

  /** What opens the list of services. */
  get disclosure(): HTMLElement | undefined {
    return this.#all('summary')[0];
  }

  /** A switch as it is heard: its name and what describes it. */
  heard(id: string): { readonly name: string; readonly description: string } {
    const text = (attribute: string): string => this.element.shadowRoot!.getElementById(this.switchOf(id).getAttribute(attribute) ?? '')?.textContent!.trim() ?? '';
    return { name: text('aria-labelledby'), description: text('aria-describedby') };
  }

  /** What stands beside the purpose's switch. */
  get state(): string {
    return this.#all('#state')[0]!.textContent!.trim();
  }

  async toggle(id: string): Promise<void> {
    this.switchOf(id).click();
    await this.element.updateComplete;
  }

  action(name: 'save' | 'accept' | 'reject'): HTMLButtonElement {
    return this.#all<HTMLButtonElement>(`[data-sayso-action=${name}]`)[0]!;
  }

  close(): void {
    this.#all('header .tool').at(-1)!.click();
  }

  clickBackdrop(): void {
    this.dialog.click();
  }

  get notices(): readonly string[] {
    return this.#all('.notice p').map((line) => line.textContent!.trim());
  }

  /** The line on receipts; '' where there is none. */
  get receipts(): string {
    return (this.#all('.receipts p')[0]?.textContent ?? '').trim();
  }

  get isReceiptsFocused(): boolean {
    return this.element.shadowRoot!.activeElement?.matches('.receipts') === true;
  }

  receiptsAction(name: 'download' | 'delete'): HTMLButtonElement {
    return this.#all<HTMLButtonElement>(`.receipts [data-sayso-action=${name}]`)[0]!;
  }
}
