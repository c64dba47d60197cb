/**
 * A site as lines of JSON: the site and its settings, its moderators' names, each thread with its comments behind it, rules of all
 * versions, the learnt model, receipts of consent, and a last line that says how many there were. A comment's line holds all that hangs on it: words, address, history, decisions,
 * recommendations, reports. Whoever has the file has the readers' e-mail addresses and the key under which they are hashed.
 */
import type { Connection, Row } from '../db/database.js';
import { placesOf } from '../db/repository/bulk.js';
import type { SiteSettings } from '../settings.js';
import { environmentOf } from '../settings/environment-of.js';
import { commentTable, contentTable, namesOf, ofComment, ofSite, threadTable, toJson, type Json, type Table } from './records.js';
import { commentsOf, threadsOf } from './walk.js';

export const jsonlFormat = 1;

export interface ExportCounts {
  readonly threads: number;
  readonly comments: number;
}

export type Write = (line: string) => Promise<void>;

const rowsOf = async (connection: Connection, site: string, { table, columns, order }: Table, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Json[]>> => {
  const found = new Map<string, Json[]>();
  const names = columns.map(({ name }) => name).join(', ');
  const rows = await connection.query<Row & { readonly comment: string }>(
    `select comment, ${names} from ${table} where site = $1 and comment in (${placesOf(ids, 2)}) order by comment, ${order}`,
    [site, ...ids],
  );
  for (const row of rows) {
    const list = found.get(row.comment);
    const json = toJson({ table, columns, order }, row);
    if (list === undefined) found.set(row.comment, [json]);
    else list.push(json);
  }
  return found;
};

const commentLines = async (connection: Connection, site: string, comments: readonly Row[]): Promise<readonly string[]> => {
  const ids = comments.map(({ id }) => String(id));
  const contents = await rowsOf(connection, site, contentTable, ids);
  const parts: (readonly [string, ReadonlyMap<string, readonly Json[]>])[] = [];
  for (const [name, table] of Object.entries(ofComment)) parts.push([name, await rowsOf(connection, site, table, ids)]);
  return comments.map((row) => {
    const id = String(row['id']);
    const hanging = parts.flatMap(([name, rows]) => (rows.has(id) ? [[name, rows.get(id)]] : []));
    return JSON.stringify({ kind: 'comment', ...toJson(commentTable, row), content: contents.get(id)?.[0] ?? null, ...Object.fromEntries(hanging) });
  });
};

const siteLines = async function* (connection: Connection, site: string, kind: string, table: Table): AsyncGenerator<string> {
  const rows = await connection.query(`select ${namesOf(table).join(', ')} from ${table.table} where site = $1${table.where === undefined ? '' : ` and ${table.where}`} order by ${table.order}`, [site]);
  for (const row of rows) yield JSON.stringify({ kind, ...toJson(table, row) });
};

/** `connection` is a snapshot. `id` names this export for ever. `settings`: where the site's are known. */
export const exportJsonl = async (connection: Connection, site: string, id: string, at: number, write: Write, settings?: SiteSettings): Promise<ExportCounts> => {
  const [found] = await connection.query<{ seq: number; created_at: number; key: string }>(
    `select s.seq, s.created_at, k.value as key from sites s join site_keys k on k.site = s.site and k.name = 'hash' where s.site = $1`,
    [site],
  );
  if (found === undefined) throw new Error(`there is no site "${site}" in this database`);
  await write(JSON.stringify({ kind: 'sayso', format: jsonlFormat, export: id, at, site, seq: found.seq, createdAt: found.created_at, hashKey: found.key }));
  if (settings !== undefined) await write(JSON.stringify({ kind: 'settings', environment: environmentOf(settings) }));
  const counts = { threads: 0, comments: 0 };
  const { moderator, ...others } = ofSite;
  if (moderator !== undefined) for await (const line of siteLines(connection, site, 'moderator', moderator)) await write(line);
  for await (const thread of threadsOf(connection, site)) {
    counts.threads++;
    await write(JSON.stringify({ kind: 'thread', ...toJson(threadTable, thread) }));
    for await (const comments of commentsOf(connection, site, String(thread['thread']))) {
      counts.comments += comments.length;
      for (const line of await commentLines(connection, site, comments)) await write(line);
    }
  }
  for (const [kind, table] of Object.entries(others)) for await (const line of siteLines(connection, site, kind, table)) await write(line);
  await write(JSON.stringify({ kind: 'end', ...counts }));
  return counts;
};
