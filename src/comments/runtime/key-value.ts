/**
 * The little that a reader's browser keeps for us, one database per concern (idb-keyval cannot hold two stores in one). A
 * browser that refuses to store never shows to the reader: the value is then kept in memory, for this page.
 */
import { createStore, del, entries, get, promisifyRequest, set } from 'idb-keyval';

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

export const memoryKeyValue = (): KeyValue => {
  const values = new Map<string, unknown>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
    entries: async () => [...values],
  };
};

const inDatabase = (name: string): KeyValue => {
  const store = createStore(name, 'values');
  return {
    get: (key) => get(key, store),
    set: (key, value) => set(key, value, store),
    delete: (key) => del(key, store),
    entries: () => entries(store),
  };
};

/**
 * Is there a database of this name? Opening one creates it, and nothing may be stored before the reader does something that
 * needs it: so the list is read, and where there is none (Firefox before 126) the upgrade that would create it is aborted.
 * Not aborted everywhere, because WebKit keeps an empty database of the aborted name (seen in WebKitGTK of November 2026).
 */
const exists = async (name: string): Promise<boolean> => {
  const factory = indexedDB as Partial<IDBFactory>;
  if (factory.databases !== undefined) return (await factory.databases()).some((each) => each.name === name);
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.transaction?.abort();
  return promisifyRequest(opening).then(
    (database) => (database.close(), true),
    () => false,
  );
};

/** Values in IndexedDB under this database name, created by the first `set`; in memory where the browser refuses. */
export const browserKeyValue = (name: string): KeyValue => {
  const memory = memoryKeyValue();
  let stored: KeyValue | undefined;
  let refused = false;
  const ask = async <T>(create: boolean, work: (values: KeyValue) => Promise<T>): Promise<T> => {
    try {
      if (!refused && (stored !== undefined || create || (await exists(name)))) return await work((stored ??= inDatabase(name)));
    } catch {
      refused = true;
    }
    return work(memory);
  };
  return {
    get: (key) => ask(false, (values) => values.get(key)),
    set: (key, value) => ask(true, (values) => values.set(key, value)),
    delete: (key) => ask(false, (values) => values.delete(key)),
    entries: () => ask(false, (values) => values.entries()),
  };
};

const storageOf = (make: (name: string) => KeyValue): ReaderStorage => ({
  outbox: make('sayso-outbox'),
  receipts: make('sayso-receipts'),
  drafts: make('sayso-drafts'),
  name: make('sayso-name'),
  part: make('sayso-part'),
});

/** The names stand here, in `has-kept.ts` and in the storage declaration; they are not to change without moving what is under the old ones. */
export const browserStorage = (): ReaderStorage => storageOf(browserKeyValue);

export const memoryStorage = (): ReaderStorage => storageOf(memoryKeyValue);
