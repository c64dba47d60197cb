/**
 * What a comment form does once somebody writes in it: keeps a draft, looks it over, sends it, says what became of it. A chunk of
 * its own, because most readers only read; what only trouble needs comes after it (`trouble.ts`), and what lies here from earlier
 * visits where there is such (`form-kept.ts`).
 */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { checkDraft } from '../../model/check-draft.js';
import { defaultLimits, type DraftField, type DraftLimits } from '../../model/draft-limits.js';
import { isPlain } from '../../model/is-plain.js';
import type { Thread } from '../../runtime/thread.js';
import { announce } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import type { Messages } from '../../messages/index.js';
import { writing, type WritingMessages } from '../../messages/writing/index.js';
import { CommentFormCloseEvent, CommentSubmitEvent } from '../events.js';
import { draftNote, isRequired, peopleView, rememberTick, trapField } from './added.js';
import { addedStyles } from './added.styles.js';
import { adoptStyles } from '../../../ui/adopt.js';
import type { SaysoCommentForm } from './comment-form.js';
import { draftFields, findFields, readInput, type FormFields } from './fields.js';
import type { FormKept } from './form-kept.js';
import { outcomeView, outcomeWords, type Hindrance, type Outcome } from './outcome.js';
import type { drawAdded } from './page-form.js';
import { mark, textIn } from './parts.js';
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
  /** Where nothing of ours is there to say what is in the way, the browser's own bubble does. */
  readonly bubble: () => void;
}

/** A leaving that waits for what is being kept. */
interface WaitingEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

