/**
 * A reader's page on our own server: wire + fetch + idempotency key + live updates. No cookie ever goes with it. What few readers
 * need comes when first used, in an `http-….ts` of its own that is given the client.
 */
import { misfit } from '../../base/shape.js';
import type { CommentBackend } from '../../comments/model/backend.js';
import type { Comment } from '../../comments/model/comment.js';
import { BackendError } from '../../comments/model/errors.js';
import { commentShape, pageShape } from '../../wire/shapes.js';
import { streamOpener } from './live.js';
import { createClient, type HttpOptions } from './request.js';
import { followThread } from './shared-stream.js';

/** One faulty comment must not hide the others; developers are told. */
const isComment = (value: unknown): value is Comment => {
  const problem = misfit(value, commentShape);
  if (problem) void import('./http-explain.js').then(({ explain }) => explain(problem));
  return !problem;
};

export const createHttpBackend = (options: HttpOptions): CommentBackend => {
  const client = createClient(options);
  const { ask, url } = client;
  const open = streamOpener(options);
  const backend: CommentBackend = {
    capabilities: { live: Boolean(open), receipts: true, edit: true, delete: true },

    editing: async () => (await import('./http-editing.js')).createHttpEditing(client),
    taking: async () => (await import('./http-taking.js')).createHttpTaking(client),

    async load({ thread, sort, limit, cursor, around }, signal) {
      const page = await ask(pageShape, url('comments', { thread, sort, limit: String(limit), cursor, around }), {}, signal);
      const comments = (page.comments as readonly unknown[]).filter(isComment);
      if (comments.length === 0 && page.comments.length > 0) throw new BackendError('bad-answer', 'comments');
      return { ...page, comments };
    },

    receipts: async (secrets, signal) => (await import('./http-receipts.js')).httpReceipts(client, secrets, signal),
    counts: async (threads, signal) => (await import('./http-counts.js')).httpCounts(client, threads, signal),

    ticket: async (thread) => (await import('./http-post.js')).httpTicket(client, thread),
    post: async (submission, signal) => (await import('./http-post.js')).httpPost(client, backend.escort, submission, signal),

    follow: (thread, since, onEvent) => (open ? followThread(open, url('stream'), { thread, since, onEvent }) : () => undefined),
  };
  return backend;
};
