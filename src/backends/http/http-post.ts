/** A post to our own server, and what becomes of it. It comes with what writers fetch: who only reads never posts. */
import type { AbortSignalLike, PostEscort, PostOutcome, Submission } from '../../comments/model/backend.js';
import { encodePost } from '../../wire/encode-post.js';
import { postShape } from '../../wire/own-shapes.js';
import type { HttpClient } from './request.js';

/** `escort` adds headers of its own; the secret is the post's idempotency key. */
export const httpPost = ({ ask, json, url }: HttpClient, escort: PostEscort | undefined, submission: Submission, signal?: AbortSignalLike): Promise<PostOutcome> => {
  const send = async (headers = {}): Promise<PostOutcome> => {
    const outcome = await ask(postShape, url('comments'), json(encodePost(submission), { ...headers, 'idempotency-key': submission.secret }), signal);
    return outcome.kind === 'refused' ? (await import('./http-refused.js')).withProblems(outcome) : outcome;
  };
  return escort?.(submission, send) ?? send();
};
