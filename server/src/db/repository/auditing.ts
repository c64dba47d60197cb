/** Who did what, when, under which rules: the site's events, read back. They are written once and never changed. */
import type { CommentStatus } from '@sayso/widgets/comments';
import { decidedAs, median, type AuditEntry, type AuditPage, type AuditQuery, type DayCount, type ModeratorCount, type RuleCount, type Statistics } from '@sayso/widgets/moderation';
import type { Connection, Database, Value } from '../database.js';
import { only } from '../database.js';

/** Something that is about no comment. */
export interface Act {
  readonly kind: 'rule-set' | 'thread';
  readonly at: number;
  readonly actor: string;
  readonly thread?: string;
  /** Codes only, never words. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Writes it among the events, inside the caller's transaction. No stream of readers tells it. */
export const recordAct = async (connection: Connection, site: string, { kind, at, actor, thread = '', detail }: Act): Promise<void> => {
  const { seq } = only(await connection.query<{ seq: number }>('update sites set seq = seq + 1 where site = $1 returning seq', [site]));
  await connection.query(
    `insert into events (site, seq, at, kind, comment, thread, from_status, to_status, revision, actor, detail)
     values ($1, $2, $3, $4, '', $5, null, '', 0, $6, $7)`,
    [site, seq, at, kind, thread, actor, detail === undefined ? null : JSON.stringify(detail)],
  );
};

interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly comment: string;
  readonly thread: string;
  readonly from_status: string | null;
  readonly to_status: string;
  readonly revision: number;
  readonly actor: string | null;
  readonly by_name: string | null;
  readonly batch: string | null;
  readonly detail: string | null;
  readonly in_force: string | null;
}

const toEntry = (row: EventRow): AuditEntry => {
  const detail = JSON.parse(row.detail ?? '{}') as { readonly ruleSet?: string; readonly rules?: readonly string[]; readonly reason?: string };
  const about = row.comment !== '';
  return {
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    actor: row.actor,
    by: row.by_name,
    comment: about ? row.comment : null,
    thread: row.thread === '' ? null : row.thread,
    from: row.from_status,
    to: about && row.to_status !== row.kind ? row.to_status : null,
    revision: about ? row.revision : null,
    batch: row.batch,
    ruleSet: detail.ruleSet ?? row.in_force,
    reason: detail.reason ?? null,
    rules: detail.rules ?? [],
  };
};

const columns = `e.seq, e.at, e.kind, e.comment, e.thread, e.from_status, e.to_status, e.revision, e.actor, coalesce(m.name, e.actor) as by_name, e.batch, e.detail,
  (select r.name || '@' || cast(r.version as text) from rule_sets r where r.site = e.site and r.version =
    (select max(version) from rule_sets v where v.site = e.site and v.at <= e.at)) as in_force`;
const tables = 'events e left join moderators m on m.site = e.site and m.id = e.actor';

const day = 86_400_000;
/** Comments that the rules' part of the statistics looks at: the newest of the time. */
const mostCounted = 20_000;

