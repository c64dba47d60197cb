/**
 * The field in which one's own comment is changed, and the question before it is deleted. Fetched at the first "Edit" or
 * "Delete"; the buttons themselves stand in `own-notice.ts`.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { adoptStyles } from '../../../ui/adopt.js';
import { announce } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { changing, type ChangingMessages } from '../../messages/changing/index.js';
import { edit, remove } from '../../runtime/own-editing.js';
import type { OwnEntry } from '../../runtime/thread-state.js';
import { trouble, type TroubleMessages } from '../../messages/trouble/index.js';
import type { WritingMessages } from '../../messages/writing/index.js';
import { reasonWords } from '../comment-form/outcome.js';
import { anchorOf, type OwnView } from '../comment-view.js';
import type { SaysoCommentThread } from './comment-thread.js';
import { changeStyles } from './own-changes.styles.js';

/** Where the words of a change that was not saved are kept: beside the drafts, by the comment. */
const draftOf = (id: string): string => `edit ${id}`;

export class OwnChanges {
  readonly #thread: SaysoCommentThread;
  readonly #writing: LocalizeController<WritingMessages>;
  readonly #trouble: LocalizeController<TroubleMessages>;
  readonly #words: LocalizeController<ChangingMessages>;
  #open: { readonly id: string; readonly what: 'edit' | 'remove' } | null = null;
  #busy = false;
  #fault = '';
  /** What was typed into each, whether the field is open or not. */
  readonly #typed = new Map<string, string>();

  constructor(thread: SaysoCommentThread, localize: LocalizeController<WritingMessages>) {
    this.#thread = thread;
    adoptStyles(thread.renderRoot, changeStyles);
    this.#writing = localize;
    this.#trouble = new LocalizeController(thread, trouble);
    this.#words = new LocalizeController(thread, changing);
  }

  /** What is open at this comment; undefined: nothing is. */
  view(entry: OwnEntry): OwnView | undefined {
    if (this.#open?.id !== entry.comment.id) return undefined;
    return this.#open.what === 'edit' ? { body: this.#form(entry), actions: nothing } : { actions: this.#question(entry) };
  }

  #form(entry: OwnEntry): TemplateResult {
    const { words, direction } = this.#words;
    const { id, text } = entry.comment;
    return html`<form class="change" part="change" dir=${direction} @submit=${(event: Event) => void this.#save(event, entry)} @keydown=${this.#handleKey}>
      <label for="change-${id}">${words.label}</label>
      <textarea
        id="change-${id}" dir="auto" rows="5" .value=${this.#typed.get(id) ?? text} aria-invalid=${this.#fault === '' ? 'false' : 'true'}
        aria-describedby="fault-${id}" @input=${(event: Event) => this.#type(id, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <p class="fault" id="fault-${id}">${this.#fault}</p>
      <button class="outline" aria-disabled=${this.#busy}>${this.#busy ? words.saving : words.save}</button>
      <button class="quiet" type="button" @click=${this.#close}>${this.#writing.words.cancel}</button>
    </form>`;
  }

