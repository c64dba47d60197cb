/** What moderators ask and decide. A decision is taken only on what the moderator saw; undo restores what was before. */
import { transition, type CommentStatus } from '@sayso/widgets/comments';
import type { Decision, DecisionAction, DecisionResult, QueueEvent, QueueItem, QueueName } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';
import { recordChanges, type Change } from './record.js';
import { openReport } from './taking.js';
import { commentColumns, commentTables, decodeReasons, toComment, type CommentRow } from './rows.js';
import type { PageEnd } from './threads.js';

interface ItemRow extends CommentRow {
  readonly reasons: string | null;
  readonly author_key: string | null;
  readonly member: number | null;
  readonly confirmed_at: number | null;
  readonly page_url: string;
  readonly page_title: string;
  readonly parent_name: string | null;
  readonly parent_text: string | null;
  readonly action: DecisionAction | null;
  readonly decided_by: string | null;
  readonly decided_at: number | null;
  readonly batch: string | null;
  readonly undo_until: number | null;
}

/** What an item shows from elsewhere. */
interface Context {
  readonly authorRecord: (site: string, authorKey: string | null) => Promise<QueueItem['author']>;
  readonly reportReasons: (site: string, id: string) => Promise<QueueItem['reasons']>;
}

/** What was public once can be found again beside what never was. */
const statusesOf: Readonly<Record<QueueName, readonly [CommentStatus, CommentStatus]>> = {
  held: ['held', 'held'],
  reported: ['published', 'published'],
  published: ['published', 'published'],
  spam: ['spam', 'spam'],
  rejected: ['rejected', 'removed'],
};

const itemQuery = `select ${commentColumns}, w.reasons, w.author_key, w.member, w.confirmed_at, c.page_url, c.page_title,
    pw.name as parent_name, pw.text as parent_text,
    d.action, m.name as decided_by, d.at as decided_at, d.batch, d.undo_until
  from ${commentTables}
    left join contents pw on pw.site = c.site and pw.comment = c.parent
    left join decisions d on d.site = c.site and d.comment = c.id and d.seq =
      (select max(seq) from decisions l where l.site = c.site and l.comment = c.id and l.undone_at is null)
    left join moderators m on m.site = d.site and m.id = d.actor`;

/** Published comments `c` that were reported and not approved since. */
const reported = `c.id in (select comment from reports where site = $1)
  and exists (select 1 from reports r where r.site = c.site and r.comment = c.id and ${openReport})`;

const toItem = async (site: string, row: ItemRow, { authorRecord, reportReasons }: Context): Promise<QueueItem> => ({
  comment: toComment(row),
  reasons: [...(await reportReasons(site, row.id)), ...decodeReasons(row.reasons)].slice(0, mostReasons),
  page: { url: row.page_url, title: row.page_title },
  inReplyTo: row.parent === null ? null : { id: row.parent, name: row.parent_name ?? '', text: row.parent_text ?? '' },
  author: {
    ...(await authorRecord(site, row.author_key)),
    ...(row.member === 1 ? { member: true } : {}),
    ...(row.confirmed_at === null ? {} : { confirmed: true }),
  },
  decided:
    row.action === null || row.batch === null
      ? null
      : { action: row.action, by: row.decided_by ?? '', at: row.decided_at ?? 0, batch: row.batch, undoUntil: row.undo_until ?? 0 },
});

/** The wire takes no more. */
const mostReasons = 200;

interface Standing {
  readonly id: string;
  readonly thread: string;
  readonly root: string;
  readonly status: CommentStatus;
  readonly revision: number;
}

const standing = async (connection: Connection, site: string, id: string): Promise<Standing | undefined> =>
  (await connection.query<Standing>('select id, thread, root, status, revision from comments where site = $1 and id = $2', [site, id]))[0];

/** Moves a comment if it still stands as expected; the update is the lock. */
const move = async (connection: Connection, site: string, seen: Standing, to: CommentStatus): Promise<boolean> =>
  (
    await connection.query('update comments set status = $5 where site = $1 and id = $2 and revision = $3 and status = $4 returning id', [
      site, seen.id, seen.revision, seen.status, to,
    ])
  ).length > 0;

/** Comments are locked in one order by everybody, so that two batches never wait for each other crosswise. */
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : Number(a.id > b.id));

type Outcome = DecisionResult['kind'];

/** What a batch has done with a comment before; also when the same batch is on its way twice at once. */
const takenBefore = async (connection: Connection, site: string, batch: string, id: string) =>
  (
    await connection.query<{ action: DecisionAction; undone_at: number | null }>(
      'select action, undone_at from decisions where site = $1 and batch = $2 and comment = $3',
      [site, batch, id],
    )
  )[0];

