/** The sums of `/transparency.json`, each counted from the rows themselves when it is asked for (CM-29). */
import type { CommentStatus } from '@sayso/widgets/comments';
import { categoryOf, decidedAs, isExempt, isIllegal, median, type AccountRestriction, type Restriction } from '@sayso/widgets/moderation';
import type { Transparency } from '@sayso/widgets/wire';
import type { Database } from '../database.js';

const tally = <T>(all: readonly T[], nameOf: (each: T) => string): Readonly<Record<string, number>> => {
  const sums = new Map<string, number>();
  for (const each of all) sums.set(nameOf(each), (sums.get(nameOf(each)) ?? 0) + 1);
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const isHeld = ({ to }: Restriction): boolean => to === 'held';

/** Statements of a time, as the repository keeps them. */
export interface Statements {
  readonly statements: (site: string, since: number, until: number) => Promise<readonly Restriction[]>;
  readonly accountStatements: (site: string, since: number, until: number, now: number) => Promise<readonly AccountRestriction[]>;
}

export const transparencyQueries = (database: Database, { statements, accountStatements }: Statements) => ({
  async transparency(site: string, from: number, until: number, now: number): Promise<Transparency> {
    const time = [site, from, until];
    const reports = await database.query<{ lane: 'house' | 'illegal'; reason: string; at: number; decided_at: number | null }>(
      `select r.lane, r.reason, r.at, case when r.lane = 'house' then null else
         (select min(d.at) from decisions d where d.site = r.site and d.comment = r.comment and d.at >= r.at and d.undone_at is null) end as decided_at
       from reports r where r.site = $1 and r.at >= $2 and r.at < $3`,
      time,
    );
    const notices = reports.filter(({ lane }) => lane === 'illegal');
    const flags = reports.filter(({ lane }) => lane === 'house');
    const times = notices.flatMap(({ at, decided_at }) => (decided_at === null ? [] : [decided_at - at]));

    const restrictions = await statements(site, from, until);
    const accounts = await accountStatements(site, from, until, now);

    const posted = await database.query<{ to_status: CommentStatus; decided: CommentStatus | null; n: number }>(
      `select to_status, decided, count(*) as n from
         (select e.to_status, (select d.to_status from decisions d where d.site = e.site and d.comment = e.comment and d.undone_at is null
            order by d.seq desc limit 1) as decided
          from events e where e.site = $1 and e.at >= $2 and e.at < $3 and e.kind = 'posted') each_one
       group by to_status, decided`,
      time,
    );
    const sum = (of: (row: (typeof posted)[number]) => boolean): number => posted.filter(of).reduce((total, { n }) => total + n, 0);
    const stopped = (row: (typeof posted)[number]): boolean => row.to_status !== 'published' && decidedAs(row.decided) !== null;

    const appeals = await database.query<{ at: number; decided_at: number | null; outcome: 'upheld' | 'reversed' | null }>(
      'select at, decided_at, outcome from appeals where site = $1 and at >= $2 and at < $3',
      time,
    );
    const onAccounts = await database.query<(typeof appeals)[number]>(
      'select asked_at as at, answered_at as decided_at, outcome from account_statements where site = $1 and asked_at >= $2 and asked_at < $3',
      time,
    );
    const asked = [...appeals, ...onAccounts];
    const looked = asked.flatMap(({ at, decided_at }) => (decided_at === null ? [] : [decided_at - at]));
    return {
      site,
      from,
      until,
      notices: { total: notices.length, byKind: tally(notices, ({ reason }) => reason), decided: times.length, medianTime: median(times) },
      flags: { total: flags.length, byReason: tally(flags, ({ reason }) => reason) },
      restrictions: {
        total: restrictions.length,
        exempt: restrictions.filter(isExempt).length,
        byPeople: restrictions.filter(({ automated }) => !automated).length,
        automated: restrictions.filter(({ automated }) => automated).length,
        byVisibility: tally(restrictions, (each) => (isHeld(each) ? 'disabled' : 'removed')),
        byGround: tally(restrictions, (each) => (isIllegal(each) ? 'illegal' : 'incompatible')),
        byCategory: tally(restrictions, categoryOf),
        bySource: tally(restrictions, ({ source }) => source),
        ended: restrictions.filter(({ endedAt }) => endedAt !== null).length,
      },
      accounts: {
        total: accounts.length,
        byKind: tally(accounts, ({ kind }) => kind),
        byGround: tally(accounts, (each) => (isIllegal(each) ? 'illegal' : 'incompatible')),
        byCategory: tally(accounts, categoryOf),
        bySource: tally(accounts, ({ source }) => source),
        ended: accounts.filter(({ endedAt }) => endedAt !== null).length,
        appeals: onAccounts.length,
      },
      automation: {
        comments: sum(() => true),
        held: sum(({ to_status }) => to_status === 'held'),
        spam: sum(({ to_status }) => to_status === 'spam'),
        judged: sum(stopped),
        confirmed: sum((row) => stopped(row) && decidedAs(row.decided) === 'refused'),
      },
      appeals: {
        total: asked.length,
        open: asked.filter(({ outcome }) => outcome === null).length,
        upheld: asked.filter(({ outcome }) => outcome === 'upheld').length,
        reversed: asked.filter(({ outcome }) => outcome === 'reversed').length,
        medianTime: median(looked),
      },
    };
  },
});
