/** A post as JSON: the half of `encode.ts` that readers' pages need. */
import type { Submission } from '../comments/model/backend.js';
import type { PostRequest } from './comments.js';

/** The body of a POST: all but the secret, which goes into `Idempotency-Key`. */
export const encodePost = ({ secret: _secret, ...post }: Submission): { readonly [K in keyof PostRequest]: PostRequest[K] | undefined } => post;
