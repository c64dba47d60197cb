/** Comments come into what is shown and counted. */
import type { Comment } from '../model/comment.js';
import { mergeComments } from '../model/thread.js';
import type { ThreadState } from './thread-state.js';
import type { Thread } from './thread.js';

/** The thread with so many comments more, or fewer. */
export const counted = ({ getState }: Thread, count: number): Pick<ThreadState, 'info'> => {
  const { info } = getState();
  return { info: info && { ...info, total: Math.max(0, info.total + count) } };
};

/** Shows a comment at once: one's own, or one that is on the page already and has changed. */
export const show = (thread: Thread, comment: Comment): void => {
  const { comments } = thread.getState();
  const isCounted = [...comments, ...thread.pending].some(({ id }) => id === comment.id);
  thread.pending = thread.pending.filter(({ id }) => id !== comment.id);
  thread.patch({ comments: mergeComments(comments, [comment]), pending: thread.pending.length, ...counted(thread, isCounted ? 0 : 1) });
};

/** Shows so many votes on a comment. */
export const amend = ({ getState, patch }: Thread, id: string, votes: number): void =>
  patch({ comments: getState().comments.map((each) => (each.id === id ? { ...each, votes } : each)) });
