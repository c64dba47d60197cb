/**
 * What a comment form does once somebody writes in it: keeps a draft, looks it over, sends it, says what became of it. A chunk of
 * its own, because most readers only read; what only trouble needs comes after it (`trouble.ts`).
 */
import { html, nothing, render, type ReactiveController } from 'lit';
import { checkDraft } from '../../model/check-draft.js';
import type { DraftField, DraftLimits } from '../../model/draft-limits.js';
import { plainTree } from '../../model/plain-text.js';
import type { Kept, ThreadStore } from '../../runtime/thread-state.js';
import { announce } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import type { Messages } from '../../messages/index.js';
import { writing, type WritingMessages } from '../../messages/writing/index.js';
import { CommentFormCloseEvent, CommentSubmitEvent } from '../events.js';
import { draftNote, rememberTick, restOfForm, trapField } from './added.js';
import { addedStyles } from './added.styles.js';
import { adoptStyles } from '../../../ui/adopt.js';
import type { SaysoCommentForm } from './comment-form.js';
import { draftFields, findFields, placeFor, readInput, type FormFields } from './fields.js';
import { outcomeView, outcomeWords, type Hindrance, type Outcome } from './outcome.js';
import type { FormPreview } from './preview.js';
import type { FormTrouble } from './trouble.js';

/** Typing pauses this long, in ms, before the words are kept again. */
const draftPause = 600;

/** What was typed into the personal fields of any form on this page, so that a reply does not ask again (A-33). Memory only. */
const typedBefore = new Map<DraftField, string>();

/** What the form lends to its part at work. */
export interface Desk {
  /** Makes ids unique when several forms stand on one page. */
  readonly id: string;
  readonly localize: LocalizeController<Messages>;
  /** The field for the words; null while there is none. */
  readonly text: () => HTMLTextAreaElement | null;
  readonly limits: () => DraftLimits;
}

/** A leaving that waits for what is being kept. */
interface WaitingEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

export class FormAtWork implements ReactiveController {
  readonly #form: SaysoCommentForm;
  readonly #desk: Desk;
  readonly #localize: LocalizeController<WritingMessages>;
  #outcome: Outcome = { kind: 'none' };
  #draftKept = false;
  /** Waits for a pause in typing; undefined: all that was typed is kept. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #trouble: FormTrouble | undefined;
  #preview: FormPreview | undefined;
  #stopListening: AbortController | undefined;

  constructor(form: SaysoCommentForm, desk: Desk) {
    this.#form = form;
    this.#desk = desk;
    this.#localize = new LocalizeController(form, writing);
    form.addController(this);
    // Somebody may have been quicker than the network.
    const { fields } = this;
    if (fields === null) return;
    for (const name of draftFields) if (name !== 'text' && fields[name]?.value) typedBefore.set(name, fields[name].value);
    if (fields.text.value !== '') this.#handleWords();
    form.requestUpdate();
  }

  hostConnected(): void {
    adoptStyles(this.#form, addedStyles);
    this.#stopListening = new AbortController();
    const { signal } = this.#stopListening;
    const on = (target: EventTarget, types: string, listener: (event: Event) => void): void => {
      for (const type of types.split(' ')) target.addEventListener(type, listener, { signal });
    };
    on(window, 'online offline', () => this.#form.requestUpdate());
    // A page that is hidden may never come back; the last one is where a choice of the other product reloads the page.
    on(window, 'pagehide visibilitychange sayso-before-reload', this.#keep);
    on(this.#form, 'input', this.#handleInput);
    void this.#kept().then((kept) => {
      const stop = kept?.name.onForgotten(() => {
        const { remember } = this.fields ?? {};
        if (remember) remember.checked = false;
      });
      if (stop) on(signal, 'abort', stop);
      if (signal.aborted) stop?.();
    });
  }

  hostDisconnected(): void {
    this.#stopListening?.abort();
    this.#keep();
  }

  /** The form's fields as they stand now; null while there is no form. */
  get fields(): FormFields | null {
    const form = this.#desk.text()?.form;
    return form ? findFields(form) : null;
  }

