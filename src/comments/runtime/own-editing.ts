/** Changing and taking away one's own comment: shown at once, put back where the backend does not agree. Loaded at first use. */
import type { OwnComment } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import { BackendError } from '../model/errors.js';
import { takeAway } from './arriving.js';
import type { Inside } from './inside.js';
import type { OwnEntry, ThreadStore } from './thread-state.js';

export const createOwnEditing = async (inside: Inside): Promise<Pick<ThreadStore, 'edit' | 'remove'>> => {
  const { backend, getState, patch } = inside;
  const own = await inside.own();
  const { put } = own;
  const { hear } = await own.kept();
  const find = (secret: string): OwnEntry => {
    const entry = own.find(secret);
    if (entry?.confirmed !== true) throw new BackendError('not-found', 'no comment of this receipt has arrived');
    return entry;
  };
  /** Shows other words in place of a comment's, unless something newer has come meanwhile. */
  const swap = ({ secret }: OwnEntry, comment: Comment): void => {
    patch({ comments: getState().comments.map((each) => (each.id === comment.id && each.seq === comment.seq ? comment : each)) });
    if (own.find(secret)?.comment.seq === comment.seq) own.update(secret, { comment });
  };
  const settle = async (secret: string, told: OwnComment): Promise<void> => {
    const { id, status, seq } = told.comment;
    if (status === 'published') return own.confirm(secret, told);
    takeAway(inside, id, seq);
    await hear(secret, told);
  };
  return {
    async edit(secret, text, dir) {
      const entry = find(secret);
      const { comment } = entry;
      const { id, revision } = comment;
      const { tree: _ofOldWords, ...bare } = comment;
      swap(entry, { ...bare, text, ...(dir === undefined ? {} : { dir }), editedAt: inside.clock() });
      try {
        const outcome = await (await backend.editing()).edit({ secret, id, revision, text, ...(dir === undefined ? {} : { dir }) });
        if (outcome.kind === 'stored' || outcome.kind === 'conflict') await settle(secret, outcome.own);
        else swap(entry, comment);
        return outcome;
      } catch (error) {
        swap(entry, comment);
        throw error;
      }
    },
    async remove(secret) {
      const entry = find(secret);
      const { comment } = entry;
      const before = getState().comments.find(({ id }) => id === comment.id);
      const putBack = (): void => {
        put(secret, entry);
        if (before !== undefined) patch({ comments: [...getState().comments.filter(({ id }) => id !== before.id), before], ...inside.counted(1) });
      };
      takeAway(inside, comment.id, comment.seq);
      put(secret, null);
      try {
        const outcome = await (await backend.editing()).remove({ secret, id: comment.id });
        if (outcome.kind === 'conflict') putBack();
        await settle(secret, outcome.own);
        return outcome;
      } catch (error) {
        putBack();
        throw error;
      }
    },
  };
};
