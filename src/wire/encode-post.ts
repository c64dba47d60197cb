/** A post as JSON: the half of `encode.ts` that readers' pages need. */
import type { Submission } from '../comments/model/backend.js';
import type { PostRequest } from './comments.js';

/** The body of a POST; the secret is not in it, it goes into `Idempotency-Key`. */
export const encodePost = ({ thread, parent, draft, trap, page }: Submission): PostRequest => ({
  thread,
  parent,
  draft,
  trap: trap.slice(0, 1000),
  page: { url: page.url.slice(0, 2000), title: page.title.slice(0, 500) },
});
