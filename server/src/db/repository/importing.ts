/** Comments from elsewhere: in small transactions, each whole, and what a former run has brought stays as it is. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, Database } from '../database.js';
import { hashSecret } from '../ids.js';
import { insertMany, placesOf } from './bulk.js';
import { Moves } from './flags.js';
import { hostRows } from './hosts.js';
import type { NewComment } from './posting.js';
import { takeNumbers } from './record.js';
import { encodeReasons } from './rows.js';

export interface Incoming {
  /** Its place in the source, the same at every run. */
  readonly sourceId: string;
  /** The `sourceId` of the comment it answers; null at top level. An unknown one: it stands at top level. */
  readonly parentSourceId: string | null;
  /** The id that it had with us; a comment of the site that has it is this one. Default: a fresh one. */
  readonly id?: string;
  readonly comment: Omit<NewComment, 'id' | 'parent'> & {
    /** Readers who recommended it elsewhere; who they were is not known. Default 0. */
    readonly votes?: number;
  };
}

export interface ImportCounts {
  readonly added: number;
  readonly present: number;
}

/** Comments in one transaction: so few that a reader's post waits some 30 ms for it at most. */
const step = 200;
/** Between two steps, in ms: on a slow machine a step may take much longer, and an import is to end. */
const longestPause = 200;

interface Fresh extends Incoming {
  readonly id: string;
  readonly parent: string | null;
  readonly root: string;
}

const known = async (connection: Connection, site: string, source: string, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await connection.query<{ source_id: string; comment: string }>(
    `select source_id, comment from imported where site = $1 and source = $2 and source_id in (${placesOf(ids, 3)})`,
    [site, source, ...ids],
  );
  return new Map(rows.map((row) => [row.source_id, row.comment]));
};

const rootsOf = async (connection: Connection, site: string, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await connection.query<{ id: string; root: string }>(`select id, root from comments where site = $1 and id in (${placesOf(ids, 2)})`, [site, ...ids]);
  return new Map(rows.map(({ id, root }) => [id, root]));
};

/** The tints of authors in their threads, as `insertComment` gives them. */
const seedsOf = async (connection: Connection, site: string, fresh: readonly Fresh[], newId: () => string): Promise<(one: Fresh) => string> => {
  const nameOf = (thread: string, author: string): string => JSON.stringify([thread, author]);
  const authors = new Map(fresh.flatMap(({ comment: { thread, authorKey } }) => (authorKey === null ? [] : [[nameOf(thread, authorKey), [thread, authorKey] as const]])));
  const seeds = new Map<string, string>();
  if (authors.size > 0) {
    const pairs = [...authors.values()];
    await insertMany(connection, 'thread_authors', ['site', 'thread', 'author_key', 'seed'], pairs.map((pair) => [site, ...pair, newId()]), 'on conflict do nothing');
    const rows = await connection.query<{ thread: string; author_key: string; seed: string }>(
      `select thread, author_key, seed from thread_authors where site = $1 and (thread, author_key) in (values ${pairs.map((_, index) => `($${2 * index + 2}, $${2 * index + 3})`).join(', ')})`,
      [site, ...pairs.flat()],
    );
    for (const row of rows) seeds.set(nameOf(row.thread, row.author_key), row.seed);
  }
  return ({ comment: { thread, authorKey } }) => (authorKey === null ? newId() : (seeds.get(nameOf(thread, authorKey)) ?? newId()));
};

/** As `recordChanges`, for many comments that did not exist before, by a handful of statements. */
const recordImported = async (connection: Connection, site: string, fresh: readonly Fresh[], at: number): Promise<void> => {
  const last = await takeNumbers(connection, site, fresh.length);
  const first = last - fresh.length + 1;
  await insertMany(
    connection, 'events', ['site', 'seq', 'at', 'kind', 'comment', 'thread', 'from_status', 'to_status', 'revision'],
    fresh.map(({ id, comment }, index) => [site, first + index, at, 'imported', id, comment.thread, null, comment.status, 1]),
  );
  await connection.query(
    'update comments set seq = e.seq from events e where e.site = $1 and e.seq >= $2 and e.seq <= $3 and comments.site = $1 and comments.id = e.comment',
    [site, first, last],
  );
  // An editor may have been there before the first comment, without knowing the page.
  for (const { thread, page } of new Map(fresh.map(({ comment }) => [comment.thread, comment])).values()) {
    if (page.url === '') continue;
    await connection.query(`update threads set url = $3, title = $4 where site = $1 and thread = $2 and url = ''`, [site, thread, page.url, page.title]);
  }
  await connection.query(
    `update threads set published = published + d.n, seq = d.latest
     from (select thread, count(*) as n, max(seq) as latest from events where site = $1 and seq >= $2 and seq <= $3 and to_status = 'published' group by thread) d
     where threads.site = $1 and threads.thread = d.thread`,
    [site, first, last],
  );
  await connection.query(
    `update branches set published = published + d.n
     from (select c.root, count(*) as n from events e join comments c on c.site = e.site and c.id = e.comment
           where e.site = $1 and e.seq >= $2 and e.seq <= $3 and e.to_status = 'published' group by c.root) d
     where branches.site = $1 and branches.root = d.root`,
    [site, first, last],
  );
  const moves = new Moves();
  for (const { comment } of fresh) moves.add(comment.status, { reported: 0, reviewed: 0 }, 1);
  await moves.write(connection, site);
};

