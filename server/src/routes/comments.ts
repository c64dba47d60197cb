/** Readers' routes as JSON: a thread, a post, receipts, counts, the stream. Contract: `wire/comments.ts`. */
import { parseEditRequest, parsePostRequest, parseReceiptsRequest, receiptHeader, secretPattern, withTree } from '@sayso/widgets/wire';
import { workAsked } from '@sayso/widgets/moderation';
import { readJson } from '../body.js';
import type { App, Parts, RequestContext } from '../context.js';
import { decodeCursor } from '../cursor.js';
import { hashSecret } from '../db/ids.js';
import { editComment, removeComment, type Which } from '../edit-comment.js';
import { eventStream } from '../event-stream.js';
import { ownWithWindow } from '../own-with-window.js';
import { postComment, type Posted } from '../post-comment.js';
import { HttpError } from '../problems.js';
import { ruleSetNow } from '../rule-sets.js';
import { senderOf } from '../sender.js';
import { threadNow } from '../thread-info.js';
import { threadPageOf } from '../thread-page-of.js';
import { makeTicket } from '../ticket.js';
import { needsSignIn, proofHeader } from '../writers.js';
import { sinceParameter, sortParameter, threadParameter, threadParameters, wholeParameter } from './parameters.js';

/** Threads that one stream follows: what a page that goes on and on has on it. */
const mostThreads = 50;

/** Readers ask again with the tag; a CDN may keep the page as long as it asks too. */
const revalidate = 'public, max-age=0, must-revalidate';

const statusOf = (outcome: Posted): number => {
  switch (outcome.kind) {
    case 'stored':
      return outcome.seenBefore === true ? 200 : 201;
    case 'refused':
      return needsSignIn(outcome.reasons) ? 401 : 422;
    case 'closed':
      return 409;
    case 'too-fast':
      return 429;
  }
};

/** Of what became of a change or a removal. */
const changeStatus = { 'stored': 200, 'removed': 200, 'refused': 422, 'closed': 409, 'too-late': 409, 'conflict': 409, 'too-fast': 429 } as const;

