/**
 * What writers meet where a site asks who they are, or offers to mail replies. Fetched only where the thread's info says so; each
 * kind is a chunk of its own.
 */
import type { CommentBackend, PostEscort } from '../../model/backend.js';
import type { Thread } from '../../runtime/thread.js';
import type { SaysoComments } from '../comments/comments.js';
import { FormAdditions } from './form-additions.js';

const present = new WeakMap<SaysoComments, FormAdditions>();

/** One more that goes with each post: it sends by those before it. */
export const addEscort = (backend: CommentBackend, escort: PostEscort): void => {
  const before = backend.escort;
  backend.escort = before === undefined ? escort : (submission, send) => escort(submission, (headers) => before(submission, (more) => send({ ...headers, ...more })));
};

const attached = new WeakMap<SaysoComments, Thread>();

/** Called for each thread that the element shows, which undoes what was done for the one before, and when the address changes. */
export const attach = async (comments: SaysoComments, backend: CommentBackend, store: Thread): Promise<void> => {
  // A private link, which has no more to do with writing than that it is as rare.
  if (location.hash !== '') void import('../private-link/open.js').then(({ openPrivateLink }) => openPrivateLink(comments, backend, store), () => undefined);
  if (attached.get(comments) === store) return;
  attached.set(comments, store);
  present.get(comments)?.close();
  present.delete(comments);
  delete backend.escort;
  const writing = store.getState().info?.writing;
  if (writing === undefined) return;
  const additions = new FormAdditions(comments, store);
  present.set(comments, additions);
  const about = { comments, backend, store, writing, redraw: () => comments.requestUpdate() };
  const parts = await Promise.all([
    writing.writers === 'members' ? import('./identity.js').then(({ Identity }) => new Identity(about)) : [],
    writing.writers === 'verified' ? import('./verified.js').then(({ Verified }) => new Verified(about)) : [],
    writing.notify === true ? import('./notify.js').then(({ Notify }) => new Notify(about)) : [],
  ]);
  if (present.get(comments) === additions) additions.show(parts.flat());
  else for (const part of parts.flat()) part.close();
};
