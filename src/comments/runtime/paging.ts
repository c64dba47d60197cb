/** Further pages of a thread, and the conversation around a comment that is linked to. Fetched at first use. */
import type { AbortSignalLike } from '../model/backend.js';
import { mergeComments } from '../model/thread.js';
import type { Inside } from './inside.js';

/** `around`: id of a comment whose conversation is wanted; the pages go on as before. */
export const more = async (inside: Inside, signal?: AbortSignalLike, around?: string): Promise<void> => {
  const { backend, thread, turn, cursor, pageSize, patch, getState } = inside;
  const state = getState();
  const from = around ? { limit: 1, around } : cursor !== null && { limit: pageSize, cursor };
  if (!from || state.more === 'loading' || state.status !== 'ready') return;
  patch({ more: 'loading' });
  try {
    const page = await backend.load({ thread, sort: state.sort, ...from }, signal);
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
