/** `<sayso-moderation>`: where editors read what waits, see why, and decide, by mouse or without one. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { formatNumber } from '../../../i18n/format.js';
import { warnOfUnknownAttributes } from '../../../ui/attributes.js';
import { announce, prepareAnnouncer } from '../../../ui/announcer.js';
import { base } from '../../../ui/base.styles.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { StoreController } from '../../../ui/store-controller.js';
import { tokens } from '../../../ui/tokens.js';
import { catalogue } from '../../messages/index.js';
import { actionsOn } from '../../model/actions.js';
import { queueNames, type DecisionAction, type QueueName } from '../../model/backend.js';
import type { QueueFilter } from '../../model/filter.js';
import type { QueueState, Row } from '../../runtime/queue-state.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import { connectStore } from './connect.js';
import { detailView } from './detail.js';
import { helpView } from './help.js';
import { commandOf } from './keys.js';
import { moderationStyles } from './moderation.styles.js';
import { openedStyles } from './opened.styles.js';
import { conflictWords, nameOf, type Speech } from './parts.js';
import { rowView, type RowHands } from './row.js';
import { openThread } from './thread-door.js';
import { wideStyles } from './wide.styles.js';

/** From this width on, lists, rows and the opened comment stand side by side; px. */
const wideFrom = 960;

/**
 * The moderators' console: the waiting comments with the rules' reasons marked in the words, approve / spam / reject / remove
 * and undo, by mouse and keyboard.
 *
 * @summary Where editors read what waits, see why, and decide.
 *
 * @slot - What stands there without script: a link to the server's own moderation page, say.
 *
 * @csspart row - One comment in the list.
 * @csspart opened - The comment that is open.
 * @csspart text - The words of the open comment.
 * @csspart reasons - The list of reasons.
 * @csspart toolbar - The buttons of one comment.
 * @csspart help - The dialog that lists the keys.
 * @csspart thread - The dialog with a discussion's settings.
 */
export class SaysoModeration extends LitElement {
  static override styles = [tokens, base, moderationStyles, openedStyles, wideStyles];

  readonly #localize = new LocalizeController(this, catalogue);
  readonly #follow = new StoreController<QueueState>(this);
  #own: QueueStore | undefined;
  /** Counts up at each change of who keeps the comments; a backend that loads late for an older wish is dropped. */
  #wish = 0;
  #resize: ResizeObserver | undefined;

  /** Who keeps the comments: `http` (the server at `endpoint`) or `local` (this browser). */
  @property() backend: 'http' | 'local' = 'http';
  /** Address of the server, for `backend="http"`; the page's own origin when missing. */
  @property() endpoint = '';
  /** Which of the server's sites; the default one when missing. */
  @property() site = '';
  /** Switches the single keys off; the reader can do so too, in the dialog that lists them. */
  @property({ type: Boolean, attribute: 'no-keys', reflect: true }) noKeys = false;
  /** A store of your own; without it the element makes one for `backend`, and ends it when it leaves the page. */
  @property({ attribute: false }) store: QueueStore | undefined;

  @state() private wide = false;
  /** On narrow pages: the comment stands in place of the list. */
  @state() private opened = false;

  @query('dialog.help:not(.desk)') private dialog!: HTMLDialogElement;

