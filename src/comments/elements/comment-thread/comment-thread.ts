import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { buildThread, mergeComments, type ThreadNode } from '../../model/thread.js';
import type { Drafts } from '../../runtime/drafts.js';
import type { RememberedName } from '../../runtime/remembered-name.js';
import type { OwnEntry, ThreadState, ThreadStore } from '../../runtime/thread-state.js';
import { announce, prepareAnnouncer } from '../../../ui/announcer.js';
import { base } from '../../../ui/base.styles.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { StoreController } from '../../../ui/store-controller.js';
import { tokens } from '../../../ui/tokens.js';
import { catalogue } from '../../messages/index.js';
import type { SaysoCommentForm } from '../comment-form/comment-form.js';
import { anchorOf, commentStyles } from '../comment-view.js';
import type { CommentFormCloseEvent } from '../events.js';
import { threadStyles } from './comment-thread.styles.js';
import { groupNodes } from './groups.js';
import type { OwnChanges } from './own-changes.js';
import { nodeView, type ThreadView } from './parts.js';

/** Pages that are fetched to find a linked-to comment before giving up. */
const maxPagesForLink = 40;

/**
 * @summary The comments of one thread: nested, sorted, foldable, live. Give it a `store`.
 *
 * A reply form appears in the light DOM as `<sayso-comment-form slot="reply">` under the comment it answers.
 *
 * @slot - Shown until the first comments are there: a server-rendered list, or a link.
 * @slot reply - The form that answers a comment; the element puts it there itself.
 * @csspart comment - One comment. Also `comment-held`, where it is one's own and waits.
 * @csspart avatar - Initials on a tint.
 * @csspart name - The author's name.
 * @csspart badge - "Staff", "Author".
 * @csspart time - When it was said; links to the comment.
 * @csspart text - The words.
 * @csspart notice - The line over one's own waiting comment.
 * @csspart actions - The row of buttons under a comment.
 * @csspart reply - The reply button.
 * @csspart vote - "Recommend", where readers may.
 * @csspart more-actions - The button that opens what else can be done with a comment.
 * @csspart edit - "Edit", under one's own comment.
 * @csspart delete - "Delete", under one's own comment.
 * @csspart change - The form in which one's own comment is changed.
 * @csspart replies - The list of replies to a comment.
 * @csspart hairline - The line beside replies that folds them.
 * @csspart fold - The one line that a folded conversation is.
 * @csspart pill - "3 new comments".
 * @csspart sort - The choice of order.
 * @csspart more - "Show more comments".
 * @csspart empty - What is said where nobody has said anything.
 * @csspart error - What is said when the comments cannot be shown.
 * @cssproperty [--sayso-sticky-offset=12px] - Distance of the pill from the top, below a page's own fixed header.
 */
export class SaysoCommentThread extends LitElement {
  static override styles = [tokens, base, commentStyles, threadStyles];

  readonly #localize = new LocalizeController(this, catalogue);
  readonly #store = new StoreController<ThreadState>(this);

  /** Handed on to reply forms. */
  @property({ attribute: false }) drafts: Drafts | undefined;
  /** Handed on to reply forms. */
  @property({ attribute: false }) rememberedName: RememberedName | undefined;

  /** Ids of the comments that this reader recommends. */
  @property({ attribute: false }) voted: ReadonlySet<string> = new Set();

  @state() private folded: ReadonlySet<string> = new Set();
  @state() private answering: string | null = null;
  @state() private marked: ReadonlySet<string> = new Set();
  /** Groups drawn so far: the first one at once, the others behind it, so that a long thread can be read at once too. */
  @state() private drawn = 1;
  /** Fetched for readers who have written here themselves. */
  @state() private own: OwnChanges | undefined;

  readonly #groupStarts = new Set<string>();
  /** A form per comment that was answered here: changing one's mind loses no word. */
  readonly #forms = new Map<string, SaysoCommentForm>();
  #tree: readonly ThreadNode[] = [];
  #treeOf: readonly unknown[] = [];
  #announced = false;
  #linkFollowed = '';
  #stopListening: AbortController | undefined;

