/** A database with as many comments as one wants, spread as on a news site, written as if they had been posted. */
import { insertMany } from '../server/dist/src/db/repository/bulk.js';
import { newId } from '../server/dist/src/db/ids.js';
import { createRepository } from '../server/dist/src/db/repository.js';

/** Repeatable numbers between 0 and 1 (mulberry32). */
export const numbers = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

/** Comments in one thread: most have few, some have many. */
const threadSize = (random) => Math.ceil(4 + 400 * random() ** 6 + 40 * random());

const words = 'the vote was close and nobody who had counted before dawn would say that tram harbour council budget bridge school answered again'.split(' ');
export const sentence = (random) => Array.from({ length: 10 + Math.floor(random() * 40) }, () => words[Math.floor(random() * words.length)]).join(' ');

/** Writes `count` comments as if they had been posted: log, projections, words. Gives the names of the threads. */
export const fill = async (database, count) => {
  const random = numbers(7);
  const repository = createRepository(database, newId);
  const start = Date.UTC(2025, 0, 1);
  await repository.openSite('default', start);
  const threads = [];
  const totals = new Map();
  let seq = 0;
  let rows = { threads: [], comments: [], branches: [], contents: [], events: [] };
  const columns = {
    threads: ['site', 'thread', 'url', 'title', 'created_at', 'published', 'seq'],
    comments: ['site', 'id', 'thread', 'parent', 'root', 'status', 'created_at', 'seq', 'seed', 'page_url', 'page_title'],
    branches: ['site', 'root', 'thread', 'created_at', 'published'],
    contents: ['site', 'comment', 'name', 'website', 'text', 'email', 'author_key', 'text_key', 'reasons'],
    events: ['site', 'seq', 'at', 'kind', 'comment', 'thread', 'from_status', 'to_status', 'revision'],
  };
  const flush = async () => {
    const given = rows;
    rows = { threads: [], comments: [], branches: [], contents: [], events: [] };
    await database.transaction(async (connection) => {
      for (const table of Object.keys(columns)) await insertMany(connection, table, columns[table], given[table]);
    });
  };
  while (seq < count) {
    const thread = `/2025/${threads.length}/story`;
    threads.push(thread);
    const size = Math.min(threadSize(random), count - seq);
    const here = [];
    const branches = new Map();
    let published = 0;
    let last = 0;
    for (let index = 0; index < size; index++) {
      seq++;
      const id = `c${seq.toString(36).padStart(21, '0')}`;
      const status = random() < 0.95 ? 'published' : random() < 0.5 ? 'held' : 'spam';
      const parent = here.length > 0 && random() < 0.6 ? here[Math.floor(random() * here.length)] : null;
      const root = parent === null ? id : parent.root;
      const at = start + seq * 60_000;
      const page = `https://paper.example${thread}`;
      rows.comments.push(['default', id, thread, parent?.id ?? null, root, status, at, seq, `s${seq % 5000}`, page, 'A story']);
      const author = Math.floor(random() * Math.max(10, count / 20));
      rows.contents.push(['default', id, `Reader ${author}`, '', sentence(random), `reader${author}@reader.example`, `a${author}`, `t${seq}`, '[]']);
      rows.events.push(['default', seq, at, 'posted', id, thread, null, status, 1]);
      totals.set(status, (totals.get(status) ?? 0) + 1);
      if (parent === null) branches.set(id, { at, published: 0 });
      if (status === 'published') {
        published++;
        last = seq;
        branches.get(root).published++;
      }
      here.push({ id, root });
    }
    for (const [root, branch] of branches) rows.branches.push(['default', root, thread, branch.at, branch.published]);
    rows.threads.push(['default', thread, `https://paper.example${thread}`, 'A story', start, published, last]);
    if (rows.comments.length > 20_000) await flush();
  }
  await flush();
  await database.transaction(async (connection) => {
    await connection.query('update sites set seq = $2 where site = $1', ['default', seq]);
    await insertMany(connection, 'queue_counts', ['site', 'status', 'reported', 'reviewed', 'n'], [...totals].map(([status, n]) => ['default', status, 0, 0, n]));
    await connection.query('analyze');
  });
  return threads;
};