export const moderationQueries = (database: Database, context: Context) => {
  const results = async (site: string, ids: readonly string[], outcomes: ReadonlyMap<string, Outcome>): Promise<readonly DecisionResult[]> => {
    const out: DecisionResult[] = [];
    for (const id of ids) {
      const [row] = await database.query<ItemRow>(`${itemQuery} where c.site = $1 and c.id = $2`, [site, id]);
      const kind = outcomes.get(id) ?? 'unknown';
      out.push(kind === 'unknown' || row === undefined ? { kind: 'unknown', id } : { kind, id, item: await toItem(site, row, context) });
    }
    return out;
  };

  return {
    /** Newest first, after `after`. */
    async queue(site: string, queue: QueueName, limit: number, after: PageEnd | null) {
      const rows = await database.query<ItemRow>(
        `${itemQuery} where c.site = $1 and c.status in ($2, $3) and (c.created_at, c.id) < ($4, $5)${queue === 'reported' ? ` and ${reported}` : ''}
         order by c.created_at desc, c.id desc limit $6`,
        [site, ...statusesOf[queue], after?.createdAt ?? Number.MAX_SAFE_INTEGER, after?.id ?? '', limit + 1],
      );
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const items: QueueItem[] = [];
      for (const row of shown) items.push(await toItem(site, row, context));
      const next: PageEnd | null = rows.length > limit && last !== undefined ? { createdAt: last.created_at, id: last.id } : null;
      return { items, next };
    },

    async queueCounts(site: string): Promise<Readonly<Record<QueueName, number>>> {
      const rows = await database.query<{ status: CommentStatus; n: number }>(
        'select status, count(*) as n from comments where site = $1 group by status',
        [site],
      );
      const [open] = await database.query<{ n: number }>(`select count(*) as n from comments c where c.site = $1 and c.status = 'published' and ${reported}`, [site]);
      const count = (queue: QueueName): number => rows.filter((row) => statusesOf[queue].includes(row.status)).reduce((sum, row) => sum + row.n, 0);
      return { held: count('held'), reported: open?.n ?? 0, published: count('published'), spam: count('spam'), rejected: count('rejected') };
    },

    /**
     * Takes each decision on its own: `done`, `conflict` where the comment no longer stands as it was seen or the action does
     * not apply, `unknown`. The same batch sent again gives the same answer and changes nothing.
     */
    async decide(site: string, batch: string, actor: string, decisions: readonly Decision[], at: number, undoWindow: number) {
      const outcomes = await database.transaction(async (connection) => {
        const decided = new Map<string, Outcome>();
        const changes: (Change & { readonly action: DecisionAction })[] = [];
        for (const decision of [...decisions].sort(byId)) {
          if (decided.has(decision.id)) continue;
          const before = await takenBefore(connection, site, batch, decision.id);
          const now = await standing(connection, site, decision.id);
          const to = now === undefined ? null : transition(now.status, decision.action);
          if (now === undefined) decided.set(decision.id, 'unknown');
          else if (before !== undefined) decided.set(decision.id, before.action === decision.action ? 'done' : 'conflict');
          else if (to !== null && now.status === decision.expectedStatus && now.revision === decision.revision && (await move(connection, site, now, to))) {
            decided.set(decision.id, 'done');
            changes.push({ ...now, from: now.status, to, action: decision.action, detail: JSON.stringify({ action: decision.action }) });
          } else {
            const since = await takenBefore(connection, site, batch, decision.id);
            decided.set(decision.id, since?.action === decision.action ? 'done' : 'conflict');
          }
        }
        const seqs = await recordChanges(connection, site, { kind: 'decided', at, actor, batch }, changes);
        for (const [index, change] of changes.entries()) {
          await connection.query(
            `insert into decisions (site, batch, comment, action, actor, at, undo_until, from_status, to_status, seq)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
            [site, batch, change.id, change.action, actor, at, at + undoWindow, change.from, change.to, seqs[index] ?? 0],
          );
        }
        return decided;
      });
      return results(site, decisions.map((decision) => decision.id), outcomes);
    },

    /**
     * Each comment of the batch returns to the exact status before it; `conflict` where somebody decided anew since, or the
     * author changed the words: nobody has looked at these. Works
     * after the window too: the window only says until when nothing has left the house.
     */
    async undo(site: string, batch: string, actor: string, at: number) {
      const outcomes = await database.transaction(async (connection) => {
        const taken = await connection.query<{ comment: string; from_status: CommentStatus; to_status: CommentStatus; seq: number; undone_at: number | null }>(
          'select comment, from_status, to_status, seq, undone_at from decisions where site = $1 and batch = $2 order by comment',
          [site, batch],
        );
        const undone = new Map<string, Outcome>();
        const changes: Change[] = [];
        for (const decision of taken) {
          if (decision.undone_at !== null) {
            undone.set(decision.comment, 'done');
            continue;
          }
          const later = await connection.query(
            `select seq from decisions where site = $1 and comment = $2 and seq > $3 and undone_at is null
             union all select seq from events where site = $1 and comment = $2 and seq > $3 and kind = 'edited' limit 1`,
            [site, decision.comment, decision.seq],
          );
          const now = await standing(connection, site, decision.comment);
          if (now === undefined) undone.set(decision.comment, 'unknown');
          else if (later.length > 0 || now.status !== decision.to_status || !(await move(connection, site, now, decision.from_status))) {
            const since = await takenBefore(connection, site, batch, decision.comment);
            undone.set(decision.comment, since?.undone_at == null ? 'conflict' : 'done');
          } else {
            undone.set(decision.comment, 'done');
            changes.push({ ...now, from: now.status, to: decision.from_status });
          }
        }
        await recordChanges(connection, site, { kind: 'undone', at, actor, batch }, changes);
        for (const change of changes) {
          await connection.query('update decisions set undone_at = $4 where site = $1 and batch = $2 and comment = $3', [site, batch, change.id, at]);
        }
        return undone;
      });
      return results(site, [...outcomes.keys()], outcomes);
    },

    /** What changed in the site after `since`: each comment once, as it stands now, under its last number. */
    async queueChanges(site: string, since: number, limit: number): Promise<readonly Extract<QueueEvent, { kind: 'changed' }>[]> {
      const rows = await database.query<{ latest: number; id: string; status: CommentStatus }>(
        `select e.latest, c.id, c.status from
           (select comment, max(seq) as latest from events where site = $1 and seq > $2 group by comment order by max(seq) limit $3) e
           join comments c on c.site = $1 and c.id = e.comment order by e.latest`,
        [site, since, limit],
      );
      return rows.map((row) => ({ kind: 'changed', seq: row.latest, id: row.id, status: row.status }));
    },
  };
};
