/** A post to our own server, its ticket, and what becomes of it. It comes with what writers fetch: who only reads never posts. */
import type { AbortSignalLike, PostEscort, PostOutcome, Submission } from '../../comments/model/backend.js';
import { postShape, ticketShape } from '../../wire/own-shapes.js';
import type { HttpClient } from './request.js';

/** `escort` adds headers of its own. The body (`PostRequest`) is all but the secret, which is the post's idempotency key. */
export const httpPost = ({ ask, json, url }: HttpClient, escort: PostEscort | undefined, submission: Submission, signal?: AbortSignalLike): Promise<PostOutcome> => {
  const { secret, ...post } = submission;
  const send = async (headers = {}): Promise<PostOutcome> => {
    const outcome = await ask(postShape, url('comments'), json(post, { ...headers, 'idempotency-key': secret }), signal);
    return outcome.kind === 'refused' ? (await import('./http-refused.js')).withProblems(outcome, url) : outcome;
  };
  return escort?.(submission, send) ?? send();
};

/** With the work that the server asks for while many strangers write at once. */
export const httpTicket = async ({ ask, url }: HttpClient, thread: string): Promise<string> => {
  const given = await ask(ticketShape, url('ticket', { thread }));
  return given.work ? (await import('./work.js')).withWork(given) : given.ticket;
};
