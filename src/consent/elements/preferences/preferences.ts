/** The second layer: every purpose, every service, in a native dialog. It asks the manager and holds no consent itself. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { wordsFor } from '../../../i18n/locale.js';
import { base } from '../../../ui/base.styles.js';
import { each } from '../../../ui/each.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { StoreController } from '../../../ui/store-controller.js';
import { tokens } from '../../../ui/tokens.js';
import type { Messages } from '../../messages/en.js';
import { consentWords } from '../../messages/index.js';
import type { Policy } from '../../model/policy.js';
import type { ConsentAction, ConsentManager, ConsentState } from '../../runtime/contract.js';
import { pageManager } from '../../runtime/manager.js';
import { giveFocusBack } from '../plain/focus.js';
import { choicesFrom, shownPurposes, withChoice, type Choices } from './choices.js';
import { overview, purposePanel, signalLine, stateOf, type View } from './parts.js';
import { preferencesStyles } from './preferences.styles.js';
import { Receipts } from './receipts.js';
import { receiptsStyles } from './receipts.styles.js';
import { tabAfter } from './tabs.js';
import { topicStyles } from './topic.styles.js';

const overviewTab = '';
const icon = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;

/**
 * @summary Privacy overview, one tab per purpose, a switch per service; Save, Accept all and Reject all alike. Opens while the
 * manager's `preferencesOpen` is set. Closing it by Escape, button or backdrop changes nothing.
 *
 * @csspart dialog - The dialog.
 * @csspart actions - The three buttons.
 */
export class SaysoPreferences extends LitElement {
  static override styles = [tokens, base, topicStyles, preferencesStyles, receiptsStyles];

  readonly #words = new LocalizeController<Messages>(this, consentWords);
  readonly #follow = new StoreController<ConsentState>(this);
  readonly #receipts = new Receipts(this);
  readonly #narrowScreen = matchMedia('(max-width: 40rem)');
  #open = false;
  #seen: ConsentState | undefined;

  /** The manager to ask; the page's where none is set. */
  @property({ attribute: false }) manager: ConsentManager | undefined;

