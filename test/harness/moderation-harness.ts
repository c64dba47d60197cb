/** Drives `<sayso-moderation>` as a moderator does; the only test code that knows its shadow DOM. */
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/exports/define/moderation.js';
import type { SaysoModeration } from '../../src/moderation/elements/moderation/moderation.js';
import { createQueueStore, type QueueStore } from '../../src/moderation/runtime/queue-store.js';
import type { MemoryBackend } from '../moderation/memory-backend.js';
import { waitUntil } from '../support/wait-until.js';

export class ModerationHarness {
  readonly element: SaysoModeration;
  /** The store it was given; none where the element makes its own from its attributes. */
  readonly store: QueueStore | undefined;
  constructor(element: SaysoModeration, store?: QueueStore) {
    this.element = element;
    this.store = store;
  }

  /** A console on a backend, started, on a page of a width. */
  static async open(backend: MemoryBackend, { width = 1200, language = 'en' } = {}): Promise<ModerationHarness> {
    let id = 0;
    const store = createQueueStore(backend, { now: Date.now, newId: () => `batch-${++id}`, calm: 10 });
    const frame = await fixture<HTMLElement>(html`<main lang=${language}></main>`);
    frame.style.setProperty('inline-size', `${width}px`);
    const element = document.createElement('sayso-moderation');
    element.store = store;
    frame.append(element);
    await store.start();
    await element.updateComplete;
    return new ModerationHarness(element, store);
  }

