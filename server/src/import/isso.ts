/**
 * Takes the comments of Isso: of its database (SQLite, `comments.db`), or of its "generic" JSON, a list of threads with their
 * comments.
 */
import Sqlite from 'libsql';
import { open } from 'node:fs/promises';
import type { CommentStatus } from '@sayso/widgets/comments';
import type { Incoming } from '../db/repository/importing.js';
import { markupOf, momentOf, placeOf, toIncoming, type Found } from './found.js';
import { parentsFirst } from './parents-first.js';
import { jsonItems } from './json-items.js';
import { number, record, text } from './loose.js';
import { listed, type ReadExport, type Reading } from './reading.js';
import { ImportRefusal } from './refusal.js';

export interface IssoSummary {
  threads: number;
  comments: number;
  replies: number;
  /** 1 accepted, 2 waiting, 4 deleted: Isso's own numbers. */
  readonly byMode: Record<string, number>;
}

const statusOf = (mode: number): CommentStatus => (mode === 4 ? 'erased' : mode === 2 ? 'held' : 'published');

/** Tools that write this format leave titles as they stand in an address: "Nat+%26+Miguel". */
const titleOf = (title: string): string => {
  if (/\s/.test(title) || !/%[0-9A-Fa-f]{2}|[^+]\+[^+]/.test(title)) return title;
  try {
    return decodeURIComponent(title.replaceAll('+', ' '));
  } catch {
    return title;
  }
};

const secondsToMs = (seconds: number): number | null => (Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : null);

type Given = Omit<Found, 'place'> & { readonly uri: string; readonly mode: number };

const reading = async (
  site: Parameters<ReadExport>[0], at: number, source: string, name: string, threads: number, given: () => AsyncIterable<Given>,
): Promise<Reading<IssoSummary>> => {
  const summary: IssoSummary = { threads, comments: 0, replies: 0, byMode: {} };
  const leftOut = { 'on no page (no address)': 0, 'not a word in them': 0 };
  let expected = 0;
  const found = async function* (): AsyncGenerator<Found> {
    for await (const { uri, mode: _mode, ...each } of given()) {
      const place = placeOf(uri);
      if (place !== null && (each.text !== '' || each.status === 'erased')) yield { ...each, place };
    }
  };
  for await (const { uri, mode, text: words, status, parentSourceId } of given()) {
    summary.comments++;
    if (parentSourceId !== null) summary.replies++;
    summary.byMode[mode] = (summary.byMode[mode] ?? 0) + 1;
    if (placeOf(uri) === null) leftOut['on no page (no address)']++;
    else if (words === '' && status !== 'erased') leftOut['not a word in them']++;
    else expected++;
  }
  return {
    summary, expected, leftOut, source,
    lines: [
      name,
      `  comments: ${summary.comments} in ${summary.threads} threads; ${summary.replies} replies`,
      `  by Isso's mode (1 accepted, 2 waiting, 4 deleted): ${listed(summary.byMode)}`,
    ],
    async *comments(): AsyncGenerator<Incoming> {
      for await (const each of parentsFirst(found())) yield toIncoming(site, each, at);
    },
  };
};

const fromJson: ReadExport<IssoSummary> = async (site, file, at) => {
  let threads = 0;
  const given = async function* (): AsyncGenerator<Given> {
    for await (const { key, value, line } of jsonItems(file)) {
      const thread = record(value);
      const uri = text(thread?.['id']);
      const comments = thread?.['comments'];
      if (key !== '' || thread === undefined || uri === '' || !Array.isArray(comments)) throw new ImportRefusal('this is not an Isso export (a list of threads, each with "id" and "comments")', line);
      const times = new Map<string, number>();
      for (const each of comments) {
        const comment = record(each);
        if (comment === undefined) throw new ImportRefusal('a comment that is none', line);
        const id = text(comment['id']);
        const time = (times.get(id) ?? 0) + 1;
        times.set(id, time);
        const parent = text(comment['parent']);
        const mode = number(comment['mode']) ?? 1;
        yield {
          sourceId: `${uri}#${id}${time === 1 ? '' : `~${time}`}`, parentSourceId: parent === '' || comment['parent'] === 0 ? null : `${uri}#${parent}`,
          uri, mode, title: titleOf(text(thread['title'])), closed: false, status: statusOf(mode),
          createdAt: momentOf(text(comment['created'])) ?? secondsToMs(number(comment['created']) ?? 0),
          name: text(comment['author']), email: text(comment['email']), website: text(comment['website']),
          text: markupOf(text(comment['text'])), votes: number(comment['likes']) ?? 0,
        };
      }
    }
  };
  for await (const _ of jsonItems(file)) threads++;
  return reading(site, at, 'isso:json', 'Isso export (JSON)', threads, given);
};

const rows = (file: string, query: string): readonly Readonly<Record<string, unknown>>[] => {
  const database = new Sqlite(file, { readonly: true });
  try {
    return database.prepare(query).all() as readonly Readonly<Record<string, unknown>>[];
  } catch (error) {
    throw new ImportRefusal(`this is not Isso's database (${error instanceof Error ? error.message : String(error)})`, 0);
  } finally {
    database.close();
  }
};

const fromDatabase: ReadExport<IssoSummary> = async (site, file, at) => {
  const columns = new Set(rows(file, 'pragma table_info(comments)').map((row) => text(row['name'])));
  const [count] = rows(file, 'select count(*) as n from threads');
  const atOnce = 1000;
  const given = async function* (): AsyncGenerator<Given> {
    let last = 0;
    for (;;) {
      const page = rows(
        file,
        `select c.id, c.parent, c.created, c.mode, c.text, c.author, c.email, c.website, ${columns.has('likes') ? 'c.likes' : '0 as likes'}, t.uri, t.title
         from comments c join threads t on t.id = c.tid where c.id > ${last} order by c.id limit ${atOnce}`,
      );
      for (const row of page) {
        last = number(row['id']) ?? last;
        const mode = number(row['mode']) ?? 1;
        const parent = number(row['parent']);
        yield {
          sourceId: String(last), parentSourceId: parent === undefined ? null : String(parent), uri: text(row['uri']), mode, title: text(row['title']), closed: false,
          status: statusOf(mode), createdAt: secondsToMs(number(row['created']) ?? 0), name: text(row['author']), email: text(row['email']),
          website: text(row['website']), text: markupOf(text(row['text'])), votes: number(row['likes']) ?? 0,
        };
      }
      if (page.length < atOnce) return;
    }
  };
  return reading(site, at, 'isso', "Isso's database", number(count?.['n']) ?? 0, given);
};

const isDatabase = async (file: string): Promise<boolean> => {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1') === 'SQLite format 3\0';
  } finally {
    await handle.close();
  }
};

export const readIssoExport: ReadExport<IssoSummary> = async (site, file, at) => ((await isDatabase(file)) ? fromDatabase : fromJson)(site, file, at);
