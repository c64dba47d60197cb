/** What moderators need now and then, as JSON. Contract: `wire/desk.ts`. */
import { parseDraft, wordsOnly } from '@sayso/widgets/comments';
import { reasonToJson, type DecisionResult, type QueueItem } from '@sayso/widgets/moderation';
import { parseAuthorChange, parseReplyRequest, parseSavedFilters, parseSweepRequest } from '@sayso/widgets/wire';
import { readJson } from '../body.js';
import type { App, Parts, RequestContext } from '../context.js';
import { decodeCursor, encodeCursor } from '../cursor.js';
import { textKey } from '../facts.js';
import { moderatorGuard } from '../guards.js';
import { HttpError } from '../problems.js';

const noStore = { 'cache-control': 'no-store' };
const replyStatus = { 'stored': 201, 'conflict': 409, 'refused': 422 } as const;

export const itemToJson = ({ reasons, ...item }: QueueItem) => ({ ...item, reasons: reasons.map(reasonToJson) });
export const resultToJson = (result: DecisionResult) => (result.kind === 'unknown' ? result : { ...result, item: itemToJson(result.item) });

const idParameter = (context: RequestContext): string => {
  const of = context.req.query('of') ?? '';
  if (of === '' || of.length > 64) throw new HttpError('bad-request', 'of: expected the id of a comment');
  return of;
};

export const addDeskRoutes = (app: App, parts: Parts): void => {
  const { repository, live, log, now } = parts;
  const guard = moderatorGuard(parts);

  app.post('/v1/:site/moderation/sweep', guard, async (context) => {
    const { site, moderator } = context.var;
    const { batch: name, after, ...sweep } = await readJson(context.req.raw, parseSweepRequest);
    if (name === undefined) return context.json({ reach: await repository.queueReach(site.id, sweep.queue, sweep.filter, sweep) }, 200, noStore);
    const batch = { name, actor: moderator.id, at: now(), undoWindow: site.settings.undoWindow };
    const { next, ...step } = await repository.decideAll(site.id, batch, sweep, decodeCursor(after));
    live.changed(site.id);
    log('info', 'swept', { site: site.id, moderator: moderator.id, batch: name, ...step });
    return context.json({ ...step, undoWindow: batch.undoWindow, next: encodeCursor(next) }, 200, noStore);
  });

  app.post('/v1/:site/moderation/reply', guard, async (context) => {
    const { site, moderator } = context.var;
    const { to, text: typed, batch: name, decision } = await readJson(context.req.raw, parseReplyRequest);
    const draft = parseDraft({ text: typed }, wordsOnly(site.limits));
    if (!draft.ok) return context.json({ kind: 'refused', because: draft.error.some(({ code }) => code === 'too-long') ? 'too-long' : 'missing' }, 422, noStore);
    const { text } = draft.value;
    const batch = { name, actor: moderator.id, at: now(), undoWindow: site.settings.undoWindow };
    const stored = await repository.reply(site.id, batch, { to, text, name: moderator.name, textKey: textKey(site, text), ...(decision === undefined ? {} : { decision }) });
    if (stored.kind === 'not-published') return context.json({ kind: 'refused', because: 'not-published' }, 422, noStore);
    live.changed(site.id);
    log('info', 'replied', { site: site.id, moderator: moderator.id, batch: name, outcome: stored.kind });
    const decided = decision === undefined || stored.outcome === null ? null : resultToJson(await repository.decisionResult(site.id, decision.id, stored.outcome));
    if (stored.kind === 'conflict') return context.json({ kind: 'conflict', result: decided }, replyStatus.conflict, noStore);
    const own = await repository.own(site.id, stored.id);
    if (own === null) throw new HttpError('not-found');
    return context.json({ kind: 'stored', reply: own.comment, result: decided }, replyStatus.stored, noStore);
  });

  const authorFile = async (context: RequestContext, of: string) => {
    const { site } = context.var;
    const { recent, ...kept } = await repository.keptAuthor(site.id, of, now());
    const items = await repository.items(site.id, recent);
    if (items.length === 0) throw new HttpError('not-found');
    return context.json({ ...kept, recent: items.map(itemToJson) }, 200, noStore);
  };
  app.get('/v1/:site/moderation/author', guard, (context) => authorFile(context, idParameter(context)));
  app.post('/v1/:site/moderation/author', guard, async (context) => {
    const { site, moderator } = context.var;
    const change = await readJson(context.req.raw, parseAuthorChange);
    if (!(await repository.changeAuthor(site.id, change, moderator.id, now()))) throw new HttpError('not-found', 'of: expected a comment whose author gave an address');
    log('info', 'author-changed', { site: site.id, moderator: moderator.id, standing: change.standing === undefined ? 'as before' : (change.standing?.kind ?? 'lifted') });
    return authorFile(context, change.of);
  });

  app.get('/v1/:site/moderation/conversation', guard, async (context) =>
    context.json({ comments: await repository.conversation(context.var.site.id, idParameter(context)) }, 200, noStore),
  );

  app.get('/v1/:site/moderation/reports', guard, async (context) =>
    context.json({ reports: await repository.givenReports(context.var.site.id, idParameter(context)) }, 200, noStore),
  );

  app.get('/v1/:site/moderation/filters', guard, async (context) =>
    context.json({ filters: await repository.savedFilters(context.var.site.id, context.var.moderator.id) }, 200, noStore),
  );
  app.put('/v1/:site/moderation/filters', guard, async (context) => {
    const { filters } = await readJson(context.req.raw, parseSavedFilters);
    await repository.saveFilters(context.var.site.id, context.var.moderator.id, filters);
    return context.json({ filters }, 200, noStore);
  });
};
