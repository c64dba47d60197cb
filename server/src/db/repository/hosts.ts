/**
 * Which hosts comments lead to, and what became of those comments. Read from the comments as they stand, so that a decision, an undo,
 * an edit or a removal is known at once, in every process.
 */
import { hostsIn, type HostRecord } from '@sayso/widgets/moderation';
import type { Connection, Database, Value } from '../database.js';

export interface Words {
  readonly website: string;
  readonly text: string;
}

/** Hosts of one comment that are kept and looked up. */
const mostHosts = 20;
/** Comments with one host that are looked at; ids are random, so it is a sample beyond. */
const mostCounted = 1000;

export const hostsOf = (words: Words): readonly string[] => [...new Set(hostsIn(words).map(({ host }) => host))].slice(0, mostHosts);

export const hostRows = (site: string, comment: string, words: Words): readonly (readonly Value[])[] => hostsOf(words).map((host) => [site, host, comment]);

/** Inside the transaction that writes the words: what stood there before goes. */
export const indexHosts = async (connection: Connection, site: string, comment: string, words: Words): Promise<void> => {
  await connection.query('delete from comment_hosts where site = $1 and comment = $2', [site, comment]);
  for (const row of hostRows(site, comment, words)) await connection.query('insert into comment_hosts (site, host, comment) values ($1, $2, $3)', row);
};

/** Before spam is erased because its time is over: where it led to stays known, without it. */
export const keepSpamHosts = (connection: Connection, site: string, comment: string, at: number) =>
  connection.query(
    `insert into spam_hosts (site, host, n, at) select site, host, 1, $3 from comment_hosts where site = $1 and comment = $2
     on conflict (site, host) do update set n = spam_hosts.n + 1, at = excluded.at`,
    [site, comment, at],
  );

export const hostQueries = (database: Database) => ({
  /**
   * What was decided before on comments with these hosts, but for `except`: spam by a moderator's word alone, lest a machine that a
   * trap has caught gives a bad name to whatever it links to; published by anybody's.
   */
  async hostRecords(site: string, words: Words, except = ''): Promise<Readonly<Record<string, HostRecord>>> {
    const records: [string, HostRecord][] = [];
    for (const host of hostsOf(words)) {
      const [now] = await database.query<{ published: number | null; spam: number | null }>(
        `select sum(case when c.status = 'published' then 1 else 0 end) as published, sum(case when c.status = 'spam' and c.reviewed = 1 then 1 else 0 end) as spam
         from (select comment from comment_hosts where site = $1 and host = $2 and comment <> $3 limit ${mostCounted}) h join comments c on c.site = $1 and c.id = h.comment`,
        [site, host, except],
      );
      const [past] = await database.query<{ n: number }>('select n from spam_hosts where site = $1 and host = $2', [site, host]);
      records.push([host, { published: now?.published ?? 0, spam: (now?.spam ?? 0) + (past?.n ?? 0) }]);
    }
    return Object.fromEntries(records);
  },
});
