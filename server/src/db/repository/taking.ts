/** Readers recommend and report. Both are kept once per secret, however often they come. */
import { reasonsOfReports, type Reason, type ReportLane } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';
import { openReport, refreshFlags } from './flags.js';
import { takeNumbers } from './record.js';
import { tellArrived } from './notices.js';

export interface NewReport {
  /** Names it to its writer: `K7QXM-2R9TD`. */
  readonly number: string;
  readonly secretHash: string;
  readonly bodyHash: string;
  readonly comment: string;
  readonly lane: ReportLane;
  readonly reason: string;
  readonly words: string;
  readonly location: string;
  /** null: not given. */
  readonly name: string | null;
  readonly email: string | null;
  readonly goodFaith: boolean;
  readonly at: number;
}

export interface KeptReport {
  readonly number: string;
  readonly bodyHash: string;
  readonly at: number;
}

const published = async (connection: Connection, site: string, id: string) =>
  (
    await connection.query<{ readonly thread: string; readonly revision: number }>(
      `select thread, revision from comments where site = $1 and id = $2 and status = 'published'`,
      [site, id],
    )
  )[0];

export const takingQueries = (database: Database) => {
  /** Adds to a comment's votes; gives how many there are then. */
  const count = async (connection: Connection, site: string, id: string, change: number): Promise<number> => {
    const [row] = await connection.query<{ votes: number; thread: string }>(
      'update comments set votes = votes + $3 where site = $1 and id = $2 returning votes, thread',
      [site, id, change],
    );
    if (change === 0) return row?.votes ?? 0;
    // In the order of `recordChanges`, so that the two never wait for each other crosswise.
    await connection.query('update threads set vote_changes = vote_changes + 1 where site = $1 and thread = $2', [site, row?.thread ?? '']);
    // "Best" goes by what opens a branch.
    await connection.query('update branches set score = score + $3 where site = $1 and root = $2', [site, id, change]);
    return row?.votes ?? 0;
  };

  return {
    async hasVoted(site: string, id: string, secretHash: string): Promise<boolean> {
      return (await database.query('select 1 as one from votes where site = $1 and comment = $2 and secret_hash = $3', [site, id, secretHash])).length > 0;
    },

    /** How many recommend it then; null where no such comment is published. */
    vote: (site: string, id: string, secretHash: string, at: number): Promise<number | null> =>
      database.transaction(async (connection) => {
        if ((await published(connection, site, id)) === undefined) return null;
        const added = await connection.query(
          'insert into votes (site, comment, secret_hash, at) values ($1, $2, $3, $4) on conflict do nothing returning at',
          [site, id, secretHash, at],
        );
        return count(connection, site, id, added.length);
      }),

    /** The same without the vote of that secret, whether it was there or not. */
    unvote: (site: string, id: string, secretHash: string): Promise<number | null> =>
      database.transaction(async (connection) => {
        if ((await published(connection, site, id)) === undefined) return null;
        const gone = await connection.query('delete from votes where site = $1 and comment = $2 and secret_hash = $3 returning at', [site, id, secretHash]);
        return count(connection, site, id, -gone.length);
      }),

    /** The report that a secret has made before, or null. */
    async reportedBefore(site: string, secretHash: string): Promise<KeptReport | null> {
      const [row] = await database.query<KeptReport>('select number, body_hash as "bodyHash", at from reports where site = $1 and secret_hash = $2', [
        site, secretHash,
      ]);
      return row ?? null;
    },

    /** Keeps it once; false where no such comment is published. Moderators' pages are told that there is something new. */
    report: (site: string, report: NewReport): Promise<boolean> =>
      database.transaction(async (connection) => {
        const seen = await published(connection, site, report.comment);
        if (seen === undefined) return false;
        const added = await connection.query(
          `insert into reports (site, number, secret_hash, body_hash, comment, revision, lane, reason, words, location, name, email, good_faith, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning number`,
          [
            site, report.number, report.secretHash, report.bodyHash, report.comment, seen.revision, report.lane, report.reason, report.words, report.location,
            report.name, report.email, Number(report.goodFaith), report.at,
          ],
        );
        if (added.length === 0) return true;
        const seq = await takeNumbers(connection, site, 1);
        await connection.query('update reports set seq = $3 where site = $1 and number = $2', [site, report.number, seq]);
        // Nothing that readers see has changed: the event has no status of the comment's, and no stream of theirs tells it.
        await connection.query(
          `insert into events (site, seq, at, kind, comment, thread, from_status, to_status, revision, detail)
           values ($1, $2, $3, 'reported', $4, $5, null, 'reported', $6, $7)`,
          [site, seq, report.at, report.comment, seen.thread, seen.revision, JSON.stringify({ lane: report.lane, reason: report.reason })],
        );
        if (report.lane === 'illegal' && report.email !== null) await tellArrived(connection, site, { ...report, email: report.email });
        await refreshFlags(connection, site, [report.comment]);
        return true;
      }),

    /** What readers have said against a comment since somebody last approved it, as reasons for a moderator. */
    async reportReasons(site: string, id: string): Promise<readonly Reason[]> {
      const rows = await database.query<{ lane: ReportLane; reason: string; words: string; at: number }>(
        `select r.lane, r.reason, r.words, r.at from reports r join comments c on c.site = r.site and c.id = r.comment
         where r.site = $1 and r.comment = $2 and ${openReport} order by r.at, r.number limit 1000`,
        [site, id],
      );
      return reasonsOfReports(rows);
    },
  };
};
