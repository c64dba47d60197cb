/**
 * What a comment form does once somebody writes in it: checks, counts, keeps a draft, sends, says what became of it. A chunk of
 * its own, because most readers only read; `comment-form.ts` stands without it and fetches it at the first use.
 */
import { html, nothing, render, type ReactiveController } from 'lit';
import { parseDraft, type DraftField, type DraftLimits } from '../../model/draft.js';
import type { RememberedName } from '../../runtime/remembered-name.js';
import type { PostResult, ThreadStore } from '../../runtime/thread-state.js';
import { announce } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import type { Messages } from '../../messages/index.js';
import { writing, type WritingMessages, type WritingWords } from '../../messages/writing/index.js';
import { CommentFormCloseEvent, CommentSubmitEvent } from '../events.js';
import { fieldError, problemWords, rememberTick, trapField } from './added.js';
import { addedStyles } from './added.styles.js';
import { adoptStyles } from './adopt-styles.js';
import type { SaysoCommentForm } from './comment-form.js';
import { draftFields, type FormFields } from './fields.js';
import { outcomeView, summaryView, waitingWords, type Outcome } from './outcome.js';
import { placeFor, readInput, toggleReference } from './places.js';

/** Characters left at which the counter speaks; once each while typing towards the limit. */
const thresholds = [200, 20, 0] as const;
/** Typing pauses this long, in ms, before the words are kept. */
const draftPause = 600;

/** What was typed into the personal fields of any form on this page, so that a reply does not ask again. Memory only. */
const typedBefore = new Map<DraftField, string>();

/** What the form lends to its part at work. */
export interface Desk {
  /** Makes ids unique when several forms stand on one page. */
  readonly id: string;
  readonly localize: LocalizeController<Messages>;
  /** The fields as they stand now; null while there is no form. */
  readonly fields: () => FormFields | null;
  readonly limits: () => DraftLimits;
}

/** A leaving that waits for what is being kept. */
interface WaitingEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface WorkState {
  readonly outcome: Outcome;
  readonly online: boolean;
  readonly draftKept: boolean;
  /** Characters left, where that is worth a word. */
  readonly left: number | null;
}

export class FormAtWork implements ReactiveController {
  readonly #form: SaysoCommentForm;
  readonly #desk: Desk;
  readonly #localize: LocalizeController<WritingMessages>;
  #state: WorkState = { outcome: { kind: 'none' }, online: true, draftKept: false, left: null };
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  #lastThreshold = Infinity;
  #stopListening: AbortController | undefined;

  constructor(form: SaysoCommentForm, desk: Desk) {
    this.#form = form;
    this.#desk = desk;
    this.#localize = new LocalizeController(form, writing);
    form.addController(this);
    // Somebody may have been quicker than the network.
    const fields = desk.fields();
    if (fields === null) return;
    for (const name of draftFields) if (name !== 'text' && fields[name]?.value) typedBefore.set(name, fields[name].value);
    if (fields.text.value === '') return;
    this.measure();
    this.#keepSoon();
  }

  hostConnected(): void {
    adoptStyles(this.#form, addedStyles);
    this.#stopListening = new AbortController();
    const { signal } = this.#stopListening;
    const online = () => this.#change({ online: navigator.onLine });
    online();
    window.addEventListener('online', online, { signal });
    window.addEventListener('offline', online, { signal });
    // The second where a choice of the other product reloads the page.
    window.addEventListener('pagehide', this.#keepDraft, { signal });
    window.addEventListener('sayso-before-reload', this.#keepDraft, { signal });
    this.#form.addEventListener('input', this.#handleInput, { signal });
    void this.#names().then((names) => {
      if (names === undefined || signal.aborted) return;
      const stop = names.onForgotten(() => {
        const { remember } = this.#desk.fields() ?? {};
        if (remember) remember.checked = false;
      });
      signal.addEventListener('abort', stop);
    });
  }

  hostDisconnected(): void {
    this.#stopListening?.abort();
    this.#keepDraft();
  }

  /** Words are on their way. */
  get sending(): boolean {
    return this.#state.outcome.kind === 'sending';
  }

  get #words(): WritingWords & Messages {
    return { ...this.#desk.localize.words, ...this.#localize.words };
  }

  get #language(): string {
    return this.#localize.language;
  }

