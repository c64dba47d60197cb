/**
 * Writes what happened: event, sequence number and the counts that follow from it, inside the caller's transaction.
 *
 * The number comes from the site's row, which stays locked until commit, and is taken as late as possible. Counts are touched
 * only after it, so that two transactions never wait for each other crosswise.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import { only, type Connection } from '../database.js';
import { newId } from '../ids.js';
import { Moves } from './flags.js';
import { tellOfReply, untellOfReply } from './mail.js';
import { stateReasons } from './stating.js';

export interface Change {
  readonly id: string;
  readonly thread: string;
  readonly root: string;
  /** null: it did not exist before. */
  readonly from: CommentStatus | null;
  readonly to: CommentStatus;
  readonly revision: number;
  /** Codes only, never words: events outlive an erasure. */
  readonly detail?: string;
  /** Why somebody decided so, for the statement of reasons. */
  readonly reason?: { readonly code: string; readonly words?: string } | undefined;
}

export interface Occasion {
  readonly kind: 'posted' | 'imported' | 'decided' | 'undone' | 'edited' | 'removed-by-author' | 'reported' | 'expired' | 'traces-removed' | 'appealed';
  readonly at: number;
  readonly actor?: string;
  readonly batch?: string;
  /** Until when it can be taken back with nobody the wiser: nothing leaves the house before; ms since 1970, default at once. */
  readonly settlesAt?: number;
}

/**
 * The next `count` numbers of a site's log; gives the last of them. From here to the commit the site's row is locked: whoever comes
 * next waits, so no number is seen before a smaller one. Other processes hear of it at the commit.
 */
export const takeNumbers = async (connection: Connection, site: string, count: number): Promise<number> => {
  const { seq } = only(await connection.query<{ seq: number }>('update sites set seq = seq + $2 where site = $1 returning seq', [site, count]));
  await connection.announce(site);
  return seq;
};

/** Returns the sequence number of each change, in order. */
export const recordChanges = async (
  connection: Connection,
  site: string,
  occasion: Occasion,
  changes: readonly Change[],
): Promise<readonly number[]> => {
  if (changes.length === 0) return [];
  const last = await takeNumbers(connection, site, changes.length);
  const first = last - changes.length + 1;
  const moves = new Moves();
  for (const [index, change] of changes.entries()) {
    const seq = first + index;
    await connection.query(
      `insert into events (site, seq, at, kind, comment, thread, from_status, to_status, revision, actor, batch, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        site, seq, occasion.at, occasion.kind, change.id, change.thread, change.from, change.to, change.revision,
        occasion.actor ?? null, occasion.batch ?? null, change.detail ?? null,
      ],
    );
    const flags = only(
      await connection.query<{ reported: number; reviewed: number }>(
        'update comments set seq = $3 where site = $1 and id = $2 returning open_reports as reported, reviewed',
        [site, change.id, seq],
      ),
    );
    moves.add(change.from, flags, -1);
    moves.add(change.to, flags, 1);
    await stateReasons(connection, site, occasion, change);
    const delta = Number(change.to === 'published') - Number(change.from === 'published');
    if (delta === 0 && change.to !== 'published') continue;
    await connection.query('update threads set published = published + $3, seq = $4 where site = $1 and thread = $2', [
      site, change.thread, delta, seq,
    ]);
    await connection.query('update branches set published = published + $3 where site = $1 and root = $2', [site, change.root, delta]);
    if (delta === 1 && occasion.kind !== 'imported') await tellOfReply(connection, site, change, occasion.at, occasion.settlesAt ?? occasion.at, newId);
    if (delta === -1) await untellOfReply(connection, site, change.id, occasion.at);
  }
  await moves.write(connection, site);
  return Array.from(changes, (_, index) => first + index);
};
