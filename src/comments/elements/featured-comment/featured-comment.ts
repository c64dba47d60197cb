import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { formatDateTime } from '../../../i18n/format.js';
import { base } from '../../../ui/base.styles.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import { warnOnce } from '../../../ui/plain/warn-once.js';
import { tokens } from '../../../ui/tokens.js';
import type { CommentBackend } from '../../model/backend.js';
import type { Comment } from '../../model/comment.js';
import { featured } from '../../messages/featured/index.js';
import { chooseBackend } from '../choose-backend.js';
import { featuredStyles } from './featured-comment.styles.js';

/** How far below the screen the comment begins to be fetched. */
const nearby = '600px';

/** What may be more than paragraphs of plain words. Wrong on this side costs a chunk that the thread fetches anyway. */
const perhapsMarkup = /[\\*`[_>~#]|https?:\/\/|^ *(?:- |\d+[.)] )/imu;

/**
 * @summary One comment, put into the article by the editors. Without script its own content stands there; with it the comment
 * as it is now, with badge and votes. A comment that is gone takes the element with it. Nothing moves while it is on the screen:
 * what does not fit into the place of its content is shown once the reader has scrolled past.
 *
 * @slot - The comment as it was when it was chosen: `<blockquote>`, `<cite>` and an `<a>` to the conversation.
 * @csspart text - The words.
 * @csspart by - The line with name, badge, date and votes.
 * @csspart link - "Read the conversation".
 * @cssproperty [--sayso-accent] - The line at the side, and the link.
 */
export class SaysoFeaturedComment extends LitElement {
  static override styles = [tokens, base, featuredStyles];

  readonly #localize = new LocalizeController(this, featured);

  /** The thread in which it was said. Required. */
  @property() thread = '';
  /** The comment's id, as it stands in its link: `#comment-ID`. Required. */
  @property() comment = '';
  /** Who keeps the comments: `http` or `local`. */
  @property() backend = 'http';
  /** Address of the sayso server, for `http`. Required there. */
  @property() endpoint = '';
  /** Which of the server's sites. */
  @property() site = '';
  /** A backend of the page's own; goes before `backend` and `endpoint`. */
  @property({ attribute: false }) source: CommentBackend | undefined;

  @state() private live: Comment | undefined;
  @state() private words: unknown;

  #near = false;
  /** What waits until nobody sees it happen. */
  #later: (() => void) | undefined;
  #asked: readonly unknown[] = [];
  #watchers: readonly IntersectionObserver[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const watch = (rootMargin: string, tell: (isThere: boolean) => void): IntersectionObserver => {
      const watcher = new IntersectionObserver((entries) => tell(entries[entries.length - 1]?.isIntersecting === true), { rootMargin });
      watcher.observe(this);
      return watcher;
    };
    const seen = watch('0px', (isThere) => {
      if (isThere) return;
      this.style.removeProperty('min-block-size');
      this.#later?.();
      this.#later = undefined;
    });
    const near = watch(nearby, (isThere) => {
      if (!isThere) return;
      this.#near = true;
      this.requestUpdate();
    });
    this.#watchers = [seen, near];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const watcher of this.#watchers) watcher.disconnect();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const settings = [this.thread, this.comment, this.backend, this.endpoint, this.site, this.source];
    if (!this.#near || settings.every((each, index) => each === this.#asked[index])) return;
    this.#asked = settings;
    void this.#ask(settings);
  }

  async #ask(settings: readonly unknown[]): Promise<void> {
    const { thread, comment: id } = this;
    try {
      if (thread === '' || id === '') throw new Error('needs thread="…" and comment="…", the id that stands in the comment’s link behind #comment-. One is missing.');
      const chosen = this.source ?? (await chooseBackend(this));
      if (typeof chosen === 'string') throw new Error(chosen);
      const { comments } = await chosen.load({ thread, sort: 'newest', limit: 1, around: id });
      const live = comments.find((each) => each.id === id && each.status === 'published');
      const words = live && (await this.#wordsOf(live));
      if (settings !== this.#asked) return;
      // Not with the rest, which may wait: meanwhile these may be drawn better.
      this.words = words;
      await this.#show(live);
    } catch (error) {
      // What the editors wrote stays.
      warnOnce('featured-comment', `<sayso-featured-comment comment="${id}">: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** In place of what stands there, as long as nothing that is being read moves; else once it has left the screen. */
  async #show(live: Comment | undefined): Promise<void> {
    // Asked of the layout: the watcher tells a frame later.
    const { top, bottom, height: before } = this.getBoundingClientRect();
    const onScreen = bottom > 0 && top < innerHeight;
    const put = (): void => {
      this.live = live;
      // Taken away, erased, or never there: the article reads on without it.
      this.hidden = live === undefined;
    };
    if (onScreen && live === undefined) this.#later = put;
    else put();
    await this.updateComplete;
    if (!onScreen || live === undefined) return;
    if (this.getBoundingClientRect().height > before) {
      this.live = undefined;
      this.#later = put;
      await this.updateComplete;
    } else this.style.setProperty('min-block-size', `${before}px`);
  }

  async #wordsOf(comment: Comment): Promise<unknown> {
    if (comment.tree === undefined && !perhapsMarkup.test(comment.text)) return comment.text.trim().split(/\n\s*\n/u).map((paragraph) => html`<p>${paragraph}</p>`);
    return (await import('../markup-view.js')).wordsView(comment, () => void this.#wordsOf(comment).then((words) => (this.words = words)));
  }

  protected override render(): TemplateResult {
    const { words, language, direction } = this.#localize;
    const { live } = this;
    if (live === undefined) return html`<slot></slot>`;
    const { author, createdAt, votes = 0, lang } = live;
    const href = this.querySelector('a')?.getAttribute('href') ?? `#comment-${live.id}`;
    return html`<figure class="base" dir=${direction} aria-label=${words.label}>
      <blockquote part="text" dir="auto" lang=${lang ?? nothing}>${this.words}</blockquote>
      <figcaption class="by" part="by">
        <bdi class="name">${author.name || words.anonymous}</bdi>
        ${author.badge === undefined ? nothing : html`<span class="badge">${words[author.badge]}</span>`}
        <time datetime=${new Date(createdAt).toISOString()}>${formatDateTime(createdAt, language)}</time>
        ${votes === 0 ? nothing : html`<span>${words.votes(votes, language)}</span>`}
      </figcaption>
      <a part="link" href=${href}>${words.read}</a>
    </figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sayso-featured-comment': SaysoFeaturedComment;
  }
}
