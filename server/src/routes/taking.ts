/** Readers recommend and report, as JSON. Contract: `wire/taking.ts`. */
import { parseFlagRequest, parseNoticeRequest, receiptHeader, secretPattern } from '@sayso/widgets/wire';
import { readJson } from '../body.js';
import type { App, Parts, RequestContext } from '../context.js';
import { HttpError } from '../problems.js';
import { flagComment, giveNotice, voteOn, type OnComment, type Reported } from '../take-part.js';

const reportStatus = { 'received': 201, 'refused': 422, 'too-fast': 429 } as const;
const voteStatus = { 'counted': 200, 'too-fast': 429 } as const;

const headersOf = (outcome: { readonly kind: string; readonly retryAfterSeconds?: number }): Record<string, string> => ({
  'cache-control': 'no-store',
  ...(outcome.retryAfterSeconds === undefined ? {} : { 'retry-after': String(outcome.retryAfterSeconds) }),
});

export const addTakingRoutes = (app: App, parts: Parts): void => {
  const on = (context: RequestContext, header: string): OnComment => {
    const secret = context.req.header(header) ?? '';
    if (!secretPattern.test(secret)) throw new HttpError('bad-request', `${header}: expected a secret of 22 characters`);
    return { id: context.req.param('id') ?? '', secret, network: parts.networkOf(context) };
  };

  const vote = (wanted: boolean) => async (context: RequestContext) => {
    if (!context.var.site.settings.votes) throw new HttpError('not-found');
    const outcome = await voteOn(parts, context.var.site, on(context, receiptHeader), wanted);
    return context.json(outcome, voteStatus[outcome.kind], headersOf(outcome));
  };
  app.put('/v1/:site/comments/:id/vote', vote(true));
  app.delete('/v1/:site/comments/:id/vote', vote(false));

  const answer = (context: RequestContext, outcome: Reported): Response => {
    if (outcome.kind === 'received') parts.live.changed(context.var.site.id);
    return context.json(outcome, outcome.kind === 'received' && outcome.seenBefore === true ? 200 : reportStatus[outcome.kind], headersOf(outcome));
  };
  app.post('/v1/:site/comments/:id/flags', async (context) => {
    const says = await readJson(context.req.raw, parseFlagRequest);
    return answer(context, await flagComment(parts, context.var.site, on(context, 'idempotency-key'), says));
  });
  app.post('/v1/:site/comments/:id/notices', async (context) => {
    const { location, ...says } = await readJson(context.req.raw, parseNoticeRequest);
    return answer(context, await giveNotice(parts, context.var.site, on(context, 'idempotency-key'), says, location, context.var.ownOrigin));
  });
};
