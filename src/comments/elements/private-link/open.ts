/** Opens a private link: the browser remembers the receipt as if the comment had been written here, and goes to it. */
import type { CommentBackend } from '../../model/backend.js';
import type { Thread } from '../../runtime/thread.js';
import { focusOn, selectorOf } from '../comment-thread/places.js';
import { anchorOf } from '../comment-view.js';
import type { SaysoComments } from '../comments/comments.js';
import { secretIn } from './address.js';

export const openPrivateLink = async (comments: SaysoComments, backend: CommentBackend, store: Thread): Promise<void> => {
  const secret = secretIn(location.hash);
  if (secret === null) return;
  const [own] = await backend.receipts([secret]).catch(() => []);
  // Each thread of the page looks; the one that it belongs to takes it.
  if (own == null || own.comment.thread !== store.thread || comments.store !== store) return;
  const { id, status } = own.comment;
  // Out of the address before anybody copies it from there.
  history.replaceState(history.state, '', status === 'published' ? `#${anchorOf(id)}` : location.pathname + location.search);
  await store.kept().then(({ receipts }) => receipts.remember(secret, store.thread));
  await store.load(status === 'published' ? id : undefined);
  const thread = comments.querySelector('sayso-comment-thread');
  if (thread) await focusOn(thread, selectorOf(id));
};