  /** A console that finds its backend by its attributes. */
  static async fromAttributes(attributes: Readonly<Record<string, string>>): Promise<ModerationHarness> {
    const frame = await fixture<HTMLElement>(html`<main lang="en"></main>`);
    const element = document.createElement('sayso-moderation');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append('Moderate on the server’s own page');
    frame.append(element);
    await element.updateComplete;
    return new ModerationHarness(element);
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
  #all<E extends Element = HTMLElement>(selector: string): readonly E[] {
    return [...this.#root.querySelectorAll<E>(selector)];
  }
  #row(id: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(`.row[data-id="${id}"]`)!;
  }
  #words(element: Element | null | undefined): string {
    return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  /** Ids of the rows, from the top. */
  get order(): readonly string[] {
    return this.#all('.row').map((row) => row.dataset['id']!);
  }
  /** Everything that is read in a row. */
  text(id: string): string {
    return this.#words(this.#row(id));
  }
  marks(id: string): readonly string[] {
    return [...this.#row(id).querySelectorAll('mark')].map((mark) => mark.textContent ?? '');
  }
  reasons(id: string): readonly string[] {
    return [...this.#row(id).querySelectorAll('.reasons li')].map((reason) => this.#words(reason));
  }
  /** What is said of the decision on a row; '' while it waits. */
  standing(id: string): string {
    return this.#words(this.#row(id).querySelector('.standing'));
  }
  isDimmed(id: string): boolean {
    return this.#row(id).classList.contains('dim');
  }
  canUndo(id: string): boolean {
    return this.#row(id).querySelector('[data-undo]') !== null;
  }
  /** Distance of a row from the top of the list, px. */
  place(id: string): number {
    return this.#row(id).getBoundingClientRect().top - this.#root.querySelector('.rows')!.getBoundingClientRect().top;
  }

  get selected(): string | null {
    return this.#root.querySelector<HTMLElement>('.row[aria-current]')?.dataset['id'] ?? null;
  }
  /** Id of the row under the focus, or what else holds it. */
  get focused(): string {
    const active = this.#root.activeElement as HTMLElement | null;
    return active?.dataset['id'] ?? this.#words(active);
  }
  get detail(): string {
    return this.#words(this.#root.querySelector('.opened'));
  }
  get detailMarks(): readonly string[] {
    return this.#all('.opened mark').map((mark) => mark.textContent ?? '');
  }
  get listShown(): boolean {
    return this.#root.querySelector<HTMLElement>('.list')!.offsetParent !== null;
  }
  get detailShown(): boolean {
    return this.#root.querySelector<HTMLElement>('.detail')!.offsetParent !== null;
  }
  get everything(): string {
    return this.#words(this.#root.querySelector('.console'));
  }
  get notices(): readonly string[] {
    return this.#all('.notice').map((notice) => this.#words(notice));
  }
  get freshLabel(): string {
    return this.#words(this.#root.querySelector('.fresh'));
  }
  get direction(): string {
    return this.#root.querySelector<HTMLElement>('.console')!.dir;
  }
  get helpShown(): boolean {
    return this.#root.querySelector<HTMLDialogElement>('dialog.keys')!.open;
  }
  /** What screen readers were told last. */
  get announced(): string {
    return this.#words(document.querySelector('[data-sayso-announcer]'));
  }
  /** Kinds of what is offered beyond reading, each once. */
  get offered(): readonly string[] {
    const kinds = { decide: '[data-action]', many: '.many', tick: '.row .tick', reason: '[data-ask="reason"]', reply: '[data-ask="reply"]', author: '[data-ask="author"]', edit: '[data-ask="edit"]', thread: '[data-thread]', rules: '[data-rules]', policy: '[data-door="policy"]', records: '[data-door="records"]' };
    return Object.entries(kinds).flatMap(([kind, selector]) => (this.#all(selector).length > 0 ? [kind] : []));
  }
  actions(id: string): readonly string[] {
    return [...this.#row(id).querySelectorAll<HTMLElement>('.toolbar button')].map((button) => button.dataset['action'] ?? (button.dataset['restore'] === undefined ? '?' : 'restore'));
  }
  shortcuts(id: string): readonly (string | null)[] {
    return [...this.#row(id).querySelectorAll('.toolbar button[data-action]')].map((button) => button.getAttribute('aria-keyshortcuts'));
  }
  /** Tab stops in the list: the rows and buttons that Tab reaches. */
  get tabStops(): readonly string[] {
    return this.#all('.rows [tabindex="0"], .rows button:not([tabindex="-1"]), .rows input:not([tabindex="-1"])')
      .filter((element) => element.offsetParent !== null)
      .map((element) => element.dataset['id'] ?? element.dataset['action'] ?? (element instanceof HTMLInputElement ? 'tick' : this.#words(element)));
  }

  /** Whether the page's own fallback content is what stands there. */
  get fallbackShown(): boolean {
    return this.#root.querySelector('slot') !== null;
  }

  async click(id: string): Promise<void> {
    this.#row(id).click();
    await this.settle();
  }
  async decide(id: string, action: string): Promise<void> {
    this.#row(id).querySelector<HTMLElement>(`[data-action="${action}"]`)!.click();
    await this.settle();
  }
  async decideInDetail(action: string): Promise<void> {
    this.#root.querySelector<HTMLElement>(`.opened [data-action="${action}"]`)!.click();
    await this.settle();
  }
  async undo(id: string): Promise<void> {
    this.#row(id).querySelector<HTMLElement>('[data-undo]')!.click();
    await this.settle();
  }
  async choose(queue: string): Promise<void> {
    this.#root.querySelector<HTMLElement>(`[data-queue="${queue}"]`)!.click();
    await this.settle();
  }
  async showFresh(): Promise<void> {
    this.#root.querySelector<HTMLElement>('.fresh')!.click();
    await this.settle();
  }
  async reload(): Promise<void> {
    this.#root.querySelector<HTMLElement>('.notice button')!.click();
    await this.settle();
  }
  async goBack(): Promise<void> {
    this.#root.querySelector<HTMLElement>('.back')!.click();
    await this.settle();
  }
  async switchKeys(): Promise<void> {
    this.#root.querySelector<HTMLElement>('.keys .switch input')!.click();
    await this.settle();
  }
  /** Gives a key another meaning, as a hand would: by pressing it in its box. */
  async changeKey(name: string, press: string): Promise<void> {
    this.#root.querySelector<HTMLElement>(`.keys [data-key=${name}]`)!.focus();
    await this.press(press);
  }
  keyFor(name: string): string {
    return this.#root.querySelector<HTMLInputElement>(`.keys [data-key=${name}]`)!.value;
  }
  async usualKeys(): Promise<void> {
    this.#root.querySelector<HTMLElement>('.keys [data-usual]')!.click();
    await this.settle();
  }

  /** What the list is narrowed to, and how many match. */
  get chips(): readonly string[] {
    return this.#all('.chips li').map((chip) => this.#words(chip.querySelector('bdi')));
  }
  get matching(): string {
    return this.#words(this.#root.querySelector('[data-matching]'));
  }
  async search(text: string): Promise<void> {
    const field = this.#root.querySelector<HTMLInputElement>('.search input')!;
    field.value = text;
    field.form!.requestSubmit();
    await this.settle();
  }
  async chooseSaved(name: string): Promise<void> {
    this.#root.querySelector<HTMLElement>(`[data-saved="${name}"]`)!.click();
    await this.settle();
  }
  async forgetSaved(): Promise<void> {
    this.#root.querySelector<HTMLElement>('.own-list .drop')!.click();
    await this.settle();
  }
  async undoSweep(): Promise<void> {
    this.#root.querySelector<HTMLElement>('[data-undo-sweep]')!.click();
    await this.settle();
  }
  async drop(name: string): Promise<void> {
    this.#root.querySelector<HTMLElement>(`[data-drop=${name}]`)!.click();
    await this.settle();
  }
  /** Narrows to what the open comment has in common with others. */
  async only(name: string): Promise<void> {
    this.#root.querySelector<HTMLElement>(`.opened [data-only=${name}]`)!.click();
    await this.settle();
  }
  async tick(id: string): Promise<void> {
    this.#row(id).querySelector<HTMLElement>('.tick input')!.click();
    await this.settle();
  }
  async decideTicked(action: string): Promise<void> {
    this.#root.querySelector<HTMLElement>(`[data-many=${action}]`)!.click();
    await this.settle();
  }
  async restore(id: string): Promise<void> {
    this.#row(id).querySelector<HTMLElement>('[data-restore]')!.click();
    await this.settle();
  }
  /** The dialog that is open now. */
  get #now(): HTMLDialogElement {
    return this.#root.querySelector<HTMLDialogElement>('dialog.now')!;
  }
  get asked(): string {
    return this.#now.open ? this.#words(this.#now) : '';
  }
  get savedLists(): readonly string[] {
    return this.#all('[data-saved]').map((each) => this.#words(each));
  }
  get swept(): string {
    return this.#words(this.#root.querySelector('.swept'));
  }
  get viewers(): string {
    return this.#words(this.#root.querySelector('.opened .viewers'));
  }
  /** Presses what opens a dialog, by its mark: `[data-ask=reply]`, `[data-sweep]`, `[data-save]`. */
  async ask(mark: string): Promise<void> {
    this.#root.querySelector<HTMLElement>(mark)!.click();
    await waitUntil(() => this.asked !== '' && !this.asked.includes('…'), 'the dialog is open');
  }
  pick(name: string, value: string): void {
    const fields = [...this.#now.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)];
    const choice = fields.find((field) => field.localName === 'input' && field.value === value);
    if (choice === undefined) fields[0]!.value = value;
    else choice.click();
  }
  type(name: string, text: string): void {
    this.#now.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = text;
  }
  /** Presses a submit button of the dialog; the first where none is named. */
  async answer(value?: string): Promise<void> {
    this.#now.querySelector<HTMLElement>(value === undefined ? 'button[type=submit]' : `button[value=${value}]`)!.click();
    await waitUntil(() => !this.asked.includes('…'), 'it is answered');
    await this.settle();
  }
  /** Presses a button of the dialog that sends no form, by its mark. */
  async pressInDialog(mark: string): Promise<void> {
    this.#now.querySelector<HTMLElement>(mark)!.click();
    await this.settle();
  }
  /** What stands in a field of the dialog. */
  typed(name: string): string {
    return this.#now.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
  }
  /** From where a field of the dialog reads. */
  readsFrom(name: string): string {
    return this.#now.querySelector<HTMLInputElement>(`[name=${name}]`)?.dir ?? '';
  }
  /** Puts back the words that a moderator changed. */
  async formerWords(): Promise<void> {
    this.#root.querySelector<HTMLElement>('.opened [data-former]')!.click();
    await this.settle();
  }
  async leave(): Promise<void> {
    this.#now.querySelector<HTMLElement>('[name=leave]')!.click();
    await this.settle();
  }
  async unfold(kind: string): Promise<void> {
    this.#root.querySelector<HTMLElement>(`[data-around=${kind}] summary`)!.click();
    await waitUntil(() => this.#root.querySelector(`[data-around=${kind}] :is(ol, ul, p:not(.waiting))`) !== null, 'it is unfolded');
  }
  around(kind: string): string {
    return this.#words(this.#root.querySelector(`[data-around=${kind}]`));
  }

  /** The dialog with a thread's settings. */
  get #desk(): HTMLDialogElement {
    return this.#root.querySelector<HTMLDialogElement>('.desk')!;
  }
  get deskShown(): boolean {
    return this.#desk.open;
  }
  get desk(): string {
    return this.#words(this.#desk);
  }
  get deskTold(): string {
    return this.#words(this.#desk.querySelector('.told'));
  }
  get deskFocused(): string {
    return (this.#root.activeElement as HTMLInputElement | null)?.name ?? '';
  }
  /** All that can be filled in or pressed there. */
  get deskAsks(): readonly string[] {
    return [...this.#desk.querySelectorAll<HTMLInputElement>('input, textarea, button')].map(({ name, value, className }) => name || value || className.replace('quiet ', ''));
  }
  get pin(): HTMLInputElement {
    return this.#desk.querySelector<HTMLInputElement>('[name=pin]')!;
  }
  /** Opens the settings of the thread of the comment that is open. */
  async openThread(): Promise<void> {
    const button = this.#root.querySelector<HTMLElement>('[data-thread]')!;
    button.focus();
    button.click();
    await waitUntil(() => this.#desk.open && this.#desk.querySelector('[aria-busy=true]') === null && !this.deskTold.includes('…'), 'the settings are there');
  }
  fill(name: string, value: string): void {
    this.#desk.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
  }
  /** Presses a button of the dialog: `save`, `closed` or `open`. */
  async send(by: string): Promise<void> {
    this.#desk.querySelector<HTMLElement>(`button[value=${by}]`)!.click();
    await waitUntil(() => this.deskTold !== '' && !this.deskTold.includes('…'), 'it is answered');
  }
  async undoThread(): Promise<void> {
    const before = this.deskTold;
    this.#desk.querySelector<HTMLElement>('[data-undo-thread]')!.click();
    await waitUntil(() => this.deskTold !== before && !this.deskTold.includes('…'), 'it is answered');
  }
  focus(id: string): void {
    this.#row(id).focus();
  }
  /** Presses keys one after another, as a hand would. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const press of keys) {
      await sendKeys({ press });
      await this.settle();
    }
  }
  /** Presses a key while another is held down. */
  async pressWith(held: string, key: string): Promise<void> {
    await sendKeys({ down: held });
    await sendKeys({ press: key });
    await sendKeys({ up: held });
    await this.settle();
  }
  /** Lets the store's answers and the element's renders come to rest. */
  async settle(): Promise<void> {
    await waitUntil(
      () => {
        const state = this.store?.getState();
        return state === undefined || (state.phase !== 'loading' && !state.rows.some(({ standing }) => standing.kind === 'deciding' || standing.kind === 'undoing'));
      },
      'the store answers',
    );
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.element.updateComplete;
  }
}