export const auditingQueries = (database: Database) => {
  const entries = async (site: string, { kind, actor, comment, since, until }: Omit<AuditQuery, 'limit' | 'before'>, beyond: string, bound: number, order: 'asc' | 'desc', limit: number) => {
    const values: Value[] = [site, bound, limit];
    const wanted = (sql: string, value: Value | undefined): string => (value === undefined ? '' : ` and ${sql} $${values.push(value)}`);
    const rows = await database.query<EventRow>(
      `select ${columns} from ${tables} where e.site = $1 and e.seq ${beyond} $2${wanted('e.kind =', kind)}${wanted('e.actor =', actor)}${wanted('e.comment =', comment)}${wanted('e.at >=', since)}${wanted('e.at <', until)}
       order by e.seq ${order} limit $3`,
      values,
    );
    return rows.map(toEntry);
  };

  return {
    /** Newest first. */
    async audit(site: string, query: AuditQuery): Promise<AuditPage> {
      const found = await entries(site, query, '<', query.before ?? Number.MAX_SAFE_INTEGER, 'desc', query.limit + 1);
      const shown = found.slice(0, query.limit);
      return { entries: shown, next: found.length > shown.length ? (shown.at(-1)?.seq ?? null) : null };
    },

    /** Oldest first, after a number: for carrying all of it out. */
    auditAfter: (site: string, query: Omit<AuditQuery, 'limit' | 'before'>, after: number, limit: number): Promise<readonly AuditEntry[]> =>
      entries(site, query, '>', after, 'asc', limit),

    /** Of whole days in UTC, `until` not included. */
    async statistics(site: string, since: number, until: number): Promise<Statistics> {
      const time = [site, since, until];
      const perDay = await database.query<{ day: number; kind: string; to_status: string; n: number }>(
        `select at / ${day} as day, kind, case when kind = 'posted' then to_status else '' end as to_status, count(*) as n from events
         where site = $1 and at >= $2 and at < $3 and kind in ('posted', 'reported', 'decided', 'undone')
         group by at / ${day}, kind, case when kind = 'posted' then to_status else '' end`,
        time,
      );
      const sum = (of: number, kind: string, status = ''): number => perDay.find((row) => row.day * day === of && row.kind === kind && row.to_status === status)?.n ?? 0;
      const days = Array.from({ length: Math.round((until - since) / day) }, (_, index): DayCount => {
        const at = since + index * day;
        const posted = (status: string): number => sum(at, 'posted', status);
        return { day: at, published: posted('published'), held: posted('held'), spam: posted('spam'), reports: sum(at, 'reported'), decided: sum(at, 'decided'), undone: sum(at, 'undone') };
      });

      const spoken = await database.query<{ detail: string; comment: string; decided: CommentStatus | null }>(
        `select e.detail, e.comment, (select d.to_status from decisions d where d.site = e.site and d.comment = e.comment and d.undone_at is null
           order by d.seq desc limit 1) as decided
         from events e where e.site = $1 and e.at >= $2 and e.at < $3 and e.kind = 'posted' and e.detail is not null order by e.seq desc limit ${mostCounted}`,
        time,
      );
      const marks = await database.query<{ comment: string; rule: string }>('select comment, rule from rule_marks where site = $1', [site]);
      const marked = new Set(marks.map(({ comment, rule }) => `${comment} ${rule}`));
      const rules = new Map<string, { -readonly [K in keyof RuleCount]: RuleCount[K] }>();
      for (const { detail, comment, decided } of spoken) {
        const { rules: codes = [] } = JSON.parse(detail) as { readonly rules?: readonly string[] };
        for (const rule of new Set(codes.map((code) => code.slice(0, code.indexOf(':'))))) {
          const count = rules.get(rule) ?? { rule, spoke: 0, right: 0, wrong: 0, marked: 0 };
          rules.set(rule, count);
          const isMarked = marked.has(`${comment} ${rule}`);
          const verdict = decidedAs(decided);
          count.spoke++;
          if (isMarked) count.marked++;
          if (isMarked || verdict === 'published') count.wrong++;
          else if (verdict === 'refused') count.right++;
        }
      }

      const decisions = await database.query<{ actor: string; name: string; to_status: CommentStatus; undone_at: number | null; wait: number; is_first: number }>(
        `select d.actor, coalesce(m.name, d.actor) as name, d.to_status, d.undone_at, d.at - c.created_at as wait,
           case when exists (select 1 from decisions f where f.site = d.site and f.comment = d.comment and f.seq < d.seq) then 0 else 1 end as is_first
         from decisions d join comments c on c.site = d.site and c.id = d.comment left join moderators m on m.site = d.site and m.id = d.actor
         where d.site = $1 and d.at >= $2 and d.at < $3`,
        time,
      );
      const moderators = [...new Set(decisions.map(({ actor }) => actor))].map((id): ModeratorCount => {
        const mine = decisions.filter(({ actor }) => actor === id);
        const standing = mine.filter(({ undone_at }) => undone_at === null);
        return {
          id,
          name: mine[0]?.name ?? id,
          approved: standing.filter(({ to_status }) => to_status === 'published').length,
          restricted: standing.filter(({ to_status }) => to_status !== 'published').length,
          undone: mine.length - standing.length,
          medianWait: median(mine.filter(({ is_first, wait }) => is_first === 1 && wait >= 0).map(({ wait }) => wait)),
        };
      });
      return {
        since,
        until,
        days,
        rules: [...rules.values()].sort((a, b) => b.spoke - a.spoke || (a.rule < b.rule ? -1 : 1)),
        moderators: moderators.sort((a, b) => b.approved + b.restricted - a.approved - a.restricted || (a.id < b.id ? -1 : 1)),
      };
    },
  };
};
