/** Who gave notice of illegal content and left an address is told that it has arrived, and what was decided (CM-22, Art. 16 DSA). */
import type { CommentStatus } from '@sayso/widgets/comments';
import type { Connection, Database } from '../database.js';
import { newId } from '../ids.js';
import { addMail } from './mail.js';

/** A mail about a notice that could not be sent in this time is given up, in ms. */
const noticeLength = 14 * 24 * 3_600_000;

/** Inside the transaction that keeps the notice. */
export const tellArrived = (connection: Connection, site: string, notice: { readonly number: string; readonly email: string; readonly at: number }) =>
  addMail(connection, site, newId(), 'notice-received', notice.email, null, notice.number, newId(), notice.at, notice.at, notice.at + noticeLength);

/** A notice as the mails about it tell it. */
export interface Notice {
  readonly number: string;
  readonly location: string;
  readonly at: number;
  /** How the comment stands now. */
  readonly status: CommentStatus;
}

export const noticeQueries = (database: Database) => ({
  /** Queues what was decided for each who gave notice before, once, when nobody can take the decision back quietly any more. Gives how many. */
  queueNoticeDecisions: (site: string, now: number): Promise<number> =>
    database.transaction(async (connection) => {
      const told = await connection.query<{ number: string; email: string }>(
        `update reports set decided_told = 1 where site = $1 and lane = 'illegal' and email is not null and decided_told = 0
           and exists (select 1 from decisions d where d.site = reports.site and d.comment = reports.comment and d.seq >= reports.seq
             and d.undone_at is null and d.undo_until <= $2 and d.to_status <> 'held')
         returning number, email`,
        [site, now],
      );
      for (const { number, email } of told) await addMail(connection, site, newId(), 'notice-decided', email, null, number, newId(), now, now, now + noticeLength);
      return told.length;
    }),

  async notice(site: string, number: string): Promise<Notice | null> {
    const [row] = await database.query<Notice>(
      `select r.number, r.location, r.at, c.status from reports r join comments c on c.site = r.site and c.id = r.comment where r.site = $1 and r.number = $2`,
      [site, number],
    );
    return row ?? null;
  },
});