/** What does not come leaves what stands there usable; the next use asks again. */
const quietly = <T>(coming: Promise<T> | undefined): Promise<T | undefined> => Promise.resolve(coming).catch(() => undefined);

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
  #kept: FormKept | undefined;
  #drawAdded: typeof drawAdded | undefined;
  #stopListening: AbortController | undefined;

  constructor(form: SaysoCommentForm, desk: Desk) {
    this.#form = form;
    this.#desk = desk;
    this.#localize = new LocalizeController(form, writing);
    form.addController(this);
    form.addEventListener('input', this.#take);
    // Somebody may have been quicker than the network.
    for (const name of draftFields) {
      const target = this.fields?.[name];
      if (target?.value) this.#take({ target });
    }
    form.requestUpdate();
  }

  hostConnected(): void {
    adoptStyles(this.#form, addedStyles);
    const life = (this.#stopListening = new AbortController());
    const on = (types: readonly string[], listener: (event: Event) => void): void => types.forEach((type) => addEventListener(type, listener, life));
    on(['online', 'offline'], () => this.#form.requestUpdate());
    // A page that is hidden may never come back; the last one is where a choice of the other product reloads the page.
    on(['pagehide', 'visibilitychange', 'sayso-before-reload'], this.keep);
  }

  hostDisconnected(): void {
    this.#stopListening?.abort();
    this.keep();
  }

  /** The form's fields as they stand now; null while there is no form. */
  get fields(): FormFields | null {
    const form = textIn(this.#form)?.form;
    return form ? findFields(form) : null;
  }

  /** What the site asks for. */
  get limits(): DraftLimits {
    return this.#form.store?.getState().info?.limits ?? defaultLimits;
  }

  get #parentId(): string | null {
    return this.#form.parent || null;
  }

  /** Gives back what was kept here. */
  async recall(): Promise<void> {
    await (await this.#bringKept())?.recall();
  }

  /** Keeps these words now, or with '' none. */
  #save(text: string): Promise<unknown> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#form.requestUpdate();
    return quietly(this.#form.store?.own().then(({ keepDraft }) => keepDraft(this.#parentId, text)));
  }

  /** Keeps what was typed since the last time. */
  readonly keep = (event?: Partial<WaitingEvent>): void => {
    if (!this.#timer) return;
    const text = this.fields?.text.value ?? '';
    const kept = this.#save(text);
    event?.waitUntil?.(kept);
    this.#draftKept = text.trim() !== '';
  };

  /** Empties the field; `kept` is what is still kept of its words. */
  #empty(kept = ''): void {
    const { fields } = this;
    if (fields) fields.text.value = '';
    this.#draftKept = false;
    this.#trouble?.count();
    void this.#save(kept);
  }

  /** The form goes over to another thread: its words are kept where they were written. */
  leave(): void {
    this.#outcome = { kind: 'none' };
    this.#trouble?.clear();
    this.#empty(this.fields?.text.value);
  }

  /** Something was typed, or ticked. */
  readonly #take = ({ target }: Pick<Event, 'target'>): void => {
    const { value } = target as HTMLInputElement;
    // The words come key by key: they are known without a look through the form.
    const name = target === textIn(this.#form) ? 'text' : draftFields.find((each) => this.fields?.[each] === target);
    if (!name) {
      if (target === this.fields?.remember) void this.#bringKept().then((kept) => kept?.tick(target as HTMLInputElement));
      return;
    }
    if (name === 'text') this.#takeWords(value);
    else typedBefore.set(name, value);
    this.#trouble?.mend(name);
    const isSaid = this.#outcome.kind !== 'none';
    if (!this.isSending) this.#outcome = { kind: 'none' };
    // Most keys change nothing that is drawn, and a phone draws slowly.
    if (isSaid || this.#trouble || this.#preview) this.#form.requestUpdate();
  };

  #takeWords(words: string): void {
    // The first of them at once, so that the place to keep them in is open when the page is left.
    if (!this.#timer) void this.#save(words);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.keep, draftPause);
    if (!this.#preview && !isPlain(words)) void this.#bringPreview();
    const { max } = this.limits.text;
    if (this.#trouble) this.#trouble.count();
    else if (words.length >= max * 0.8) void this.#bringTrouble().then((trouble) => trouble?.count());
  }

  /** Looks the words over and sends them; what became of them is drawn. */
  async post(store: Thread): Promise<void> {
    const { fields } = this;
    if (!fields || this.isSending) return;
    const { draft, problems } = checkDraft(readInput(fields), this.limits);
    if (problems.length > 0) return this.#hinder({ kind: 'refused', problems, reasons: [] });
    if (!this.#form.dispatchEvent(new CommentSubmitEvent(draft, this.#parentId))) return;
    this.#outcome = { kind: 'sending' };
    this.#trouble?.clear();
    // What is typed while the words are on their way would be lost when they arrive.
    fields.text.readOnly = true;
    this.#form.requestUpdate();
    const trap = this.#form.querySelector<HTMLInputElement>('[name="sayso-more"]')?.value;
    const result = await store.own().then(
      ({ post }) => post(draft, this.#parentId, trap),
      () => ({ kind: 'failed', code: 'offline' }) as const,
    );
    fields.text.readOnly = false;
    if (result.kind !== 'stored' && result.kind !== 'waiting') return this.#hinder(result);
    this.#outcome = result;
    // Only now are the words safe elsewhere.
    this.#empty();
    if (fields.remember?.checked) void this.#bringKept().then((kept) => kept?.remember(draft.name));
    announce(outcomeWords(result, this.#localize.words), this.#localize.language);
    if (this.#form.parent !== '') this.#form.dispatchEvent(new CommentFormCloseEvent('posted'));
  }

  #bringPreview(): Promise<unknown> {
    return quietly(
      import('./preview.js').then(({ FormPreview }) => {
        this.#preview ??= new FormPreview(this.#form);
        this.#form.requestUpdate();
      }),
    );
  }

  #bringTrouble(): Promise<FormTrouble | undefined> {
    return quietly(import('./trouble.js').then(({ FormTrouble }) => (this.#trouble ??= new FormTrouble(this.#form, this, this.#desk, this.#localize))));
  }

  #bringKept(): Promise<FormKept | undefined> {
    return quietly(import('./form-kept.js').then(({ FormKept }) => (this.#kept ??= new FormKept(this.#form, this))));
  }

  /** The words stay where they are; what has the words for it is fetched. */
  async #hinder(hindrance: Hindrance): Promise<void> {
    this.#outcome = { kind: 'none' };
    this.keep();
    this.#form.open = true;
    const trouble = await this.#bringTrouble();
    if (trouble) trouble.show(hindrance);
    else if (this.fields?.form.reportValidity()) this.#desk.bubble();
  }

  /** What stands above the button of every form. `ticks`: it asks whether to remember the name. */
  added(ticks: unknown): TemplateResult {
    const { words } = this.#localize;
    return html`${ticks ? rememberTick(words) : nothing}${trapField(words)}
      <div data-sayso-added="status">${this.#trouble?.status() ?? outcomeView(this.#outcome, words)}</div>`;
  }

  /** Says that unsent words are kept here. */
  get note(): TemplateResult | typeof nothing {
    return this.#draftKept && !this.isSending ? draftNote(this.#localize.words, this.#discard) : nothing;
  }

  get isSending(): boolean {
    return this.#outcome.kind === 'sending';
  }

  /** All that stands below the text in a form of ours: what is promised, who writes, what is done. */
  rest(): TemplateResult {
    const { isSending, limits, note } = this;
    const { words } = this.#localize;
    const { open, parent, store } = this.#form;
    // Says what is kept, and why (CM-06).
    const privacy = store?.getState().info?.privacy;
    return html`<div data-sayso-added="rest" ?hidden=${!open}>
      <p data-sayso-note>
        ${limits.email.ask === 'off' ? nothing : words.emailPromise} ${draftFields.some((field) => isRequired(limits, field)) ? html`${words.requiredNote}${mark}` : nothing} ${privacy ? html`<a href=${privacy} target="_blank" rel="noopener">${words.privacy}</a>` : nothing}
      </p>
      ${peopleView(this.#desk.id, words, limits)} ${this.added(limits.name.ask !== 'off')}
      <div data-sayso-actions>
        <button type="submit" aria-disabled=${isSending}>${isSending ? words.sending : words.post}</button>
        ${parent ? html`<button type="button" @click=${this.#cancel}>${words.cancel}</button>` : nothing}${note}
      </div>
    </div>`;
  }

  /** Draws what stands in no template of ours. The form calls it after each of its own renders. */
  draw(): void {
    const { fields } = this;
    if (!fields) return;
    for (const name of draftFields) if (fields[name]?.value === '') fields[name].value = typedBefore.get(name) ?? '';
    if (fields.form.dataset['saysoForm'] === 'page') this.#drawInPage(fields);
    this.#trouble?.draw(fields);
    this.#preview?.draw(fields);
  }

  #drawInPage(fields: FormFields): void {
    if (this.#drawAdded) this.#drawAdded(this.#form, fields, this);
    else {
      void quietly(
        import('./page-form.js').then(({ drawAdded }) => {
          this.#drawAdded = drawAdded;
          this.#form.requestUpdate();
        }),
      );
    }
  }

  /** Gives up: the words are forgotten. */
  readonly #cancel = (): void => {
    this.#empty();
    this.#form.dispatchEvent(new CommentFormCloseEvent('cancelled'));
  };

  readonly #discard = (): void => {
    this.#empty();
    this.#form.focus();
    announce(this.#localize.words.discarded, this.#localize.language);
  };
}