  #change(part: Partial<WorkState>): void {
    this.#state = { ...this.#state, ...part };
    this.#form.requestUpdate();
  }

  get #parentId(): string | null {
    return this.#form.parent === '' ? null : this.#form.parent;
  }

  /** Gives back what was kept here: the name, where the reader asked for it, and the words. */
  async recall(): Promise<void> {
    const { store } = this.#form;
    const kept = await store?.kept();
    if (store === undefined || kept === undefined) return;
    const [name, text] = await Promise.all([kept.name.load(), kept.drafts.load(store.thread, this.#parentId)]);
    this.draw();
    const fields = this.#desk.fields();
    if (fields === null) return;
    if (name !== '' && fields.remember !== null) {
      fields.remember.checked = true;
      if (fields.name?.value === '') fields.name.value = name;
    }
    if (text === '' || fields.text.value !== '') return;
    this.#form.restore(text);
    this.#change({ draftKept: true });
  }

  async #names(): Promise<RememberedName | undefined> {
    return (await this.#form.store?.kept())?.name;
  }

  #keepSoon(): void {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(this.#keepDraft, draftPause);
  }

  readonly #keepDraft = (event?: Partial<WaitingEvent>): void => {
    clearTimeout(this.#draftTimer);
    if (this.#draftTimer === undefined) return;
    this.#draftTimer = undefined;
    const { store } = this.#form;
    if (store === undefined) return;
    const text = this.#desk.fields()?.text.value ?? '';
    const kept = this.#saveDraft(store, text);
    event?.waitUntil?.(kept);
    this.#change({ draftKept: text.trim() !== '' });
  };

  async #saveDraft(store: ThreadStore, text: string): Promise<void> {
    await (await store.kept()).drafts.save(store.thread, this.#parentId, text);
  }

  async #discardDraft(): Promise<void> {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
    this.#change({ draftKept: false });
    if (this.#form.store !== undefined) await this.#saveDraft(this.#form.store, '');
  }

  /** Counts what is left of the room, and speaks at the thresholds. */
  measure(): void {
    const text = this.#desk.fields()?.text.value ?? '';
    const left = this.#desk.limits().text.max - text.length;
    const from = Math.min(200, this.#desk.limits().text.max / 5);
    this.#change({ left: left <= from ? left : null });
    const [words, language] = [this.#words, this.#language];
    const crossed = thresholds.find((threshold) => left <= threshold && threshold < this.#lastThreshold && left <= from);
    const lowest = [...thresholds].reverse().find((threshold) => left <= threshold);
    if (crossed !== undefined) announce(left < 0 ? words.over(-left, language) : words.left(left, language), language);
    this.#lastThreshold = lowest ?? Infinity;
  }

  readonly #handleInput = (event: Event): void => {
    const fields = this.#desk.fields();
    const field = draftFields.find((name) => fields?.[name] === event.target);
    if (field === undefined) {
      if (event.target === fields?.remember && !fields?.remember?.checked) void this.#names().then((names) => names?.forget());
      return;
    }
    if (field !== 'text') typedBefore.set(field, (event.target as HTMLInputElement).value);
    else {
      this.measure();
      this.#keepSoon();
    }
    const { outcome } = this.#state;
    if (outcome.kind === 'problems') {
      // A field that is being mended no longer says that it is wrong; the others stay marked.
      const problems = outcome.problems.filter((problem) => problem.field !== field);
      if (problems.length < outcome.problems.length) this.#change({ outcome: { ...outcome, problems } });
    } else if (outcome.kind !== 'sending' && outcome.kind !== 'none') this.#change({ outcome: { kind: 'none' } });
  };

  /** Checks the words and sends them; what became of them is drawn. */
  async post(store: ThreadStore): Promise<void> {
    const fields = this.#desk.fields();
    if (fields === null || this.sending) return;
    const draft = parseDraft(readInput(fields), this.#desk.limits());
    if (!draft.ok) return this.#refuse({ kind: 'problems', problems: draft.error, reasons: [] });
    if (!this.#form.dispatchEvent(new CommentSubmitEvent(draft.value, this.#parentId))) return;
    const trap = this.#form.querySelector<HTMLInputElement>('[name="sayso-more"]')?.value ?? '';
    this.#change({ outcome: { kind: 'sending' } });
    // What is typed while the words are on their way would be lost when they arrive.
    fields.text.readOnly = true;
    const result = await store.post(draft.value, this.#parentId, trap);
    fields.text.readOnly = false;
    this.#conclude(result, fields);
  }

  #conclude(result: PostResult, fields: FormFields): void {
    const [words, language] = [this.#words, this.#language];
    switch (result.kind) {
      case 'refused':
        return this.#refuse({ kind: 'problems', problems: result.problems, reasons: result.reasons });
      case 'stored':
      case 'waiting':
        // Only now are the words safe elsewhere.
        fields.text.value = '';
        this.measure();
        this.#change({ outcome: result });
        void this.#discardDraft();
        if (fields.remember !== null) {
          const { checked } = fields.remember;
          const name = fields.name?.value.trim() ?? '';
          void this.#names().then((names) => (checked ? names?.remember(name) : names?.forget()));
        }
        announce(result.kind === 'waiting' ? waitingWords(result.code, words) : result.own.comment.status === 'published' ? words.published : words.held, language);
        if (this.#form.parent !== '') this.#form.dispatchEvent(new CommentFormCloseEvent('posted'));
        return;
      case 'closed':
      case 'too-fast':
      case 'failed':
        this.#change({ outcome: result });
        this.#keepDraft();
        void this.#form.updateComplete.then(() => announce(this.#form.querySelector('[data-sayso-added="status"]')?.textContent?.trim() ?? '', language));
    }
  }

  /** Marks what cannot be taken and goes to the first of it, in the order in which the fields stand. */
  #refuse(outcome: Extract<Outcome, { kind: 'problems' }>): void {
    const problems = [...outcome.problems].sort((a, b) => {
      const [first, second] = [this.#desk.fields()?.[a.field], this.#desk.fields()?.[b.field]];
      return first && second && first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
    });
    this.#form.open = true;
    this.#change({ outcome: { ...outcome, problems } });
    void this.#form.updateComplete.then(() => {
      const first = problems[0] === undefined ? null : this.#desk.fields()?.[problems[0].field];
      if (first) first.focus();
      else announce(this.#form.querySelector('[data-sayso-added="status"]')?.textContent?.trim() ?? '', this.#language);
    });
  }

  /** Gives up: the words are forgotten. */
  cancel(): void {
    void this.#discardDraft();
    this.#form.dispatchEvent(new CommentFormCloseEvent('cancelled'));
  }

  readonly #handleDiscard = (): void => {
    const text = this.#desk.fields()?.text;
    if (text === undefined) return;
    text.value = '';
    this.measure();
    void this.#discardDraft();
    text.focus();
    announce(this.#words.discarded, this.#language);
  };

  /** Draws what is added to the form, whoever made it. The form calls it after each of its own renders. */
  draw(): void {
    const fields = this.#desk.fields();
    if (fields === null) return;
    for (const name of draftFields) {
      const field = fields[name];
      if (field !== null && field.value === '') field.value = typedBefore.get(name) ?? '';
    }
    const [words, language] = [this.#words, this.#language];
    const { outcome, online, draftKept, left } = this.#state;
    const problems = outcome.kind === 'problems' ? outcome.problems : [];
    render(problems.length < 2 ? nothing : summaryView(problems, fields, words, language), placeFor(fields, 'summary'));
    for (const name of draftFields) {
      const field = fields[name];
      if (field === null) continue;
      const problem = problems.find((each) => each.field === name);
      const errorId = `${this.#desk.id}-error-${name}`;
      if (problem === undefined) field.removeAttribute('aria-invalid');
      else field.setAttribute('aria-invalid', 'true');
      toggleReference(field, 'aria-describedby', errorId, problem !== undefined);
      render(problem === undefined ? nothing : fieldError(errorId, problemWords(problem, words, language)), placeFor(fields, `error-${name}`));
    }
    render(left === null ? nothing : html`<p>${left < 0 ? words.over(-left, language) : words.left(left, language)}</p>`, placeFor(fields, 'counter'));
    const ours = fields.remember === null || fields.remember.closest('[data-sayso-added]') !== null;
    if (ours && fields.name !== null && this.#form.store !== undefined) render(rememberTick(words), placeFor(fields, 'remember'));
    render(trapField(words), placeFor(fields, 'trap'));
    render(outcomeView(outcome, online, words, language), placeFor(fields, 'status'));
    render(
      draftKept && !this.sending ? html`<p>${words.kept} ·<button type="button" @click=${this.#handleDiscard}>${words.discard}</button></p>` : nothing,
      placeFor(fields, 'draft'),
    );
    if (fields.submit !== null) fields.submit.setAttribute('aria-disabled', String(this.sending));
  }
}
