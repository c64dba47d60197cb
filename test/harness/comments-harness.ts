/** Drives `<sayso-comments>` with its form and thread as a reader does; the only test code that knows their insides. */
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/exports/define/comments.js';
import type { SaysoCommentForm } from '../../src/comments/elements/comment-form/comment-form.js';
import type { SaysoCommentThread } from '../../src/comments/elements/comment-thread/comment-thread.js';
import type { SaysoComments } from '../../src/comments/elements/comments/comments.js';
import type { FakeBackend } from '../comments/elements/fake-backend.js';
import { waitUntil } from '../support/wait-until.js';

const focusedIn = (root: Document | ShadowRoot): Element | null => {
  const { activeElement } = root;
  return activeElement?.shadowRoot?.activeElement ? focusedIn(activeElement.shadowRoot) : activeElement;
};

export class CommentsHarness {
  constructor(
    readonly frame: HTMLElement,
    readonly element: SaysoComments,
  ) {}

  /** Comments on a backend, loaded. `inside` stands in the element as the page's own content. */
  static async open(backend: FakeBackend, { language = 'en', inside = html`<a href="#all">Read the comments</a>`, wait = true, mayKeep = false, extras = {} as Partial<SaysoComments> } = {}): Promise<CommentsHarness> {
    const frame = await fixture<HTMLElement>(html`<main lang=${language}><sayso-comments thread="t" .source=${backend} .mayKeep=${() => mayKeep} .structuredData=${extras.structuredData === true} .rememberVisits=${extras.rememberVisits === true}>${inside}</sayso-comments></main>`);
    const harness = new CommentsHarness(frame, frame.querySelector('sayso-comments') as SaysoComments);
    if (wait) await harness.loaded();
    return harness;
  }

  static async fromAttributes(attributes: Readonly<Record<string, string>>): Promise<CommentsHarness> {
    const frame = await fixture<HTMLElement>(html`<main lang="en"></main>`);
    const element = document.createElement('sayso-comments') as SaysoComments;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append('Read the comments');
    frame.append(element);
    return new CommentsHarness(frame, element);
  }

  async loaded(): Promise<void> {
    await waitUntil(() => ['ready', 'failed'].includes(this.element.store?.getState().status ?? ''), 'the thread is loaded');
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.element.updateComplete;
    await this.thread?.updateComplete;
    for (const form of this.element.querySelectorAll('sayso-comment-form')) {
      await (form as SaysoCommentForm).updateComplete;
      // What a form does at work is fetched when it is opened.
      if ((form as SaysoCommentForm).open) await waitUntil(() => form.querySelector('textarea') === null || form.querySelector('[name="sayso-more"]') !== null, 'the form is at work', { timeout: 5000 });
    }
    await this.thread?.updateComplete;
  }

  get thread(): SaysoCommentThread | null {
    return this.element.querySelector('sayso-comment-thread');
  }
  get form(): SaysoCommentForm {
    return this.element.querySelector('sayso-comment-form[slot="form"]') as SaysoCommentForm;
  }
  get replyForm(): SaysoCommentForm | null {
    return this.element.querySelector('sayso-comment-form[slot="reply"]');
  }
  get focused(): Element | null {
    return focusedIn(document);
  }

  get heading(): string {
    return this.element.shadowRoot?.querySelector('h2')?.textContent?.trim() ?? '';
  }
  /** Everything that the heading's part, the form and the thread say, as one line. */
  get text(): string {
    const parts = [this.element.shadowRoot, this.thread?.shadowRoot].map((root) => [...(root?.querySelectorAll('.base') ?? [])].map((each) => each.textContent).join(' '));
    return [...parts, this.form?.textContent ?? ''].join(' ').replace(/\s+/g, ' ');
  }
  /** Ids of the comments in the order in which they stand. */
  get shown(): readonly string[] {
    return this.#all('article').map((each) => each.id.replace('comment-', ''));
  }
  get fallbackShown(): boolean {
    return this.element.shadowRoot?.querySelector('slot:not([name])')?.hasAttribute('hidden') === false;
  }
  get direction(): string {
    return getComputedStyle(this.element.shadowRoot?.querySelector('.base') as Element).direction;
  }

