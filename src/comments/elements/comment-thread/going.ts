/** What moves a reader through a thread: links to comments, and new ones that enter on demand. Fetched at first use. */
import type { OwnEntry } from '../../runtime/thread-state.js';
import { announce } from '../../../ui/announcer.js';
import { anchorOf } from '../comment-view.js';
import type { SaysoCommentThread } from './comment-thread.js';

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
export const showNew = async (thread: SaysoCommentThread, said: string, language: string): Promise<void> => {
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

/** Takes an unsent comment back into the form that it was written in. */
export const takeBack = async (thread: SaysoCommentThread, entry: OwnEntry): Promise<void> => {
  const back = await thread.store?.takeBack(entry.secret);
  if (back == null) return;
  const form = back.parent === null ? thread.closest('sayso-comments')?.querySelector('sayso-comment-form') : await thread.reply(back.parent);
  form?.restore(back.draft.text);
  form?.focus();
};
