/** "3 comments since your last visit", with a quiet mark at each of them. Fetched only where the page may remember visits. */
import { html, nothing, render, type ReactiveController } from 'lit';
import type { Comment } from '../../model/comment.js';
import { browserKeyValue } from '../../runtime/key-value.js';
import type { Thread } from '../../runtime/thread.js';
import { createVisits } from '../../runtime/visits.js';
import { adoptStyles } from '../../../ui/adopt.js';
import { base } from '../../../ui/base.styles.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { tokens } from '../../../ui/tokens.js';
import { visiting } from '../../messages/visits/index.js';
import { focusOn, selectorOf, shownIds } from '../comment-thread/places.js';
import { anchorOf } from '../comment-view.js';
import type { SaysoCommentThread } from '../comment-thread/comment-thread.js';
import type { SaysoComments } from '../comments/comments.js';
import { lineStyles, markStyles } from './visits.styles.js';

class Visit implements ReactiveController {
  readonly #localize: LocalizeController<typeof visiting.en>;
  readonly #line = document.createElement('div');
  readonly #watcher = new MutationObserver(() => this.#mark());
  #thread: SaysoCommentThread | null = null;
  #fresh: readonly Comment[] = [];
  #marked: readonly Element[] = [];

  constructor(
    private readonly host: SaysoComments,
    private readonly store: Thread,
    /** `createdAt` of what was seen last; null: the reader is here for the first time. */
    private readonly before: number | null,
  ) {
    this.#localize = new LocalizeController(host, visiting);
    this.#line.slot = 'thread';
    const root = this.#line.attachShadow({ mode: 'open' });
    for (const styles of [tokens, base, lineStyles]) adoptStyles(root, styles);
    host.addController(this);
  }

  /** Looks at what is shown now. Gives the `createdAt` of the newest. */
  look(): number {
    const { comments, own } = this.store.getState();
    const mine = new Set(own.map(({ comment }) => comment.id));
    const said = comments.filter(({ status }) => status === 'published');
    const { before } = this;
    this.#fresh = before === null ? [] : said.filter(({ id, createdAt }) => createdAt > before && !mine.has(id));
    this.#draw();
    return said.reduce((newest, { createdAt }) => Math.max(newest, createdAt), 0);
  }

  hostUpdated(): void {
    this.#draw();
  }

  end(): void {
    this.host.removeController(this);
    this.#watcher.disconnect();
    for (const each of this.#marked) each.removeAttribute('data-new');
    this.#line.remove();
  }

  readonly #go = async (): Promise<void> => {
    await this.#thread?.drawAll();
    const fresh = new Set(this.#fresh.map(({ id }) => id));
    if (!this.#thread) return;
    const first = shownIds(this.#thread).find((id) => fresh.has(id));
    if (first === undefined) return;
    this.#thread.shadowRoot?.getElementById(anchorOf(first))?.scrollIntoView({ block: 'start', behavior: 'instant' });
    await focusOn(this.#thread, selectorOf(first), { preventScroll: true });
  };

  #draw(): void {
    const { words, language, direction } = this.#localize;
    const count = this.#fresh.length;
    const root = this.#line.shadowRoot;
    if (root === null || !this.#place()) return;
    render(
      count === 0 ? nothing : html`<p class="base" dir=${direction}><button @click=${this.#go}>${words.since(count, language)}</button></p>`,
      root as unknown as HTMLElement,
    );
    this.#mark();
  }

  /** Over the thread, in the room that is held there: nothing moves. */
  #place(): boolean {
    this.#thread ??= this.host.querySelector('sayso-comment-thread');
    const { shadowRoot } = this.#thread ?? {};
    if (this.#thread == null || shadowRoot == null) return false;
    if (this.#line.isConnected || this.#fresh.length === 0) return true;
    this.#thread.before(this.#line);
    adoptStyles(shadowRoot, markStyles);
    this.#watcher.observe(shadowRoot, { childList: true, subtree: true });
    return true;
  }

  #mark(): void {
    const root = this.#thread?.shadowRoot;
    this.#marked = this.#fresh.flatMap(({ id }) => root?.getElementById(anchorOf(id))?.querySelector('.head') ?? []);
    for (const head of this.#marked) head.setAttribute('data-new', this.#localize.words.isNew);
  }
}

/** Follows the thread until the returned function is called. */
export const showVisits = async (host: SaysoComments, store: Thread): Promise<() => void> => {
  const visits = createVisits(browserKeyValue('sayso-visits'), `${host.endpoint} ${host.site}`, () => Date.now());
  const visit = new Visit(host, store, await visits.begin(store.thread));
  let newest = 0;
  let shown: unknown;
  const follow = (): void => {
    const { status, comments } = store.getState();
    if (status !== 'ready' || comments === shown) return;
    shown = comments;
    const latest = visit.look();
    if (latest <= newest) return;
    newest = latest;
    void visits.see(store.thread, newest);
  };
  const leave = store.subscribe(follow);
  follow();
  return () => {
    leave();
    visit.end();
  };
};
