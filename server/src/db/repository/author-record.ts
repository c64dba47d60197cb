/**
 * How an author's comments ended. An author is known by the key of an address, or by a browser: it holds the secrets of its comments,
 * the server their hashes, and on each comment a random id that is handed on to the next. So the newest secret is enough, and no
 * address or network is part of it. Counting stops at 1,000.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import type { Database } from '../database.js';
import { placesOf } from './bulk.js';

export interface AuthorRecord {
  readonly published: number;
  /** Spam, rejected or removed. */
  readonly refused: number;
}

export interface Shown {
  /** The id that the next comment of this browser is given; null: none of the secrets tells one. */
  readonly device: string | null;
  /** Whether any of the secrets is of a comment that is still there. */
  readonly known: boolean;
  /** How the comments ended that the secrets cover. */
  readonly record: AuthorRecord;
}

interface StatusCount {
  readonly status: CommentStatus;
  readonly n: number;
}

const nobodys: AuthorRecord = { published: 0, refused: 0 };
const mostCounted = 1000;
const refusedAre = `('spam', 'rejected', 'removed')`;

const recordOf = (counts: readonly StatusCount[]): AuthorRecord => {
  const sum = (...statuses: readonly CommentStatus[]): number => counts.filter(({ status }) => statuses.includes(status)).reduce((total, { n }) => total + n, 0);
  return { published: sum('published'), refused: sum('spam', 'rejected', 'removed') };
};

export const authorRecordQueries = (database: Database) => {
  /** Of the comments whose ids a query of `contents` finds; `$1` is the site, `$2` the comment that does not count. */
  const recordOfAll = async (site: string, found: string, values: readonly (string | number)[], except: string): Promise<AuthorRecord> =>
    recordOf(
      await database.query<StatusCount>(
        `select c.status, count(*) as n from (select comment from (${found}) w where comment <> $2 limit ${mostCounted}) past
           join comments c on c.site = $1 and c.id = past.comment group by c.status`,
        [site, except, ...values],
      ),
    );
  const mine = 'select comment from contents where site = $1 and';

  return {
    /** By the address, but for the comment `except`. `proven`: only those whose address was proven. */
    authorRecord: async (site: string, authorKey: string | null, except = '', proven = false): Promise<AuthorRecord> =>
      authorKey === null ? nobodys : recordOfAll(site, `${mine} author_key = $3 and ($4 = 0 or confirmed_at is not null)`, [authorKey, proven ? 1 : 0], except),

    /** The same of many at once. What was refused is found however much was published, so all of an author's comments are gone through, once. */
    async authorRecords(site: string, authorKeys: readonly string[]): Promise<ReadonlyMap<string, AuthorRecord>> {
      if (authorKeys.length === 0) return new Map();
      // Author by author, and both counts in one text: grouped, PostgreSQL reads the whole table for fifty who wrote little.
      const rows = await database.query<{ readonly key: string; readonly counts: string }>(
        `select a.column1 as key,
           (select count(case when c.status = 'published' then 1 end) || ' ' || count(case when c.status in ${refusedAre} then 1 end)
            from contents w join comments c on c.site = w.site and c.id = w.comment where w.site = $1 and w.author_key = a.column1) as counts
         from (values ${authorKeys.map((_, index) => `($${index + 2})`).join(', ')}) a`,
        [site, ...authorKeys],
      );
      return new Map(
        rows.map(({ key, counts }) => {
          const [published = 0, refused = 0] = counts.split(' ').map((count) => Math.min(Number(count), mostCounted));
          return [key, { published, refused }];
        }),
      );
    },

    /** What these secrets of earlier comments show, the newest last. An erased comment shows nothing. */
    async shownBy(site: string, secretHashes: readonly string[]): Promise<Shown> {
      if (secretHashes.length === 0) return { device: null, known: false, record: nobodys };
      const rows = await database.query<{ secret: string; comment: string; device: string | null }>(
        `select r.secret_hash as secret, w.comment, w.device from receipts r join contents w on w.site = r.site and w.comment = r.comment
         where r.site = $1 and r.secret_hash in (${placesOf(secretHashes, 2)})`,
        [site, ...secretHashes],
      );
      if (rows.length === 0) return { device: null, known: false, record: nobodys };
      const deviceOf = new Map(rows.map(({ secret, device }) => [secret, device]));
      const devices = secretHashes.flatMap((each) => deviceOf.get(each) ?? []);
      const different = [...new Set(devices)];
      const comments = rows.map(({ comment }) => comment);
      const byDevice = different.length === 0 ? '' : ` union ${mine} device in (${placesOf(different, 3 + comments.length)})`;
      return { device: devices.at(-1) ?? null, known: true, record: await recordOfAll(site, `${mine} comment in (${placesOf(comments, 3)})${byDevice}`, [...comments, ...different], '') };
    },

    /** By the browser, but for the comment `except`. */
    deviceRecord: async (site: string, device: string | null, except = ''): Promise<AuthorRecord> =>
      device === null ? nobodys : recordOfAll(site, `${mine} device = $3`, [device], except),
  };
};
