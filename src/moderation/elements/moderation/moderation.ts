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
import { unreachable } from '../../../base/result.js';
import { BackendError } from '../../../comments/model/errors.js';
import { catalogue } from '../../messages/index.js';
import { actionsOn } from '../../model/actions.js';
import type { DecisionAction, ModeratorRight, QueueItem, QueueName } from '../../model/backend.js';
import type { SavedFilter } from '../../model/desk.js';
import type { DecisionReason } from '../../model/decision-reason.js';
import type { QueueFilter } from '../../model/filter.js';
import { mayDo, mayUse } from '../../model/rights.js';
import type { QueueState, Row } from '../../runtime/queue-state.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import { connectStore } from './connect.js';
import { detailView, type DetailHands } from './detail.js';
import type * as Desks from './desks.js';
import { openMarks, openPolicy, openRecords, openThread, takeBackWords } from './doors.js';
import { helpView } from './help.js';
import { keepKeys, readKeys } from './kept-keys.js';
import { commandOf, defaultKeys, keyNames, withKey, type Keys } from './keys.js';
import { listView, type ListHands } from './list-view.js';
import { manyStyles } from './many.styles.js';
import { moderationStyles } from './moderation.styles.js';
import { noticesView } from './notices-view.js';
import { openedStyles } from './opened.styles.js';
import { conflictWords, nameOf, type DeskKind, type Speech } from './parts.js';
import { queuesView } from './queues-view.js';
import { SavedLists } from './saved-lists.js';
import { signedOutView } from './signed-out.js';
import { Surroundings } from './surroundings.js';
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
 * @csspart desk - The other dialogs: a reply, an author, a reason, the whole list.
 * @csspart marks - The dialog that says of rules that they were wrong on a comment.
 * @csspart policy - The dialog with the site's rules.
 * @csspart records - The dialog with statistics and the audit.
 */
export class SaysoModeration extends LitElement {
  static override styles = [tokens, base, moderationStyles, openedStyles, manyStyles, wideStyles];

  readonly #localize = new LocalizeController(this, catalogue);
  readonly #follow = new StoreController<QueueState>(this);
  #own: QueueStore | undefined;
  /** Counts up at each change of who keeps the comments; a backend that loads late for an older wish is dropped. */
  #wish = 0;
  #resize: ResizeObserver | undefined;

  /** Who keeps the comments: `http` (the server at `endpoint`), `wordpress` or `local` (this browser). */
  @property() backend: 'http' | 'local' | 'wordpress' = 'http';
  /** Address of the server, for `backend="http"`; the page's own origin when missing. For `wordpress`, of its REST; what the page names when missing. */
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

  /** The single keys as this moderator has them. */
  @state() private keys: Keys = defaultKeys;
  readonly #saved = new SavedLists(() => this.requestUpdate());
  readonly #around = new Surroundings(
    () => this.requestUpdate(),
    () => ({ store: this.#store, speech: this.#speech }),
  );

  @query('dialog.keys') private dialog!: HTMLDialogElement;
  @query('dialog.thread') private threadDialog!: HTMLDialogElement;
  @query('dialog.now') private deskDialog!: HTMLDialogElement;
  @query('dialog.marks') private marksDialog!: HTMLDialogElement;
  @query('dialog.policy') private policyDialog!: HTMLDialogElement;
  @query('dialog.records') private recordsDialog!: HTMLDialogElement;

  override connectedCallback(): void {
    super.connectedCallback();
    warnOfUnknownAttributes(this);
    prepareAnnouncer();
    const kept = readKeys();
    if (kept !== undefined) {
      this.keys = kept.keys;
      if (!kept.single) this.noKeys = true;
    }
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
      void this.#saved.follow(this.store);
      return;
    }
    const { backend, endpoint, site } = this;
    const made = await connectStore({ backend, endpoint, site });
    if (made === undefined || wish !== this.#wish || !this.isConnected) return;
    this.#own = made;
    this.#follow.store = made;
    await made.start();
    await this.#saved.follow(made);
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
    return { words: this.#localize.words, language: this.#localize.language, now: Date.now(), keys: this.noKeys ? null : this.keys };
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

  /** Where a page had to come first, the focus may be elsewhere by then, and stays there. */
  async #move(step: 1 | -1): Promise<void> {
    const focused = this.shadowRoot!.activeElement;
    if ((await this.#store?.move(step)) !== undefined && this.shadowRoot!.activeElement === focused) await this.#focusSelected();
  }

  async #decide(id: string, action: DecisionAction, reason?: DecisionReason): Promise<void> {
    const store = this.#store;
    if (store === undefined) return;
    const answer = store.decide([id], action, reason);
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

  /** The ticked ones are decided on together; undo takes all of them back. */
  async #decideTicked(action: DecisionAction): Promise<void> {
    const store = this.#store;
    if (store === undefined) return;
    const ids = [...store.getState().ticked];
    await store.decide(ids, action);
    const { words, language } = this.#localize;
    const { error, rows } = store.getState();
    const done = rows.filter(({ item, standing }) => ids.includes(item.comment.id) && standing.kind === 'decided').length;
    this.#say(error === null ? words.swept(words.verdict[action], formatNumber(done, language)) : words.errors[error]);
    await this.#focusSelected();
  }

  /** The dialogs' code comes at first use, or a sentence says that it did not. */
  async #open(ask: (desks: typeof Desks, store: QueueStore) => Promise<unknown>): Promise<void> {
    const store = this.#store;
    if (store === undefined || this.deskDialog.open) return;
    try {
      await ask(await import('./desks.js'), store);
    } catch {
      this.#say(this.#localize.words.errors.offline);
    }
  }

  #ask(kind: DeskKind, item: QueueItem): Promise<void> {
    return this.#open(async (desks, store) => {
      const chosen = await desks.openAbout(kind, this.deskDialog, item, store, this.#speech);
      if (chosen !== undefined) await this.#decide(item.comment.id, chosen.action, chosen.reason);
    });
  }