export const addCommentRoutes = (app: App, parts: Parts): void => {
  const { repository, live } = parts;

  app.get('/v1/:site/comments', async (context) => {
    const { site } = context.var;
    const thread = threadParameter(context);
    const sort = sortParameter(context);
    const limit = wholeParameter(context, 'limit', 50, 1, 200);
    const after = decodeCursor(context.req.query('cursor'), sort === 'best' || sort === 'discussed');
    // The number is read before the comments: a page may hold more than it says, never less, and a stream from it misses nothing.
    const state = await threadNow(repository, site, thread, parts.now());
    const tag = `W/"${state.seq}-${state.voteChanges}-${state.edition}-${state.state}-${state.closedAt ?? 0}-${site.version}"`;
    const headers = { etag: tag, 'cache-control': revalidate };
    if ((context.req.header('if-none-match') ?? '').split(',').some((each) => each.trim() === tag)) return new Response(null, { status: 304, headers });
    const around = context.req.query('around');
    const page = await threadPageOf(repository, site, state, { ownOrigin: context.var.ownOrigin, thread, sort, limit, after, around });
    return context.json({ ...page, comments: page.comments.map(withTree) }, 200, headers);
  });

  app.get('/v1/:site/ticket', async (context) => {
    const { site } = context.var;
    const thread = threadParameter(context);
    const at = parts.now();
    const work = workAsked((await ruleSetNow(repository, site)).rules, await repository.strangersBefore(site.id, at));
    return context.json({ ticket: makeTicket(site, thread, work, at, parts.newId), work }, 200, { 'cache-control': 'no-store' });
  });

  app.post('/v1/:site/comments', async (context, next) => {
    if (context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return next();
    const secret = context.req.header('idempotency-key') ?? '';
    const request = await readJson(context.req.raw, parsePostRequest);
    if (!secretPattern.test(secret)) throw new HttpError('bad-request', 'Idempotency-Key: expected a secret of 22 characters');
    const outcome = await post(context, request, secret);
    const headers = {
      'cache-control': 'no-store',
      ...(outcome.kind === 'too-fast' ? { 'retry-after': String(outcome.retryAfterSeconds) } : {}),
      ...(outcome.kind === 'refused' && needsSignIn(outcome.reasons) ? { 'www-authenticate': 'Bearer' } : {}),
    };
    return new Response(JSON.stringify(outcome), { status: statusOf(outcome), headers: { ...headers, 'content-type': 'application/json' } });
  });

  const fromOf = (context: RequestContext) => ({ network: parts.networkOf(context), sender: senderOf(parts, context) });

  const post = async (context: RequestContext, request: Parameters<typeof postComment>[2], secret: string): Promise<Posted> => {
    const { site, ownOrigin } = context.var;
    const credentials = { authorization: context.req.header('authorization'), proof: context.req.header(proofHeader) };
    const outcome = await postComment(parts, site, request, secret, { ...fromOf(context), ownOrigin, credentials });
    if (outcome.kind === 'stored') live.changed(site.id);
    return outcome;
  };

  /** One own comment, by its id in the address and its secret in a header. */
  const which = (context: RequestContext): Which => {
    const secret = context.req.header(receiptHeader) ?? '';
    if (!secretPattern.test(secret)) throw new HttpError('bad-request', 'X-Sayso-Receipt: expected a secret of 22 characters');
    return { id: context.req.param('id') ?? '', secret };
  };

  app.patch('/v1/:site/comments/:id', async (context) => {
    const request = await readJson(context.req.raw, parseEditRequest);
    const outcome = await editComment(parts, context.var.site, which(context), request, fromOf(context));
    if (outcome.kind === 'stored') live.changed(context.var.site.id);
    const retry = outcome.kind === 'too-fast' ? { 'retry-after': String(outcome.retryAfterSeconds) } : {};
    return context.json(outcome, changeStatus[outcome.kind], { 'cache-control': 'no-store', ...retry });
  });

  app.delete('/v1/:site/comments/:id', async (context) => {
    const outcome = await removeComment(parts, context.var.site, which(context));
    if (outcome.kind === 'removed') live.changed(context.var.site.id);
    return context.json(outcome, changeStatus[outcome.kind], { 'cache-control': 'no-store' });
  });

  app.post('/v1/:site/receipts', async (context) => {
    const { secrets } = await readJson(context.req.raw, parseReceiptsRequest);
    const own = await repository.receipts(context.var.site.id, secrets.map(hashSecret));
    return context.json({ own: own.map((each) => ownWithWindow(context.var.site, each)) }, 200, { 'cache-control': 'no-store' });
  });

  app.get('/v1/:site/counts', async (context) => {
    const threads = context.req.queries('thread') ?? [];
    if (threads.length > 200 || threads.some((thread) => thread === '' || thread.length > 500)) {
      throw new HttpError('bad-request', 'thread: expected at most 200, each of 1 to 500 characters');
    }
    const counts = await repository.counts(context.var.site.id, threads);
    return context.json({ counts: Object.fromEntries(counts) }, 200, { 'cache-control': revalidate });
  });

  app.get('/v1/:site/stream', async (context) => {
    const { site } = context.var;
    const threads = threadParameters(context, mostThreads);
    const since = sinceParameter(context, await repository.seqOf(site.id, threads));
    return eventStream(
      live,
      site.id,
      since,
      async (last, limit) =>
        (await repository.changes(site.id, threads, last, limit)).map(({ seq, comment }) =>
          comment.status === 'published' ? { kind: 'comment', seq, comment: withTree(comment) } : { kind: 'gone', seq, id: comment.id },
        ),
      context.req.raw.signal,
    );
  });
};
