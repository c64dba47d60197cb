/**
 * One's own comments in a thread: what became of them, and "Edit" and "Delete" under those that are still the author's. Fetched
 * for readers who have written here themselves.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { changing, type ChangingMessages } from '../../messages/changing/index.js';
import type { OwnEntry } from '../../runtime/thread-state.js';
import { anchorOf, type CommentView } from '../comment-view.js';
import type { SaysoCommentThread } from './comment-thread.js';
import { changeStyles } from './own-changes.styles.js';
import { OwnNotices, type OwnActions } from './own-notice.js';

export type OwnView = Pick<CommentView, 'tone' | 'notice' | 'body' | 'actions'>;

export class OwnChanges {
  readonly #thread: SaysoCommentThread;
  readonly #notices: OwnNotices;
  readonly #words: LocalizeController<ChangingMessages>;
  #open: { readonly id: string; readonly what: 'edit' | 'remove' } | null = null;
  #busy = false;
  #fault = '';
  /** What was typed into each, whether the field is open or not. */
  readonly #typed = new Map<string, string>();

  constructor(thread: SaysoCommentThread) {
    this.#thread = thread;
    const { shadowRoot } = thread;
    const { styleSheet } = changeStyles;
    if (shadowRoot !== null && styleSheet !== undefined) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
    this.#notices = new OwnNotices(thread);
    this.#words = new LocalizeController(thread, changing);
  }

  of(entries: readonly OwnEntry[], takeBack: OwnActions['takeBack']): ReadonlyMap<string, OwnView> {
    const retry = (entry: OwnEntry): void => void this.#thread.store?.retry(entry.secret);
    const notices = this.#notices.of(entries, { retry, takeBack });
    return new Map(entries.map((entry) => [entry.comment.id, { ...notices.get(entry.comment.id), ...this.#view(entry) }]));
  }

  #view(entry: OwnEntry): OwnView {
    if (!entry.confirmed || (entry.state !== 'published' && entry.state !== 'held')) return {};
    const { id } = entry.comment;
    const { words } = this.#words;
    if (this.#open?.id !== id) {
      const editable = entry.editableUntil !== undefined && Date.now() < entry.editableUntil;
      return {
        actions: html`${editable ? html`<button class="quiet" part="edit" data-own="edit-${id}" @click=${() => this.#show(id, 'edit')}>${words.edit}</button>` : nothing}<button
            class="quiet" part="delete" data-own="remove-${id}" @click=${() => this.#show(id, 'remove')}>${words.remove}</button>`,
      };
    }
    return this.#open.what === 'edit' ? { body: this.#form(entry), actions: nothing } : { actions: this.#question(entry) };
  }

  #form(entry: OwnEntry): TemplateResult {
    const { words, direction } = this.#words;
    const { id, text } = entry.comment;
    return html`<form class="change" part="change" dir=${direction} @submit=${(event: Event) => void this.#save(event, entry)} @keydown=${this.#handleKey}>
      <label for="change-${id}">${words.label}</label>
      <textarea
        id="change-${id}" dir="auto" rows="5" .value=${this.#typed.get(id) ?? text} aria-invalid=${this.#fault === '' ? 'false' : 'true'}
        aria-describedby="fault-${id}" @input=${(event: Event) => this.#typed.set(id, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <p class="fault" id="fault-${id}">${this.#fault}</p>
      <button class="outline" aria-disabled=${this.#busy}>${this.#busy ? words.saving : words.save}</button>
      <button class="quiet" type="button" @click=${this.#close}>${words.cancel}</button>
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

  #show(id: string, what: 'edit' | 'remove'): void {
    this.#open = { id, what };
    this.#fault = '';
    void this.#draw(what === 'edit' ? `#${CSS.escape(`change-${id}`)}` : `[data-own="${CSS.escape(`keep-${id}`)}"]`);
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
    const outcome = await store.edit(entry.secret, typed);
    this.#busy = false;
    const say = this.#notices.localize.words;
    switch (outcome.kind) {
      case 'stored':
        this.#typed.delete(id);
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
        else this.#fault = [say.refused, ...new Set(outcome.reasons.map(({ rule }) => say.reasons[rule] ?? say.otherRefusal))].join(' ');
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
    const outcome = await store.remove(entry.secret);
    this.#busy = false;
    if (outcome.kind === 'failed') {
      this.#fault = words.notRemoved;
      announce(this.#fault, language);
      return this.#draw(`[data-own="${CSS.escape(`keep-${id}`)}"]`);
    }
    await this.#end(id, outcome.kind === 'removed' ? words.removed : words.conflict);
    // Where it left no tombstone, what took its place is read next.
    const left = articles();
    if (!left.some((each) => each.id === anchorOf(id))) (left[at] ?? left.at(-1))?.focus();
  }
}