  @state() private choices: Choices = new Set();
  @state() private tab = overviewTab;
  /** On a narrow screen: is a page open, or the list? */
  @state() private page = false;
  @state() private narrow = this.#narrowScreen.matches;

  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('#title') private readonly heading!: HTMLElement;
  @query('#topic') private readonly topic!: HTMLElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#narrowScreen.addEventListener('change', this.#handleScreen);
    this.#handleScreen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#narrowScreen.removeEventListener('change', this.#handleScreen);
    // A dialog that is taken out of the page stays marked as open without being on top: start afresh when it is put back.
    this.dialog?.removeAttribute('open');
  }

  override willUpdate(): void {
    this.#follow.store = this.manager ?? pageManager();
    const state = this.#follow.state;
    const opens = state?.preferencesOpen === true && !this.#open;
    this.#open = state?.preferencesOpen === true;
    if (state?.policy == null) return;
    if (opens) {
      [this.tab, this.page] = [overviewTab, false];
      void this.#receipts.look();
    }
    // A choice that came from elsewhere (another tab) is shown as it stands now.
    if (opens || this.#seen?.record !== state.record || this.#seen?.policy !== state.policy) this.choices = choicesFrom(state.policy, state.granted);
    this.#seen = state;
  }

  override updated(changed: PropertyValues): void {
    const { dialog } = this;
    if (this.#open && !dialog.open && this.isConnected) {
      dialog.showModal();
      this.heading.focus();
    } else if (!this.#open && dialog.open) dialog.close();
    if (changed.has('page') && this.#open && this.narrow && changed.get('page') !== undefined) {
      if (this.page) this.topic?.focus();
      else this.renderRoot.querySelector<HTMLElement>(`[data-tab="${this.tab}"]`)?.focus();
    }
  }

  readonly #handleScreen = (): void => {
    this.narrow = this.#narrowScreen.matches;
  };

  #handleClose(): void {
    this.#manager.closePreferences();
    if (document.activeElement === document.body || document.activeElement === null) giveFocusBack(null);
  }

  get #manager(): ConsentManager {
    return this.manager ?? pageManager();
  }

  #handlePointer(event: Event): void {
    if (event.target === this.dialog) this.dialog.close();
  }

  #decide(action: ConsentAction): void {
    const manager = this.#manager;
    // The words that were on the screen, for the reader's receipt (C-50).
    manager.apply(action, { layer: 'preferences', language: this.#words.language, text: this.#receipts.aside(() => this.dialog.innerText).replace(/\s+/g, ' ').trim() });
    const { reloadNeeded, kept } = manager.getState();
    // What the reader has to know stays in view; else the dialog has done its work.
    if (reloadNeeded || !kept) manager.openPreferences();
    else manager.closePreferences();
  }

  #handleKey(event: KeyboardEvent, ids: readonly string[]): void {
    const next = tabAfter(event.key, this.tab, ids, this.#words.direction);
    if (next === undefined) return;
    event.preventDefault();
    this.tab = next;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus());
  }

  override render(): TemplateResult {
    const { words, language, direction } = this.#words;
    const state = this.#follow.state;
    const policy = state?.preferencesOpen === true ? state.policy : null;
    return html`<dialog
      part="dialog"
      class="base"
      lang=${language}
      dir=${direction}
      aria-labelledby="title"
      @close=${this.#handleClose}
      @click=${this.#handlePointer}
    >
      ${policy === null || state === undefined ? nothing : this.#renderInside(policy, state, words, language)}
    </dialog>`;
  }

  #renderInside(policy: Policy, state: ConsentState, words: Messages, language: string): TemplateResult {
    const view: View = {
      policy,
      state,
      words,
      language,
      choices: this.choices,
      choose: (ids, on) => {
        this.choices = withChoice(this.choices, ids, on);
      },
    };
    return html`<div class="frame">
      <header>
        ${this.narrow && this.page
          ? html`<button type="button" class="tool" aria-label=${words.back} @click=${() => (this.page = false)}>${icon('M12 4.5 6.5 10l5.5 5.5')}</button>`
          : nothing}
        <h2 id="title" tabindex="-1">${words.preferences}</h2>
        <button type="button" class="tool" aria-label=${words.close} @click=${() => this.dialog.close()}>${icon('m5 5 10 10M15 5 5 15')}</button>
      </header>
      <div class="body">${this.narrow ? this.#renderPages(view) : this.#renderTabs(view)}</div>
      ${state.honoured === null ? nothing : html`<div class="notice"><p>${signalLine(state, words)}</p></div>`}
      <div role="status">${this.#renderNotices(state, words)}</div>
      <div class="actions" part="actions">
        <button type="button" data-sayso-action="reject" @click=${() => this.#decide({ type: 'reject-all' })}>${words.reject}</button>
        <button type="button" data-sayso-action="accept" @click=${() => this.#decide({ type: 'accept-all' })}>${words.accept}</button>
        <button type="button" data-sayso-action="save" @click=${() => this.#decide({ type: 'choose', granted: this.choices })}>${words.save}</button>
      </div>
    </div>`;
  }

  #renderTabs(view: View): TemplateResult {
    const ids = [overviewTab, ...shownPurposes(view.policy)];
    return html`
      <div class="tabs" role="tablist" aria-orientation="vertical" aria-labelledby="title" @keydown=${(event: KeyboardEvent) => this.#handleKey(event, ids)}>
        ${ids.map(
          (id) => html`<button
            type="button"
            role="tab"
            id=${`tab-${id}`}
            data-tab=${id}
            aria-selected=${id === this.tab ? 'true' : 'false'}
            aria-controls=${id === this.tab ? 'panel' : nothing}
            tabindex=${id === this.tab ? 0 : -1}
            @click=${() => (this.tab = id)}
          >
            ${this.#renderName(view, id)}
          </button>`,
        )}
      </div>
      <div class="panel" role="tabpanel" id="panel" tabindex="0" aria-labelledby=${`tab-${this.tab}`}>${this.#renderPanel(view)}</div>
    `;
  }

  #renderPages(view: View): TemplateResult {
    if (this.page) return html`<section class="panel" aria-labelledby="topic">${this.#renderPanel(view)}</section>`;
    const open = (id: string): void => {
      this.tab = id;
      this.page = true;
    };
    return html`<ul class="list">
      ${[overviewTab, ...shownPurposes(view.policy)].map(
        (id) => html`<li>
          <button type="button" data-tab=${id} @click=${() => open(id)}>${this.#renderName(view, id)}<span class="ahead">${icon('m8 4.5 5.5 5.5L8 15.5')}</span></button>
        </li>`,
      )}
    </ul>`;
  }

  #renderName(view: View, id: string): TemplateResult {
    if (id === overviewTab) return html`<span class="grow">${view.words.overview}</span>`;
    return html`<span class="grow">${wordsFor(view.policy.purposes.get(id)?.title ?? id, view.language)}<span class="vendor">${stateOf(view, id)}</span></span>`;
  }

  #renderPanel(view: View): unknown {
    // Each topic gets nodes of its own: an opened list of services must not stay open under another heading.
    return each(
      [this.tab],
      (tab) => tab,
      (tab) => (tab === overviewTab ? html`${overview(view)}${this.#receipts.render(view.words, view.language)}` : purposePanel(view, tab)),
    );
  }

  #renderNotices({ reloadNeeded, kept }: ConsentState, words: Messages): TemplateResult {
    return html`${reloadNeeded
      ? html`<div class="notice"><p>${words.reloadNeeded}</p><button type="button" class="outline" @click=${() => location.reload()}>${words.reload}</button></div>`
      : nothing}${kept ? nothing : html`<div class="notice"><p>${words.notKept}</p></div>`}`;
  }
}
