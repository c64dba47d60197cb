/** Further pages of a thread, the conversation around a comment that is linked to, and what has arrived. Fetched at first use. */
import { mergeComments } from '../model/thread.js';
import type { Thread } from './thread.js';

/** Puts the pending comments into `comments`. */
export const showNew = (thread: Thread): void => {
  const { getState, patch, pending } = thread;
  thread.pending = [];
  patch({ comments: mergeComments(getState().comments, pending), pending: 0 });
};

/** `around`: id of a comment whose conversation is wanted; the pages go on as before. */
export const more = async (inside: Thread, around?: string): Promise<void> => {
  const { aborter, backend, thread, turn, cursor, pageSize, patch, getState } = inside;
  const state = getState();
  const from = around ? { limit: 1, around } : cursor !== null && { limit: pageSize, cursor };
  if (!from || state.more === 'loading' || state.status !== 'ready') return;
  patch({ more: 'loading' });
  try {
    const page = await backend.load({ thread, sort: state.sort, ...from }, aborter?.signal);
    if (turn !== inside.turn) return;
    if (!around) inside.cursor = page.next;
    const arrived = new Set(page.comments.map(({ id }) => id));
    inside.pending = inside.pending.filter(({ id }) => !arrived.has(id));
    patch({
      comments: mergeComments(getState().comments, page.comments),
      pending: inside.pending.length,
      more: inside.cursor === null ? 'none' : 'available',
    });
  } catch {
    if (turn === inside.turn) patch({ more: 'failed' });
  }
};