  #question(entry: OwnEntry): TemplateResult {
    const { words } = this.#words;
    const { id } = entry.comment;
    return html`<span class="change" role="group" aria-labelledby="ask-${id}" @keydown=${this.#handleKey}
      ><span id="ask-${id}">${this.#fault || words.ask}</span>
      <button class="outline" aria-disabled=${this.#busy} @click=${() => void this.#remove(entry)}>${words.confirm}</button>
      <button class="quiet" data-own="keep-${id}" @click=${this.#close}>${words.keep}</button></span
    >`;
  }

  async #draw(focus = ''): Promise<void> {
    this.#thread.requestUpdate();
    await this.#thread.updateComplete;
    if (focus !== '') this.#thread.shadowRoot?.querySelector<HTMLElement>(focus)?.focus();
  }

  async show(id: string, what: 'edit' | 'remove'): Promise<void> {
    if (what === 'edit' && !this.#typed.has(id)) {
      const kept = await this.#drafts('load', id).catch(() => '');
      if (kept) this.#typed.set(id, kept);
    }
    this.#open = { id, what };
    this.#fault = '';
    await this.#draw(what === 'edit' ? `#${CSS.escape(`change-${id}`)}` : `[data-own="${CSS.escape(`keep-${id}`)}"]`);
  }

  /** Keeps the words through a reload; '' when they are saved. */
  #type(id: string, words: string): void {
    this.#typed.set(id, words);
    void this.#drafts('save', id, words).catch(() => undefined);
  }

  #forget(id: string): void {
    this.#type(id, '');
    this.#typed.delete(id);
  }

  async #drafts(what: 'load' | 'save', id: string, words = ''): Promise<string | void> {
    const { store } = this.#thread;
    if (store === undefined) return;
    const { drafts } = await store.kept();
    return drafts[what](store.thread, draftOf(id), words);
  }

  /** The field keeps what was typed for the next time it is opened. */
  readonly #close = (): void => {
    const open = this.#open;
    if (open === null || this.#busy) return;
    this.#open = null;
    void this.#draw(`[data-own="${CSS.escape(`${open.what}-${open.id}`)}"]`);
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.#close();
  };

  #end(id: string, said: string): Promise<void> {
    this.#open = null;
    announce(said, this.#words.language);
    return this.#draw(`#${CSS.escape(anchorOf(id))}`);
  }

  async #save(event: Event, entry: OwnEntry): Promise<void> {
    event.preventDefault();
    const { store } = this.#thread;
    if (this.#busy || store === undefined) return;
    const { id, text } = entry.comment;
    const { words, language } = this.#words;
    const typed = this.#typed.get(id) ?? text;
    this.#busy = true;
    this.#fault = '';
    void this.#draw();
    const outcome = await edit(store, entry.secret, typed);
    this.#busy = false;
    const [say, why] = [this.#trouble.words, this.#writing.words];
    switch (outcome.kind) {
      case 'stored':
        this.#forget(id);
        return this.#end(id, outcome.own.comment.status === 'published' ? words.changed : words.changedHeld);
      case 'conflict':
        return this.#end(id, words.conflict);
      case 'too-late':
        return this.#end(id, words.tooLate);
      case 'closed':
        return this.#end(id, words.closed);
      case 'too-fast':
        this.#fault = say.tooFast(outcome.retryAfterSeconds, language);
        break;
      case 'failed':
        this.#fault = words.notSaved;
        break;
      case 'refused': {
        const [problem] = outcome.problems;
        if (problem?.code === 'too-long') this.#fault = say.tooLong(problem.max, problem.length, language);
        else if (problem !== undefined) this.#fault = problem.code === 'missing' ? say.missing.text : say.badCharacters;
        else this.#fault = [say.refused, ...reasonWords(outcome.reasons, { ...why.reasons, ...say.reasons }, say.otherRefusal)].join(' ');
      }
    }
    announce(this.#fault, language);
    return this.#draw(`#${CSS.escape(`change-${id}`)}`);
  }

  async #remove(entry: OwnEntry): Promise<void> {
    const { store, shadowRoot } = this.#thread;
    if (this.#busy || store === undefined) return;
    const { id } = entry.comment;
    const { words, language } = this.#words;
    const articles = (): readonly HTMLElement[] => [...(shadowRoot?.querySelectorAll('article') ?? [])];
    const at = articles().findIndex((each) => each.id === anchorOf(id));
    this.#busy = true;
    const outcome = await remove(store, entry.secret);
    this.#busy = false;
    if (outcome.kind === 'failed') {
      this.#fault = words.notRemoved;
      announce(this.#fault, language);
      return this.#draw(`[data-own="${CSS.escape(`keep-${id}`)}"]`);
    }
    this.#forget(id);
    await this.#end(id, outcome.kind === 'removed' ? words.removed : words.conflict);
    // Where it left no tombstone, what took its place is read next.
    const left = articles();
    if (!left.some((each) => each.id === anchorOf(id))) (left[at] ?? left.at(-1))?.focus();
  }
}
