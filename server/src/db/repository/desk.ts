/** What a moderator reads and writes beside decisions: the conversation around a comment, who reported it, a reply, lists by name. */
import type { Comment } from '@sayso/widgets/comments';
import type { Decision, DecisionResult, GivenReport, QueueItem, SavedFilter } from '@sayso/widgets/moderation';
import { parseSavedFilters } from '@sayso/widgets/wire';
import type { Database } from '../database.js';
import { openReport } from './flags.js';
import { takeDecisions, type Batch, type Outcome } from './moderation.js';
import { insertComment } from './posting.js';
import { recordChanges } from './record.js';
import { commentColumns, commentTables, toComment, type CommentRow } from './rows.js';

/** Comments of one branch that are shown around one of them. */
const mostAround = 500;

export interface NewReply {
  readonly to: string;
  readonly text: string;
  readonly name: string;
  /** Hash of its normalised words. */
  readonly textKey: string;
  readonly decision?: Decision;
}

export type StoredReply = { readonly kind: 'stored'; readonly id: string; readonly outcome: Outcome | null } | { readonly kind: 'conflict'; readonly outcome: Outcome } | { readonly kind: 'not-published' };

/** Rolls the transaction back: the decision could not be taken, so the reply is not kept. */
class NotTaken extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(outcome);
    this.outcome = outcome;
  }
}

export const deskQueries = (database: Database, newId: () => string, items: (site: string, ids: readonly string[]) => Promise<readonly QueueItem[]>) => ({
  /** The branch that a comment stands in, oldest first, whatever the statuses; [] where the comment is not known. */
  async conversation(site: string, of: string): Promise<readonly Comment[]> {
    const rows = await database.query<CommentRow>(
      `select ${commentColumns} from ${commentTables}
       where c.site = $1 and c.root = (select o.root from comments o where o.site = $1 and o.id = $2) order by c.created_at, c.id limit $3`,
      [site, of, mostAround],
    );
    return rows.map(toComment);
  },

  /** Everything that was reported about a comment, newest first, with who gave it. */
  async givenReports(site: string, of: string): Promise<readonly GivenReport[]> {
    const rows = await database.query<Omit<GivenReport, 'open'> & { readonly open: number }>(
      `select r.number, r.lane, r.reason, r.words, r.location, r.name, r.email, r.at, case when ${openReport} then 1 else 0 end as open
       from reports r join comments c on c.site = r.site and c.id = r.comment where r.site = $1 and r.comment = $2 order by r.seq desc, r.number limit 1000`,
      [site, of],
    );
    return rows.map((row) => ({ ...row, open: row.open === 1 }));
  },

  /**
   * A reply by the paper, and the decision that goes with it: both or neither. It comes as something that waited and was approved
   * under the batch, so that an undo leaves its words waiting. The same batch again changes nothing.
   */
  async reply(site: string, batch: Batch, { to, text, name, textKey, decision }: NewReply): Promise<StoredReply> {
    const [id, seed] = [newId(), newId()];
    try {
      return await database.transaction(async (connection): Promise<StoredReply> => {
        const [before] = await connection.query<{ id: string }>(
          `select c.id from decisions d join comments c on c.site = d.site and c.id = d.comment where d.site = $1 and d.batch = $2 and c.parent = $3 and c.badge = 'staff'`,
          [site, batch.name, to],
        );
        if (before !== undefined) return { kind: 'stored', id: before.id, outcome: decision === undefined ? null : 'done' };
        const outcome = decision === undefined ? null : ((await takeDecisions(connection, site, batch, [decision])).get(decision.id) ?? 'unknown');
        if (outcome !== null && outcome !== 'done') throw new NotTaken(outcome);
        const [parent] = await connection.query<{ thread: string; page_url: string; page_title: string }>(
          `select thread, page_url, page_title from comments where site = $1 and id = $2 and status = 'published'`,
          [site, to],
        );
        if (parent === undefined) return { kind: 'not-published' };
        const { thread } = parent;
        const words = { website: '', email: null, authorKey: null, textKey, dir: null, reasons: [], page: { url: parent.page_url, title: parent.page_title } };
        const root = await insertComment(connection, site, { id, thread, parent: to, status: 'held', createdAt: batch.at, name, text, badge: 'staff', ...words }, seed);
        await recordChanges(connection, site, { kind: 'posted', at: batch.at, actor: batch.actor }, [{ id, thread, root, from: null, to: 'held', revision: 1 }]);
        await takeDecisions(connection, site, batch, [{ id, revision: 1, expectedStatus: 'held', action: 'approve' }]);
        return { kind: 'stored', id, outcome };
      });
    } catch (error) {
      if (error instanceof NotTaken) return { kind: 'conflict', outcome: error.outcome };
      throw error;
    }
  },

  /** What became of one decision, with the comment as it stands now. */
  async decisionResult(site: string, id: string, outcome: Outcome): Promise<DecisionResult> {
    const [item] = await items(site, [id]);
    if (item === undefined || outcome === 'unknown') return { kind: 'unknown', id };
    return outcome === 'done' ? { kind: 'done', id, item } : { kind: 'conflict', id, because: outcome, item };
  },

  async savedFilters(site: string, moderator: string): Promise<readonly SavedFilter[]> {
    const [row] = await database.query<{ filters: string }>('select filters from saved_filters where site = $1 and moderator = $2', [site, moderator]);
    const parsed = parseSavedFilters({ filters: JSON.parse(row?.filters ?? '[]') as unknown });
    return parsed.ok ? parsed.value.filters : [];
  },

  saveFilters: (site: string, moderator: string, filters: readonly SavedFilter[]): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query(
        `insert into saved_filters (site, moderator, filters) values ($1, $2, $3)
         on conflict (site, moderator) do update set filters = excluded.filters`,
        [site, moderator, JSON.stringify(filters)],
      );
    }),
});
