import { html, LitElement, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defaultLimits, parseDraft, type DraftField, type DraftLimits } from '../../model/draft.js';
import type { Drafts } from '../../runtime/drafts.js';
import type { RememberedName } from '../../runtime/remembered-name.js';
import type { PostResult, ThreadState, ThreadStore } from '../../runtime/thread-state.js';
import { announce, prepareAnnouncer } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { StoreController } from '../../../ui/store-controller.js';
import { catalogue } from '../../messages/index.js';
import { CommentFormCloseEvent, CommentSubmitEvent } from '../events.js';
import { adoptStyles, formStyles } from './comment-form.styles.js';
import { draftFields, findFields, placeFor, readInput, toggleReference, type FormFields } from './fields.js';
import { outcomeView, summaryView, waitingWords, type Outcome } from './outcome.js';
import { closedNote, fieldError, ownForm, problemWords, trapField } from './parts.js';

/** Characters left at which the counter speaks; once each while typing towards the limit. */
const thresholds = [200, 20, 0] as const;
/** Typing pauses this long, in ms, before the words are kept. */
const draftPause = 600;

/** What was typed into the personal fields of any form on this page, so that a reply does not ask again. Memory only. */
const typedBefore = new Map<DraftField, string>();
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

  /** Where unsent words are kept; none are kept without it. */
  @property({ attribute: false }) drafts: Drafts | undefined;
  /** Where the reader's name is kept on request; the box has no effect without it. */
  @property({ attribute: false }) rememberedName: RememberedName | undefined;

  @state() private outcome: Outcome = { kind: 'none' };
  @state() private online = true;
  @state() private draftKept = false;
  @state() private left: number | null = null;
  @state() private settled = false;

  #fields: FormFields | null = null;
  #enhanced: HTMLFormElement | undefined;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  #draftAsked = '';
  #lastThreshold = Infinity;
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
    const online = () => (this.online = navigator.onLine);
    online();
    window.addEventListener('online', online, { signal });
    window.addEventListener('offline', online, { signal });
    window.addEventListener('pagehide', () => this.#keepDraft(), { signal });
    this.addEventListener('focusin', () => (this.open = true), { signal });
    // The parser may not have reached the page's own form yet.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => (this.settled = true), { once: true, signal });
    else this.settled = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.abort();
    this.#keepDraft();
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
    this.#measure();
  }

  get #limits(): DraftLimits {
    return this.#store.state?.info?.limits ?? defaultLimits;
  }

  get #parentId(): string | null {
    return this.parent === '' ? null : this.parent;
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
      form.addEventListener('input', this.#handleInput);
    }
    for (const name of draftFields) {
      const field = fields[name];
      if (field !== null && field.value === '') field.value = typedBefore.get(name) ?? '';
    }
    void this.#recall(fields);
  }

  /** Once per thread and parent: the name asked to be remembered, and the words left here. */
  async #recall(fields: FormFields): Promise<void> {
    const thread = this.store?.thread;
    const key = `${String(thread)} ${this.parent}`;
    if (thread === undefined || this.#draftAsked === key) return;
    this.#draftAsked = key;
    const [name, text] = await Promise.all([this.rememberedName?.load() ?? null, this.drafts?.load(thread, this.#parentId) ?? '']);
    if (name !== null && fields.remember !== null) {
      fields.remember.checked = true;
      if (fields.name?.value === '') fields.name.value = name;
    }
    if (text !== '' && fields.text.value === '') {
      this.restore(text);
      this.draftKept = true;
    }
  }

  #keepDraft(): void {
    clearTimeout(this.#draftTimer);
    if (this.#draftTimer === undefined) return;
    this.#draftTimer = undefined;
    const thread = this.store?.thread;
    const text = this.#fields?.text.value ?? '';
    if (thread === undefined || this.drafts === undefined) return;
    void this.drafts.save(thread, this.#parentId, text);
    this.draftKept = text.trim() !== '';
  }

  async #discardDraft(): Promise<void> {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
    this.draftKept = false;
    if (this.store !== undefined) await this.drafts?.discard(this.store.thread, this.#parentId);
  }

  #measure(): void {
    const text = this.#fields?.text.value ?? '';
    const left = this.#limits.text.max - text.length;
    const from = Math.min(200, this.#limits.text.max / 5);
    this.left = left <= from ? left : null;
    const { words, language } = this.#localize;
    const crossed = thresholds.find((threshold) => left <= threshold && threshold < this.#lastThreshold && left <= from);
    const lowest = [...thresholds].reverse().find((threshold) => left <= threshold);
    if (crossed !== undefined) announce(left < 0 ? words.over(-left, language) : words.left(left, language), language);
    this.#lastThreshold = lowest ?? Infinity;
  }

  readonly #handleInput = (event: Event): void => {
    const field = draftFields.find((name) => this.#fields?.[name] === event.target);
    if (field === undefined) {
      if (event.target === this.#fields?.remember && !this.#fields?.remember?.checked) void this.rememberedName?.forget();
      return;
    }
    if (field !== 'text') typedBefore.set(field, (event.target as HTMLInputElement).value);
    else {
      this.#measure();
      clearTimeout(this.#draftTimer);
      this.#draftTimer = setTimeout(() => this.#keepDraft(), draftPause);
    }
    const { outcome } = this;
    if (outcome.kind === 'problems') {
      // A field that is being mended no longer says that it is wrong; the others stay marked.
      const problems = outcome.problems.filter((problem) => problem.field !== field);
      if (problems.length < outcome.problems.length) this.outcome = { ...outcome, problems };
    } else if (outcome.kind !== 'sending' && outcome.kind !== 'none') this.outcome = { kind: 'none' };
  };

  readonly #handleSubmit = (event: SubmitEvent): void => {
    const { store } = this;
    // Without a store the page's own form goes the page's own way; ours has nowhere to go.
    if (store === undefined && this.#enhanced?.dataset['saysoForm'] === 'page') return;
    event.preventDefault();
    if (store !== undefined) void this.#post(store);
  };

  async #post(store: ThreadStore): Promise<void> {
    const fields = this.#fields;
    if (fields === null || this.outcome.kind === 'sending') return;
    const draft = parseDraft(readInput(fields), this.#limits);
    if (!draft.ok) return this.#refuse({ kind: 'problems', problems: draft.error, reasons: [] });
    if (!this.dispatchEvent(new CommentSubmitEvent(draft.value, this.#parentId))) return;
    const trap = this.querySelector<HTMLInputElement>('[name="sayso-more"]')?.value ?? '';
    this.outcome = { kind: 'sending' };
    // What is typed while the words are on their way would be lost when they arrive.
    fields.text.readOnly = true;
    const result = await store.post(draft.value, this.#parentId, trap);
    fields.text.readOnly = false;
    this.#conclude(result, fields);
  }

  #conclude(result: PostResult, fields: FormFields): void {
    const { words, language } = this.#localize;
    switch (result.kind) {
      case 'refused':
        return this.#refuse({ kind: 'problems', problems: result.problems, reasons: result.reasons });
      case 'stored':
      case 'waiting':
        // Only now are the words safe elsewhere.
        fields.text.value = '';
        this.#measure();
        this.outcome = result;
        void this.#discardDraft();
        if (fields.remember !== null) {
          void (fields.remember.checked ? this.rememberedName?.remember(fields.name?.value.trim() ?? '') : this.rememberedName?.forget());
        }
        announce(result.kind === 'waiting' ? waitingWords(result.code, words) : result.own.comment.status === 'published' ? words.published : words.held, language);
        if (this.parent !== '') this.dispatchEvent(new CommentFormCloseEvent('posted'));
        return;
      case 'closed':
      case 'too-fast':
      case 'failed':
        this.outcome = result;
        this.#keepDraft();
        void this.updateComplete.then(() => announce(this.querySelector('[data-sayso-added="status"]')?.textContent?.trim() ?? '', language));
    }
  }

  /** Marks what cannot be taken and goes to the first of it, in the order in which the fields stand. */
  #refuse(outcome: Extract<Outcome, { kind: 'problems' }>): void {
    const problems = [...outcome.problems].sort((a, b) => {
      const [first, second] = [this.#fields?.[a.field], this.#fields?.[b.field]];
      return first && second && first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
    });
    this.open = true;
    this.outcome = { ...outcome, problems };
    void this.updateComplete.then(() => {
      const first = problems[0] === undefined ? null : this.#fields?.[problems[0].field];
      if (first) first.focus();
      else announce(this.querySelector('[data-sayso-added="status"]')?.textContent?.trim() ?? '', this.#localize.language);
    });
  }

  readonly #handleCancel = (): void => {
    void this.#discardDraft();
    this.dispatchEvent(new CommentFormCloseEvent('cancelled'));
  };

  readonly #handleDiscard = (): void => {
    if (this.#fields === null) return;
    this.#fields.text.value = '';
    this.#measure();
    void this.#discardDraft();
    this.#fields.text.focus();
    announce(this.#localize.words.discarded, this.#localize.language);
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parent') && this.parent !== '') this.open = true;
  }

  protected override updated(): void {
    this.#enhance();
    const fields = this.#fields;
    if (fields === null) return;
    const { words, language } = this.#localize;
    const problems = this.outcome.kind === 'problems' ? this.outcome.problems : [];
    render(problems.length < 2 ? nothing : summaryView(problems, fields, words, language), placeFor(fields, 'summary'));
    for (const name of draftFields) {
      const field = fields[name];
      if (field === null) continue;
      const problem = problems.find((each) => each.field === name);
      const errorId = `${this.#id}-error-${name}`;
      if (problem === undefined) field.removeAttribute('aria-invalid');
      else field.setAttribute('aria-invalid', 'true');
      toggleReference(field, 'aria-describedby', errorId, problem !== undefined);
      render(problem === undefined ? nothing : fieldError(errorId, problemWords(problem, words, language)), placeFor(fields, `error-${name}`));
    }
    const { left } = this;
    render(left === null ? nothing : html`<p>${left < 0 ? words.over(-left, language) : words.left(left, language)}</p>`, placeFor(fields, 'counter'));
    render(trapField(words), placeFor(fields, 'trap'));
    render(outcomeView(this.outcome, this.online, words, language), placeFor(fields, 'status'));
    render(
      this.draftKept && this.outcome.kind !== 'sending' ? html`<p>${words.kept} ·<button type="button" @click=${this.#handleDiscard}>${words.discard}</button></p>` : nothing,
      placeFor(fields, 'draft'),
    );
    if (fields.submit !== null) fields.submit.setAttribute('aria-disabled', String(this.outcome.kind === 'sending'));
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
      sending: this.outcome.kind === 'sending',
      onCancel: this.#handleCancel,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-comment-form': SaysoCommentForm;
  }
}
