/** What a thread does once a reader does more than read: answers, folds, pages, links, and new ones on demand. Fetched at first use. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ThreadNode } from '../../model/thread.js';
import { more, showNew } from '../../runtime/paging.js';
import { goingOn, type GoingMessages } from '../../messages/going/index.js';
import { adoptStyles } from '../../../ui/adopt.js';
import { announce } from '../../../ui/announcer.js';
import { LocalizeController } from '../../../ui/localize-controller.js';
import type { SaysoCommentForm } from '../comment-form/comment-form.js';
import type { CommentFormCloseEvent } from '../events.js';
import type { SaysoCommentThread } from './comment-thread.js';
import { goingStyles } from './going.styles.js';
import { focusOn, selectorOf, shownIds } from './places.js';

const plus = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 6v12M6 12h12"/></svg>`;

export class Going {
  readonly #thread: SaysoCommentThread;
  readonly #localize: LocalizeController<GoingMessages>;
  /** One per comment that was answered here: changing one's mind loses no word. */
  readonly #forms = new Map<string, SaysoCommentForm>();
  /** New comments have been announced, and wait. */
  #isAnnounced = false;

  constructor(thread: SaysoCommentThread) {
    this.#thread = thread;
    this.#localize = new LocalizeController(thread, goingOn);
    adoptStyles(thread.renderRoot, goingStyles);
    thread.addEventListener('sayso-comment-form-close', this.#closeForm);
  }

  /** It has the words of the page's language. */
  get ready(): Promise<void> | undefined {
    return this.#localize.ready;
  }

  /** Opens the reply form under a comment and puts the cursor into it; where there is no such comment, nothing happens. */
  async reply(id: string): Promise<SaysoCommentForm | undefined> {
    const thread = this.#thread;
    const comment = thread.store?.getState().comments.find((each) => each.id === id);
    if (comment === undefined) return undefined;
    const form = this.#forms.get(id) ?? document.createElement('sayso-comment-form');
    this.#forms.set(id, form);
    Object.assign(form, { parent: id, replyTo: comment.author.name, store: thread.store, slot: 'reply' });
    for (const other of thread.querySelectorAll(':scope > [slot="reply"]')) if (other !== form) other.remove();
    if (form.parentElement !== thread) thread.append(form);
    thread.answering = id;
    await thread.updateComplete;
    await form.updateComplete;
    form.focus();
    return form;
  }

  readonly #closeForm = ({ target, because }: CommentFormCloseEvent): void => {
    const thread = this.#thread;
    const form = target as SaysoCommentForm;
    if (form.slot !== 'reply') return;
    const id = form.parent;
    this.#forms.delete(id);
    thread.answering = null;
    form.remove();
    const own = because === 'posted' ? thread.store?.getState().own.filter((entry) => entry.comment.parent === id).pop() : undefined;
    void focusOn(thread, own === undefined ? `[data-reply="${CSS.escape(id)}"]` : selectorOf(own.comment.id));
  };

  /** Folds a conversation to one line, or opens it. */
  fold(id: string): void {
    const thread = this.#thread;
    const folded = new Set(thread.folded);
    if (!folded.delete(id)) folded.add(id);
    thread.folded = folded;
    void focusOn(thread, `[data-fold="${CSS.escape(id)}"]`);
  }

  /** The one line that a folded conversation is. */
  foldedView({ comment, replyCount }: ThreadNode, name: string): TemplateResult {
    const { words, language } = this.#localize;
    const replies = words.replies(replyCount, language);
    return html`<button class="folded" part="fold" data-fold=${comment.id} aria-expanded="false" aria-label=${`${words.expand(name)}, ${replies}`}>
      ${plus}<span><bdi>${name}</bdi> · ${replies}</span>
    </button>`;
  }

  /** Fetches the next page and goes to its first comment. */
  async more(): Promise<void> {
    const thread = this.#thread;
    await thread.drawAll();
    const before = new Set(shownIds(thread));
    if (thread.store) await more(thread.store);
    await thread.updateComplete;
    const first = shownIds(thread).find((id) => !before.has(id));
    if (first !== undefined) void focusOn(thread, selectorOf(first));
  }

  /** "3 new comments": says it once, and lets them in on demand. */
  pill(pending: number): TemplateResult | typeof nothing {
    const { words, language } = this.#localize;
    const isNew = pending > 0 && !this.#isAnnounced;
    this.#isAnnounced = pending > 0;
    if (pending === 0) return nothing;
    const fresh = words.fresh(pending, language);
    if (isNew) announce(fresh, language);
    return html`<div class="pill-row"><button class="pill" part="pill" @click=${() => void this.#showNew(words.freshShown(pending, language), language)}>${fresh}</button></div>`;
  }

  /** Goes to the comment that the address names, fetching its conversation where that is not at hand. */
  async followLink(id: string): Promise<void> {
    const thread = this.#thread;
    await thread.drawAll();
    if (thread.store && !shownIds(thread).includes(id)) await more(thread.store, id);
    await thread.updateComplete;
    if (!shownIds(thread).includes(id)) return;
    thread.marked = new Set([id]);
    const article = thread.shadowRoot?.querySelector<HTMLElement>(selectorOf(id));
    article?.scrollIntoView({ block: 'start', behavior: 'instant' });
    article?.focus({ preventScroll: true });
  }

  /** Inserts what is new and keeps under the reader's eyes what was there. `said`: what is announced then. */
  async #showNew(said: string, language: string): Promise<void> {
    const thread = this.#thread;
    await thread.drawAll();
    const before = new Set(shownIds(thread));
    const anchor = [...(thread.shadowRoot?.querySelectorAll('article') ?? [])].find((each) => each.getBoundingClientRect().bottom > 0);
    const top = anchor?.getBoundingClientRect().top ?? 0;
    thread.style.setProperty('overflow-anchor', 'none');
    if (thread.store) showNew(thread.store);
    await thread.updateComplete;
    const added = shownIds(thread).filter((id) => !before.has(id));
    thread.marked = new Set(added);
    if (anchor?.isConnected === true) window.scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: 'instant' });
    thread.style.removeProperty('overflow-anchor');
    if (added[0] !== undefined) void focusOn(thread, selectorOf(added[0]), { preventScroll: true });
    announce(said, language);
  }
}
