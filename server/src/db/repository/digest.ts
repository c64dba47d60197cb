/** Mails to moderators about what waits: who is due for one, and what stands in it. */
import type { Database } from '../database.js';
import { addMail } from './mail.js';

/** A comment that waits, as the mail shows it. */
export interface Waiting {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly createdAt: number;
}

/** A digest that could not be sent in this time is old, in ms. */
const digestLength = 12 * 3_600_000;

export const digestQueries = (database: Database, newId: () => string) => ({
  /** Queues one mail for each moderator who wants them, may decide, and had none for `pause` ms; only where something waits. */
  queueDigests: (site: string, deciding: readonly string[], pause: number, now: number): Promise<number> =>
    database.transaction(async (connection) => {
      const waiting = await connection.query(`select 1 as one from comments where site = $1 and status = 'held' limit 1`, [site]);
      if (waiting.length === 0) return 0;
      const places = deciding.map((_, index) => `$${index + 4}`).join(', ');
      const due = await connection.query<{ id: string; email: string }>(
        `update moderators set digest_at = $2 where site = $1 and digest = 1 and digest_at <= $3 and disabled_at is null and email is not null
           and (password is not null or subject is not null) and role in (${places}) returning id, email`,
        [site, now, now - pause, ...deciding],
      );
      for (const { id, email } of due) await addMail(connection, site, newId(), 'digest', email, null, id, newId(), now, now, now + digestLength);
      return due.length;
    }),

  /** Whose words a link is about; null where they are gone. */
  async wordsOf(site: string, id: string): Promise<Pick<Waiting, 'name' | 'text'> | null> {
    const [row] = await database.query<Pick<Waiting, 'name' | 'text'>>('select name, text from contents where site = $1 and comment = $2', [site, id]);
    return row ?? null;
  },

  /** What waits, oldest first, and how much there is. */
  async waiting(site: string, limit: number): Promise<{ readonly items: readonly Waiting[]; readonly count: number }> {
    const items = await database.query<Waiting>(
      `select c.id, c.revision, c.created_at as "createdAt", coalesce(w.name, '') as name, coalesce(w.text, '') as text, coalesce(t.title, '') as title
       from comments c left join contents w on w.site = c.site and w.comment = c.id left join threads t on t.site = c.site and t.thread = c.thread
       where c.site = $1 and c.status = 'held' order by c.created_at, c.id limit $2`,
      [site, limit],
    );
    const [row] = await database.query<{ n: number }>(`select count(*) as n from comments where site = $1 and status = 'held'`, [site]);
    return { items, count: row?.n ?? 0 };
  },
});
