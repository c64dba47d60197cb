/**
 * The little that a reader's browser keeps for us, one database per concern (idb-keyval cannot hold two stores in one). A
 * browser that refuses to store never shows to the reader: the value is then kept in memory, for this page.
 */
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import type { InDatabase } from './key-value-look.js';

/** Never rejects. Values come back as `unknown`: whoever reads them parses them. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  entries(): Promise<readonly (readonly [string, unknown])[]>;
}

/** What `<sayso-comments>` may keep: unsent posts, secrets of own comments, unsent words, the name to remember, votes and muted people. */
export interface ReaderStorage {
  readonly outbox: KeyValue;
  readonly receipts: KeyValue;
  readonly drafts: KeyValue;
  readonly name: KeyValue;
  readonly part: KeyValue;
}

/**
 * `database`: its name. Opening one makes it, and nothing may be stored before the reader does something that needs it: `set`
 * makes it, the others look first. Who only writes never fetches what looks.
 */
const keyValue = (store: UseStore, database?: string): KeyValue => {
  /** What the database did not take. */
  const memory = new Map<string, unknown>();
  let isMade = !database;
  const attempt: InDatabase = async (mode, work) => {
    isMade ||= await (await import('./key-value-look.js')).exists(database as string);
    return isMade ? store(mode, (values) => promisifyRequest(work(values) as IDBRequest)) : undefined;
  };
  const ask: InDatabase = (mode, work) => attempt(mode, work).catch(() => undefined);
  return {
    get: async (key) => memory.get(key) ?? ask('readonly', (values) => values.get(key)),
    async set(key, value) {
      isMade = true;
      memory.delete(key);
      // Put is what its transaction has written, not what was asked of it.
      await attempt('readwrite', (values) => values.put(value, key).transaction as IDBTransaction).catch(() => memory.set(key, value));
    },
    async delete(key) {
      memory.delete(key);
      await ask('readwrite', (values) => values.delete(key).transaction as IDBTransaction);
    },
    entries: async () => [...memory, ...(await (await import('./key-value-look.js')).entriesIn(ask))],
  };
};

export const memoryKeyValue = (): KeyValue => keyValue(() => Promise.reject(new Error('none')));

/** Values in IndexedDB under this database name; in memory where the browser refuses. */
export const browserKeyValue = (name: string): KeyValue => keyValue(createStore(name, 'values'), name);

const concerns = ['outbox', 'receipts', 'drafts', 'name', 'part'] as const satisfies readonly (keyof ReaderStorage)[];

const storageOf = (make: (name: string) => KeyValue): ReaderStorage => Object.fromEntries(concerns.map((each) => [each, make(`sayso-${each}`)])) as unknown as ReaderStorage;

/** The names stand here, in `has-kept.ts` and in the storage declaration; they are not to change without moving what is under the old ones. */
export const browserStorage = (): ReaderStorage => storageOf(browserKeyValue);

export const memoryStorage = (): ReaderStorage => storageOf(memoryKeyValue);
