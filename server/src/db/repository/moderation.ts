/** What moderators decide. A decision is taken only on what the moderator saw; undo restores what was before. */
import { transition, type CommentStatus } from '@sayso/widgets/comments';
import type { ConflictCause, Decision, DecisionAction, DecisionReason, DecisionResult, QueueFilter, QueueName } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';
import { addEffect, dropEffect } from './effects.js';
import { refreshFlags } from './flags.js';
import type { QueueQueries } from './queue.js';
import { recordChanges, type Change } from './record.js';
import type { PageEnd } from './threads.js';

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

export type Outcome = 'done' | 'unknown' | ConflictCause;

/** What a batch has done with a comment before; also when the same batch is on its way twice at once. */
const takenBefore = async (connection: Connection, site: string, batch: string, id: string) =>
  (
    await connection.query<{ action: DecisionAction; undone_at: number | null }>(
      'select action, undone_at from decisions where site = $1 and batch = $2 and comment = $3',
      [site, batch, id],
    )
  )[0];

const reportedSince = async (connection: Connection, site: string, id: string, seen: number): Promise<boolean> =>
  (await connection.query('select number from reports where site = $1 and comment = $2 and seq > $3 limit 1', [site, id, seen])).length > 0;

/** A report was committed while the decision waited for the site's lock: judged again, it is seen. */
class ReportedMeanwhile extends Error {}

/** Comments decided on or taken back in one transaction; others are served in between. */
export const mostAtOnce = 500;

interface Taken {
  readonly comment: string;
  readonly from_status: CommentStatus;
  readonly to_status: CommentStatus;
  readonly seq: number;
  readonly undone_at: number | null;
}

export interface Undone {
  readonly results: readonly DecisionResult[];
  /** Where to go on; null at the end. */
  readonly next: string | null;
}

export interface Batch {
  readonly name: string;
  /** The moderator's id. */
  readonly actor: string;
  /** ms since 1970. */
  readonly at: number;
  /** ms. */
  readonly undoWindow: number;
}

