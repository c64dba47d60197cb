/** Changing and taking away one's own comment: shown at once, put back where the backend does not agree. Loaded at first use. */
import type { OwnComment } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import type { EditOutcome, RemoveOutcome } from '../model/editing.js';
import { codeOf } from '../model/error-code.js';
import { BackendError } from '../model/errors.js';
import { takeAway } from './arriving.js';
import { counted } from './showing.js';
import type { ChangeFailed, OwnEntry } from './thread-state.js';
import type { Thread } from './thread.js';

const toolsFor = async (thread: Thread) => {
  const { getState, patch } = thread;
  const own = await thread.own();
  const { hear } = await own.kept();
  return {
    put: own.put,
    find(secret: string): OwnEntry {
      const entry = own.find(secret);
      if (entry?.confirmed !== true) throw new BackendError('not-found', 'no comment of this receipt has arrived');
      return entry;
    },
    /** Shows other words in place of a comment's, unless something newer has come meanwhile. */
    swap({ secret }: OwnEntry, comment: Comment): void {
      patch({ comments: getState().comments.map((each) => (each.id === comment.id && each.seq === comment.seq ? comment : each)) });
      if (own.find(secret)?.comment.seq === comment.seq) own.update(secret, { comment });
    },
    async settle(secret: string, told: OwnComment): Promise<void> {
      const { id, status, seq } = told.comment;
      if (status === 'published') return own.confirm(secret, told);
      takeAway(thread, id, seq);
      await hear(secret, told);
    },
  };
};

const calmly = async <T>(work: () => Promise<T>): Promise<T | ChangeFailed> => {
  try {
    return await work();
  } catch (error) {
    return { kind: 'failed', code: codeOf(error) };
  }
};

/** Changes the words of an own comment that has arrived. Never rejects. */
export const edit = (thread: Thread, secret: string, text: string, dir?: 'ltr' | 'rtl'): Promise<EditOutcome | ChangeFailed> =>
  calmly(async () => {
    const { find, settle, swap } = await toolsFor(thread);
    const entry = find(secret);
    const { comment } = entry;
    const { id, revision } = comment;
    const { tree: _ofOldWords, ...bare } = comment;
    const changed = { text, ...(dir === undefined ? {} : { dir }) };
    swap(entry, { ...bare, ...changed, editedAt: thread.clock() });
    try {
      const outcome = await (await thread.backend.editing()).edit({ secret, id, revision, ...changed });
      if (outcome.kind === 'stored' || outcome.kind === 'conflict') await settle(secret, outcome.own);
      else swap(entry, comment);
      return outcome;
    } catch (error) {
      swap(entry, comment);
      throw error;
    }
  });

/** Takes an own comment that has arrived away for good. Never rejects. */
export const remove = (thread: Thread, secret: string): Promise<RemoveOutcome | ChangeFailed> =>
  calmly(async () => {
    const { getState, patch } = thread;
    const { find, put, settle } = await toolsFor(thread);
    const entry = find(secret);
    const { comment } = entry;
    const before = getState().comments.find(({ id }) => id === comment.id);
    const putBack = (): void => {
      put(secret, entry);
      if (before !== undefined) patch({ comments: [...getState().comments.filter(({ id }) => id !== before.id), before], ...counted(thread, 1) });
    };
    takeAway(thread, comment.id, comment.seq);
    put(secret, null);
    try {
      const outcome = await (await thread.backend.editing()).remove({ secret, id: comment.id });
      if (outcome.kind === 'conflict') putBack();
      await settle(secret, outcome.own);
      return outcome;
    } catch (error) {
      putBack();
      throw error;
    }
  });
