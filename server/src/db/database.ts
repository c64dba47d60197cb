/**
 * What the server needs of a database, and no more: one SQL text for both engines. Parameters are `$1`, `$2` …; values are
 * texts, numbers and null (a flag is 1 or 0: libsql aborts the process on `true`). Queries keep to what SQLite and PostgreSQL
 * both speak: `on conflict`, `returning`, row values, `with`, `check`, integer milliseconds, text ids.
 */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

export interface Connection {
  /** Runs one statement. Rows come back for `select` and `returning`, else none. */
  query<T = Row>(text: string, parameters?: readonly Value[]): Promise<readonly T[]>;
  /** Wakes whoever listens, in whatever process, once the transaction is committed. Only PostgreSQL tells other processes. */
  announce(site: string): Promise<void>;
}

export interface Database extends Connection {
  readonly engine: 'sqlite' | 'postgres';
  /**
   * All of `work` or nothing of it. Acknowledge only after the returned promise: what it resolved with is on the disk. `work`
   * may run again from its start when the engine found a deadlock, so it keeps its effects inside the transaction.
   */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Only reads: all of them see the database as it stood at one moment, while others go on writing. */
  snapshot<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /**
   * Hears of sites that were announced, by this process too, until the returned function is called; null: some may have been missed.
   * SQLite tells what another process has written (an import beside the server), within a second and of no site in particular.
   */
  listen(hear: (site: string | null) => void): () => Promise<void>;
  /** After an erasure: what was erased leaves the engine's own log too, as far as that is the engine's to do. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** A text with NUL: SQLite reads it back cut there, PostgreSQL refuses it. The app answers it as a bad request. */
export class NulInText extends TypeError {
  constructor() {
    super('sayso: a text with NUL cannot be stored');
  }
}

/** Refuses what an engine would store wrongly. */
export const checkValues = (values: readonly Value[]): readonly Value[] => {
  for (const value of values) {
    if (typeof value === 'string') {
      if (value.includes('\0')) throw new NulInText();
    } else if (value !== null && typeof value !== 'number') throw new TypeError('sayso: a database value must be a text, a number or null');
  }
  return values;
};

/** The one row that a query must give. */
export const only = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('sayso: a query that must give a row gave none');
  return row;
};
