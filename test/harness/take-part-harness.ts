/** What tests may know of recommending, sharing, muting and reporting in a thread. */
import type { SaysoCommentThread } from '../../src/comments/elements/comment-thread/comment-thread.js';
import { waitUntil } from '../support/wait-until.js';

export class TakePartHarness {
  constructor(
    readonly element: SaysoCommentThread,
    readonly id: string,
  ) {}

  get root(): ShadowRoot {
    if (this.element.shadowRoot === null) throw new Error('the thread is not drawn');
    return this.element.shadowRoot;
  }
  get article(): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`#comment-${CSS.escape(this.id)}`);
  }
  get focused(): Element | null {
    return this.root.activeElement;
  }
  get vote(): HTMLButtonElement | null {
    return this.root.querySelector<HTMLButtonElement>(`[data-vote="${CSS.escape(this.id)}"]`);
  }
  /** As it is seen, and whether it is pressed. */
  get voted(): string {
    return `${this.vote?.textContent?.replace(/\s+/g, ' ').trim() ?? ''} ${this.vote?.getAttribute('aria-pressed') ?? ''}`;
  }
  get more(): HTMLButtonElement | null {
    return this.root.querySelector<HTMLButtonElement>(`[data-more="${CSS.escape(this.id)}"]`);
  }
  get said(): string {
    return this.article?.querySelector('.part-said')?.textContent ?? '';
  }
  item(what: 'copy' | 'share' | 'report' | 'mute' | 'list'): HTMLButtonElement | null {
    return this.root.querySelector<HTMLButtonElement>(`[data-part="${what}"]`);
  }
  get items(): readonly string[] {
    return [...this.root.querySelectorAll('[data-part]')].map((each) => each.textContent?.trim() ?? '');
  }
  get show(): HTMLButtonElement | null {
    return this.root.querySelector<HTMLButtonElement>(`[data-show="${CSS.escape(this.id)}"]`);
  }
  get listed(): readonly HTMLButtonElement[] {
    return [...this.root.querySelectorAll<HTMLButtonElement>('.part-list button')];
  }
  get linkField(): HTMLInputElement | null {
    return this.root.querySelector<HTMLInputElement>('.part-link input');
  }
  get dialog(): HTMLDialogElement | null {
    return this.root.querySelector('dialog');
  }
  get dialogText(): string {
    return this.dialog?.textContent?.replace(/\s+/g, ' ') ?? '';
  }
  field(name: string): HTMLInputElement | null {
    return this.dialog?.querySelector<HTMLInputElement>(`[name="${name}"]`) ?? null;
  }
  /** What a field is described by, its fault among it. */
  describedBy(name: string): string {
    const described = this.field(name)?.closest('fieldset')?.getAttribute('aria-describedby') ?? this.field(name)?.getAttribute('aria-describedby') ?? '';
    return described.split(' ').filter(Boolean).map((id) => this.dialog?.querySelector(`#${CSS.escape(id)}`)?.textContent ?? '').join(' ').trim();
  }
  get fault(): string {
    return this.dialog?.querySelector('[role="status"]')?.textContent ?? '';
  }
  button(words: string): HTMLButtonElement | undefined {
    return [...(this.dialog?.querySelectorAll('button') ?? [])].find((each) => each.textContent?.trim() === words);
  }
  choose(name: string, value: string): void {
    this.dialog?.querySelector<HTMLInputElement>(`[name="${name}"][value="${value}"]`)?.click();
  }
  type(name: string, words: string): void {
    const field = this.field(name);
    if (field === null) throw new Error(`there is no field ${name}`);
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  send(): void {
    this.dialog?.querySelector('form')?.requestSubmit();
  }

  async openMenu(): Promise<void> {
    this.more?.click();
    await waitUntil(() => this.item('copy') !== null, 'the row is open');
  }
  async openReport(): Promise<void> {
    await this.openMenu();
    this.item('report')?.click();
    await waitUntil(() => this.dialog?.open === true, 'the dialog is open');
  }
}
