/** Moderators' routes as JSON: session, queue, decisions, undo, the stream. Contract: `wire/moderation.ts`. */
import { parseDecisionsRequest, parsePresenceRequest, parseUndoRequest } from '@sayso/widgets/wire';
import { moderatorRights } from '@sayso/widgets/moderation';
import { mayDo } from '../auth/permissions.js';
import { readJson } from '../body.js';
import type { App, Parts } from '../context.js';
import { decodeCursor, encodeCursor } from '../cursor.js';
import { hashSecret } from '../db/ids.js';
import { sessionToken, setSession } from '../auth/session.js';
import { eventStream, type StreamMessage } from '../event-stream.js';
import { moderatorGuard } from '../guards.js';
import { itemToJson, resultToJson } from './desk.js';
import { filterParameters, queueParameter, sinceParameter, wholeParameter } from './parameters.js';

const noStore = { 'cache-control': 'no-store' };

export const addModerationRoutes = (app: App, parts: Parts): void => {
  const { repository, live, log } = parts;
  const guard = moderatorGuard(parts);

  app.get('/v1/:site/moderation/session', async (context) => {
    const token = sessionToken(context);
    const moderator = token === undefined ? null : await repository.moderatorOf(context.var.site.id, hashSecret(token), parts.now());
    return context.json({ moderator: moderator === null ? null : { ...moderator, may: moderatorRights.filter((each) => mayDo(moderator.role, each)) } }, 200, noStore);
  });

  app.post('/v1/:site/moderation/sign-out', guard, async (context) => {
    await repository.signOut(context.var.site.id, hashSecret(sessionToken(context) ?? ''));
    setSession(context, '');
    return context.json({ moderator: null }, 200, noStore);
  });

  app.get('/v1/:site/moderation/queue', guard, async (context) => {
    const { site } = context.var;
    const queue = queueParameter(context);
    const filter = filterParameters(context);
    const limit = wholeParameter(context, 'limit', 50, 1, 200);
    const after = decodeCursor(context.req.query('cursor'));
    const seq = await repository.seq(site.id);
    const { items, next } = await repository.queue(site.id, queue, limit, after, filter);
    const counts = await repository.queueCounts(site.id);
    const whole = Object.keys(filter).length === 0;
    const alone = after === null && next === null;
    const matching = whole ? counts[queue] : alone ? items.length : await repository.queueMatching(site.id, queue, filter);
    return context.json({ items: items.map(itemToJson), next: encodeCursor(next), counts, matching, seq }, 200, noStore);
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
    const { batch, only, after } = await readJson(context.req.raw, parseUndoRequest);
    const { results, next } = await repository.undoSome(site.id, batch, moderator.id, parts.now(), only, after);
    live.changed(site.id);
    log('info', 'undone', { site: site.id, moderator: moderator.id, batch, comments: results.length });
    return context.json({ results: results.map(resultToJson), next }, 200, noStore);
  });

  app.post('/v1/:site/moderation/presence', guard, async (context) => {
    const { site, moderator } = context.var;
    const { tab, comment } = await readJson(context.req.raw, parsePresenceRequest);
    if (parts.presence.look(site.id, tab, moderator.id, comment)) live.changed(site.id);
    return new Response(null, { status: 204, headers: noStore });
  });

  app.get('/v1/:site/moderation/stream', guard, async (context) => {
    const { site, moderator } = context.var;
    const { presence } = parts;
    const since = sinceParameter(context, await repository.seq(site.id));
    const tab = context.req.query('tab') ?? '';
    const leave = tab === '' || tab.length > 64 ? undefined : presence.enter(site.id, tab, moderator);
    const gone = (): void => {
      leave?.();
      live.changed(site.id);
    };
    let told = 0;
    const read = async (last: number, limit: number): Promise<readonly StreamMessage[]> => {
      const changes = await repository.queueChanges(site.id, last, limit);
      const version = presence.version(site.id);
      if (leave === undefined || version === told) return changes;
      told = version;
      return [...changes, { kind: 'presence', viewers: presence.viewers(site.id, moderator.id).map((viewer) => ({ comment: viewer.comment, name: viewer.moderator.name })) }];
    };
    return eventStream(live, site.id, since, read, context.req.raw.signal, gone);
  });
};