  /** The thread to show. */
  @property({ attribute: false })
  set store(store: ThreadStore | undefined) {
    this.#store.store = store;
  }
  get store(): ThreadStore | undefined {
    return this.#store.store as ThreadStore | undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareAnnouncer();
    this.#stopListening = new AbortController();
    const { signal } = this.#stopListening;
    window.addEventListener('hashchange', () => void this.#followLink(true), { signal });
    this.addEventListener('sayso-comment-form-close', this.#handleFormClose, { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.abort();
  }

  /** Opens the reply form under a comment and puts the cursor into it. */
  async reply(id: string): Promise<void> {
    const comment = this.#store.state?.comments.find((each) => each.id === id);
    if (comment === undefined) return;
    const form = this.#forms.get(id) ?? (document.createElement('sayso-comment-form') as SaysoCommentForm);
    this.#forms.set(id, form);
    Object.assign(form, { parent: id, replyTo: comment.author.name, store: this.store, drafts: this.drafts, rememberedName: this.rememberedName });
    form.slot = 'reply';
    for (const other of this.querySelectorAll(':scope > [slot="reply"]')) if (other !== form) other.remove();
    if (form.parentElement !== this) this.append(form);
    this.answering = id;
    await this.updateComplete;
    await form.updateComplete;
    form.focus();
  }

  readonly #handleFormClose = (event: CommentFormCloseEvent): void => {
    const form = event.target as SaysoCommentForm;
    if (form.slot !== 'reply') return;
    const id = form.parent;
    this.#forms.delete(id);
    this.answering = null;
    form.remove();
    void this.updateComplete.then(() => {
      const own = event.because === 'posted' ? this.#store.state?.own.filter((entry) => entry.comment.parent === id).pop() : undefined;
      this.#focus(own === undefined ? `[data-reply="${CSS.escape(id)}"]` : `#${CSS.escape(anchorOf(own.comment.id))}`);
    });
  };

  #focus(selector: string, options?: FocusOptions): void {
    this.shadowRoot?.querySelector<HTMLElement>(selector)?.focus(options);
  }

  readonly #handleClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-fold], [data-reply], [data-vote], [data-more]');
    const { fold, reply, vote, more } = button?.dataset ?? {};
    if (reply !== undefined) void this.reply(reply);
    const id = vote ?? more;
    if (id !== undefined && button != null) {
      void import('../take-part/take-part.js').then(
        ({ takePart }) => takePart(this, vote === undefined ? 'more' : 'vote', id, button),
        // It did not come: the button is there to be pressed again.
        () => undefined,
      );
    }
    if (fold === undefined) return;
    const folded = new Set(this.folded);
    if (!folded.delete(fold)) folded.add(fold);
    this.folded = folded;
    void this.updateComplete.then(() => this.#focus(`[data-fold="${CSS.escape(fold)}"]`));
  };