  override connectedCallback(): void {
    super.connectedCallback();
    warnOfUnknownAttributes(this);
    prepareAnnouncer();
    this.#measure();
    this.#resize ??= new ResizeObserver(() => this.#measure());
    this.#resize.observe(this);
    if (this.hasUpdated) void this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    // A move within the page disconnects and connects in one turn: only a real farewell ends the store.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#own?.stop();
      this.#own = undefined;
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('backend') || changed.has('endpoint') || changed.has('site') || changed.has('store')) void this.#connect(true);
  }

  /** Follows the given store, or makes one of its own; `again`: what it depends on has changed. */
  async #connect(again = false): Promise<void> {
    if (this.store === undefined && this.#own !== undefined && !again) return;
    const wish = ++this.#wish;
    this.#own?.stop();
    this.#own = undefined;
    if (this.store !== undefined) {
      this.#follow.store = this.store;
      return;
    }
    const { backend, endpoint, site } = this;
    const made = await connectStore({ backend, endpoint, site });
    if (made === undefined || wish !== this.#wish || !this.isConnected) return;
    this.#own = made;
    this.#follow.store = made;
    await made.start();
  }

  get #store(): QueueStore | undefined {
    return this.store ?? this.#own;
  }

  #measure(): void {
    this.wide = this.getBoundingClientRect().width >= wideFrom;
  }

  #row(id: string | null): Row | undefined {
    return this.#follow.state?.rows.find((row) => row.item.comment.id === id);
  }

  get #speech(): Speech {
    return { words: this.#localize.words, language: this.#localize.language, now: Date.now(), keys: !this.noKeys };
  }

  #say(words: string): void {
    announce(words, this.#localize.language);
  }

  /** Puts the focus on the selected comment: its row, or its page where that stands in place of the list. */
  async #focusSelected(): Promise<void> {
    await this.updateComplete;
    const selected = this.#follow.state?.selected ?? null;
    if (selected === null) return;
    const target = this.opened && !this.wide ? '.opened' : `.row[data-id="${CSS.escape(selected)}"]`;
    this.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }

  async #decide(id: string, action: DecisionAction): Promise<void> {
    const store = this.#store;
    if (store === undefined) return;
    const answer = store.decide([id], action);
    const next = store.getState().selected;
    // Nothing is left open: on a narrow page the list shows what became of it.
    if (next === id) this.opened = false;
    await this.#focusSelected();
    await answer;
    const row = this.#row(id);
    const { words } = this.#localize;
    const error = store.getState().error;
    if (error !== null) this.#say(words.errors[error]);
    else if (row?.standing.kind === 'decided') {
      const following = next === null || next === id ? undefined : this.#row(next);
      this.#say(words.announceDone(words.verdict[action], following === undefined ? '' : nameOf(following.item, words)));
    } else if (row?.standing.kind === 'conflict') this.#say(conflictWords(row, this.#speech));
    else if (row?.standing.kind === 'unknown') this.#say(words.unknown);
  }

  async #undo(batch?: string): Promise<void> {
    const store = this.#store;
    if (store === undefined) return;
    const { words } = this.#localize;
    const answer = store.undo(batch);
    await this.#focusSelected();
    if (!(await answer)) {
      this.#say(words.nothingToUndo);
      return;
    }
    const { error, selected } = store.getState();
    const standing = this.#row(selected)?.standing;
    if (error !== null) this.#say(words.errors[error]);
    else this.#say(standing?.kind === 'decided' && standing.late ? words.undoLate : words.announceUndone);
    await this.#focusSelected();
  }

  readonly #hands: RowHands = {
    decide: (id, action) => void this.#decide(id, action),
    undo: (batch) => void this.#undo(batch),
    thread: (item) => void openThread(this.renderRoot, this.#store, item, this.#speech),
    select: (id) => this.#store?.select(id),
    open: (id) => {
      this.#store?.select(id);
      if (this.wide) return;
      this.opened = true;
      void this.#focusSelected();
    },
  };

  #close(): void {
    this.opened = false;
    void this.#focusSelected();
  }

  async #choose(queue: QueueName, filter: QueueFilter = {}): Promise<void> {
    this.opened = false;
    await this.#store?.load(queue, filter);
    const state = this.#follow.state;
    if (state?.queue !== queue) return;
    const { words } = this.#localize;
    if (state.error !== null) this.#say(words.errors[state.error]);
    else this.#say(state.rows.length === 0 ? words.empty[queue] : `${words.queue[queue]}: ${formatNumber(state.matching ?? state.rows.length, this.#localize.language)}`);
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    // Enter and Space belong to the button or link under the focus.
    if (target instanceof HTMLElement && /^(A|BUTTON)$/.test(target.tagName) && (event.key === 'Enter' || event.key === ' ')) return;
    const state = this.#follow.state;
    const row = this.#row(state?.selected ?? null);
    const command = commandOf(event, row === undefined ? [] : actionsOn(row.item), !this.noKeys);
    if (command === null || state === undefined) return;
    switch (command.kind) {
      case 'back':
        if (!this.opened || this.wide) return;
        this.#close();
        break;
      case 'move':
        this.#store?.move(command.step);
        void this.#focusSelected();
        break;
      case 'decide':
        if (row === undefined) return;
        void this.#decide(row.item.comment.id, command.action);
        break;
      case 'undo':
        void this.#undo();
        break;
      case 'open':
        if (row === undefined || this.wide) return;
        this.#hands.open(row.item.comment.id);
        break;
      case 'help':
        this.dialog.showModal();
        break;
    }
    event.preventDefault();
  };

  override render(): TemplateResult {
    const { words, language, direction } = this.#localize;
    const state = this.#follow.state;
    return html`<div class="console" lang=${language} dir=${direction} ?data-wide=${this.wide} ?data-opened=${this.opened && !this.wide}>
      ${state === undefined ? html`<slot></slot>` : state.session === 'signed-out' && state.rows.length === 0 ? this.renderSignedOut() : this.renderConsole(state)}
      <dialog class="help desk" part="thread" aria-labelledby="desk-title"></dialog>
      ${helpView(words, !this.noKeys, (single) => (this.noKeys = !single))}
    </div>`;
  }

  private renderSignedOut(): TemplateResult {
    const { words } = this.#localize;
    return html`<div class="calm">
      <h2>${words.signedOut}</h2>
      <p>${words.signedOutNext}</p>
    </div>`;
  }

  private renderConsole(state: QueueState): TemplateResult {
    const { words } = this.#localize;
    const selected = this.#row(state.selected);
    return html`<header class="top">
        <h2>${words.title}</h2>
        <p class="meta">
          ${[...(state.counts === null ? [] : [words.left(state.counts.held)]), ...(state.pace === 0 ? [] : [words.pace(state.pace)])].join(' · ')}
        </p>
        <button type="button" class="quiet" aria-haspopup="dialog" @click=${() => this.dialog.showModal()}>
          ${words.help}${this.noKeys ? nothing : html`<kbd aria-hidden="true">?</kbd>`}
        </button>
      </header>
      ${this.renderNotices(state)}
      <div class="panes">
        ${this.renderQueues(state)}
        <section class="list" aria-label="${words.list}: ${words.queue[state.queue]}" aria-busy=${state.phase === 'loading' ? 'true' : 'false'} @keydown=${this.#handleKey}>
          ${this.renderList(state)}
        </section>
        <section class="detail" aria-label=${words.detail} @keydown=${this.#handleKey}>
          <button type="button" class="quiet back" @click=${() => this.#close()}>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M12 4l-6 6 6 6" /></svg>${words.back}
          </button>
          ${selected === undefined ? nothing : detailView(selected, this.#speech, this.#hands)}
        </section>
      </div>`;
  }

  private renderNotices(state: QueueState): TemplateResult {
    const { words } = this.#localize;
    return html`${state.connection === 'lost' ? html`<p class="notice">${words.lost}</p>` : nothing}
    ${state.error === null
      ? nothing
      : html`<p class="notice" data-error=${state.error}>
          ${words.errors[state.error]} <button type="button" class="quiet" @click=${() => void (state.session === 'asking' ? this.#store?.start(state.queue) : this.#choose(state.queue, state.filter))}>${words.reload}</button>
        </p>`}`;
  }

  private renderQueues(state: QueueState): TemplateResult {
    const { words, language } = this.#localize;
    return html`<nav class="queues" aria-label=${words.queues}>
      ${queueNames.map(
        (queue) => html`<button type="button" class="queue" data-queue=${queue} aria-current=${queue === state.queue ? 'true' : nothing} @click=${() => void this.#choose(queue)}>
          <span>${words.queue[queue]}</span> <span class="count">${state.counts === null ? '' : formatNumber(state.counts[queue], language)}</span>
        </button>`,
      )}
      ${state.moderator === null ? nothing : html`<p class="meta me"><bdi>${words.signedInAs(state.moderator.name)}</bdi></p>`}
    </nav>`;
  }

  private renderList(state: QueueState): TemplateResult {
    const { words } = this.#localize;
    const { rows, fresh } = state;
    const speech = this.#speech;
    return html`${fresh.length === 0
      ? nothing
      : html`<button
          type="button"
          class="fresh"
          @click=${() => {
            this.#store?.showFresh();
            void this.#focusSelected();
          }}
        >
          ${words.showFresh(fresh.length)}
        </button>`}
    ${rows.length > 0
      ? html`<ul class="rows" role="list">
          ${rows.map((row, index) => rowView(row, index + 1, rows.length, row.item.comment.id === state.selected, speech, this.#hands))}
        </ul>`
      : state.phase === 'loading'
        ? html`<p class="calm waiting">${words.loading}</p>`
        : state.phase === 'ready' && state.error === null
          ? html`<p class="calm">${words.empty[state.queue]}</p>`
          : nothing}
    ${state.next === null ? nothing : html`<button type="button" class="outline more" @click=${() => void this.#store?.more()}>${words.more}</button>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-moderation': SaysoModeration;
  }
}
