import { html, noChange, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Sort } from '../../model/backend.js';
import type { Comment } from '../../model/comment.js';
import { buildThread, mergeComments, type ThreadNode } from '../../model/thread.js';
import { hasKeptHere } from '../../runtime/has-kept.js';
import type { ThreadState } from '../../runtime/thread-state.js';
import { same } from '../../../base/same.js';
import { announce } from '../../../ui/announcer.js';
import { base } from '../../../ui/base.styles.js';
import { each } from '../../../ui/each.js';
import { tokens } from '../../../ui/tokens.js';
import type { ThreadView } from '../comment-view.js';
import { commentStyles } from '../comment-view.styles.js';
import type { Thread } from '../../runtime/thread.js';
import { ThreadElement } from '../thread-element.js';
import { threadStyles } from './comment-thread.styles.js';
import type { SaysoCommentForm } from '../comment-form/comment-form.js';
import type { Going } from './going.js';
import { groupNodes } from './groups.js';
import type { OwnNotices } from './own-notice.js';
import { nodeView } from './parts.js';

const commentsIn = (nodes: readonly ThreadNode[]): readonly Comment[] => nodes.flatMap(({ comment, replies }) => [comment, ...commentsIn(replies)]);

/** Where the keeper says nothing of others. Orders that our words do not name are not offered. */
const sorts: readonly Sort[] = ['newest', 'oldest'];

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
 * @csspart badge - "Staff", "Author", "Pinned".
 * @csspart time - When it was said; links to the comment.
 * @csspart text - The words.
 * @csspart notice - The line over one's own waiting comment.
 * @csspart actions - The row of buttons under a comment.
 * @csspart reply - The reply button.
 * @csspart vote - "Recommend", where readers may.
 * @csspart more-actions - The button that opens what else can be done with a comment.
 * @csspart report - The dialog in which a comment is reported.
 * @csspart edit - "Edit", under one's own comment.
 * @csspart delete - "Delete", under one's own comment.
 * @csspart private-link - "Copy private link", under one's own comment that waits.
 * @csspart statement - "Read why", over one's own comment that was turned away.
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
export class SaysoCommentThread extends ThreadElement {
  static override styles = [tokens, base, commentStyles, threadStyles];

  /** Ids of the comments that this reader recommends. */
  @property({ attribute: false }) voted: ReadonlySet<string> = new Set();
  /** Ids of the comments that are marked: the linked-to one, or the new ones. */
  @property({ attribute: false }) marked: ReadonlySet<string> = new Set();

  /** Ids of the comments whose conversations are folded to a line. */
  @property({ attribute: false }) folded: ReadonlySet<string> = new Set();
  /** Id of the comment that is being answered. */
  @property({ attribute: false }) answering: string | null = null;
  /** What stands in place of a comment of somebody whom this reader has muted; undefined: the comment itself. */
  @property({ attribute: false }) quiet: ((comment: Comment) => TemplateResult | undefined) | undefined;

  /** Comments of the top level drawn so far: a few at once, the others behind them, so that a long thread can be read at once too. */
  @state() private drawn = 20;
  /** Fetched for readers who have written here themselves. */
  @state() private own: OwnNotices | undefined;
  /** Fetched for readers who do more than read. */
  @state() going: Going | undefined;

  #going: Going | undefined;
  readonly #groupStarts = new Set<string>();
  #tree: readonly ThreadNode[] = [];
  #treeOf: readonly unknown[] = [];
  /** What all groups were drawn with, and the comments in each: a group that is as it was is not drawn again. */
  #shared: readonly unknown[] = [];
  #groups = new Map<unknown, readonly Comment[]>();
  #remembered = false;
  #linkFollowed = '';

