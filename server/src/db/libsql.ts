/**
 * SQLite in one file through libsql (prebuilt inside npm). `synchronous=FULL` with a write-ahead log: an acknowledged comment
 * survives SIGKILL and a power cut. `node:sqlite` may replace this file when the floor is Node 22.13.
 *
 * Two connections: one writes, its transactions one after the other; one reads and so never sees an unfinished transaction.
 */
import Sqlite from 'libsql';
import { checkValues, type Connection, type Database, type Value } from './database.js';

type Handle = InstanceType<typeof Sqlite>;

const statements = 500;
/** How often it is looked whether another process has written, in ms. */
const lookEvery = 1000;

/** SQLite counts `$1`, `$2` … in the order in which they first stand; bound by name, each would be searched for. */
const orderOf = (text: string): readonly number[] => [...new Set(Array.from(text.matchAll(/\$(\d+)/g), ([, number]) => Number(number) - 1))];

const connect = (handle: Handle): Connection => {
  const prepared = new Map<string, { readonly statement: ReturnType<Handle['prepare']>; readonly order: readonly number[] }>();
  return {
    query: async <T>(text: string, parameters: readonly Value[] = []): Promise<readonly T[]> => {
      let known = prepared.get(text);
      if (known === undefined) {
        if (prepared.size >= statements) prepared.clear();
        known = { statement: handle.prepare(text), order: orderOf(text) };
        prepared.set(text, known);
      }
      checkValues(parameters);
      const given = known.order.map((index) => parameters[index]);
      if (given.includes(undefined)) throw new TypeError('sayso: a statement was given too few values');
      return known.statement.all(given) as T[];
    },
    announce: () => Promise.resolve(),
  };
};

/** Opens or makes the file. `:memory:` is not for this: two connections would be two databases. */
export const openLibsql = (file: string): Database => {
  const writer = new Sqlite(file);
  writer.exec('pragma journal_mode = wal');
  writer.exec('pragma synchronous = full');
  writer.exec('pragma busy_timeout = 5000');
  writer.exec('pragma foreign_keys = on');
  // What is erased is overwritten on the disk, not only let go.
  writer.exec('pragma secure_delete = on');
  const reader = new Sqlite(file);
  reader.exec('pragma busy_timeout = 5000');
  reader.exec('pragma query_only = on');
  const writing = connect(writer);
  const reading = connect(reader);
  let last: Promise<unknown> = Promise.resolve();

  return {
    engine: 'sqlite',
    query: reading.query,
    announce: reading.announce,
    listen: (hear) => {
      // Changes when any other connection has written; the only other one of ours never does. It costs one look at shared memory.
      const version = writer.prepare('pragma data_version');
      let seen: unknown;
      const look = (): boolean => {
        const before = seen;
        try {
          seen = (version.get() as { readonly data_version: unknown }).data_version;
        } catch {
          // Somebody is just recovering the file: the next look tells.
        }
        return before !== seen;
      };
      look();
      const timer = setInterval(() => {
        if (look()) hear(null);
      }, lookEvery).unref();
      return () => {
        clearInterval(timer);
        return Promise.resolve();
      };
    },
    transaction: (work) => {
      const mine = last.then(async () => {
        writer.exec('begin immediate');
        try {
          const result = await work(writing);
          writer.exec('commit');
          return result;
        } catch (error) {
          if (writer.inTransaction) writer.exec('rollback');
          throw error;
        }
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    snapshot: async (work) => {
      const handle = new Sqlite(file);
      try {
        handle.exec('pragma busy_timeout = 5000');
        handle.exec('pragma query_only = on');
        handle.exec('begin');
        return await work(connect(handle));
      } finally {
        if (handle.inTransaction) handle.exec('rollback');
        handle.close();
      }
    },
    forget: () => {
      const mine = last.then(() => void writer.prepare('pragma wal_checkpoint(truncate)').all());
      last = mine.catch(() => undefined);
      return mine;
    },
    close: async () => {
      await last;
      reader.close();
      writer.close();
    },
  };
};
