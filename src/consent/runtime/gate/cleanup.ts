/**
 * Removes what a stopped service kept in the reader's browser, in five kinds of place. Only what this origin's scripts can
 * reach: HttpOnly cookies and other origins' storage are for the server and the vendor to expire (C-31).
 */
import type { StoreKind } from '../../model/policy.js';
import { expireEverywhere } from '../storage/places.js';

export interface CleanUpOrder {
  /** Is this name to go? */
  readonly shouldGo: (kind: StoreKind, name: string) => boolean;
  /** Kinds that anything is declared for: the others are not even looked at. */
  readonly kinds: ReadonlySet<StoreKind>;
  /** Database names to try where the browser cannot list them (Firefox before 126). */
  readonly databases: readonly string[];
}

const cookieNames = (): readonly string[] => document.cookie.split('; ').map((pair) => pair.split('=', 1)[0] ?? '');

const clear = (storage: Storage, shouldGo: (name: string) => boolean): void => {
  for (const name of Object.keys(storage).filter(shouldGo)) storage.removeItem(name);
};

/** One kind of place each; a refusal of one (blocked storage, no secure context) leaves the others their turn. */
const sweeps: Readonly<Record<StoreKind, (shouldGo: (name: string) => boolean, order: CleanUpOrder) => void | Promise<void>>> = {
  cookie(shouldGo) {
    for (const name of new Set(cookieNames().filter(shouldGo))) expireEverywhere(name);
  },
  local: (shouldGo) => clear(localStorage, shouldGo),
  session: (shouldGo) => clear(sessionStorage, shouldGo),
  async indexeddb(shouldGo, { databases }) {
    const names = 'databases' in indexedDB ? (await indexedDB.databases()).map(({ name = '' }) => name) : databases;
    for (const name of names.filter(shouldGo)) indexedDB.deleteDatabase(name);
  },
  async cache(shouldGo) {
    for (const name of (await caches.keys()).filter(shouldGo)) await caches.delete(name);
  },
};

/** Settles when every place was seen to; never rejects. */
export const cleanUp = async (order: CleanUpOrder): Promise<void> => {
  await Promise.all(
    [...order.kinds].map(async (kind) => {
      try {
        await sweeps[kind]((name) => order.shouldGo(kind, name), order);
      } catch {
        // This browser does not let us look there; then it keeps nothing there for this page either.
      }
    }),
  );
};
