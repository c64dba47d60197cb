/** What a thread does once a reader does more than read: answers, folds, pages, links, and new ones on demand. Fetched at first use. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ThreadNode } from '../../model/thread.js';
import type { Messages } from '../../messages/index.js';
import { announce } from '../../../ui/announcer.js';
import type { SaysoCommentForm } from '../comment-form/comment-form.js';
import { anchorOf } from '../comment-view.js';
import type { CommentFormCloseEvent } from '../events.js';
import type { SaysoCommentThread } from './comment-thread.js';

export { goingStyles } from './going.styles.js';

/** A form per comment that was answered here: changing one's mind loses no word. */
const formsOf = new WeakMap<SaysoCommentThread, Map<string, SaysoCommentForm>>();

/** Opens the reply form under a comment and puts the cursor into it. */
export const reply = async (thread: SaysoCommentThread, id: string): Promise<SaysoCommentForm | undefined> => {
  const comment = thread.store?.getState().comments.find((each) => each.id === id);
  if (comment === undefined) return undefined;
  const forms = formsOf.get(thread) ?? new Map<string, SaysoCommentForm>();
  if (!formsOf.has(thread)) {
    formsOf.set(thread, forms);
    thread.addEventListener('sayso-comment-form-close', (event) => closeForm(thread, forms, event));
  }
  const form = forms.get(id) ?? document.createElement('sayso-comment-form');
  forms.set(id, form);
  Object.assign(form, { parent: id, replyTo: comment.author.name, store: thread.store, slot: 'reply' });
  for (const other of thread.querySelectorAll(':scope > [slot="reply"]')) if (other !== form) other.remove();
  if (form.parentElement !== thread) thread.append(form);
  thread.answering = id;
  await thread.updateComplete;
  await form.updateComplete;
  form.focus();
  return form;
};

const closeForm = (thread: SaysoCommentThread, forms: Map<string, SaysoCommentForm>, { target, because }: CommentFormCloseEvent): void => {
  const form = target as SaysoCommentForm;
  if (form.slot !== 'reply') return;
  const id = form.parent;
  forms.delete(id);
  thread.answering = null;
  form.remove();
  const own = because === 'posted' ? thread.store?.getState().own.filter((entry) => entry.comment.parent === id).pop() : undefined;
  void thread.focusOn(own === undefined ? `[data-reply="${CSS.escape(id)}"]` : `#${CSS.escape(anchorOf(own.comment.id))}`);
};

/** Folds a conversation to one line, or opens it. */
export const fold = (thread: SaysoCommentThread, id: string): void => {
  const folded = new Set(thread.folded);
  if (!folded.delete(id)) folded.add(id);
  thread.folded = folded;
  void thread.focusOn(`[data-fold="${CSS.escape(id)}"]`);
};

const plus = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 6v12M6 12h12"/></svg>`;

/** The one line that a folded conversation is. */
export const foldedView = ({ comment, replyCount }: ThreadNode, name: string, words: Messages, language: string): TemplateResult =>
  html`<button class="folded" part="fold" data-fold=${comment.id} aria-expanded="false" aria-label=${`${words.expand(name)}, ${words.replies(replyCount, language)}`}>
    ${plus}<span><bdi>${name}</bdi> · ${words.replies(replyCount, language)}</span>
  </button>`;

/** Fetches the next page and goes to its first comment. */
export const more = async (thread: SaysoCommentThread): Promise<void> => {
  await thread.drawAll();
  const before = new Set(thread.shownIds());
  await thread.store?.more();
  await thread.updateComplete;
  const first = thread.shownIds().find((id) => !before.has(id));
  if (first !== undefined) void thread.focusOn(`#${CSS.escape(anchorOf(first))}`);
};

/** "3 new comments": says it once, and lets them in on demand. */
export const pill = (thread: SaysoCommentThread, pending: number, words: Messages, language: string): TemplateResult | typeof nothing => {
  if (pending === 0) {
    announced.delete(thread);
    return nothing;
  }
  if (!announced.has(thread)) announce(words.fresh(pending, language), language);
  announced.add(thread);
  return html`<div class="pill-row">
    <button class="pill" part="pill" @click=${() => void showNew(thread, words.freshShown(pending, language), language)}>${words.fresh(pending, language)}</button>
  </div>`;
};

/** Threads whose new comments have been announced and wait. */
const announced = new WeakSet<SaysoCommentThread>();

/** Goes to the comment that the address names, fetching its conversation where that is not at hand. */
export const followLink = async (thread: SaysoCommentThread, id: string): Promise<void> => {
  await thread.drawAll();
  if (!thread.shownIds().includes(id)) await thread.store?.more(id);
  await thread.updateComplete;
  if (!thread.shownIds().includes(id)) return;
  thread.marked = new Set([id]);
  const article = thread.shadowRoot?.querySelector<HTMLElement>(`#${CSS.escape(anchorOf(id))}`);
  article?.scrollIntoView({ block: 'start', behavior: 'instant' });
  article?.focus({ preventScroll: true });
};

/** Inserts what is new and keeps under the reader's eyes what was there. `said`: what is announced then. */
const showNew = async (thread: SaysoCommentThread, said: string, language: string): Promise<void> => {
  await thread.drawAll();
  const before = new Set(thread.shownIds());
  const anchor = [...(thread.shadowRoot?.querySelectorAll('article') ?? [])].find((each) => each.getBoundingClientRect().bottom > 0);
  const top = anchor?.getBoundingClientRect().top ?? 0;
  thread.style.setProperty('overflow-anchor', 'none');
  thread.store?.showNew();
  await thread.updateComplete;
  const added = thread.shownIds().filter((id) => !before.has(id));
  thread.marked = new Set(added);
  if (anchor?.isConnected === true) window.scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: 'instant' });
  thread.style.removeProperty('overflow-anchor');
  if (added[0] !== undefined) thread.focusOn(`#${CSS.escape(anchorOf(added[0]))}`, { preventScroll: true });
  announce(said, language);
};
