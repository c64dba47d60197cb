/** Looks for what lies in the browser's databases from before. Apart from `key-value.ts`, because who writes here for the first time has nothing there. */
import { promisifyRequest } from 'idb-keyval';

/** Undefined where there is no database, or the browser lets nobody near it. */
export type InDatabase = <T>(mode: IDBTransactionMode, work: (values: IDBObjectStore) => IDBRequest<T> | IDBTransaction) => Promise<T | undefined>;

/**
 * Is there a database of this name? Opening one creates it: so the list is read, and where there is none (Firefox before 126)
 * the upgrade that would create it is aborted. Not aborted everywhere, because WebKit keeps an empty database of the aborted
 * name (seen in WebKitGTK of November 2026).
 */
export const exists = async (name: string): Promise<boolean> => {
  const factory = indexedDB as Partial<IDBFactory>;
  if (factory.databases !== undefined) return (await factory.databases()).some((each) => each.name === name);
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.transaction?.abort();
  return promisifyRequest(opening).then(
    (database) => (database.close(), true),
    () => false,
  );
};

/** All of it, read in one transaction, so that keys and values belong together. */
export const entriesIn = async (ask: InDatabase): Promise<readonly (readonly [string, unknown])[]> => {
  let keys: IDBRequest<IDBValidKey[]> | undefined;
  const found = await ask<unknown[]>('readonly', (values) => {
    keys = values.getAllKeys();
    return values.getAll();
  });
  return (found ?? []).map((value, index) => [String(keys?.result[index]), value]);
};
