/** A post to our own server, and what becomes of it. It comes with what writers fetch: who only reads never posts. */
import type { AbortSignalLike, PostOutcome, Submission } from '../../comments/model/backend.js';
import { encodePost } from '../../wire/encode-post.js';
import { postShape } from '../../wire/own-shapes.js';
import type { HttpClient } from './request.js';

/** `headers` of whoever escorts the post; the secret is its idempotency key. */
export const httpPost = async ({ ask, json, url }: HttpClient, submission: Submission, headers: Readonly<Record<string, string>>, signal?: AbortSignalLike): Promise<PostOutcome> => {
  const outcome = await ask(postShape, url('comments'), json(encodePost(submission), { ...headers, 'idempotency-key': submission.secret }), signal);
  return outcome.kind === 'refused' ? (await import('./http-refused.js')).withProblems(outcome) : outcome;
};
