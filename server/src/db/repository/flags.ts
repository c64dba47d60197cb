/**
 * What a moderator's lists go by beside the status, kept on the comment: reports that are open, and whether a person has decided
 * on its words. And how many comments stand how, so that no list is ever counted row by row.
 *
 * Counts are touched only under the site's lock, as in `recordChanges`.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import { only, type Connection } from '../database.js';

interface Flags {
  readonly reported: number;
  readonly reviewed: number;
}

/** Counts that move, told together at the end: an import moves thousands from nowhere to one place. */
export class Moves {
  readonly #moves = new Map<string, number>();

  add(status: CommentStatus | null, { reported, reviewed }: Flags, by: number): void {
    if (status === null) return;
    const key = `${status} ${reported > 0 ? 1 : 0} ${reviewed}`;
    this.#moves.set(key, (this.#moves.get(key) ?? 0) + by);
  }

  async write(connection: Connection, site: string): Promise<void> {
    for (const [key, by] of [...this.#moves].sort()) {
      const [status = '', reported, reviewed] = key.split(' ');
      if (by === 0) continue;
      await connection.query(
        `insert into queue_counts (site, status, reported, reviewed, n) values ($1, $2, $3, $4, $5)
         on conflict (site, status, reported, reviewed) do update set n = queue_counts.n + excluded.n`,
        [site, status, Number(reported), Number(reviewed), by],
      );
    }
  }
}

/** Of a report `r` on a comment `c`: nobody has let the comment stand since. */
export const openReport = `r.seq > coalesce((select max(s.seq) from decisions s
  where s.site = c.site and s.comment = c.id and s.undone_at is null and s.to_status = 'published'), 0)`;

/** After a report, a decision, an undo or an edit: what lists go by is true again. Call it under the site's lock. */
export const refreshFlags = async (connection: Connection, site: string, ids: readonly string[]): Promise<void> => {
  const moves = new Moves();
  for (const id of ids) {
    const { status, was_reported, was_reviewed, reported, reviewed } = only(
      await connection.query<{ status: CommentStatus; was_reported: number; was_reviewed: number; reported: number; reviewed: number }>(
        `select c.status, c.open_reports as was_reported, c.reviewed as was_reviewed,
           (select count(*) from reports r where r.site = c.site and r.comment = c.id and ${openReport}) as reported,
           case when exists (select 1 from decisions d where d.site = c.site and d.comment = c.id and d.undone_at is null and d.seq >
             coalesce((select max(e.seq) from events e where e.site = c.site and e.comment = c.id and e.kind = 'edited'), 0)) then 1 else 0 end as reviewed
         from comments c where c.site = $1 and c.id = $2`,
        [site, id],
      ),
    );
    if (reported === was_reported && reviewed === was_reviewed) continue;
    await connection.query('update comments set open_reports = $3, reviewed = $4 where site = $1 and id = $2', [site, id, reported, reviewed]);
    moves.add(status, { reported: was_reported, reviewed: was_reviewed }, -1);
    moves.add(status, { reported, reviewed }, 1);
  }
  await moves.write(connection, site);
};