  protected override stay(life: AbortController): void {
    addEventListener('hashchange', () => this.#followLink(true), life);
  }

  /** Opens the reply form under a comment and puts the cursor into it; where there is no such comment, nothing happens. */
  async reply(id: string): Promise<SaysoCommentForm | undefined> {
    return (await this.#go())?.reply(id);
  }

  readonly #handleClick = (event: Event): void => {
    const button = (event.target as Element).closest('button');
    if (!button) return;
    const { fold, reply, vote, more } = button.dataset;
    if (reply) void this.reply(reply);
    const id = vote ?? more;
    if (id) {
      // Should it not come, the button is there to be pressed again.
      void import('../take-part/take-part.js').then(({ takePart }) => takePart(this, vote ? 'vote' : 'more', id, button), () => undefined);
    }
    if (fold) void this.#go().then((going) => going?.fold(fold));
  };

  /** `again` for a click on a link: the first time counts as followed. */
  #followLink(again = false): void {
    const [, id] = /^#comment-(.+)/.exec(decodeURIComponent(location.hash)) ?? [];
    if (!id || (this.#linkFollowed === id && !again) || !this.snapshot?.info) return;
    this.#linkFollowed = id;
    void this.#go().then((going) => going?.followLink(id));
  }

  /** Undefined where it does not come: everything stays where it is, and can be asked for again. */
  async #go(asked = true): Promise<Going | undefined> {
    try {
      const { Going } = await import('./going.js');
      const going = (this.#going ??= new Going(this));
      await going.ready;
      return (this.going = going);
    } catch {
      if (asked) announce(this.localize.words.noNetwork, this.localize.language);
      return undefined;
    }
  }

  /** The tree, built again only when what it is made of has changed: a key press in a form must cost nothing here. */
  #nodes({ comments, own, sort, info }: ThreadState): readonly ThreadNode[] {
    const of = [comments, own, sort, info?.pinned];
    if (!same(of, this.#treeOf)) {
      this.#treeOf = of;
      const waiting = own.filter((entry) => entry.state !== 'published').map((entry) => entry.comment);
      this.#tree = buildThread(mergeComments(comments, waiting), sort, undefined, info?.pinned);
    }
    return this.#tree;
  }

  /** Shows what this reader has recommended or muted before, where the browser keeps something of the kind. */
  async #remember({ storage }: Thread): Promise<void> {
    if (storage === 'browser' ? await hasKeptHere(['sayso-part']) : storage) await import('../take-part/take-part.js').then(({ remember }) => remember(this), () => undefined);
  }

  protected override willUpdate(): void {
    if (this.snapshot?.pending && !this.going) void this.#go(false);
    if (!this.#remembered && this.store && this.snapshot?.info?.offers?.length) {
      this.#remembered = true;
      void this.#remember(this.store);
    }
    if (this.own || !this.snapshot?.own.length) return;
    void import('./own-notice.js').then(
      (module) => (this.own ??= new module.OwnNotices(this)),
      // The comment itself stands there all the same; the next update asks again.
      () => undefined,
    );
  }

  protected override updated(): void {
    // After this update is over: marking the comment is another one.
    queueMicrotask(() => this.#followLink());
  }

  protected override render(): TemplateResult {
    const state = this.snapshot;
    return html`<div class="base" dir=${this.localize.direction} @click=${this.#handleClick}>
      ${state && this.#renderState(state)}
      <slot ?hidden=${state?.info != null}></slot>
    </div>`;
  }

  #renderState(state: ThreadState): TemplateResult {
    const { words } = this.localize;
    const { info, pending, sort, more } = state;
    const nodes = this.#nodes(state);
    const failed = state.status === 'failed' && state.error;
    return html`${this.going?.pill(pending)}
    ${nodes.length < 2
      ? nothing
      : html`<div class="bar">
          <label class="sort" part="sort"
            >${words.sortBy}
            <select @change=${(event: Event) => void this.store?.setSort((event.target as HTMLSelectElement).value as Sort)}>
              ${(info?.sorts ?? sorts).map((each) => words[each] && html`<option value=${each} .selected=${sort === each}>${words[each]}</option>`)}
            </select></label
          >
        </div>`}
    ${failed
      ? html`<div class="say" part="error">
          <p>${failed === 'offline' ? words.noNetwork : failed.startsWith('not-') ? words.misconfigured : words.broken}</p>
          <button class="outline" @click=${() => void this.store?.load()}>${words.tryAgain}</button>
        </div>`
      : nothing}
    ${info || state.status !== 'loading' ? nothing : html`<p class="say waiting">${words.loading}</p>`}
    ${nodes.length > 0 || failed || info?.state !== 'open' ? nothing : html`<p class="say" part="empty">${words.empty}</p>`}
    ${this.#renderNodes(nodes, state)}
    ${each(
      // A new one stands below what has come; the same one would be seen to jump.
      more === 'none' ? [] : [nodes.length],
      (count) => count,
      () =>
        html`<div class="say more">
          ${more === 'failed' ? html`<p>${words.broken}</p>` : nothing}
          <button class="outline" part="more" aria-disabled=${more === 'loading'} @click=${() => void this.#go().then((going) => going?.more())}>
            ${more === 'loading' ? words.loadingMore : more === 'failed' ? words.tryAgain : words.more}
          </button>
        </div>`,
    )}
    ${state.connection === 'lost' ? html`<p class="notice">${words.connectionLost}</p>` : nothing}`;
  }

  #renderNodes(nodes: readonly ThreadNode[], { info, own, comments }: ThreadState): TemplateResult {
    const { words, language } = this.localize;
    const { going, folded, answering, marked, voted, quiet } = this;
    const view: ThreadView = { thread: this, words, language, now: Date.now(), info, notices: this.own?.of(own) ?? new Map() };
    // After the browser has shown what is there; asked twice, it is only done sooner.
    if (nodes.length > this.drawn) requestAnimationFrame(() => setTimeout(() => (this.drawn *= 2)));
    const shared = [words, language, Math.floor(view.now / 60_000), info?.state, info?.offers, info?.pinned, going, folded, answering, marked, voted, quiet];
    // Who is muted is not seen from here; and what is open at one's own comments neither.
    const before = !quiet && same(shared, this.#shared) ? this.#groups : new Map<unknown, readonly Comment[]>();
    this.#shared = shared;
    this.#groups = new Map();
    const keyOf = ([first]: readonly ThreadNode[]) => first !== nodes[0] && first?.comment.id;
    return html`${answering === null || comments.some(({ id }) => id === answering) ? nothing : html`<slot name="reply"></slot>`}
    ${each(
      groupNodes(nodes.slice(0, this.drawn), this.#groupStarts),
      keyOf,
      (group) => {
        const key = keyOf(group);
        const inside = commentsIn(group);
        if (!inside.some(({ id }) => view.notices.has(id))) {
          this.#groups.set(key, inside);
          if (same(inside, before.get(key))) return noChange;
        }
        // About as high as it will be: who is led into it, by find-in-page for one, stays where they were led.
        return html`<ol class="group" .style=${`contain-intrinsic-size:auto ${inside.length * 145}px`}>
          ${each(
            group,
            (node) => node.comment.id,
            (node) => nodeView(node, null, view),
          )}
        </ol>`;
      },
    )}`;
  }

  /** Words that were not at hand when they were drawn are now. */
  drawAgain(): void {
    this.#shared = [];
    this.requestUpdate();
  }

  /** Draws all groups now, for whatever has to find a comment wherever it stands. */
  async drawAll(): Promise<void> {
    this.drawn = Infinity;
    await this.updateComplete;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-comment-thread': SaysoCommentThread;
  }
}
