/** The past as rules saw it, newest first, and how right they were. */
import type { CommentStatus } from '@sayso/widgets/comments';
import { decidedAs, type Facts, type PastComment, type RuleMark, type RuleRecord, type VerdictAction } from '@sayso/widgets/moderation';
import type { Database } from '../database.js';
import { decodeReasons } from './rows.js';
import type { PageEnd } from './threads.js';

/** As text, without what nobody keeps. */
export const encodeFacts = (facts: Facts): string => JSON.stringify({ ...facts, sender: undefined });

/** Comments that came in before there were facts: what can still be told. */
const knownFacts = (at: number, publishedBefore: number): Facts => ({
  now: at,
  thread: { closed: false, closedBecause: null },
  author: { publishedBefore, staff: false },
  sameText: { inThread: 0, onSiteToday: 0 },
  trap: '',
});

/** The last decision of a person on a comment `c` that was not taken back. */
const lastDecision = `(select d.to_status from decisions d where d.site = c.site and d.comment = c.id and d.undone_at is null
  order by d.seq desc limit 1)`;

const wasOf: Readonly<Record<string, VerdictAction>> = { published: 'publish', held: 'hold', spam: 'spam' };

/** Comments that a rule's record looks back at. */
const mostCounted = 5000;

export const simulatingQueries = (database: Database) => ({
  /** Readers' comments that are still there, newest first, after `after`; imported ones were judged elsewhere. */
  async past(site: string, limit: number, after: PageEnd | null): Promise<{ readonly comments: readonly PastComment[]; readonly next: PageEnd | null }> {
    const rows = await database.query<{
      id: string; at: number; name: string; website: string; text: string; facts: string | null; was: string; decided: CommentStatus | null; before: number; marks: number;
    }>(
      `select c.id, c.created_at as at, w.name, w.website, w.text, w.facts, e.to_status as was, ${lastDecision} as decided,
         (select count(*) from rule_marks m where m.site = c.site and m.comment = c.id) as marks,
         case when w.facts is not null or w.author_key is null then 0 else
           (select count(*) from contents o join comments oc on oc.site = o.site and oc.id = o.comment
            where o.site = c.site and o.author_key = w.author_key and oc.status = 'published' and oc.created_at < c.created_at) end as before
       from comments c join contents w on w.site = c.site and w.comment = c.id
         join events e on e.site = c.site and e.comment = c.id and e.kind = 'posted'
       where c.site = $1 and (c.created_at, c.id) < ($2, $3)
       order by c.created_at desc, c.id desc limit $4`,
      [site, after?.createdAt ?? Number.MAX_SAFE_INTEGER, after?.id ?? '', limit],
    );
    const comments: PastComment[] = [];
    for (const row of rows) {
      const { id, at, name, website, text, facts, was, decided, before, marks } = row;
      const wrong = marks === 0 ? [] : await database.query<{ rule: string }>('select rule from rule_marks where site = $1 and comment = $2', [site, id]);
      comments.push({
        id, name, website, text,
        facts: facts === null ? knownFacts(at, before) : { ...(JSON.parse(facts) as Facts), now: at },
        was: wasOf[was] ?? 'hold',
        decided: decidedAs(decided),
        wrong: wrong.map(({ rule }) => rule),
      });
    }
    const last = rows.at(-1);
    return { comments, next: last === undefined || rows.length < limit ? null : { createdAt: last.at, id: last.id } };
  },

  /** Keeps a mark or takes it away; false where there is no such comment. */
  markRule: (site: string, { comment, rule, wrong }: RuleMark, actor: string, at: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      const known = await connection.query('select id from comments where site = $1 and id = $2', [site, comment]);
      if (known.length === 0) return false;
      if (wrong) {
        await connection.query('insert into rule_marks (site, comment, rule, actor, at) values ($1, $2, $3, $4, $5) on conflict do nothing', [site, comment, rule, actor, at]);
      } else await connection.query('delete from rule_marks where site = $1 and comment = $2 and rule = $3', [site, comment, rule]);
      return true;
    }),

  /** Which rules are marked as wrong on a comment. */
  async marksOn(site: string, comment: string): Promise<readonly string[]> {
    return (await database.query<{ rule: string }>('select rule from rule_marks where site = $1 and comment = $2 order by rule', [site, comment])).map(({ rule }) => rule);
  },

  /** How a rule did on the newest comments on which it spoke. */
  async ruleRecord(site: string, rule: string): Promise<RuleRecord> {
    const rows = await database.query<{ reasons: string; decided: CommentStatus | null; marked: number }>(
      `select w.reasons, ${lastDecision} as decided,
         (select count(*) from rule_marks m where m.site = c.site and m.comment = c.id and m.rule = $2) as marked
       from comments c join contents w on w.site = c.site and w.comment = c.id
       where c.site = $1 and w.reasons like $3 order by c.created_at desc, c.id desc limit ${mostCounted}`,
      [site, rule, `%"rule":"${rule.replace(/[%_"\\]/g, '')}"%`],
    );
    const record = { rule, spoke: 0, right: 0, wrong: 0, marked: 0 };
    for (const { reasons, decided, marked } of rows) {
      if (!decodeReasons(reasons).some((reason) => reason.rule === rule && reason.action !== 'publish')) continue;
      const verdict = decidedAs(decided);
      record.spoke++;
      record.marked += marked;
      if (marked > 0 || verdict === 'published') record.wrong++;
      else if (verdict === 'refused') record.right++;
    }
    return record;
  },
});
