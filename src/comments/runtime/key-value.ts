/**
 * The little that a reader's browser keeps for us, one database per concern (idb-keyval cannot hold two stores in one). A
 * browser that refuses to store never shows to the reader: the value is then kept in memory, for this page.
 */
import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';

/** Never rejects. Values come back as `unknown`: whoever reads them parses them. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  entries(): Promise<readonly (readonly [string, unknown])[]>;
}

/** What `<sayso-comments>` may keep: unsent posts, secrets of own comments, unsent words, the name to remember. */
export interface ReaderStorage {
  readonly outbox: KeyValue;
  readonly receipts: KeyValue;
  readonly drafts: KeyValue;
  readonly name: KeyValue;
}

export const memoryKeyValue = (): KeyValue => {
  const values = new Map<string, unknown>();
  return {
    get: (key) => Promise.resolve(values.get(key)),
    set: (key, value) => Promise.resolve(void values.set(key, value)),
    delete: (key) => Promise.resolve(void values.delete(key)),
    entries: () => Promise.resolve([...values]),
  };
};

/**
 * Is there a database of this name? Opening one creates it, and nothing may be stored before the reader does something that
 * needs it: so the list is read, and where there is none (Firefox before 126) the upgrade that would create it is aborted.
 * Not aborted everywhere, because WebKit keeps an empty database of the aborted name (seen in WebKitGTK of November 2026).
 */
const exists = async (name: string): Promise<boolean> => {
  const factory = indexedDB as Partial<Pick<IDBFactory, 'databases'>>;
  if (factory.databases !== undefined) return (await indexedDB.databases()).some((each) => each.name === name);
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => {
      opening.result.close();
      resolve(true);
    };
    opening.onerror = () => (opening.error?.name === 'AbortError' ? resolve(false) : reject(opening.error ?? new Error('refused')));
    opening.onblocked = () => resolve(false);
  });
};

/** Values in IndexedDB under this database name, created by the first `set`; in memory where the browser refuses. */
export const browserKeyValue = (name: string): KeyValue => {
  const memory = memoryKeyValue();
  let store: UseStore | undefined;
  let refused = false;
  const open = async (create: boolean): Promise<UseStore | null> => {
    if (store === undefined && (create || (await exists(name)))) store = createStore(name, 'values');
    return store ?? null;
  };
  const attempt = async <T>(create: boolean, work: (store: UseStore) => Promise<T>, otherwise: () => Promise<T>): Promise<T> => {
    if (!refused) {
      try {
        const opened = await open(create);
        return opened === null ? await otherwise() : await work(opened);
      } catch {
        refused = true;
      }
    }
    return otherwise();
  };
  return {
    get: (key) => attempt(false, (opened) => get<unknown>(key, opened), () => memory.get(key)),
    set: (key, value) => attempt(true, (opened) => set(key, value, opened), () => memory.set(key, value)),
    delete: (key) => attempt(false, (opened) => del(key, opened), () => memory.delete(key)),
    entries: () => attempt<readonly (readonly [string, unknown])[]>(false, (opened) => entries<string, unknown>(opened), () => memory.entries()),
  };
};

/** The names stand here and in the storage declaration; they are not to change without moving what is under the old ones. */
export const browserStorage = (): ReaderStorage => ({
  outbox: browserKeyValue('sayso-outbox'),
  receipts: browserKeyValue('sayso-receipts'),
  drafts: browserKeyValue('sayso-drafts'),
  name: browserKeyValue('sayso-name'),
});

export const memoryStorage = (): ReaderStorage => ({
  outbox: memoryKeyValue(),
  receipts: memoryKeyValue(),
  drafts: memoryKeyValue(),
  name: memoryKeyValue(),
});
