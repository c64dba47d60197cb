/** What tests may know of one's own comment in a thread. */
import type { SaysoCommentThread } from '../../src/comments/elements/comment-thread/comment-thread.js';

export class OwnChangesHarness {
  constructor(
    readonly element: SaysoCommentThread,
    readonly id: string,
  ) {}

  get article(): HTMLElement | undefined {
    return this.element.shadowRoot?.querySelector<HTMLElement>(`#comment-${CSS.escape(this.id)}`) ?? undefined;
  }
  get field(): HTMLTextAreaElement | undefined {
    return this.article?.querySelector('textarea') ?? undefined;
  }
  get focused(): Element | null | undefined {
    return this.element.shadowRoot?.activeElement;
  }
  get fault(): string {
    return this.article?.querySelector('.fault')?.textContent ?? '';
  }
  get fieldDescription(): string {
    const id = this.field?.getAttribute('aria-describedby') ?? '';
    return this.article?.querySelector(`[id="${id}"]`)?.textContent ?? '';
  }
  button(what: 'edit' | 'remove' | 'keep'): HTMLButtonElement | undefined {
    return this.article?.querySelector<HTMLButtonElement>(`[data-own="${what}-${this.id}"]`) ?? undefined;
  }
  named(words: string): HTMLButtonElement | undefined {
    return [...(this.article?.querySelectorAll('button') ?? [])].find((each) => each.textContent?.trim() === words);
  }
  type(words: string): void {
    const { field } = this;
    if (field === undefined) throw new Error('the field is not open');
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  submit(): void {
    this.article?.querySelector('form')?.requestSubmit();
  }
}
