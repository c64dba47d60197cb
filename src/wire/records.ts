/**
 * What moderators look back at, over HTTP; apart from `moderation.ts`, because few ever open it.
 *
 *     GET /v1/:site/moderation/audit?kind=&actor=&comment=&since=&until=&limit=&before=  → AuditPage
 *     GET /v1/:site/moderation/audit.json, audit.csv                                     all of it, as a download
 *     GET /v1/:site/moderation/statistics?days=                                          → Statistics
 */
import { integer, list, nullable, object, string } from '../base/parse.js';

const words = nullable(string({ max: 500 }));

export const parseAuditEntry = object({
  seq: integer(0),
  at: integer(0),
  kind: string({ max: 40 }),
  actor: words,
  by: words,
  comment: words,
  thread: words,
  from: words,
  to: words,
  revision: nullable(integer(0)),
  batch: words,
  ruleSet: words,
  reason: words,
  rules: list(string({ max: 120 }), 1000),
});
export const parseAuditPage = object({ entries: list(parseAuditEntry, 1000), next: nullable(integer(0)) });

const count = integer(0);
export const parseStatistics = object({
  since: count,
  until: count,
  days: list(object({ day: count, published: count, held: count, spam: count, reports: count, decided: count, undone: count }), 1000),
  rules: list(object({ rule: string({ max: 40 }), spoke: count, right: count, wrong: count, marked: count }), 1000),
  moderators: list(
    object({ id: string({ max: 64 }), name: string({ max: 245 }), approved: count, restricted: count, undone: count, medianWait: nullable(count) }),
    10_000,
  ),
});
