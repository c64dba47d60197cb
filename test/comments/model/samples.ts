/** Comments for tests, one line each. */
import type { Comment } from '../../../src/comments/model/comment.js';

/** A published comment; `at` is its moment and its number. */
export const comment = (id: string, at: number, parent: string | null = null, part: Partial<Comment> = {}): Comment => ({
  id,
  thread: '/story',
  parent,
  author: { name: `Writer of ${id}`, seed: id },
  text: `Words of ${id}`,
  status: 'published',
  createdAt: at,
  editedAt: null,
  revision: 1,
  seq: at,
  ...part,
});
