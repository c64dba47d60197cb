/** Moderators' routes as JSON: session, queue, decisions, undo, the stream. Contract: `wire/moderation.ts`. */
import { reasonToJson, type DecisionResult, type QueueItem } from '@sayso/widgets/moderation';
import { parseDecisionsRequest, parseQueueName, parseUndoRequest } from '@sayso/widgets/wire';
import { readJson } from '../body.js';
import type { App, Parts } from '../context.js';
import { decodeCursor, encodeCursor } from '../cursor.js';
import { hashSecret } from '../db/ids.js';
import { sessionToken, setSession } from '../auth/session.js';
import { eventStream } from '../event-stream.js';
import { moderatorGuard } from '../guards.js';
import { badRequest } from '../problems.js';
import { sinceParameter, wholeParameter } from './parameters.js';

const noStore = { 'cache-control': 'no-store' };

const itemToJson = ({ reasons, ...item }: QueueItem) => ({ ...item, reasons: reasons.map(reasonToJson) });
const resultToJson = (result: DecisionResult) => (result.kind === 'unknown' ? result : { ...result, item: itemToJson(result.item) });

export const addModerationRoutes = (app: App, parts: Parts): void => {
  const { repository, live, log } = parts;
  const guard = moderatorGuard(parts);

  app.get('/v1/:site/moderation/session', async (context) => {
    const token = sessionToken(context);
    const moderator = token === undefined ? null : await repository.moderatorOf(context.var.site.id, hashSecret(token), parts.now());
    return context.json({ moderator }, 200, noStore);
  });

  app.post('/v1/:site/moderation/sign-out', guard, async (context) => {
    await repository.signOut(context.var.site.id, hashSecret(sessionToken(context) ?? ''));
    setSession(context, '');
    return context.json({ moderator: null }, 200, noStore);
  });

  app.get('/v1/:site/moderation/queue', guard, async (context) => {
    const { site } = context.var;
    const queue = parseQueueName(context.req.query('queue') ?? 'held', 'queue');
    if (!queue.ok) throw badRequest(queue.error);
    const limit = wholeParameter(context, 'limit', 50, 1, 200);
    const seq = await repository.seq(site.id);
    const { items, next } = await repository.queue(site.id, queue.value, limit, decodeCursor(context.req.query('cursor')));
    const counts = await repository.queueCounts(site.id);
    return context.json({ items: items.map(itemToJson), next: encodeCursor(next), counts, seq }, 200, noStore);
  });

  app.post('/v1/:site/moderation/decisions', guard, async (context) => {
    const { site, moderator } = context.var;
    const { batch, decisions } = await readJson(context.req.raw, parseDecisionsRequest);
    const results = await repository.decide(site.id, batch, moderator.id, decisions, parts.now(), site.settings.undoWindow);
    live.changed(site.id);
    const done = results.filter(({ kind }) => kind === 'done').length;
    log('info', 'decided', { site: site.id, moderator: moderator.id, batch, asked: decisions.length, done });
    return context.json({ results: results.map(resultToJson) }, 200, noStore);
  });

  app.post('/v1/:site/moderation/undo', guard, async (context) => {
    const { site, moderator } = context.var;
    const { batch } = await readJson(context.req.raw, parseUndoRequest);
    const results = await repository.undo(site.id, batch, moderator.id, parts.now());
    live.changed(site.id);
    log('info', 'undone', { site: site.id, moderator: moderator.id, batch, comments: results.length });
    return context.json({ results: results.map(resultToJson) }, 200, noStore);
  });

  app.get('/v1/:site/moderation/stream', guard, async (context) => {
    const { site } = context.var;
    const since = sinceParameter(context, await repository.seq(site.id));
    return eventStream(live, site.id, since, (last, limit) => repository.queueChanges(site.id, last, limit), context.req.raw.signal);
  });
};
