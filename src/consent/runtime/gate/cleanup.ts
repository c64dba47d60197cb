/**
 * Removes what a stopped service kept in the reader's browser, in seven kinds of place. Only what this origin's scripts can
 * reach: HttpOnly cookies and other origins' storage are for the server and the vendor to expire (C-31).
 */
import { exactNames, namesToRemove } from '../../model/declaration.js';
import type { Policy, StoreKind } from '../../model/policy.js';
import { expireEverywhere } from '../storage/places.js';

const cookieNames = (): readonly string[] => document.cookie.split('; ').map((pair) => pair.split('=', 1)[0] ?? '');

const clear = (storage: Storage, shouldGo: (name: string) => boolean): void => {
  for (const name of Object.keys(storage).filter(shouldGo)) storage.removeItem(name);
};

/** Deleting waits until every script has let go of a database, and may wait for ever; what is in it goes at once. */
const empty = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => resolve();
    opening.onsuccess = () => {
      const { result } = opening;
      const done = (): void => {
        result.close();
        resolve();
      };
      const stores = [...result.objectStoreNames];
      if (stores.length === 0) return done();
      const transaction = result.transaction(stores, 'readwrite');
      transaction.oncomplete = transaction.onabort = done;
      for (const store of stores) transaction.objectStore(store).clear();
    };
  });

/** Databases whose deletion waits: whoever opens one now waits behind it, ourselves too. */
const going = new Set<string>();

const remove = async (name: string): Promise<void> => {
  if (going.has(name)) return;
  going.add(name);
  await empty(name);
  const request = indexedDB.deleteDatabase(name);
  await new Promise((resolve) => {
    request.onsuccess = request.onerror = () => resolve(going.delete(name));
    request.onblocked = resolve;
  });
};

/** One kind of place each; a refusal of one (blocked storage, no secure context) leaves the others their turn. */
const sweeps: Readonly<Record<StoreKind, (shouldGo: (name: string) => boolean, policy: Policy) => void | Promise<void>>> = {
  cookie(shouldGo) {
    for (const name of new Set(cookieNames().filter(shouldGo))) expireEverywhere(name);
  },
  local: (shouldGo) => clear(localStorage, shouldGo),
  session: (shouldGo) => clear(sessionStorage, shouldGo),
  async indexeddb(shouldGo, policy) {
    // Firefox before 126 cannot list its databases: there, those that are declared by their full name are tried.
    const names = 'databases' in indexedDB ? (await indexedDB.databases()).map(({ name = '' }) => name) : exactNames(policy, 'indexeddb');
    await Promise.all(names.filter(shouldGo).map(remove));
  },
  async cache(shouldGo) {
    for (const name of (await caches.keys()).filter(shouldGo)) await caches.delete(name);
  },
  async file(shouldGo) {
    const folder = (await navigator.storage.getDirectory()) as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
    for await (const name of folder.keys()) if (shouldGo(name)) await folder.removeEntry(name, { recursive: true });
  },
  async worker(shouldGo) {
    for (const registration of await navigator.serviceWorker.getRegistrations()) {
      const { scriptURL } = registration.active ?? registration.waiting ?? registration.installing ?? { scriptURL: '' };
      if (scriptURL !== '' && shouldGo(new URL(scriptURL).pathname)) await registration.unregister();
    }
  },
};

/**
 * Removes what stopped services declare, sparing names that a running one declares too. Kinds that none of them declares are
 * not even looked at. Settles when every place was seen to; never rejects.
 */
export const cleanUp = async (policy: Policy, stopped: ReadonlySet<string>, running: ReadonlySet<string>): Promise<void> => {
  const shouldGo = namesToRemove(policy, stopped, running);
  const kinds = new Set([...stopped].flatMap((id) => policy.services.get(id)?.stores?.map(({ kind }) => kind) ?? []));
  await Promise.all(
    [...kinds].map(async (kind) => {
      try {
        await sweeps[kind]((name) => shouldGo(kind, name), policy);
      } catch {
        // This browser does not let us look there; then it keeps nothing there for this page either.
      }
    }),
  );
};

/** How often a script that is still in memory is cleaned up after, in milliseconds. */
const pace = 5000;

/**
 * Cleans up now and, because what stopped may still be in memory and write again, every few seconds and at the last moment of the
 * page, for as long as it is not allowed again.
 */
export const keepClean = (policy: Policy, stopped: ReadonlySet<string>, running: () => ReadonlySet<string>): void => {
  const look = (): void => {
    const allowed = running();
    const left = new Set([...stopped].filter((id) => !allowed.has(id)));
    if (left.size > 0) void cleanUp(policy, left, allowed);
    else {
      clearInterval(timer);
      removeEventListener('pagehide', look);
    }
  };
  const timer = setInterval(look, pace);
  addEventListener('pagehide', look);
  look();
};
