/**
 * What other servers are to be told, as rows of its own: gathered from the log, one after the other, so that nothing is told twice
 * or passed over, whatever process gathers. What a moderator decided is told when the undo is over, and not if it was taken back.
 */
import type { Comment, CommentStatus } from '@sayso/widgets/comments';
import { newId } from '../ids.js';
import { only, type Connection, type Database } from '../database.js';
import { commentColumns, commentTables, toComment, type CommentRow } from './rows.js';

const hour = 3_600_000;
/** Older news is no news, in ms. */
const deliveryLength = 72 * hour;
/** Events of the log that are looked at in one transaction. */
const mostAtOnce = 200;

/** One line of the log, as far as a hook asks for it. */
export interface LoggedLine {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly actor: string | null;
  readonly comment: string;
  readonly batch: string | null;
  readonly from: CommentStatus | null;
  readonly to: CommentStatus | 'reported';
}

type DecidedLine = LoggedLine & { readonly undoUntil: number | null };

/** The type under which a hook is told of a line; null: it is not. */
export type Tell = (line: Pick<LoggedLine, 'kind' | 'actor' | 'from' | 'to'>) => string | null;

export interface WebhookDelivery {
  /** The same at every try. */
  readonly id: string;
  readonly type: string;
  readonly comment: string;
  readonly seq: number;
  /** When it happened, ms since 1970. */
  readonly at: number;
  readonly expiresAt: number;
  /** Tries that were begun. */
  readonly attempts: number;
}

const deliveryColumns = 'id, type, comment, seq, at, expires_at as "expiresAt", attempts';

export interface WebhookState {
  readonly name: string;
  readonly waiting: number;
  /** null: nothing was tried yet. */
  readonly lastAt: number | null;
  readonly lastCode: string | null;
  readonly deliveredAt: number | null;
  readonly givenUp: number;
}

/** A comment as others are told of it. */
export interface ToldComment {
  readonly comment: Comment;
  readonly page: { readonly url: string; readonly title: string };
  /** Of the report with this number in the log. */
  readonly report: { readonly lane: string; readonly reason: string } | null;
  /** Until when its last decision can be undone with nobody the wiser, ms since 1970; 0: it cannot. */
  readonly settlesAt: number;
}

/** Was a decision taken back before anybody was told of it? Then neither the one nor the other is told. */
const neverTold = async (connection: Connection, site: string, hook: string, line: DecidedLine, tell: Tell): Promise<boolean> => {
  const waiting = await connection.query<{ attempts: number }>('delete from webhook_deliveries where site = $1 and hook = $2 and batch = $3 and comment = $4 returning attempts', [
    site, hook, line.batch, line.comment,
  ]);
  if (waiting.some(({ attempts }) => attempts === 0)) return true;
  const decided = { kind: 'decided', actor: line.actor, from: line.to as CommentStatus, to: line.from ?? 'held' } as const;
  return line.at < (line.undoUntil ?? 0) && tell(decided) === null;
};

