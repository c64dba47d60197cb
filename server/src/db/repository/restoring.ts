/** A site's own export comes back: comments with all that hangs on them, in small transactions, under the ids that they had. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CommentStatus } from '@sayso/widgets/comments';
import { commentTable, contentTable, namesOf, ofComment, threadTable, toValues, type Json, type Table } from '../../export/records.js';
import type { Connection, Database, Value } from '../database.js';
import { insertMany, placesOf } from './bulk.js';
import { Moves, refreshFlags } from './flags.js';
import { hostRows } from './hosts.js';
import type { ImportCounts } from './importing.js';
import { takeNumbers } from './record.js';

export interface ComingBack {
  /** Names the export for ever. */
  readonly id: string;
  /** Numbers that its log has. */
  readonly seq: number;
}

export type ComingLine = { readonly kind: 'thread' | 'comment'; readonly json: Json } | { readonly kind: 'site'; readonly table: Table; readonly json: Json };

/** Lines in one transaction. */
const step = 100;
const longestPause = 200;

const listOf = (json: Json, name: string): readonly Json[] => (json[name] ?? []) as readonly Json[];
const word = (json: Json, name: string): string => String(json[name]);

/** Where the export's numbers begin here: set aside once, so that a run which was stopped goes on with the same. */
const baseOf = async (connection: Connection, site: string, { id, seq }: ComingBack): Promise<number> => {
  // The lock under which counts are touched.
  await connection.query('update sites set seq = seq where site = $1', [site]);
  const [kept] = await connection.query<{ base: number }>('select base from import_runs where site = $1 and export = $2', [site, id]);
  if (kept !== undefined) return kept.base;
  const last = await takeNumbers(connection, site, seq);
  await connection.query('insert into import_runs (site, export, base, numbers) values ($1, $2, $3, $4)', [site, id, last - seq, seq]);
  return last - seq;
};

const isRoot = (json: Json): boolean => json['root'] === json['id'];
const isPublished = (json: Json): boolean => json['status'] === 'published';

/** The last number under which readers saw one of these. */
const lastSeen = (comments: readonly Json[], base: number): number =>
  Math.max(0, ...comments.flatMap((json) => listOf(json, 'events').filter(({ fromStatus, toStatus }) => fromStatus === 'published' || toStatus === 'published').map(({ seq }) => Number(seq) + base)));

const grouped = (comments: readonly Json[], name: string): ReadonlyMap<string, readonly Json[]> => {
  const groups = new Map<string, Json[]>();
  for (const json of comments) groups.set(word(json, name), [...(groups.get(word(json, name)) ?? []), json]);
  return groups;
};