/** Takes each decision on its own, inside the caller's transaction. */
export const takeDecisions = async (
  connection: Connection,
  site: string,
  { name: batch, actor, at, undoWindow }: Batch,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, Outcome>> => {
  const decided = new Map<string, Outcome>();
  const changes: (Change & { readonly action: DecisionAction; readonly reason: DecisionReason | undefined; readonly seen: number | undefined })[] = [];
  for (const { id, action, revision, expectedStatus, seen, reason } of [...decisions].sort(byId)) {
    if (decided.has(id)) continue;
    const before = await takenBefore(connection, site, batch, id);
    const now = await standing(connection, site, id);
    const to = now === undefined ? null : transition(now.status, action);
    if (now === undefined) decided.set(id, 'unknown');
    else if (before !== undefined) decided.set(id, before.action === action ? 'done' : 'decided');
    else if (now.status !== expectedStatus) decided.set(id, 'decided');
    else if (now.revision !== revision) decided.set(id, 'edited');
    else if (to === null) decided.set(id, 'not-possible');
    else if (to === 'published' && seen !== undefined && (await reportedSince(connection, site, id, seen))) decided.set(id, 'reported');
    else if (await move(connection, site, now, to)) {
      decided.set(id, 'done');
      const detail = JSON.stringify({ action, ...(reason === undefined ? {} : { reason: reason.code }) });
      changes.push({ ...now, from: now.status, to, action, reason, seen, detail });
    } else {
      const since = await takenBefore(connection, site, batch, id);
      decided.set(id, since?.action === action ? 'done' : 'decided');
    }
  }
  const seqs = await recordChanges(connection, site, { kind: 'decided', at, actor, batch, settlesAt: at + undoWindow }, changes);
  for (const [index, { id, action, from, to, reason, seen }] of changes.entries()) {
    if (to === 'published' && seen !== undefined && (await reportedSince(connection, site, id, seen))) throw new ReportedMeanwhile();
    await connection.query(
      `insert into decisions (site, batch, comment, action, actor, at, undo_until, from_status, to_status, seq, reason, reason_words)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [site, batch, id, action, actor, at, at + undoWindow, from, to, seqs[index] ?? 0, reason?.code ?? null, reason?.words ?? null],
    );
    await addEffect(connection, site, batch, id, at + undoWindow);
  }
  await refreshFlags(connection, site, changes.map(({ id }) => id));
  return decided;
};

/** Takes back what a batch did with some comments, inside the caller's transaction. */
const takeBack = async (connection: Connection, site: string, { name: batch, actor, at }: Omit<Batch, 'undoWindow'>, taken: readonly Taken[]) => {
  const undone = new Map<string, Outcome>();
  const changes: Change[] = [];
  for (const { comment, from_status, to_status, seq, undone_at } of taken) {
    if (undone_at !== null) {
      undone.set(comment, 'done');
      continue;
    }
    const later = await connection.query<{ kind: string }>(
      `select 'decided' as kind from decisions where site = $1 and comment = $2 and seq > $3 and undone_at is null
       union all select 'edited' as kind from events where site = $1 and comment = $2 and seq > $3 and kind = 'edited' limit 1`,
      [site, comment, seq],
    );
    const now = await standing(connection, site, comment);
    if (now === undefined) undone.set(comment, 'unknown');
    else if (later.length > 0 || now.status !== to_status || !(await move(connection, site, now, from_status))) {
      const since = await takenBefore(connection, site, batch, comment);
      undone.set(comment, since?.undone_at == null ? (later[0]?.kind === 'edited' ? 'edited' : 'decided') : 'done');
    } else {
      undone.set(comment, 'done');
      changes.push({ ...now, from: now.status, to: from_status });
    }
  }
  await recordChanges(connection, site, { kind: 'undone', at, actor, batch }, changes);
  for (const { id } of changes) {
    await connection.query('update decisions set undone_at = $4 where site = $1 and batch = $2 and comment = $3', [site, batch, id, at]);
    await dropEffect(connection, site, batch, id);
  }
  await refreshFlags(connection, site, changes.map(({ id }) => id));
  return undone;
};

/** Work that a report may have overtaken, done again until none has. */
const withFence = async <T>(database: Database, work: (connection: Connection) => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await database.transaction(work);
    } catch (error) {
      if (!(error instanceof ReportedMeanwhile)) throw error;
    }
  }
};

export const moderationQueries = (database: Database, { items, find }: Pick<QueueQueries, 'items' | 'find'>) => {
  const results = async (site: string, ids: readonly string[], outcomes: ReadonlyMap<string, Outcome>): Promise<readonly DecisionResult[]> => {
    const known = new Map((await items(site, ids)).map((item) => [item.comment.id, item]));
    return ids.map((id): DecisionResult => {
      const outcome = outcomes.get(id) ?? 'unknown';
      const item = known.get(id);
      if (outcome === 'unknown' || item === undefined) return { kind: 'unknown', id };
      return outcome === 'done' ? { kind: 'done', id, item } : { kind: 'conflict', id, because: outcome, item };
    });
  };

  return {
    /**
     * Takes each decision on its own: `done`, `conflict` where the comment no longer stands as it was seen or the action does
     * not apply, `unknown`. The same batch sent again gives the same answer and changes nothing.
     */
    async decide(site: string, batch: string, actor: string, decisions: readonly Decision[], at: number, undoWindow: number) {
      const outcomes = await withFence(database, (connection) => takeDecisions(connection, site, { name: batch, actor, at, undoWindow }, decisions));
      return results(site, decisions.map((decision) => decision.id), outcomes);
    },

    /**
     * Decides on the next of a list that pass a filter, `mostAtOnce` at most, and only on what stood there unchanged at `seen`.
     * `next`: where to go on; null when all were decided on.
     */
    async decideAll(
      site: string, batch: Batch, given: { readonly queue: QueueName; readonly filter: QueueFilter; readonly action: DecisionAction; readonly seen: number; readonly reason?: DecisionReason },
      after: PageEnd | null,
    ): Promise<{ readonly done: number; readonly passedOver: number; readonly next: PageEnd | null }> {
      const { queue, filter, action, seen, reason } = given;
      const { found, end } = await find(site, queue, filter, mostAtOnce, after, { action, seen });
      const decisions = found.map(({ id, revision, status }): Decision => ({ id, revision, expectedStatus: status, action, seen, ...(reason === undefined ? {} : { reason }) }));
      const outcomes = await withFence(database, (connection) => takeDecisions(connection, site, batch, decisions));
      const done = [...outcomes.values()].filter((outcome) => outcome === 'done').length;
      return { done, passedOver: decisions.length - done, next: end };
    },

    /**
     * Each comment of the batch, or those of it in `only`, returns to the exact status before it; `conflict` where somebody decided
     * anew since, or the author changed the words: nobody has looked at these. Works after the window too: the window only says
     * until when nothing has left the house. `mostAtOnce` at a time, by id from `after` on.
     */
    async undoSome(site: string, batch: string, actor: string, at: number, only?: readonly string[], after = ''): Promise<Undone> {
      const { outcomes, next } = await database.transaction(async (connection) => {
        const all = await connection.query<Taken>(
          'select comment, from_status, to_status, seq, undone_at from decisions where site = $1 and batch = $2 and comment > $3 order by comment limit $4',
          [site, batch, after, mostAtOnce],
        );
        const taken = only === undefined ? all : all.filter(({ comment }) => only.includes(comment));
        return { outcomes: await takeBack(connection, site, { name: batch, actor, at }, taken), next: all.length < mostAtOnce ? null : (all.at(-1)?.comment ?? null) };
      });
      return { results: await results(site, [...outcomes.keys()], outcomes), next };
    },

    /** The whole batch, however large. */
    async undo(site: string, batch: string, actor: string, at: number): Promise<readonly DecisionResult[]> {
      const all: DecisionResult[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const undone: Undone = await this.undoSome(site, batch, actor, at, undefined, after);
        all.push(...undone.results);
        after = undone.next;
      }
      return all;
    },
  };
};
