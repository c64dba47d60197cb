/** Who did what: in pages for the console, and whole as CSV or JSON, streamed. Contract: `wire/records.ts`. */
import { auditKinds, type AuditEntry, type AuditQuery } from '@sayso/widgets/moderation';
import { csvRow } from '@sayso/widgets/wire';
import type { App, Parts, RequestContext } from '../context.js';
import { moderatorGuard } from '../guards.js';
import { HttpError } from '../problems.js';
import { wholeParameter } from './parameters.js';

const noStore = { 'cache-control': 'no-store' };
const late = Number.MAX_SAFE_INTEGER;

const queryOf = (context: RequestContext): Omit<AuditQuery, 'limit' | 'before'> => {
  const given = context.req.query('kind');
  const kind = auditKinds.find((each) => each === given);
  if (given !== undefined && kind === undefined) throw new HttpError('bad-request', `kind: expected one of ${auditKinds.join(', ')}`);
  const [actor, comment] = [context.req.query('actor'), context.req.query('comment')];
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(actor === undefined ? {} : { actor: actor.slice(0, 64) }),
    ...(comment === undefined ? {} : { comment: comment.slice(0, 64) }),
    since: wholeParameter(context, 'since', 0, 0, late),
    until: wholeParameter(context, 'until', late, 0, late),
  };
};

export const auditColumns = ['seq', 'at', 'kind', 'actor', 'by', 'comment', 'thread', 'from', 'to', 'revision', 'batch', 'ruleSet', 'reason', 'rules'] as const;

const rowOf = (entry: AuditEntry): string =>
  csvRow(auditColumns.map((name) => (name === 'at' ? new Date(entry.at).toISOString() : name === 'rules' ? entry.rules.join(' ') : entry[name])));

/** Entries read at once while a download runs. */
const pageSize = 500;

/** A body that is made while it is read, page by page, so that a year of it costs no memory. */
const streamed = (pages: (after: number) => Promise<readonly AuditEntry[]>, parts: { readonly head: string; readonly each: (entry: AuditEntry, isFirst: boolean) => string; readonly foot: string }): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let after = -1;
  let isFirst = true;
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(parts.head)),
    async pull(controller) {
      const page = await pages(after);
      let text = '';
      for (const entry of page) {
        text += parts.each(entry, isFirst);
        isFirst = false;
        after = entry.seq;
      }
      const isLast = page.length < pageSize;
      controller.enqueue(encoder.encode(isLast ? text + parts.foot : text));
      if (isLast) controller.close();
    },
  });
};

export const addAuditRoutes = (app: App, parts: Parts): void => {
  const { repository, log } = parts;
  const guard = moderatorGuard(parts);

  app.get('/v1/:site/moderation/audit', guard, async (context) => {
    const limit = wholeParameter(context, 'limit', 50, 1, 200);
    const before = wholeParameter(context, 'before', late, 0, late);
    return context.json(await repository.audit(context.var.site.id, { ...queryOf(context), limit, before }), 200, noStore);
  });

  const download = (format: 'csv' | 'json') => (context: RequestContext) => {
    const { site, moderator } = context.var;
    const query = queryOf(context);
    log('info', 'audit-exported', { site: site.id, moderator: moderator.id, format });
    const pages = (after: number) => repository.auditAfter(site.id, query, after, pageSize);
    const body =
      format === 'csv'
        ? streamed(pages, { head: `\ufeff${csvRow(auditColumns)}`, each: rowOf, foot: '' })
        : streamed(pages, { head: '[', each: (entry, isFirst) => `${isFirst ? '\n' : ',\n'}${JSON.stringify(entry)}`, foot: '\n]\n' });
    return new Response(body, {
      headers: {
        ...noStore,
        'content-type': format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json',
        'content-disposition': `attachment; filename="sayso-${site.id}-audit.${format}"`,
      },
    });
  };
  app.get('/v1/:site/moderation/audit.csv', guard, download('csv'));
  app.get('/v1/:site/moderation/audit.json', guard, download('json'));
};
