/** What a reader sees and does in the preferences; the only test code that looks into them. */
import { waitUntil } from '@open-wc/testing';
import type { SaysoPreferences } from '../../src/consent/elements/preferences/preferences.js';
import { showPreferences } from '../../src/consent/elements/preferences/show-preferences.js';
import type { PageManager } from '../../src/consent/runtime/manager.js';
import '../../src/exports/define/preferences.js';

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
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim().replace(/\s+/g, ' ');
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
