/** A reader's comment comes in: what the rules need to know of the past, and the one transaction that stores it. */
import type { CommentStatus } from '@sayso/widgets/comments';
import type { Reason } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';
import { meet, recordArrival, type Arrival, type Met } from './arrivals.js';
import { indexHosts } from './hosts.js';
import { encodeReasons } from './rows.js';
import { wishMail, type MailWish } from './mail.js';
import { recordChanges } from './record.js';
import { indexRules } from './rule-index.js';

export interface NewComment {
  readonly id: string;
  readonly thread: string;
  readonly parent: string | null;
  readonly status: CommentStatus;
  readonly createdAt: number;
  readonly name: string;
  readonly website: string;
  readonly text: string;
  readonly email: string | null;
  /** Keyed hash of the e-mail address; null where none was given. */
  readonly authorKey: string | null;
  /** Keyed hash of the normalised words. */
  readonly textKey: string;
  readonly dir: 'ltr' | 'rtl' | null;
  readonly reasons: readonly Reason[];
  /** What the rules knew beyond the words, by `encodeFacts`; absent where no rules judged. */
  readonly facts?: string;
  /** Which browser it came from, as a random id; default not known. */
  readonly device?: string;
  readonly page: { readonly url: string; readonly title: string };
  /** Its thread is closed, should it be new: an old discussion that comes from elsewhere. Default false. */
  readonly closed?: boolean;
  /** The paper's own sign-in says who it is. Default false. */
  readonly member?: boolean;
  /** When the address was proven to be the writer's; default never. */
  readonly confirmedAt?: number;
  /** Of a signed-in person; default none. */
  readonly badge?: 'staff' | 'author';
}

/** Proves, on a second try, that it is the same post. */
export interface PostKey {
  readonly secretHash: string;
  readonly bodyHash: string;
}

export type StoreOutcome = { readonly kind: 'stored' | 'seen'; readonly id: string } | { readonly kind: 'secret-reused' };

/** The tint of an author in a thread: random, the same for all comments of one address there. */
const seedOf = async (connection: Connection, site: string, comment: NewComment, fresh: string): Promise<string> => {
  if (comment.authorKey === null) return fresh;
  await connection.query('insert into thread_authors (site, thread, author_key, seed) values ($1, $2, $3, $4) on conflict do nothing', [
    site, comment.thread, comment.authorKey, fresh,
  ]);
  const [row] = await connection.query<{ seed: string }>(
    'select seed from thread_authors where site = $1 and thread = $2 and author_key = $3',
    [site, comment.thread, comment.authorKey],
  );
  return row?.seed ?? fresh;
};

/** Writes the rows of one comment, all but its event. Returns its root. `seed` is a fresh random text. */
export const insertComment = async (connection: Connection, site: string, comment: NewComment, seed: string): Promise<string> => {
  await connection.query(
    `insert into threads (site, thread, url, title, created_at, state, closed_because) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [
      site, comment.thread, comment.page.url, comment.page.title, comment.createdAt,
      ...(comment.closed === true ? ['closed', 'by-editor'] : ['open', null]),
    ],
  );
  // An editor may have been there before the first comment, without knowing the page.
  await connection.query(`update threads set url = $3, title = $4 where site = $1 and thread = $2 and url = '' and $3 <> ''`, [
    site, comment.thread, comment.page.url, comment.page.title,
  ]);
  const [parent] =
    comment.parent === null
      ? []
      : await connection.query<{ root: string }>('select root from comments where site = $1 and id = $2', [site, comment.parent]);
  const root = parent?.root ?? comment.id;
  await connection.query(
    `insert into comments (site, id, thread, parent, root, status, created_at, seq, seed, dir, page_url, page_title, badge)
     values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, $11, $12)`,
    [
      site, comment.id, comment.thread, parent === undefined ? null : comment.parent, root, comment.status, comment.createdAt,
      await seedOf(connection, site, comment, seed), comment.dir, comment.page.url, comment.page.title,
      comment.badge ?? null,
    ],
  );
  if (root === comment.id) {
    await connection.query('insert into branches (site, root, thread, created_at) values ($1, $2, $3, $4)', [
      site, comment.id, comment.thread, comment.createdAt,
    ]);
  }
  await connection.query(
    `insert into contents (site, comment, name, website, text, email, author_key, text_key, reasons, member, confirmed_at, facts, device)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      site, comment.id, comment.name, comment.website, comment.text, comment.email, comment.authorKey, comment.textKey, encodeReasons(comment.reasons),
      comment.member === true ? 1 : 0, comment.confirmedAt ?? null, comment.facts ?? null, comment.device ?? null,
    ],
  );
  await indexHosts(connection, site, comment.id, comment);
  await indexRules(connection, site, comment, comment.reasons);
  return root;
};

/** What is stored of a comment that was judged. */
export interface Judged {
  readonly comment: NewComment;
  /** Which rules judged: name and version. */
  readonly ruleSet: string;
  readonly mail: MailWish | null;
  /** Nobody knows its author. */
  readonly stranger: boolean;
}

