/**
 * Rebuilds from the log of events what lists and counts should say, and compares. What is compared is read at one moment, so that it
 * may run beside a serving server.
 */
import type { Connection, Database } from './database.js';
import { openReport } from './repository/flags.js';

export interface Difference {
  /** What was compared. */
  readonly check: string;
  readonly site: string;
  readonly what: string;
  readonly kept: string | null;
  readonly expected: string | null;
}

export interface Verified {
  readonly comments: number;
  readonly events: number;
  /** At most 20 of each check. */
  readonly differences: readonly Difference[];
  /** All there are. */
  readonly count: number;
}

const statuses = `('published', 'held', 'spam', 'rejected', 'removed', 'erased')`;
const seen = `(from_status = 'published' or to_status = 'published')`;

/** Each gives `site`, `what`, `kept`, `expected` of what differs. */
const checks: readonly (readonly [name: string, query: string])[] = [
  [
    'status of a comment',
    `select c.site, c.id as what, c.status as kept, l.to_status as expected
     from comments c left join
       (select site, comment, to_status, row_number() over (partition by site, comment order by seq desc) as place from events where to_status in ${statuses}) l
       on l.site = c.site and l.comment = c.id and l.place = 1
     where l.to_status is null or l.to_status <> c.status`,
  ],
  [
    'revision and number of a comment',
    `select c.site, c.id as what, c.revision || '/' || c.seq as kept, l.revision || '/' || l.seq as expected
     from comments c join
       (select site, comment, revision, seq, row_number() over (partition by site, comment order by seq desc) as place from events where to_status in ${statuses}) l
       on l.site = c.site and l.comment = c.id and l.place = 1
     where l.revision <> c.revision or l.seq <> c.seq`,
  ],
  [
    'event of a comment that is not there',
    `select e.site, e.comment as what, e.to_status as kept, null as expected from events e left join comments c on c.site = e.site and c.id = e.comment where c.id is null and e.comment <> ''`,
  ],
  [
    'published in a thread',
    `select t.site, t.thread as what, t.published as kept, coalesce(l.n, 0) as expected
     from threads t left join
       (select site, thread, sum(case when to_status = 'published' then 1 else 0 end) - sum(case when from_status = 'published' then 1 else 0 end) as n
        from events where ${seen} group by site, thread) l on l.site = t.site and l.thread = t.thread
     where t.published <> coalesce(l.n, 0)`,
  ],
  [
    'last number of a thread',
    `select t.site, t.thread as what, t.seq as kept, coalesce(l.latest, 0) as expected
     from threads t left join (select site, thread, max(seq) as latest from events where ${seen} group by site, thread) l on l.site = t.site and l.thread = t.thread
     where t.seq <> coalesce(l.latest, 0)`,
  ],
  [
    'published in a branch',
    `select coalesce(b.site, l.site) as site, coalesce(b.root, l.root) as what, b.published as kept, l.n as expected
     from (select site, root, sum(case when status = 'published' then 1 else 0 end) as n from comments group by site, root) l
       full join branches b on b.site = l.site and b.root = l.root
     where b.published is null or l.n is null or b.published <> l.n`,
  ],
  [
    'recommendations of a comment',
    `select c.site, c.id as what, c.votes as kept, coalesce(l.n, 0) as expected
     from comments c left join (select site, comment, count(*) as n from votes group by site, comment) l on l.site = c.site and l.comment = c.id
     where c.votes <> coalesce(l.n, 0)`,
  ],
  [
    'recommendations of a branch',
    `select b.site, b.root as what, b.score as kept, c.votes as expected from branches b join comments c on c.site = b.site and c.id = b.root where b.score <> c.votes`,
  ],
  [
    'open reports of a comment',
    `select site, what, kept, expected from
       (select c.site, c.id as what, c.open_reports as kept, (select count(*) from reports r where r.site = c.site and r.comment = c.id and ${openReport}) as expected
        from comments c where c.open_reports > 0 or exists (select 1 from reports r where r.site = c.site and r.comment = c.id)) each_one
     where kept <> expected`,
  ],
  [
    'decided on by a person',
    `select c.site, c.id as what, c.reviewed as kept, case when l.comment is null then 0 else 1 end as expected
     from comments c left join
       (select distinct d.site, d.comment from decisions d where d.undone_at is null and d.seq >
          coalesce((select max(e.seq) from events e where e.site = d.site and e.comment = d.comment and e.kind = 'edited'), 0)) l
       on l.site = c.site and l.comment = c.id
     where c.reviewed <> case when l.comment is null then 0 else 1 end`,
  ],
  [
    'count of a list',
    `select coalesce(q.site, l.site) as site, coalesce(q.status || ' ' || q.reported || ' ' || q.reviewed, l.status || ' ' || l.flag || ' ' || l.reviewed) as what,
       coalesce(q.n, 0) as kept, coalesce(l.n, 0) as expected
     from (select site, status, flag, reviewed, count(*) as n from
         (select site, status, case when open_reports > 0 then 1 else 0 end as flag, reviewed from comments) each_one group by site, status, flag, reviewed) l
       full join queue_counts q on q.site = l.site and q.status = l.status and q.reported = l.flag and q.reviewed = l.reviewed
     where coalesce(q.n, 0) <> coalesce(l.n, 0)`,
  ],
  [
    'place of a reply',
    `select c.site, c.id as what, c.thread || ' ' || c.root as kept, p.thread || ' ' || p.root as expected
     from comments c join comments p on p.site = c.site and p.id = c.parent where p.thread <> c.thread or p.root <> c.root`,
  ],
  [
    'words of a comment',
    `select c.site, c.id as what, case when w.comment is null then 'none' else 'words' end as kept, case when c.status = 'erased' then 'none' else 'words' end as expected
     from comments c left join contents w on w.site = c.site and w.comment = c.id where (w.comment is null) <> (c.status = 'erased')`,
  ],
  [
    'rules that somebody saved',
    `select e.site, cast(e.seq as text) as what, 'none' as kept, e.detail as expected from events e
     where e.kind = 'rule-set' and not exists (select 1 from rule_sets r where r.site = e.site and e.detail like '%@' || cast(r.version as text) || '"}')`,
  ],
  [
    'hosts of a comment without words',
    `select h.site, h.comment as what, h.host as kept, null as expected from comment_hosts h left join contents w on w.site = h.site and w.comment = h.comment where w.comment is null`,
  ],
  [
    'last number of a site',
    // What an export of ours set aside need not all have come.
    `select s.site, s.site as what, s.seq as kept, l.latest as expected
     from sites s join (select s.site, coalesce((select max(seq) from events e where e.site = s.site), 0) as latest,
       coalesce((select max(base + numbers) from import_runs r where r.site = s.site), 0) as aside from sites s) l on l.site = s.site
     where s.seq <> case when l.latest > l.aside then l.latest else l.aside end`,
  ],
  [
    'numbers in a log without gaps',
    `select s.site, s.site as what, l.n as kept, s.seq - l.aside as expected
     from sites s join (select s.site,
       (select count(*) from events e where e.site = s.site and not exists (select 1 from import_runs r where r.site = e.site and e.seq > r.base and e.seq <= r.base + r.numbers)) as n,
       coalesce((select sum(numbers) from import_runs r where r.site = s.site), 0) as aside from sites s) l on l.site = s.site
     where l.n <> s.seq - l.aside`,
  ],
];

const most = 20;

const countOf = async (connection: Connection, query: string): Promise<number> => (await connection.query<{ n: number }>(`select count(*) as n from ${query}`))[0]?.n ?? 0;

export const verify = (database: Database): Promise<Verified> =>
  database.snapshot(async (connection) => {
    const differences: Difference[] = [];
    let count = 0;
    for (const [check, query] of checks) {
      const rows = await connection.query<Omit<Difference, 'check'>>(
        `select site, what, cast(kept as text) as kept, cast(expected as text) as expected from (${query}) d order by site, what limit ${most}`,
      );
      for (const row of rows) differences.push({ check, ...row });
      count += rows.length < most ? rows.length : await countOf(connection, `(${query}) d`);
    }
    return { comments: await countOf(connection, 'comments'), events: await countOf(connection, 'events'), differences, count };
  });
