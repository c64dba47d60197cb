/**
 * A site's learnt model, and the settled decisions that teach it. A decision teaches in the transaction that takes its effect
 * away: a crash, a second process or an undo at the same moment can make it neither count twice nor count after all.
 */
import type { Connection, Database } from '../database.js';

export interface KeptModel {
  /** 0: nothing was learnt or brought yet. */
  readonly turn: number;
  /** Its JSON; '' at turn 0. */
  readonly model: string;
}

/** Words that a moderator has decided on for good. */
export interface Lesson {
  readonly text: string;
  readonly website: string;
  readonly label: 'spam' | 'ham';
}

interface Settled {
  readonly batch: string;
  readonly comment: string;
  readonly action: string;
  readonly text: string | null;
  readonly website: string | null;
}

/** What an action teaches; the others teach nothing: an insult is not advertising. */
const labels: Readonly<Record<string, Lesson['label']>> = { spam: 'spam', approve: 'ham', keep: 'ham' };

/** The next turn of a site's model; its row stays locked until commit, so that processes learn one after the other. */
const nextTurn = async (connection: Connection, site: string, now: number): Promise<KeptModel> => {
  await connection.query(`insert into learnt_models (site, turn, model, changed_at) values ($1, 0, '', $2) on conflict do nothing`, [site, now]);
  const [row] = await connection.query<KeptModel>('update learnt_models set turn = turn + 1, changed_at = $2 where site = $1 returning turn, model', [site, now]);
  return row ?? { turn: 1, model: '' };
};

const keep = (connection: Connection, site: string, model: string) => connection.query('update learnt_models set model = $2 where site = $1', [site, model]);

export const learningQueries = (database: Database) => ({
  /** Which turn a site's model is at. */
  async learntTurn(site: string): Promise<number> {
    const [row] = await database.query<{ turn: number }>('select turn from learnt_models where site = $1', [site]);
    return row?.turn ?? 0;
  },

  async learntModel(site: string): Promise<KeptModel> {
    const [row] = await database.query<KeptModel>('select turn, model from learnt_models where site = $1', [site]);
    return row ?? { turn: 0, model: '' };
  },

  /** Puts another model in its place. */
  replaceLearnt: (site: string, model: string, now: number): Promise<void> =>
    database.transaction(async (connection) => {
      await nextTurn(connection, site, now);
      await keep(connection, site, model);
    }),

  /** Is there a decision whose undo window is over and which has not taught yet? */
  async anythingSettled(site: string, now: number): Promise<boolean> {
    return (await database.query('select 1 as one from effects where site = $1 and due_at <= $2 limit 1', [site, now])).length > 0;
  },

  /**
   * Takes the effects of at most `most` settled decisions, oldest first, and has `learn` make the next model of what they teach:
   * of a comment that was decided on more than once only the last decision that stands, of one that was edited since none.
   * Gives how many it took.
   */
  learnSettled: (site: string, now: number, most: number, learn: (before: KeptModel, lessons: readonly Lesson[]) => string): Promise<number> =>
    database.transaction(async (connection) => {
      const before = await nextTurn(connection, site, now);
      const settled = await connection.query<Settled>(
        `select e.batch, e.comment, d.action, w.text, w.website
         from effects e
           join decisions d on d.site = e.site and d.batch = e.batch and d.comment = e.comment
           left join comments c on c.site = d.site and c.id = d.comment
             and c.revision = (select v.revision from events v where v.site = d.site and v.seq = d.seq)
             and not exists (select 1 from decisions l where l.site = d.site and l.comment = d.comment and l.undone_at is null and l.seq > d.seq)
           left join contents w on w.site = c.site and w.comment = c.id
         where e.site = $1 and e.due_at <= $2 order by d.seq limit $3`,
        [site, now, most],
      );
      const lessons: Lesson[] = [];
      for (const { batch, comment, action, text, website } of settled) {
        const taken = await connection.query('delete from effects where site = $1 and batch = $2 and comment = $3 returning comment', [site, batch, comment]);
        const label = labels[action];
        // Gone meanwhile: it was taken back.
        if (taken.length === 1 && label !== undefined && text !== null) lessons.push({ text, website: website ?? '', label });
      }
      await keep(connection, site, learn(before, lessons));
      return settled.length;
    }),
});