const store = async (connection: Connection, site: string, key: PostKey, { comment, ruleSet, mail }: Omit<Judged, 'stranger'>, seed: string): Promise<string> => {
  const root = await insertComment(connection, site, comment, seed);
  const mine = await connection.query(
    `insert into receipts (site, secret_hash, body_hash, comment) values ($1, $2, $3, $4)
     on conflict do nothing returning comment`,
    [site, key.secretHash, key.bodyHash, comment.id],
  );
  if (mine.length === 0) throw new Seen();
  if (mail !== null) await wishMail(connection, site, comment.id, mail, comment.createdAt);
  const rules = comment.reasons.map((reason) => `${reason.rule}:${reason.code}`);
  const change = { id: comment.id, thread: comment.thread, root, from: null, to: comment.status, revision: 1 };
  await recordChanges(connection, site, { kind: 'posted', at: comment.createdAt }, [{ ...change, detail: JSON.stringify({ ruleSet, rules }) }]);
  return comment.id;
};

export const postingQueries = (database: Database, newId: () => string) => ({
  /** The comment that a secret has made before, or null. */
  async postedBefore(site: string, key: PostKey): Promise<StoreOutcome | null> {
    const [row] = await database.query<{ body_hash: string; comment: string }>(
      'select body_hash, comment from receipts where site = $1 and secret_hash = $2',
      [site, key.secretHash],
    );
    if (row === undefined) return null;
    return row.body_hash === key.bodyHash ? { kind: 'seen', id: row.comment } : { kind: 'secret-reused' };
  },

  /**
   * Stores what `judge` makes of a comment and of what came before it, or nothing where that is null. Once: of two posts with one
   * secret at the same moment, the second is `seen`. `judge` may be asked again.
   */
  async receive(site: string, key: PostKey, arrival: Arrival, judge: (met: Met) => Judged | null): Promise<StoreOutcome | { readonly kind: 'turned-away' }> {
    const seed = newId();
    try {
      return await database.transaction(async (connection) => {
        const judged = judge(await meet(connection, site, arrival));
        if (judged === null) throw new TurnedAway();
        await recordArrival(connection, site, arrival, judged.stranger);
        return { kind: 'stored', id: await store(connection, site, key, judged, seed) };
      });
    } catch (error) {
      if (error instanceof TurnedAway) return { kind: 'turned-away' };
      if (error instanceof Seen) return (await this.postedBefore(site, key)) ?? { kind: 'secret-reused' };
      throw error;
    }
  },

  /** The same for what is judged already, whoever came before. */
  async post(site: string, key: PostKey, comment: NewComment, ruleSet: string, mail: MailWish | null = null): Promise<StoreOutcome> {
    const seed = newId();
    try {
      return { kind: 'stored', id: await database.transaction((connection) => store(connection, site, key, { comment, ruleSet, mail }, seed)) };
    } catch (error) {
      if (error instanceof Seen) return (await this.postedBefore(site, key)) ?? { kind: 'secret-reused' };
      throw error;
    }
  },

  /** May a reply hang on it? Any comment of the same thread that was not refused. */
  async parentExists(site: string, thread: string, id: string): Promise<boolean> {
    const rows = await database.query(
      `select id from comments where site = $1 and id = $2 and thread = $3 and status not in ('spam', 'rejected')`,
      [site, id, thread],
    );
    return rows.length > 0;
  },

  /** Does one of these secrets belong to a comment whose address was proven to be this author's? */
  async addressProven(site: string, authorKey: string, secretHashes: readonly string[]): Promise<boolean> {
    if (secretHashes.length === 0) return false;
    const places = secretHashes.map((_, index) => `$${index + 3}`).join(', ');
    const rows = await database.query(
      `select 1 as one from receipts r join contents w on w.site = r.site and w.comment = r.comment
       where r.site = $1 and w.author_key = $2 and w.confirmed_at is not null and r.secret_hash in (${places}) limit 1`,
      [site, authorKey, ...secretHashes],
    );
    return rows.length > 0;
  },

  /** Comments with the same words, but for `except`: in the thread, and on the site since a moment. */
  async sameText(site: string, thread: string, textKey: string, since: number, except = '') {
    const [row] = await database.query<{ here: number | null; today: number | null }>(
      `select sum(case when c.thread = $3 then 1 else 0 end) as here, sum(case when c.created_at >= $4 then 1 else 0 end) as today
       from (select site, comment from contents where site = $1 and text_key = $2 and comment <> $5 limit 1000) w
         join comments c on c.site = w.site and c.id = w.comment`,
      [site, textKey, thread, since, except],
    );
    return { inThread: row?.here ?? 0, onSiteToday: row?.today ?? 0 };
  },
});

/** Rolls the transaction back when another post with the same secret was first. */
class Seen extends Error {}
/** Or when the rules refuse: a ticket is not spent by it. */
class TurnedAway extends Error {}