export const webhookQueries = (database: Database) => ({
  /** Makes the hooks that are new, which begin with what happens from now on, and forgets those that are set no more. */
  setWebhooks: (site: string, names: readonly string[]): Promise<void> =>
    database.transaction(async (connection) => {
      const known = await connection.query<{ name: string }>('select name from webhooks where site = $1', [site]);
      for (const { name } of known.filter((each) => !names.includes(each.name))) {
        await connection.query('delete from webhook_deliveries where site = $1 and hook = $2', [site, name]);
        await connection.query('delete from webhooks where site = $1 and name = $2', [site, name]);
      }
      for (const name of names) await connection.query('insert into webhooks (site, name, seq) select site, $2, seq from sites where site = $1 on conflict do nothing', [site, name]);
    }),

  /** Writes a hook's deliveries of what the log has said since; false where nothing was new. */
  async gatherDeliveries(site: string, hook: string, now: number, tell: Tell): Promise<boolean> {
    const [behind] = await database.query('select 1 as one from webhooks h join sites s on s.site = h.site and s.seq > h.seq where h.site = $1 and h.name = $2', [site, hook]);
    if (behind === undefined) return false;
    return database.transaction(async (connection) => {
      const [mine] = await connection.query<{ seq: number }>('update webhooks set seq = seq where site = $1 and name = $2 returning seq', [site, hook]);
      if (mine === undefined) return false;
      // Up to this number everything is committed: numbers are given out under the site's lock.
      const { seq: top } = only(await connection.query<{ seq: number }>('select seq from sites where site = $1', [site]));
      const lines = await connection.query<DecidedLine>(
        `select e.seq, e.at, e.kind, e.actor, e.comment, e.batch, e.from_status as "from", e.to_status as "to", d.undo_until as "undoUntil"
         from events e left join decisions d on d.site = e.site and d.batch = e.batch and d.comment = e.comment
         where e.site = $1 and e.seq > $2 and e.seq <= $3
           and not exists (select 1 from import_runs r where r.site = e.site and e.seq > r.base and e.seq <= r.base + r.numbers)
         order by e.seq limit $4`,
        [site, mine.seq, top, mostAtOnce],
      );
      for (const line of lines) {
        if (line.kind === 'undone' && (await neverTold(connection, site, hook, line, tell))) continue;
        const type = line.at < now - deliveryLength ? null : tell(line);
        if (type === null) continue;
        const notBefore = line.kind === 'decided' ? (line.undoUntil ?? line.at) : line.at;
        await connection.query(
          `insert into webhook_deliveries (site, id, hook, type, comment, batch, seq, at, not_before, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [site, newId(), hook, type, line.comment, line.kind === 'decided' ? line.batch : null, line.seq, line.at, notBefore, line.at + deliveryLength],
        );
      }
      // Numbers that were set aside for an import are passed by: what comes under them is the past.
      const last = lines.length < mostAtOnce ? top : (lines.at(-1)?.seq ?? top);
      await connection.query('update webhooks set seq = $3 where site = $1 and name = $2', [site, hook, last]);
      return lines.length > 0;
    });
  },

  /** Gives up what has waited too long; gives how many it were. */
  giveUpDeliveries: (site: string, hook: string, now: number): Promise<number> =>
    database.transaction(async (connection) => {
      const old = await connection.query('delete from webhook_deliveries where site = $1 and hook = $2 and expires_at <= $3 and claimed_until <= $3 returning id', [site, hook, now]);
      if (old.length > 0) await connection.query('update webhooks set given_up = given_up + $3 where site = $1 and name = $2', [site, hook, old.length]);
      return old.length;
    }),

  /** What may be told now and is nobody's, in the order in which it happened; nothing while the hook is left alone. */
  dueDeliveries: (site: string, hook: string, now: number, limit: number): Promise<readonly { readonly id: string }[]> =>
    database.query<{ id: string }>(
      `select d.id from webhook_deliveries d join webhooks h on h.site = d.site and h.name = d.hook and h.paused_until <= $3
       where d.site = $1 and d.hook = $2 and d.not_before <= $3 and d.claimed_until <= $3 order by d.seq limit $4`,
      [site, hook, now, limit],
    ),

  /** Makes a due one this process' own until a moment, and counts the try; null where another was quicker, or it was taken back. */
  claimDelivery: (site: string, id: string, now: number, until: number): Promise<WebhookDelivery | null> =>
    database.transaction(async (connection) => {
      const [mine] = await connection.query<WebhookDelivery>(
        `update webhook_deliveries set claimed_until = $4, attempts = attempts + 1
         where site = $1 and id = $2 and not_before <= $3 and claimed_until <= $3
           and not exists (select 1 from decisions d where d.site = webhook_deliveries.site and d.batch = webhook_deliveries.batch and d.comment = webhook_deliveries.comment
             and d.undone_at is not null)
         returning ${deliveryColumns}`,
        [site, id, now, until],
      );
      return mine ?? null;
    }),

  /** Told, or never to be told. */
  deliveryDone: (site: string, id: string): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('delete from webhook_deliveries where site = $1 and id = $2', [site, id]);
    }),

  /** Gives a claimed one back, for a later try; `untried`: nobody was asked this time. */
  deliveryLater: (site: string, id: string, notBefore: number, untried = false): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('update webhook_deliveries set claimed_until = 0, not_before = $3, attempts = attempts - $4 where site = $1 and id = $2', [
        site, id, notBefore, untried ? 1 : 0,
      ]);
    }),

  /** How the last try of a hook went, for its owner. `pausedFor`: the hook itself does not answer; ms that it is left alone, by how often that was so. */
  webhookTried: (
    site: string, hook: string, at: number, { code, kind, pausedFor }: { readonly code: string; readonly kind: 'delivered' | 'later'; readonly pausedFor?: (failures: number) => number },
  ): Promise<void> =>
    database.transaction(async (connection) => {
      const [mine] = await connection.query<{ failures: number }>(
        'update webhooks set last_at = $3, last_code = $4, failures = case when $5 = 1 then failures + 1 else 0 end where site = $1 and name = $2 returning failures',
        [site, hook, at, code, pausedFor === undefined ? 0 : 1],
      );
      const until = mine === undefined || pausedFor === undefined ? 0 : at + pausedFor(mine.failures);
      await connection.query('update webhooks set paused_until = $3, delivered_at = coalesce($4, delivered_at) where site = $1 and name = $2', [
        site, hook, until, kind === 'delivered' ? at : null,
      ]);
    }),

  webhookStates: (site: string): Promise<readonly WebhookState[]> =>
    database.query<WebhookState>(
      `select h.name, h.last_at as "lastAt", h.last_code as "lastCode", h.delivered_at as "deliveredAt", h.given_up as "givenUp",
         (select count(*) from webhook_deliveries w where w.site = h.site and w.hook = h.name) as waiting
       from webhooks h where h.site = $1 order by h.name`,
      [site],
    ),

  /** A comment as it stands now, and what line `seq` of the log says of a report; null where there is no such comment. */
  async toldComment(site: string, id: string, seq: number): Promise<ToldComment | null> {
    const [row] = await database.query<CommentRow & { readonly page_url: string; readonly page_title: string; readonly settles_at: number }>(
      `select ${commentColumns}, c.page_url, c.page_title,
         coalesce((select max(d.undo_until) from decisions d where d.site = c.site and d.comment = c.id and d.undone_at is null), 0) as settles_at
       from ${commentTables} where c.site = $1 and c.id = $2`,
      [site, id],
    );
    if (row === undefined) return null;
    const [line] = await database.query<{ detail: string | null }>(`select detail from events where site = $1 and seq = $2 and kind = 'reported'`, [site, seq]);
    const report = line?.detail == null ? null : (JSON.parse(line.detail) as { readonly lane: string; readonly reason: string });
    return {
      comment: toComment(row),
      page: { url: row.page_url, title: row.page_title },
      report: report === null ? null : { lane: report.lane, reason: report.reason },
      settlesAt: row.settles_at,
    };
  },
});
