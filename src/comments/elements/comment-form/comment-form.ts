import { LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defaultLimits, type DraftLimits } from '../../model/draft-limits.js';
import type { ThreadState, ThreadStore } from '../../runtime/thread-state.js';
import { prepareAnnouncer } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { StoreController } from '../../../ui/store-controller.js';
import { catalogue } from '../../messages/index.js';
import type { FormAtWork } from './at-work.js';
import { adoptStyles } from './adopt-styles.js';
import { formStyles } from './comment-form.styles.js';
import { findFields, type FormFields } from './fields.js';
import { closedNote, ownForm } from './parts.js';

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
export class SaysoCommentForm extends LitElement {
  readonly #localize = new LocalizeController(this, catalogue);
  readonly #store = new StoreController<ThreadState>(this);
  readonly #id = `sayso-form-${++forms}`;

  /** Id of the comment that is answered; empty for a new conversation. */
  @property() parent = '';
  /** Name of whom is answered, for the title. */
  @property({ attribute: false }) replyTo = '';
  /** Shows every field. A form that we made is one field tall until it is used. */
  @property({ type: Boolean, reflect: true }) open = false;

  @state() private settled = false;

  #fields: FormFields | null = null;
  #enhanced: HTMLFormElement | undefined;
  #work: FormAtWork | undefined;
  #coming: Promise<FormAtWork> | undefined;
  #recalled = '';
  #stopListening: AbortController | undefined;

  /** The thread to post to. */
  @property({ attribute: false })
  set store(store: ThreadStore | undefined) {
    this.#store.store = store;
  }
  get store(): ThreadStore | undefined {
    return this.#store.store as ThreadStore | undefined;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStyles(this, formStyles);
    prepareAnnouncer();
    this.#stopListening = new AbortController();
    const { signal } = this.#stopListening;
    this.addEventListener('focusin', () => (this.open = true), { signal });
    // The parser may not have reached the page's own form yet.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => (this.settled = true), { once: true, signal });
    else this.settled = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.abort();
  }

  /** Puts the cursor into the text. */
  override focus(options?: FocusOptions): void {
    if (this.#fields === null) super.focus(options);
    else this.#fields.text.focus(options);
  }

  /** Puts words into the form, as when a comment that could not be sent is taken back; what stands there stays above. */
  restore(text: string): void {
    const fields = this.#fields;
    if (fields === null) return;
    fields.text.value = fields.text.value.trim() === '' ? text : `${fields.text.value}\n\n${text}`;
    this.open = true;
    this.#work?.measure();
  }

  get #limits(): DraftLimits {
    return this.#store.state?.info?.limits ?? defaultLimits;
  }

  /** The part that checks, keeps and sends words. Most readers only read: it is fetched when one begins to write. */
  #bring(): Promise<FormAtWork> {
    this.#coming ??= import('./at-work.js').then(
      ({ FormAtWork }) => {
        this.#work = new FormAtWork(this, {
          id: this.#id,
          localize: this.#localize,
          fields: () => this.#fields && findFields(this.#fields.form),
          limits: () => this.#limits,
        });
        return this.#work;
      },
      (error: unknown) => {
        // The next use asks again.
        this.#coming = undefined;
        throw error;
      },
    );
    return this.#coming;
  }

  #enhance(): void {
    const form = this.querySelector('form');
    const fields = form === null ? null : findFields(form);
    this.#fields = fields;
    if (fields === null || form === null) return;
    if (this.#enhanced !== form) {
      this.#enhanced = form;
      form.setAttribute('data-sayso-form', form.getAttribute('data-sayso-form') ?? 'page');
      form.noValidate = true;
      fields.text.dir ||= 'auto';
      form.addEventListener('submit', this.#handleSubmit);
    }
    void this.#recall();
  }

  /** Once per thread and parent: the name asked to be remembered, and the words left here. */
  async #recall(): Promise<void> {
    const thread = this.store?.thread;
    const key = `${String(thread)} ${this.parent}`;
    if (thread === undefined || this.#recalled === key) return;
    this.#recalled = key;
    if (!(await this.store?.hasKept())) return;
    await this.#bring()
      .then((work) => work.recall())
      .catch(() => (this.#recalled = ''));
  }

  readonly #handleSubmit = (event: SubmitEvent): void => {
    const { store } = this;
    // Without a store the page's own form goes the page's own way; ours has nowhere to go.
    if (store === undefined && this.#enhanced?.dataset['saysoForm'] === 'page') return;
    event.preventDefault();
    if (store === undefined) return;
    if (this.#work === undefined) void this.#submitLater(store);
    else void this.#work.post(store);
  };

  /** The part that sends is still on its way: no post is lost, and the words stand in the form meanwhile. */
  async #submitLater(store: ThreadStore): Promise<void> {
    const text = this.#fields?.text;
    text?.setCustomValidity('');
    try {
      await (await this.#bring()).post(store);
    } catch {
      // It did not come, and some browsers never ask for a module again. Nothing of ours is there to say so: their own bubble does.
      if (text === undefined) return;
      void store.kept().then(({ drafts }) => drafts.save(store.thread, this.parent || null, text.value), () => undefined);
      text.setCustomValidity(this.#localize.words.formIncomplete);
      text.reportValidity();
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parent') && this.parent !== '') this.open = true;
    if (this.open) this.#bring().catch(() => undefined);
  }

  protected override updated(): void {
    this.#enhance();
    this.#work?.draw();
  }

  protected override render(): TemplateResult | typeof nothing {
    const form = this.querySelector('form');
    if (!this.settled || (form !== null && form.dataset['saysoForm'] !== 'own')) return nothing;
    const { words, direction, language } = this.#localize;
    const info = this.#store.state?.info;
    // Words that somebody is writing stay in sight, closed or not.
    if (info?.state === 'closed' && (this.#fields?.text.value ?? '') === '') return closedNote(info, words, language);
    return ownForm({
      id: this.#id,
      words,
      direction,
      limits: this.#limits,
      title: this.parent === '' ? words.formTitle : words.replyTo(this.replyTo || words.anonymous),
      reply: this.parent !== '',
      open: this.open,
      sending: this.#work?.sending === true,
      onCancel: () => void this.#bring().then((work) => work.cancel()),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-comment-form': SaysoCommentForm;
  }
}