  #all(selector: string): HTMLElement[] {
    return [...(this.thread?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }
  part(name: string): HTMLElement | undefined {
    return this.#all(`[part~="${name}"]`)[0];
  }
  /** A part of `<sayso-comments>` itself. */
  outer(name: string): HTMLElement | undefined {
    return this.element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? undefined;
  }
  /** The line over the thread for a reader who was here before. */
  get sinceLastVisit(): HTMLElement | undefined {
    return [...this.element.querySelectorAll('div[slot="thread"]')].flatMap((line) => line.shadowRoot?.querySelector('button') ?? [])[0];
  }
  /** What is marked as new, in the order in which it stands: id and mark. */
  get fresh(): readonly string[] {
    return this.#all('article').flatMap((each) => {
      const head = each.querySelector('.head') ?? each;
      const { content } = getComputedStyle(head, '::after');
      // Firefox tells the rule where Chromium tells what it makes of it.
      const shown = content.replace(/attr\(([\w-]+)\)/, (_, name: string) => head.getAttribute(name) ?? '').replaceAll('"', '');
      return content === 'none' ? [] : [`${each.id.replace('comment-', '')} ${shown}`];
    });
  }
  /** The orders that a reader may choose. */
  get orders(): readonly string[] {
    return this.#all('option').map((each) => each.textContent?.trim() ?? '');
  }
  comment(id: string): HTMLElement | undefined {
    return this.#all(`#comment-${id}`)[0];
  }
  foldButton(id: string): HTMLElement | undefined {
    return this.#all(`[data-fold="${id}"]`)[0];
  }
  replyButton(id: string): HTMLElement | undefined {
    return this.#all(`[data-reply="${id}"]`)[0];
  }
  /** How many lists deep a comment stands. */
  depthOf(id: string): number {
    let depth = 0;
    for (let at = this.comment(id)?.closest('ol'); at; at = at.parentElement?.closest('ol')) depth++;
    return depth;
  }

  async sortBy(value: string): Promise<void> {
    const select = this.#all('select')[0] as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await waitUntil(() => this.element.store?.getState().status === 'ready' && this.element.store.getState().sort === value, 'sorted');
    await this.settle();
  }

  async reply(id: string): Promise<SaysoCommentForm> {
    this.replyButton(id)?.click();
    await waitUntil(() => this.replyForm?.querySelector('textarea') === document.activeElement, 'the reply form has the focus');
    await this.settle();
    return this.replyForm as SaysoCommentForm;
  }
}

/** A form's insides, whoever made it. */
export class FormHarness {
  constructor(readonly form: SaysoCommentForm) {}

  field<T extends HTMLElement = HTMLInputElement>(name: string): T {
    return this.form.querySelector(`[name="${name}"]`) as T;
  }
  type(name: string, words: string): void {
    const field = this.field(name);
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  /** Fills in what is required. */
  fill(words = 'Well said.'): void {
    this.type('comment', words);
    this.type('name', 'Ada');
    this.type('email', 'ada@post.example');
  }
  submit(): void {
    this.form.querySelector('form')?.requestSubmit();
  }
  async submitWithKeyboard(): Promise<void> {
    this.form.querySelector<HTMLElement>('[type="submit"]')?.focus();
    await sendKeys({ press: 'Enter' });
  }
  get errors(): readonly string[] {
    return [...this.form.querySelectorAll('[data-sayso-error]')].map((each) => each.textContent?.trim() ?? '');
  }
  get summary(): readonly HTMLAnchorElement[] {
    return [...this.form.querySelectorAll<HTMLAnchorElement>('[data-sayso-added="summary"] a')];
  }
  added(place: string): string {
    return this.form.querySelector(`[data-sayso-added="${place}"]`)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }
  button(words: string): HTMLButtonElement | undefined {
    return [...this.form.querySelectorAll('button')].find((each) => each.textContent?.trim() === words);
  }
}

/** What the page's live region says now. */
export const announced = (): string => document.querySelector('[data-sayso-announcer]')?.textContent ?? '';