const takeComments = async (connection: Connection, site: string, lines: readonly Json[], coming: ComingBack): Promise<ImportCounts> => {
  const ids = lines.map((json) => word(json, 'id'));
  const here = new Set(ids.length === 0 ? [] : (await connection.query<{ id: string }>(`select id from comments where site = $1 and id in (${placesOf(ids, 2)})`, [site, ...ids])).map(({ id }) => id));
  const fresh = lines.filter((json) => !here.has(word(json, 'id')));
  const counts = { added: fresh.length, present: lines.length - fresh.length };
  if (fresh.length === 0) return counts;
  const base = await baseOf(connection, site, coming);
  const put = (table: Table, owner: string, rows: readonly (readonly [id: string, json: Json])[], tail = 'on conflict do nothing') =>
    insertMany(connection, table.table, ['site', owner, ...namesOf(table)], rows.map(([id, json]): readonly Value[] => [site, id, ...toValues(table, json, base)]), tail);

  await insertMany(
    connection, 'comments', ['site', 'votes', ...namesOf(commentTable)],
    fresh.map((json) => [site, listOf(json, 'votes').length, ...toValues(commentTable, json, base)]),
  );
  await insertMany(
    connection, 'branches', ['site', 'root', 'thread', 'created_at', 'score'],
    fresh.filter(isRoot).map((json) => [site, word(json, 'id'), word(json, 'thread'), Number(json['createdAt']), listOf(json, 'votes').length]),
  );
  const contents = fresh.flatMap((json): (readonly [string, Json])[] => {
    const content = json['content'] as Json | null;
    return content === null ? [] : [[word(json, 'id'), content]];
  });
  await put(contentTable, 'comment', contents, '');
  await insertMany(
    connection, 'comment_hosts', ['site', 'host', 'comment'],
    contents.flatMap(([id, content]) => hostRows(site, id, { website: word(content, 'website'), text: word(content, 'text') })),
  );
  const authors = new Map<string, readonly Value[]>();
  const rules: (readonly Value[])[] = [];
  for (const json of fresh) {
    const content = (json['content'] ?? {}) as Json;
    const author = content['authorKey'];
    if (typeof author === 'string') authors.set(JSON.stringify([json['thread'], author]), [site, word(json, 'thread'), author, word(json, 'seed')]);
    for (const rule of new Set(listOf(content, 'reasons').map((reason) => word(reason, 'rule')))) rules.push([site, rule, Number(json['createdAt']), word(json, 'id')]);
  }
  await insertMany(connection, 'thread_authors', ['site', 'thread', 'author_key', 'seed'], [...authors.values()], 'on conflict do nothing');
  await insertMany(connection, 'comment_rules', ['site', 'rule', 'created_at', 'comment'], rules);
  for (const [name, table] of Object.entries(ofComment)) {
    await put(table, 'comment', fresh.flatMap((json) => listOf(json, name).map((each): readonly [string, Json] => [word(json, 'id'), each])));
  }
  for (const [thread, comments] of grouped(fresh, 'thread')) {
    const latest = lastSeen(comments, base);
    await connection.query(
      'update threads set published = published + $3, seq = case when seq < $4 then $4 else seq end, vote_changes = vote_changes + 1 where site = $1 and thread = $2',
      [site, thread, comments.filter(isPublished).length, latest],
    );
  }
  for (const [root, comments] of grouped(fresh.filter(isPublished), 'root')) {
    await connection.query('update branches set published = published + $3 where site = $1 and root = $2', [site, root, comments.length]);
  }
  const moves = new Moves();
  for (const json of fresh) moves.add(word(json, 'status') as CommentStatus, { reported: 0, reviewed: 0 }, 1);
  await moves.write(connection, site);
  await refreshFlags(connection, site, fresh.filter((json) => listOf(json, 'reports').length > 0 || listOf(json, 'decisions').length > 0).map((json) => word(json, 'id')));
  return counts;
};

/** A line about the site; what is there already stays as it is. */
const takeOfSite = async (connection: Connection, site: string, table: Table, json: Json, coming: ComingBack): Promise<void> => {
  if (table.table !== 'events') {
    await insertMany(connection, table.table, ['site', ...namesOf(table)], [[site, ...toValues(table, json, 0)]], 'on conflict do nothing');
    return;
  }
  // Its number is another where it came from: what was done, and when, tells whether it is here.
  const [there] = await connection.query(`select 1 as one from events where site = $1 and comment = '' and kind = $2 and at = $3 and thread = $4 limit 1`, [
    site, word(json, 'is'), Number(json['at']), word(json, 'thread'),
  ]);
  if (there !== undefined) return;
  const base = await baseOf(connection, site, coming);
  await insertMany(connection, 'events', ['site', 'comment', ...namesOf(table)], [[site, '', ...toValues(table, json, base)]], 'on conflict do nothing');
};

export const restoringQueries = (database: Database) => ({
  /** As `importComments`. What a comment of the site has already, stays as it is; so do a thread's settings. */
  async takeBack(site: string, coming: ComingBack, lines: () => AsyncIterable<ComingLine>, progress: (done: number) => void = () => undefined): Promise<ImportCounts> {
    const sum = { added: 0, present: 0 };
    let batch: ComingLine[] = [];
    const flush = async (): Promise<void> => {
      const given = batch;
      batch = [];
      const started = performance.now();
      const { added, present } = await database.transaction(async (connection) => {
        const threads = given.flatMap((line) => (line.kind === 'thread' ? [line.json] : []));
        await insertMany(
          connection, 'threads', ['site', 'published', 'seq', ...namesOf(threadTable)], threads.map((json) => [site, 0, 0, ...toValues(threadTable, json, 0)]), 'on conflict do nothing',
        );
        for (const line of given) {
          if (line.kind === 'site') await takeOfSite(connection, site, line.table, line.json, coming);
        }
        return takeComments(connection, site, given.flatMap((line) => (line.kind === 'comment' ? [line.json] : [])), coming);
      });
      sum.added += added;
      sum.present += present;
      progress(sum.added + sum.present);
      if (database.engine === 'sqlite' && added > 0) await pause(Math.min(performance.now() - started, longestPause));
    };
    for await (const line of lines()) {
      batch.push(line);
      if (batch.length === step) await flush();
    }
    if (batch.length > 0) await flush();
    return sum;
  },
});
