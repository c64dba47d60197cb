/** Every row of one database into another, empty one, whatever engine each is: how PostgreSQL is backed up and how a paper moves between the two. */
import { insertMany } from './repository/bulk.js';
import type { Connection, Database, Row, Value } from './database.js';

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly needs: readonly string[];
}

const atOnce = 500;

/** The schema as SQLite tells it; the same in both. */
const tablesOf = async (sqlite: Connection): Promise<readonly Table[]> => {
  const tables: Table[] = [];
  for (const { name } of await sqlite.query<{ name: string }>(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'migrations' order by name`)) {
    const columns = await sqlite.query<{ name: string }>('select name from pragma_table_info($1)', [name]);
    const needs = await sqlite.query<{ table: string }>('select "table" from pragma_foreign_key_list($1)', [name]);
    tables.push({ name, columns: columns.map((column) => column.name), needs: needs.map(({ table }) => table).filter((table) => table !== name) });
  }
  const ordered: Table[] = [];
  while (ordered.length < tables.length) {
    const next = tables.find(({ name, needs }) => !ordered.some((each) => each.name === name) && needs.every((need) => ordered.some((each) => each.name === need)));
    if (next === undefined) throw new Error('sayso: tables that need each other cannot be copied');
    ordered.push(next);
  }
  return ordered;
};

const rowsOf = async function* (from: Connection, engine: Database['engine'], { name, columns }: Table): AsyncGenerator<readonly Row[]> {
  if (engine === 'postgres') {
    await from.query(`declare rows_of_one no scroll cursor for select ${columns.join(', ')} from ${name}`);
    for (;;) {
      const rows = await from.query(`fetch ${atOnce} from rows_of_one`);
      if (rows.length > 0) yield rows;
      if (rows.length < atOnce) break;
    }
    await from.query('close rows_of_one');
    return;
  }
  for (let last = 0; ;) {
    const rows = await from.query(`select rowid as at_row, ${columns.join(', ')} from ${name} where rowid > $1 order by rowid limit $2`, [last, atOnce]);
    if (rows.length > 0) yield rows;
    const end = rows.at(-1);
    if (rows.length < atOnce || end === undefined) return;
    last = Number(end['at_row']);
  }
};

/** All or nothing. `to` has its tables and no row; one of the two is SQLite. Returns how many rows there were. */
export const copyAll = (from: Database, to: Database): Promise<number> =>
  from.snapshot((source) =>
    to.transaction(async (target) => {
      const tables = await tablesOf(from.engine === 'sqlite' ? source : target);
      let count = 0;
      for (const table of tables) {
        for await (const rows of rowsOf(source, from.engine, table)) {
          await insertMany(target, table.name, table.columns, rows.map((row) => table.columns.map((column): Value => row[column] ?? null)));
          count += rows.length;
        }
      }
      return count;
    }),
  );