const take = async (connection: Connection, site: string, source: string, batch: readonly Incoming[], at: number, newId: () => string): Promise<ImportCounts> => {
  const wanted = [...new Set(batch.flatMap(({ sourceId, parentSourceId }) => (parentSourceId === null ? [sourceId] : [sourceId, parentSourceId])))];
  const ids = await known(connection, site, source, wanted);
  const roots = await rootsOf(connection, site, [...new Set(batch.flatMap(({ parentSourceId }) => ids.get(parentSourceId ?? '') ?? []))]);
  const own = batch.flatMap(({ id }) => id ?? []);
  const here = await rootsOf(connection, site, own);
  const fresh: Fresh[] = [];
  for (const incoming of batch) {
    if (ids.has(incoming.sourceId)) continue;
    const id = incoming.id ?? newId();
    const there = here.get(id);
    if (there !== undefined) {
      ids.set(incoming.sourceId, id);
      roots.set(id, there);
      continue;
    }
    here.set(id, id);
    const parent = incoming.parentSourceId === null ? null : (ids.get(incoming.parentSourceId) ?? null);
    const root = parent === null ? id : (roots.get(parent) ?? id);
    ids.set(incoming.sourceId, id);
    roots.set(id, root);
    fresh.push({ ...incoming, id, parent, root });
  }
  const counts = { added: fresh.length, present: batch.length - fresh.length };
  if (fresh.length === 0) return counts;

  const threads = new Map([...fresh].reverse().map(({ comment }) => [comment.thread, comment]));
  await insertMany(
    connection, 'threads', ['site', 'thread', 'url', 'title', 'created_at', 'state', 'closed_because'],
    [...threads.values()].map(({ thread, page, createdAt, closed }) => [site, thread, page.url, page.title, createdAt, ...(closed === true ? ['closed', 'by-editor'] : ['open', null])]),
    'on conflict do nothing',
  );
  const seedOf = await seedsOf(connection, site, fresh, newId);
  await insertMany(
    connection, 'comments', ['site', 'id', 'thread', 'parent', 'root', 'status', 'created_at', 'seq', 'seed', 'dir', 'page_url', 'page_title', 'votes', 'badge'],
    fresh.map((one) => {
      const { id, parent, root, comment } = one;
      return [site, id, comment.thread, parent, root, comment.status, comment.createdAt, 0, seedOf(one), comment.dir, comment.page.url, comment.page.title, comment.votes ?? 0, comment.badge ?? null];
    }),
  );
  await insertMany(
    connection, 'branches', ['site', 'root', 'thread', 'created_at', 'score'],
    fresh.filter(({ id, root }) => id === root).map(({ id, comment }) => [site, id, comment.thread, comment.createdAt, comment.votes ?? 0]),
  );
  // What is erased has no words: a gap that replies hang on.
  await insertMany(
    connection, 'contents', ['site', 'comment', 'name', 'website', 'text', 'email', 'author_key', 'text_key', 'reasons', 'member', 'confirmed_at'],
    fresh.filter(({ comment }) => comment.status !== 'erased').map(({ id, comment }) => [
      site, id, comment.name, comment.website, comment.text, comment.email, comment.authorKey, comment.textKey, encodeReasons(comment.reasons),
      comment.member === true ? 1 : 0, comment.confirmedAt ?? null,
    ]),
  );
  await insertMany(
    connection, 'comment_rules', ['site', 'rule', 'created_at', 'comment'],
    fresh.flatMap(({ id, comment }) => [...new Set(comment.reasons.map(({ rule }) => rule))].map((rule) => [site, rule, comment.createdAt, id])),
  );
  await insertMany(
    connection, 'comment_hosts', ['site', 'host', 'comment'],
    fresh.filter(({ comment }) => comment.status !== 'erased').flatMap(({ id, comment }) => hostRows(site, id, comment)),
  );
  await insertMany(
    connection, 'votes', ['site', 'comment', 'secret_hash', 'at'],
    fresh.flatMap(({ id, comment }) => Array.from({ length: comment.votes ?? 0 }, () => [site, id, hashSecret(newId()), comment.createdAt])),
  );
  await insertMany(connection, 'imported', ['site', 'source', 'source_id', 'comment'], fresh.map(({ id, sourceId }) => [site, source, sourceId, id]));
  await recordImported(connection, site, fresh, at);
  return counts;
};

export const importingQueries = (database: Database, newId: () => string) => ({
  /**
   * Parents come before their replies. Where `comments` throws, the steps before stay, and a second run goes on from there.
   * `progress` hears after each step how many were looked at.
   */
  async importComments(site: string, source: string, comments: () => AsyncIterable<Incoming>, at: number, progress: (done: number) => void = () => undefined): Promise<ImportCounts> {
    const sum = { added: 0, present: 0 };
    let batch: Incoming[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length === 0) return;
      const given = batch;
      batch = [];
      const started = performance.now();
      const { added, present } = await database.transaction((connection) => take(connection, site, source, given, at, newId));
      sum.added += added;
      sum.present += present;
      progress(sum.added + sum.present);
      // SQLite's lock is not fair: without a pause as long as the step, a server's post beside this process would seldom get it.
      if (database.engine === 'sqlite' && added > 0) await pause(Math.min(performance.now() - started, longestPause));
    };
    for await (const incoming of comments()) {
      batch.push(incoming);
      if (batch.length === step) await flush();
    }
    await flush();
    return sum;
  },
});
