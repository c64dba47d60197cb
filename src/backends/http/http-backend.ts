/**
 * A reader's page on our own server: wire + fetch + idempotency key + live updates. No cookie ever goes with it. What few readers
 * need comes when first used, in an `http-….ts` of its own that is given the client.
 */
import { misfit, type Shape, type Shaped } from '../../base/shape.js';
import type { CommentBackend, PostOutcome } from '../../comments/model/backend.js';
import type { Comment } from '../../comments/model/comment.js';
import type { Problem } from '../../comments/model/draft.js';
import { BackendError } from '../../comments/model/errors.js';
import { encodePost } from '../../wire/encode-post.js';
import { commentShape, pageShape, postShape, problemShape, receiptsShape, streamShape } from '../../wire/shapes.js';
import { followStream, streamOpener } from './live.js';
import { createClient, type HttpOptions } from './request.js';

/** As many as our server takes in one request for receipts. */
const receiptsAtOnce = 200;

/** What fits; of the rest developers are told. */
const fitting = <T>(all: readonly unknown[], shape: Shape): readonly T[] =>
  all.filter((each): each is T => {
    const problem = misfit(each, shape);
    if (problem !== '') void import('./explain.js').then(({ explain }) => explain(problem));
    return problem === '';
  });

export const createHttpBackend = (options: HttpOptions): CommentBackend => {
  const client = createClient(options);
  const { ask, json, url } = client;
  const open = streamOpener(options);
  const backend: CommentBackend = {
    capabilities: { live: open !== undefined, receipts: true, edit: true, delete: true },

    editing: async () => (await import('./http-editing.js')).createHttpEditing(client),
    taking: async () => (await import('./http-taking.js')).createHttpTaking(client),

    async load({ thread, sort, limit, cursor, around }, signal) {
      const page = await ask(pageShape, url('comments', { thread, sort, limit: String(limit), cursor, around }), {}, signal);
      const comments = fitting<Comment>(page.comments, commentShape);
      if (comments.length === 0 && page.comments.length > 0) throw new BackendError('bad-answer', 'no comment fits');
      return { ...page, comments };
    },

    async post(submission, signal) {
      const send = async (headers = {}): Promise<PostOutcome> => {
        const outcome = await ask(postShape, url('comments'), json(encodePost(submission), { ...headers, 'idempotency-key': submission.secret }), signal);
        return outcome.kind === 'refused' ? { ...outcome, problems: fitting<Problem>(outcome.problems, problemShape) } : outcome;
      };
      return backend.escort === undefined ? send() : backend.escort(submission, send);
    },

    async receipts(secrets, signal) {
      const some = secrets.slice(0, receiptsAtOnce);
      const { own } = await ask(receiptsShape, url('receipts'), json({ secrets: some }), signal);
      if (own.length !== some.length) throw new BackendError('bad-answer', `${own.length} receipts`);
      return secrets.length > some.length ? [...own, ...(await backend.receipts(secrets.slice(receiptsAtOnce), signal))] : own;
    },

    counts: async (threads, signal) => (await import('./http-counts.js')).httpCounts(client, threads, signal),

    follow: (thread, since, onEvent) =>
      open === undefined
        ? () => undefined
        : followStream({
            url: (from) => url('stream', { thread, since: String(from) }),
            since,
            withCredentials: false,
            read: (value) => (misfit(value, streamShape) === '' ? (value as Shaped<typeof streamShape>) : undefined),
            onEvent,
            open,
          }),
  };
  return backend;
};
