/** The whole server as one fetch handler. Tests call `app.request(…)`: no socket, no clock and no randomness of its own. */
import { Hono } from 'hono';
import type { Parts, Variables } from './context.js';
import { NulInText } from './db/database.js';
import { findSite, originGuard, securityHeaders } from './guards.js';
import { errorFields } from './log.js';
import { HttpError, problemResponse } from './problems.js';
import { addAccountRoutes } from './routes/account.js';
import { addAuditRoutes } from './routes/audit.js';
import { addCommentRoutes } from './routes/comments.js';
import { addConsentRoutes } from './routes/consent.js';
import { addDeskRoutes } from './routes/desk.js';
import { addEditorRoutes } from './routes/editors.js';
import { addFeedRoutes } from './routes/feeds.js';
import { addDigestRoutes } from './routes/digest.js';
import { addJoinRoutes } from './routes/join.js';
import { addLearntRoutes } from './routes/learnt.js';
import { addMailRoutes } from './routes/mail.js';
import { addModerationRoutes } from './routes/moderation.js';
import { addOpenIdRoutes } from './routes/openid.js';
import { addPageRoutes } from './routes/pages.js';
import { addPeopleRoutes } from './routes/people.js';
import { addPrivacyRoutes } from './routes/privacy.js';
import { addReportPageRoutes } from './routes/report-page.js';
import { addRuleSetRoutes } from './routes/rule-sets.js';
import { addSimulateRoutes } from './routes/simulate.js';
import { addSignInRoutes } from './routes/sign-in.js';
import { addStatementRoutes } from './routes/statements.js';
import { addStatisticsRoutes } from './routes/statistics.js';
import { addTakingRoutes } from './routes/taking.js';
import { addTransparencyRoutes } from './routes/transparency.js';
import { addWebhookRoutes } from './routes/webhooks.js';

/** Scheme, host and port that this server is known by to the one who asks. */
const ownOriginOf = (request: Request, publicUrl: string | null): string => publicUrl ?? new URL(request.url).origin;

export const createApp = (parts: Parts): Hono<{ Variables: Variables }> => {
  const app = new Hono<{ Variables: Variables }>();

  app.use(async (context, next) => {
    context.set('ownOrigin', ownOriginOf(context.req.raw, parts.publicUrl));
    const started = parts.now();
    await next();
    const { method, path } = context.req;
    // The path bears no thread, word or token: those stand in the query, which is not written down.
    if (path.startsWith('/v1/')) parts.log('info', 'request', { method, path, status: context.res.status, ms: parts.now() - started });
  });
  app.use('/v1/*', securityHeaders);
  app.use('/healthz', securityHeaders);
  app.use('/transparency.json', securityHeaders);

  app.get('/healthz', async () => {
    const ready = await parts.repository.ready().catch(() => false);
    return ready ? new Response('ok\n', { headers: { 'cache-control': 'no-store' } }) : problemResponse('not-ready');
  });

  // Where the server answers for the paper's own host: what it promises to browsers that send Global Privacy Control.
  app.use('/.well-known/gpc.json', securityHeaders);
  app.get('/.well-known/gpc.json', (context) =>
    parts.gpcSince === null ? problemResponse('not-found') : context.json({ gpc: true, lastUpdate: parts.gpcSince }, 200, { 'cache-control': 'public, max-age=3600' }),
  );

  app.use('/v1/:site/*', async (context, next) => (context.req.path === '/v1/pages.css' ? next() : findSite(parts)(context, next)));
  const [readers, moderators] = [originGuard('readers'), originGuard('moderators')];
  app.use('/v1/:site/*', (context, next) => {
    if (context.req.path === '/v1/pages.css') return next();
    return (context.req.path.startsWith(`/v1/${context.var.site.id}/moderation/`) ? moderators : readers)(context, next);
  });

  addCommentRoutes(app, parts);
  addTakingRoutes(app, parts);
  addPageRoutes(app, parts);
  addFeedRoutes(app, parts);
  addReportPageRoutes(app, parts);
  addSignInRoutes(app, parts);
  addJoinRoutes(app, parts);
  addOpenIdRoutes(app, parts);
  addAccountRoutes(app, parts);
  addPeopleRoutes(app, parts);
  addDigestRoutes(app, parts);
  addModerationRoutes(app, parts);
  addEditorRoutes(app, parts);
  addLearntRoutes(app, parts);
  addDeskRoutes(app, parts);
  addRuleSetRoutes(app, parts);
  addSimulateRoutes(app, parts);
  addAuditRoutes(app, parts);
  addStatisticsRoutes(app, parts);
  addStatementRoutes(app, parts);
  addTransparencyRoutes(app, parts);
  addConsentRoutes(app, parts);
  addMailRoutes(app, parts);
  addPrivacyRoutes(app, parts);
  addWebhookRoutes(app, parts);

  app.notFound((context) => {
    if (!context.req.path.startsWith('/v1/') && parts.pages !== undefined) return parts.pages(context.req.raw);
    const known = app.routes.some(({ path, method }) => method !== 'ALL' && method !== context.req.method && matches(path, context.req.path));
    return known ? problemResponse('method-not-allowed') : problemResponse('not-found');
  });

  app.onError((error) => {
    if (error instanceof HttpError) return problemResponse(error.code, error.detail);
    if (error instanceof NulInText) return problemResponse('bad-request', 'expected texts without NUL');
    parts.log('error', 'failed', errorFields(error));
    return problemResponse('internal');
  });
  return app;
};

/** Does a pattern such as `/v1/:site/counts` cover a path? */
const matches = (pattern: string, path: string): boolean => {
  const [parts, given] = [pattern.split('/'), path.split('/')];
  return parts.length === given.length && parts.every((part, index) => part.startsWith(':') || part === given[index]);
};
