/** Deletes what has been kept long enough, as `jobs/retention.ts` says. Each gives how many rows it were. */
import type { Connection, Database, Value } from '../database.js';
import { refreshFlags } from './flags.js';
import { forgetPrivacyLinks } from './subject.js';

const count = async (connection: Connection, text: string, values: readonly Value[]): Promise<number> => (await connection.query(`${text} returning 1 as one`, values)).length;

export const retentionQueries = (database: Database) => ({
  /** Reports that nobody waits for a decision on. */
  deleteReports: (site: string, before: number): Promise<number> =>
    database.transaction(async (connection) => {
      await connection.query('update sites set seq = seq where site = $1', [site]);
      const gone = await connection.query<{ comment: string }>(
        `delete from reports where site = $1 and at < $2
           and exists (select 1 from comments c where c.site = reports.site and c.id = reports.comment and (c.open_reports = 0 or c.status <> 'published'))
         returning comment`,
        [site, before],
      );
      await refreshFlags(connection, site, [...new Set(gone.map(({ comment }) => comment))]);
      return gone.length;
    }),

  /** Who decided, and in what words of their own: the decision itself stays in the log. And where spam led to that is gone since. */
  namelessDecisions: (site: string, before: number): Promise<number> =>
    database.transaction(async (connection) => {
      await connection.query('delete from spam_hosts where site = $1 and at < $2', [site, before]);
      const decided = await count(connection, `update decisions set actor = '', reason_words = null where site = $1 and at < $2 and (actor <> '' or reason_words is not null)`, [site, before]);
      // Of what is over for an author: no words of anybody's, and no hash of theirs.
      await connection.query(
        `update account_statements set words = '', asked_words = null, author_key = '' where site = $1 and ended_at < $2 and not (asked_at is not null and answered_at is null)`,
        [site, before],
      );
      return decided + (await count(connection, 'update events set actor = null where site = $1 and at < $2 and actor is not null', [site, before]));
    }),

  /** Links, sessions, mails and addresses whose time is over. */
  deleteExpired: (site: string, now: number, unconfirmedBefore: number): Promise<number> =>
    database.transaction(async (connection) => {
      const expired = ['mail_queue', 'mail_links', 'sign_in_links', 'sessions'];
      let rows = 0;
      for (const table of expired) rows += await count(connection, `delete from ${table} where site = $1 and expires_at <= $2`, [site, now]);
      await forgetPrivacyLinks(connection, site, now);
      await connection.query('update account_statements set ended_at = until where site = $1 and ended_at is null and until <= $2', [site, now]);
      rows += await count(connection, 'delete from author_standings where site = $1 and until is not null and until <= $2', [site, now]);
      return rows + (await count(connection, `delete from subscriptions where site = $1 and state = 'pending' and created_at <= $2`, [site, unconfirmedBefore]));
    }),
});
