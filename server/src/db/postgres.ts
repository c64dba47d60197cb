/** PostgreSQL 15 or later through `pg`, by `DATABASE_URL`. Any number of server processes may stand before one database. */
import pg from 'pg';
import { checkValues, type Connection, type Database, type Value } from './database.js';

// int8 arrives as text, for it may exceed what a number holds; ours are milliseconds and counts, which do not.
const types = new pg.TypeOverrides();
types.setTypeParser(20, Number);

/** Serialization failure, deadlock: the same work may succeed when run again. */
const again = new Set(['40001', '40P01']);
const attempts = 5;

/** Where sites are announced. */
const channel = 'sayso';
/** Until a lost ear is tried again, in ms. */
const listenAgain = 1000;

const connect = (client: pg.Pool | pg.PoolClient): Connection => ({
  query: async <T>(text: string, parameters: readonly Value[] = []) =>
    (await client.query(text, [...checkValues(parameters)])).rows as T[],
  announce: async (site) => void (await client.query('select pg_notify($1, $2)', [channel, site])),
});

/** One connection that only listens. A lost one comes back, and says that some may have been missed. */
const listen = (url: string, hear: (site: string | null) => void, onError: (error: Error) => void): (() => Promise<void>) => {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const open = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    let lost = false;
    const lose = (error?: Error): void => {
      if (lost) return;
      lost = true;
      void fresh.end().catch(() => undefined);
      if (over) return;
      if (error !== undefined) onError(error);
      timer = setTimeout(() => void open(), listenAgain);
    };
    fresh.on('error', lose);
    fresh.on('end', () => lose());
    fresh.on('notification', ({ payload }) => hear(payload ?? null));
    client = fresh;
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      hear(null);
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
    }
  };
  void open();
  return async () => {
    over = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
};

/** `onError` hears of connections that break while idle; the pool replaces them by itself. */
export const openPostgres = (url: string, onError: (error: Error) => void = () => undefined): Database => {
  const pool = new pg.Pool({ connectionString: url, types, max: 10 });
  pool.on('error', onError);
  const once = async <T>(work: (connection: Connection) => Promise<T>, begin = 'begin'): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const result = await work(connect(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((reason: Error) => (broken = reason));
      throw error;
    } finally {
      client.release(broken);
    }
  };
  return {
    engine: 'postgres',
    ...connect(pool),
    listen: (hear) => listen(url, hear, onError),
    transaction: async (work) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work);
        } catch (error) {
          if (attempt === attempts || !again.has((error as { code?: string }).code ?? '')) throw error;
        }
      }
    },
    snapshot: (work) => once(work, 'begin isolation level repeatable read read only'),
    // Its log is recycled by the server's own settings; dead rows go with vacuum.
    forget: () => Promise.resolve(),
    close: () => pool.end(),
  };
};
