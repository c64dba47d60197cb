/**
 * What follows from a decision outside of the site (a webhook, what the learnt model takes from it) waits until the decision can no
 * longer be undone quietly: one row each, due at the end of the window, and gone with an undo. Publication itself never waits.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import type { DecisionAction } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';

export const addEffect = (connection: Connection, site: string, batch: string, comment: string, dueAt: number) =>
  connection.query('insert into effects (site, batch, comment, due_at) values ($1, $2, $3, $4)', [site, batch, comment, dueAt]);

export const dropEffect = (connection: Connection, site: string, batch: string, comment: string) =>
  connection.query('delete from effects where site = $1 and batch = $2 and comment = $3', [site, batch, comment]);

/** A decision that stands now. */
export interface SettledDecision {
  readonly site: string;
  readonly batch: string;
  readonly comment: string;
  readonly action: DecisionAction;
  readonly from: CommentStatus;
  readonly to: CommentStatus;
  /** The moderator's id. */
  readonly actor: string;
  /** ms since 1970. */
  readonly at: number;
  readonly seq: number;
}

export const effectQueries = (database: Database) => ({
  /** Decisions whose window is over and whose effects have not been told, oldest first. */
  settledDecisions: (now: number, limit: number): Promise<readonly SettledDecision[]> =>
    database.query<SettledDecision>(
      `select e.site, e.batch, e.comment, d.action, d.from_status as "from", d.to_status as "to", d.actor, d.at, d.seq
       from effects e join decisions d on d.site = e.site and d.batch = e.batch and d.comment = e.comment
       where e.due_at <= $1 order by e.due_at limit $2`,
      [now, limit],
    ),

  /** Its effects have been told: they are not told again. */
  effectTold: (site: string, batch: string, comment: string): Promise<void> =>
    database.transaction(async (connection) => {
      await dropEffect(connection, site, batch, comment);
    }),
});
