/** Changing and taking away one's own comment: shown at once, put back where the backend does not agree. Loaded at first use. */
import type { Clock } from '../../base/seams.js';
import type { CommentBackend, OwnComment } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import { BackendError } from '../model/errors.js';
import type { OwnEntry, ThreadStore } from './thread-state.js';

export interface OwnEditingOptions {
  readonly backend: CommentBackend;
  readonly clock: Clock;
  readonly entries: () => readonly OwnEntry[];
  /** Sets an entry, or with null takes it away. */
  readonly put: (secret: string, entry: OwnEntry | null) => void;
  /** What the backend says of an own comment now. */
  readonly confirm: (secret: string, own: OwnComment) => void;
  readonly shown: () => readonly Comment[];
  readonly show: (comments: readonly Comment[]) => void;
  /** Takes a comment out of what is shown and counted. */
  readonly takeAway: (id: string, seq: number) => void;
  /** Puts one back and counts it. */
  readonly putBack: (comment: Comment) => void;
}

export const createOwnEditing = (options: OwnEditingOptions): Pick<ThreadStore, 'edit' | 'remove'> => {
  const { backend, put, shown, show } = options;
  const find = (secret: string): OwnEntry => {
    const entry = options.entries().find((each) => each.secret === secret && each.confirmed);
    if (entry === undefined) throw new BackendError('not-found', 'no comment of this receipt has arrived');
    return entry;
  };
  /** Shows other words in place of a comment's, unless something newer has come meanwhile. */
  const swap = (entry: OwnEntry, comment: Comment): void => {
    show(shown().map((each) => (each.id === comment.id && each.seq === comment.seq ? comment : each)));
    const now = options.entries().find(({ secret }) => secret === entry.secret);
    if (now?.comment.seq === comment.seq) put(entry.secret, { ...now, comment });
  };
  const settle = (secret: string, own: OwnComment): void => {
    const { id, status, seq } = own.comment;
    if (status !== 'published') options.takeAway(id, seq);
    options.confirm(secret, own);
  };
  return {
    async edit(secret, text, dir) {
      const entry = find(secret);
      const { comment } = entry;
      const { id, revision } = comment;
      const { tree: _ofOldWords, ...bare } = comment;
      swap(entry, { ...bare, text, ...(dir === undefined ? {} : { dir }), editedAt: options.clock() });
      try {
        const outcome = await (await backend.editing()).edit({ secret, id, revision, text, ...(dir === undefined ? {} : { dir }) });
        if (outcome.kind === 'stored' || outcome.kind === 'conflict') settle(secret, outcome.own);
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
      const before = shown().find(({ id }) => id === comment.id);
      const putBack = (): void => {
        put(secret, entry);
        if (before !== undefined) options.putBack(before);
      };
      options.takeAway(comment.id, comment.seq);
      put(secret, null);
      try {
        const outcome = await (await backend.editing()).remove({ secret, id: comment.id });
        if (outcome.kind === 'conflict') putBack();
        settle(secret, outcome.own);
        return outcome;
      } catch (error) {
        putBack();
        throw error;
      }
    },
  };
};
