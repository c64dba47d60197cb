import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Thread } from '../../runtime/thread.js';
import type { FormAtWork } from './at-work.js';
import { adoptStyles } from '../../../ui/adopt.js';
import { ThreadElement } from '../thread-element.js';
import { formStyles } from './comment-form.styles.js';
import { closedNote, ownForm, textIn } from './parts.js';

let forms = 0;

/**
 * @summary A form to comment or to reply. Stands in the light DOM: it enhances the page's own `<form>` inside it, or makes one.
 *
 * Give it a `store`; `<sayso-comments>` and `<sayso-comment-thread>` do so for theirs. Without one, the page's own form is
 * posted by the browser as ever.
 *
 * @slot - The page's own `<form>` with fields `comment`, `author` or `name`, `email`, `url` or `website`.
 * @fires {CommentSubmitEvent} sayso-comment-submit - Before a valid draft is sent; cancelable.
 * @fires {CommentFormCloseEvent} sayso-comment-form-close - When a reply form is cancelled, or its words were taken.
 * @cssproperty [--sayso-accent] - Button, focus ring and ticks.
 */
export class SaysoCommentForm extends ThreadElement {
  readonly #id = `sayso-form-${++forms}`;

  /** Id of the comment that is answered; empty for a new conversation. */
  @property() parent = '';
  /** Name of whom is answered, for the title. */
  @property({ attribute: false }) replyTo = '';
  /** Shows every field. A form that we made is one field tall until it is used. */
  @property({ type: Boolean, reflect: true }) open = false;

  @state() private settled = false;

  #work: FormAtWork | undefined;
  #coming: Promise<{ readonly FormAtWork: typeof FormAtWork }> | undefined;
  #recalled = '';

  /** The thread to post to. */
  override set store(store: Thread | undefined) {
    const { store: before } = this;
    // What was written under one thread stays with it.
    if (before && before.thread !== store?.thread) this.#work?.leave();
    super.store = store;
  }
  override get store(): Thread | undefined {
    return super.store;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override stay(): void {
    adoptStyles(this, formStyles);
    // Heard once, however often it is moved: the same listener twice is one.
    this.addEventListener('focusin', this.#handleFocus);
    // On its way down: a page's own listener may let it go no further.
    this.addEventListener('submit', this.#handleSubmit, true);
    // The parser may not have reached the page's own form yet.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => (this.settled = true));
    else this.settled = true;
  }

  readonly #handleFocus = (): void => {
    this.open = true;
    // What did not come the first time may come now.
    if (!this.#work) void this.#use();
  };

  /** Puts the cursor into the text. */
  override focus(options?: FocusOptions): void {
    this.#text?.focus(options);
  }

  get #text(): HTMLTextAreaElement | null {
    return textIn(this);
  }

  /**
   * Fetches what checks, keeps and sends words, which those who only read never need, and has it do something. Where it does not
   * come, nothing of ours is there to say so: the browser's own bubble does, and the words stand in the form.
   */
  async #use(work?: (desk: FormAtWork) => unknown): Promise<void> {
    try {
      this.#coming ??= import('./at-work.js');
      const { FormAtWork } = await this.#coming;
      this.#work ??= new FormAtWork(this, {
        id: this.#id,
        localize: this.localize,
        bubble: this.#bubble,
      });
    } catch {
      // The next use asks again, though some browsers never ask for a module twice.
      this.#coming = undefined;
      return this.#bubble();
    }
    work?.(this.#work);
  }

  readonly #bubble = (): void => {
    const text = this.#text;
    text?.setCustomValidity(this.localize.words.formIncomplete);
    text?.reportValidity();
    text?.setCustomValidity('');
  };

  /** Once per thread and parent: the name asked to be remembered, and the words left here. */
  async #recall(): Promise<void> {
    const { store } = this;
    const key = `${String(store?.thread)} ${this.parent}`;
    if (!store || this.#recalled === key) return;
    this.#recalled = key;
    if (await store.hasKept()) await this.#use((work) => work.recall());
  }

  readonly #handleSubmit = (event: Event): void => {
    const { store } = this;
    // A form to sign in, say, is none to write in.
    if (event.target !== this.#text?.form) return;
    // Without a store the page's own form goes the page's own way; ours has nowhere to go.
    if (!store && !this.#isOurs) return;
    event.preventDefault();
    if (store) void this.#use((work) => work.post(store));
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parent') && this.parent !== '') this.open = true;
    if (this.open && !this.#work) void this.#use();
  }

  protected override updated(): void {
    const [form, text] = [this.querySelector('form'), this.#text];
    if (!form || !text) return;
    form.dataset['saysoForm'] ??= 'page';
    form.noValidate = true;
    text.dir ||= 'auto';
    this.#work?.draw();
    void this.#recall();
  }

  get #isOurs(): boolean {
    return this.querySelector('form')?.dataset['saysoForm'] === 'own';
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.settled || (this.querySelector('form') && !this.#isOurs)) return nothing;
    const { words, direction, language } = this.localize;
    const { info } = this.snapshot ?? {};
    // Words that somebody is writing stay in sight, closed or not.
    if (info?.state === 'closed' && !this.#text?.value) return closedNote(info, words, language);
    const title = this.parent === '' ? words.formTitle : words.replyTo(this.replyTo || words.anonymous);
    return ownForm(this.#id, title, (info?.limits.text.ask ?? 'required') === 'required', direction, words, this.#work?.rest());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-comment-form': SaysoCommentForm;
  }
}
