/** What a thread is without one of its comments. Apart from `thread.ts`: most readers never see one go. */
import type { Comment } from './comment.js';

/** Takes a comment away; where it has replies, a tombstone stays so that the conversation keeps its shape. */
export const removeComment = (present: readonly Comment[], id: string, seq: number): readonly Comment[] => {
  const gone = present.find((comment) => comment.id === id);
  if (gone === undefined || gone.seq > seq) return present;
  if (!present.some((comment) => comment.parent === id)) return present.filter((comment) => comment.id !== id);
  const tombstone: Comment = { ...gone, author: { name: '', seed: '' }, text: '', status: 'erased', seq };
  return present.map((comment) => (comment.id === id ? tombstone : comment));
};