  get #parentId(): string | null {
    return this.#form.parent || null;
  }

  #kept(): Promise<Kept | undefined> {
    return Promise.resolve(this.#form.store?.kept()).catch(() => undefined);
  }

  /** Gives back what was kept here: the name, where the reader asked for it, and the words. */
  async recall(): Promise<void> {
    const kept = await this.#kept();
    const { store } = this.#form;
    if (kept === undefined || store === undefined) return;
    const [name, text] = await Promise.all([kept.name.load(), kept.drafts.load(store.thread, this.#parentId)]);
    this.draw();
    const { fields } = this;
    if (fields === null) return;
    if (name !== '' && fields.remember !== null) {
      fields.remember.checked = true;
      if (fields.name?.value === '') fields.name.value = name;
    }
    if (text === '' || fields.text.value !== '') return;
    this.#form.restore(text);
    this.#keep();
  }

  async #save(text: string): Promise<void> {
    const { store } = this.#form;
    if (store !== undefined) await (await this.#kept())?.drafts.save(store.thread, this.#parentId, text);
  }

  /** Keeps what was typed since the last time. */
  readonly #keep = (event?: Partial<WaitingEvent>): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.fields?.text.value ?? '';
    const kept = this.#save(text);
    event?.waitUntil?.(kept);
    this.#draftKept = text.trim() !== '';
    this.#form.requestUpdate();
  };

  /** The words are safe elsewhere, or not wanted. */
  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#draftKept = false;
    if (this.fields) this.fields.text.value = '';
    this.#trouble?.count();
    this.#form.requestUpdate();
    void this.#save('');
  }

  /** The form goes over to another thread: its words are kept where they were written. */
  leave(): void {
    const text = this.fields?.text;
    if (text === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#save(text.value);
    text.value = '';
    this.#draftKept = false;
    this.#outcome = { kind: 'none' };
    this.#trouble?.clear();
    this.#trouble?.count();
  }

  #handleWords(): void {
    const { value } = this.#desk.text() as HTMLTextAreaElement;
    // The first of them at once, so that the place to keep them in is open when the page is left.
    if (this.#timer === undefined) void this.#save(value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#keep, draftPause);
    if (this.#preview === undefined && plainTree(value) === null) void this.#bringPreview();
    const { max } = this.#desk.limits().text;
    if (this.#trouble !== undefined) this.#trouble.count();
    else if (value.length >= max - Math.min(200, max / 5)) void this.#bringTrouble().then((trouble) => trouble?.count());
  }

  readonly #handleInput = ({ target }: Event): void => {
    const { fields } = this;
    const field = draftFields.find((name) => fields?.[name] === target);
    if (field === undefined) {
      if (target === fields?.remember && !fields?.remember?.checked) void this.#kept().then((kept) => kept?.name.forget());
      return;
    }
    if (field === 'text') this.#handleWords();
    else typedBefore.set(field, (target as HTMLInputElement).value);
    if (this.#outcome.kind === 'refused') this.#trouble?.mend(field);
    else if (this.#outcome.kind !== 'sending') {
      this.#outcome = { kind: 'none' };
      this.#trouble?.clear();
    }
    this.#form.requestUpdate();
  };

  /** Looks the words over and sends them; what became of them is drawn. */
  async post(store: ThreadStore): Promise<void> {
    const { fields } = this;
    if (fields === null || this.#outcome.kind === 'sending') return;
    const { draft, problems } = checkDraft(readInput(fields), this.#desk.limits());
    if (problems.length > 0) return this.#hinder({ kind: 'refused', problems, reasons: [] });
    if (!this.#form.dispatchEvent(new CommentSubmitEvent(draft, this.#parentId))) return;
    this.#outcome = { kind: 'sending' };
    this.#trouble?.clear();
    // What is typed while the words are on their way would be lost when they arrive.
    fields.text.readOnly = true;
    this.#form.requestUpdate();
    const result = await store.post(draft, this.#parentId, this.#form.querySelector<HTMLInputElement>('[name="sayso-more"]')?.value);
    fields.text.readOnly = false;
    if (result.kind !== 'stored' && result.kind !== 'waiting') return this.#hinder(result);
    this.#outcome = result;
    // Only now are the words safe elsewhere.
    this.#forget();
    if (fields.remember !== null) {
      const { checked } = fields.remember;
      void this.#kept().then((kept) => (checked ? kept?.name.remember(draft.name) : kept?.name.forget()));
    }
    announce(outcomeWords(result, true, this.#localize.words), this.#localize.language);
    if (this.#form.parent !== '') this.#form.dispatchEvent(new CommentFormCloseEvent('posted'));
  }

  async #bringPreview(): Promise<void> {
    try {
      const { FormPreview } = await import('./preview.js');
      this.#preview ??= new FormPreview(this.#form);
      this.#form.requestUpdate();
    } catch {
      // A convenience; the next key asks again.
    }
  }

  async #bringTrouble(): Promise<FormTrouble | undefined> {
    try {
      const { FormTrouble } = await import('./trouble.js');
      return (this.#trouble ??= new FormTrouble(this.#form, this, this.#desk, this.#localize));
    } catch {
      return undefined;
    }
  }

  /** The words stay where they are; what has the words for it is fetched, and where that does not come, the browser has its own. */
  async #hinder(hindrance: Hindrance): Promise<void> {
    this.#outcome = hindrance;
    this.#keep();
    this.#form.open = true;
    const trouble = await this.#bringTrouble();
    if (trouble !== undefined) return trouble.show(hindrance);
    this.#outcome = { kind: 'none' };
    const { fields } = this;
    if (!fields?.form.reportValidity()) return;
    fields.text.setCustomValidity(this.#desk.localize.words.formIncomplete);
    fields.text.reportValidity();
    fields.text.setCustomValidity('');
  }

  /** Draws what is added to the form, whoever made it. The form calls it after each of its own renders. */
  draw(): void {
    const { fields } = this;
    if (fields === null) return;
    const { form, remember, submit } = fields;
    const { words } = this.#localize;
    const sending = this.#outcome.kind === 'sending';
    const isOurs = form.dataset['saysoForm'] === 'own';
    const note = this.#draftKept && !sending ? draftNote(words, this.#discard) : nothing;
    const asksName = isOurs ? this.#desk.limits().name.ask !== 'off' : fields.name !== null && this.#form.store !== undefined;
    // A box of the page's own that remembers the name is left to it.
    const ticks = asksName && (remember === null || remember.closest('[data-sayso-added]') !== null);
    const status = this.#trouble?.status() ?? outcomeView(this.#outcome, navigator.onLine, words);
    const added = html`${ticks ? rememberTick(words) : nothing}${trapField(words)}${status === nothing ? nothing : html`<div data-sayso-added="status">${status}</div>`}`;
    if (isOurs) {
      const rest = placeFor(form, 'rest', (made) => form.append(made));
      rest.hidden = !this.#form.open;
      const onCancel = this.#form.parent === '' ? null : this.#cancel;
      render(restOfForm({ id: this.#desk.id, words, limits: this.#desk.limits(), sending, onCancel, added, note }), rest);
    } else {
      render(html`${added}${note}`, placeFor(form, 'tail', (made) => (submit ? submit.before(made) : form.append(made))));
      submit?.setAttribute('aria-disabled', String(sending));
    }
    const now = this.fields as FormFields;
    for (const name of draftFields) if (now[name]?.value === '') now[name].value = typedBefore.get(name) ?? '';
    this.#trouble?.draw(now);
    this.#preview?.draw(now);
  }

  /** Gives up: the words are forgotten. */
  readonly #cancel = (): void => {
    this.#forget();
    this.#form.dispatchEvent(new CommentFormCloseEvent('cancelled'));
  };

  readonly #discard = (): void => {
    this.#forget();
    this.#form.focus();
    announce(this.#localize.words.discarded, this.#localize.language);
  };
}