  readonly #handleSort = (event: Event): void => {
    void this.store?.setSort((event.target as HTMLSelectElement).value === 'oldest' ? 'oldest' : 'newest');
  };

  readonly #handleMore = async (): Promise<void> => {
    await this.#drawAll();
    const before = this.#shownIds();
    await this.store?.more();
    await this.updateComplete;
    const first = [...this.#shownIds()].find((id) => !before.has(id));
    if (first !== undefined) this.#focus(`#${CSS.escape(anchorOf(first))}`);
  };

  /** Inserts what is new and keeps under the reader's eyes what was there. */
  readonly #handleShowNew = async (): Promise<void> => {
    await this.#drawAll();
    const before = this.#shownIds();
    const count = this.#store.state?.pending ?? 0;
    const anchor = [...(this.shadowRoot?.querySelectorAll('article') ?? [])].find((each) => each.getBoundingClientRect().bottom > 0);
    const top = anchor?.getBoundingClientRect().top ?? 0;
    this.style.setProperty('overflow-anchor', 'none');
    this.store?.showNew();
    await this.updateComplete;
    const added = [...this.#shownIds()].filter((id) => !before.has(id));
    this.marked = new Set(added);
    if (anchor?.isConnected === true) window.scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: 'instant' });
    this.style.removeProperty('overflow-anchor');
    if (added[0] !== undefined) this.#focus(`#${CSS.escape(anchorOf(added[0]))}`, { preventScroll: true });
    announce(this.#localize.words.freshShown(count, this.#localize.language), this.#localize.language);
  };

  /** In the order in which they stand. */
  #shownIds(): ReadonlySet<string> {
    return new Set([...(this.shadowRoot?.querySelectorAll('article') ?? [])].map((each) => each.id.slice(anchorOf('').length)));
  }

  /** Goes to the comment that the address names, fetching pages until it is there. `again` for a click on a link. */
  async #followLink(again: boolean): Promise<void> {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (!hash.startsWith(anchorOf('')) || (this.#linkFollowed === hash && !again) || this.#store.state?.info == null) return;
    this.#linkFollowed = hash;
    const id = hash.slice(anchorOf('').length);
    await this.#drawAll();
    for (let page = 0; page < maxPagesForLink && !this.#shownIds().has(id) && this.#store.state?.more === 'available'; page++) {
      await this.store?.more();
      await this.updateComplete;
    }
    if (!this.#shownIds().has(id)) return;
    this.marked = new Set([id]);
    const article = this.shadowRoot?.querySelector<HTMLElement>(`#${CSS.escape(hash)}`);
    article?.scrollIntoView({ block: 'start', behavior: 'instant' });
    article?.focus({ preventScroll: true });
  }

  readonly #takeBack = async (entry: OwnEntry): Promise<void> => {
    const back = await this.store?.takeBack(entry.secret);
    if (back == null) return;
    if (back.parent !== null) await this.reply(back.parent);
    const form =
      (back.parent === null ? undefined : this.#forms.get(back.parent)) ??
      this.closest('sayso-comments')?.querySelector<SaysoCommentForm>('sayso-comment-form[slot="form"]');
    form?.restore(back.draft.text);
    form?.focus();
  };

  /** The tree, built again only when what it is made of has changed: a key press in a form must cost nothing here. */
  #nodes(state: ThreadState): readonly ThreadNode[] {
    const of = [state.comments, state.own, state.sort];
    if (of.some((each, index) => each !== this.#treeOf[index])) {
      this.#treeOf = of;
      const waiting = state.own.filter((entry) => entry.state !== 'published').map((entry) => entry.comment);
      this.#tree = buildThread(mergeComments(state.comments, waiting), state.sort);
    }
    return this.#tree;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.own !== undefined || !this.#store.state?.own.length) return;
    void import('./own-changes.js').then(
      (module) => (this.own ??= new module.OwnChanges(this)),
      // The comment itself stands there all the same; the next update asks again.
      () => undefined,
    );
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { pending = 0 } = this.#store.state ?? {};
    if (pending === 0) this.#announced = false;
    else if (!this.#announced) {
      this.#announced = true;
      announce(this.#localize.words.fresh(pending, this.#localize.language), this.#localize.language);
    }
    // After this update is over: marking the comment is another one.
    queueMicrotask(() => void this.#followLink(false));
  }

  protected override render(): TemplateResult {
    const { direction } = this.#localize;
    const state = this.#store.state;
    return html`<div class="base" dir=${direction} @click=${this.#handleClick}>
      ${state === undefined ? nothing : this.#renderState(state)}
      <slot ?hidden=${state?.info != null}></slot>
    </div>`;
  }

  #renderState(state: ThreadState): TemplateResult {
    const { words, language } = this.#localize;
    const nodes = this.#nodes(state);
    const failed = state.status === 'failed' && state.error !== null;
    return html`
      ${state.pending === 0
        ? nothing
        : html`<div class="pill-row"><button class="pill" part="pill" @click=${this.#handleShowNew}>${words.fresh(state.pending, language)}</button></div>`}
      ${nodes.length < 2 ? nothing : this.#renderBar(state)}
      ${failed
        ? html`<div class="say" part="error">
            <p>${words.errors[state.error ?? 'server-error']}</p>
            <button class="outline" @click=${() => void this.store?.load()}>${words.tryAgain}</button>
          </div>`
        : nothing}
      ${state.status === 'loading' && state.info === null ? html`<p class="say waiting">${words.loading}</p>` : nothing}
      ${state.info !== null && !failed && nodes.length === 0 && state.info.state === 'open' ? html`<p class="say" part="empty">${words.empty}</p>` : nothing}
      ${this.#renderNodes(nodes, state)} ${state.more === 'none' ? nothing : this.#renderMore(state)}
      ${state.connection === 'lost' ? html`<p class="lost">${words.connectionLost}</p>` : nothing}
    `;
  }

  #renderBar(state: ThreadState): TemplateResult {
    const { words } = this.#localize;
    return html`<div class="bar">
      <label class="sort" part="sort"
        >${words.sortBy}
        <select @change=${this.#handleSort} .value=${state.sort}>
          <option value="newest" ?selected=${state.sort === 'newest'}>${words.newest}</option>
          <option value="oldest" ?selected=${state.sort === 'oldest'}>${words.oldest}</option>
        </select></label
      >
    </div>`;
  }

  #renderNodes(nodes: readonly ThreadNode[], state: ThreadState): TemplateResult {
    const { words, language } = this.#localize;
    const view: ThreadView = {
      words,
      language,
      now: Date.now(),
      redraw: () => this.requestUpdate(),
      closed: state.info?.state === 'closed',
      folded: this.folded,
      answering: this.answering,
      marked: this.marked,
      offers: state.info?.offers ?? [],
      voted: this.voted,
      notices: this.own?.of(state.own, this.#takeBack) ?? new Map(),
    };
    const groups = groupNodes(nodes, this.#groupStarts);
    // After the browser has shown what is there; asked twice, it is only done sooner.
    if (groups.length > this.drawn) requestAnimationFrame(() => setTimeout(() => (this.drawn *= 2)));
    const lost = this.answering !== null && !state.comments.some((each) => each.id === this.answering);
    return html`${lost ? html`<slot name="reply"></slot>` : nothing}
    ${repeat(
      groups.slice(0, this.drawn),
      ([first], index) => (index === 0 ? 'first' : first?.comment.id),
      (group, index) =>
        html`<ol class="group ${index === 0 ? '' : 'far'}">
          ${repeat(
            group,
            (node) => node.comment.id,
            (node) => nodeView(node, null, view),
          )}
        </ol>`,
    )}`;
  }

  /** For whatever has to find a comment wherever it stands. */
  async #drawAll(): Promise<void> {
    this.drawn = Infinity;
    await this.updateComplete;
  }

  #renderMore(state: ThreadState): TemplateResult {
    const { words } = this.#localize;
    return html`<div class="more">
      ${state.more === 'failed' ? html`<p>${words.errors['server-error']}</p>` : nothing}
      <button class="outline" part="more" aria-disabled=${state.more === 'loading'} @click=${this.#handleMore}>
        ${state.more === 'loading' ? words.loadingMore : state.more === 'failed' ? words.tryAgain : words.more}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-comment-thread': SaysoCommentThread;
  }
}