  #narrow(filter: QueueFilter): void {
    void this.#choose(this.#follow.state?.queue ?? 'held', filter);
  }

  readonly #may = (right: ModeratorRight): boolean => mayDo(this.#follow.state?.moderator, right);

  readonly #hands: DetailHands & ListHands = {
    decide: (id, action) => void this.#decide(id, action),
    undo: (batch) => void this.#undo(batch),
    restore: (id) => void this.#store?.restore(id).then(() => this.#focusSelected()),
    thread: (item) => void openThread(this.threadDialog, this.#store, item, this.#speech),
    ask: (kind, item) => void this.#ask(kind, item),
    formerWords: (item) => void takeBackWords(this, this.#store, item, this.#speech).then((told) => this.#say(told)),
    narrow: (filter) => this.#narrow(filter),
    narrowBy: (filter) => this.#narrow({ ...this.#follow.state?.filter, ...filter }),
    can: (capability) => this.#store?.capabilities.includes(capability) === true && mayUse(this.#follow.state?.moderator, capability),
    may: this.#may,
    around: (kind, id) => this.#around.get(kind, id),
    unfold: (kind, id, open) => this.#around.unfold(kind, id, open),
    save: () =>
      void this.#open(async (desks, store) => {
        this.#saved.lists = (await desks.openSave(this.deskDialog, store, this.#saved.lists, this.#speech)) ?? this.#saved.lists;
      }),
    decideTicked: (action) => void this.#decideTicked(action),
    tickAll: (on) => this.#store?.tick(this.#follow.state?.rows.map(({ item }) => item.comment.id) ?? [], on),
    sweep: () => void this.#open((desks, store) => desks.openSweep(this.deskDialog, store, this.#speech)),
    showFresh: () => {
      this.#store?.showFresh();
      void this.#focusSelected();
    },
    more: () => void this.#store?.more(),
    tick: (id, on) => this.#store?.tick([id], on),
    select: (id) => this.#store?.select(id),
    open: (id) => {
      this.#store?.select(id);
      if (this.wide) return;
      this.opened = true;
      void this.#focusSelected();
    },
  };

  readonly #marks = (item: QueueItem): void => void openMarks(this.marksDialog, this.#store?.policy, item, this.#speech);

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
    else this.#say(state.rows.length === 0 ? (Object.keys(filter).length === 0 ? words.empty[queue] : words.nothingMatches) : `${words.queue[queue]}: ${formatNumber(state.matching ?? state.rows.length, this.#localize.language)}`);
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    // Enter and Space belong to the button, link, box or fold under the focus; what is typed belongs to the field.
    if (target instanceof HTMLElement && /^(A|BUTTON|INPUT|SUMMARY)$/.test(target.tagName) && (event.key === 'Enter' || event.key === ' ')) return;
    if (target instanceof HTMLInputElement && target.type !== 'checkbox') return;
    const state = this.#follow.state;
    const row = this.#row(state?.selected ?? null);
    const command = commandOf(event, row === undefined || !this.#may('decide') ? [] : actionsOn(row.item), !this.noKeys, this.keys);
    if (command === null || state === undefined) return;
    switch (command.kind) {
      case 'back':
        if (!this.opened || this.wide) return;
        this.#close();
        break;
      case 'move':
        void this.#move(command.step);
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
      case 'tick':
        if (row === undefined || !this.#may('decide')) return;
        this.#store?.tick([row.item.comment.id], !state.ticked.has(row.item.comment.id));
        break;
      case 'search':
        this.renderRoot.querySelector<HTMLElement>('.search input')?.focus();
        break;
      case 'reason':
      case 'reply':
      case 'author':
      case 'edit': {
        // What the open comment offers no button for, no key does.
        const button = this.renderRoot.querySelector<HTMLElement>(`.opened [data-ask=${command.kind}]`);
        if (row === undefined || button === null) return;
        void this.#ask(command.kind, row.item);
        break;
      }
      case 'help':
        this.dialog.showModal();
        break;
      default:
        return unreachable(command);
    }
    event.preventDefault();
  };

  override render(): TemplateResult {
    const { words, language, direction } = this.#localize;
    const state = this.#follow.state;
    return html`<div class="console" lang=${language} dir=${direction} ?data-wide=${this.wide} ?data-opened=${this.opened && !this.wide}>
      ${state === undefined ? html`<slot></slot>` : state.session === 'signed-out' && state.rows.length === 0 ? signedOutView(words, this.#store?.signedOut) : this.renderConsole(state)}
      <dialog class="help desk thread" part="thread" aria-labelledby="desk-title"></dialog>
      <dialog class="help desk now" part="desk" aria-labelledby="desk-title" @close=${() => void this.#focusSelected()}></dialog>
      <dialog class="help desk marks" part="marks" aria-labelledby="marks-title"></dialog>
      <dialog class="help desk broad policy" part="policy" aria-labelledby="policy-title"></dialog>
      <dialog class="help desk broad records" part="records" aria-labelledby="records-title"></dialog>
      ${helpView(words, this.keys, !this.noKeys, keyNames.filter((name) => name !== 'edit' || this.#hands.can('editing')), {
        single: (single) => this.#keepKeys(this.keys, single),
        key: (name, sign) => this.#keepKeys(withKey(this.keys, name, sign)),
        reset: () => this.#keepKeys(defaultKeys),
      })}
    </div>`;
  }

  #keepKeys(keys: Keys, single = !this.noKeys): void {
    this.keys = keys;
    this.noKeys = !single;
    keepKeys({ keys, single });
  }

  private renderConsole(state: QueueState): TemplateResult {
    const { words } = this.#localize;
    const selected = this.#row(state.selected);
    return html`<div class="top">
        <h2>${words.title}</h2>
        <p class="meta">
          ${[...(state.counts === null ? [] : [words.left(state.counts.held)]), ...(state.pace === 0 ? [] : [words.pace(state.pace)])].join(' · ')}
        </p>
        ${this.renderDoors(state)}
        <button type="button" class="quiet" aria-haspopup="dialog" @click=${() => this.dialog.showModal()}>
          ${words.help}${this.noKeys ? nothing : html`<kbd aria-hidden="true">?</kbd>`}
        </button>
      </div>
      ${noticesView(state, this.#speech, {
        undo: (batch) => void this.#undo(batch),
        reload: () => void (state.session === 'asking' ? this.#store?.start(state.queue) : this.#choose(state.queue, state.filter)),
      })}
      <div class="panes">
        ${queuesView(state, this.#saved.lists, this.#speech, { queues: this.#store?.queues, choose: (queue, filter) => void this.#choose(queue, filter), forget: (list) => void this.#forget(list) })}
        <section class="list" aria-label="${words.list}: ${words.queue[state.queue]}" aria-busy=${state.phase === 'loading' ? 'true' : 'false'} @keydown=${this.#handleKey}>
          ${listView(state, this.#speech, this.#hands)}
        </section>
        <section class="detail" aria-label=${words.detail} @keydown=${this.#handleKey}>
          <button type="button" class="quiet back" @click=${() => this.#close()}>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M12 4l-6 6 6 6" /></svg>${words.back}
          </button>
          ${selected === undefined ? nothing : detailView(selected, state.viewers.get(selected.item.comment.id), this.#speech, this.#store?.policy === undefined || !this.#may('decide') ? this.#hands : { ...this.#hands, rules: this.#marks })}
        </section>
      </div>`;
  }

  /** The ways to what moderators need now and then; each dialog's code comes with its first use. */
  private renderDoors({ moderator }: QueueState): TemplateResult | typeof nothing {
    const { words } = this.#localize;
    const store = this.#store;
    if (store === undefined || moderator === null) return nothing;
    const door = (name: string, label: string, open: () => Promise<void>): TemplateResult =>
      html`<button type="button" class="quiet" data-door=${name} aria-haspopup="dialog" @click=${() => void open()}>${label}</button>`;
    return html`<span class="doors">
      ${store.policy === undefined || !this.#may('shape') ? nothing : door('policy', words.policy, () => openPolicy(this.policyDialog, store.policy, this.#speech))}
      ${store.records === undefined || !this.#may('shape') ? nothing : door('records', words.records, () => openRecords(this.recordsDialog, store.records, this.#speech))}
    </span>`;
  }

  async #forget(list: SavedFilter): Promise<void> {
    try {
      await this.#saved.forget(list);
    } catch (error) {
      this.#say(this.#localize.words.errors[error instanceof BackendError ? error.code : 'bad-answer']);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-moderation': SaysoModeration;
  }
}
