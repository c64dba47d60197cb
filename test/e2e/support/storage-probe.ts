/** Writes down, in the page, every way in which something is kept there or looked up there (standards: what counts as storage). */
import type { BrowserContext, Page } from 'playwright-core';

/** For `addInitScript`. Misses `localStorage.x = 1`, hence `endState`. */
export const storageProbe = (): void => {
  const seen: string[] = ((window as Window & { stored?: string[] }).stored = []);
  const wrap = (owner: object | undefined, method: string, name: string, detail = (first: unknown): unknown => first): void => {
    const target = owner as Record<string, unknown> | undefined;
    const original = target?.[method];
    if (target === undefined || typeof original !== 'function') return;
    target[method] = function (...values: unknown[]): unknown {
      seen.push(`${name} ${String(detail(values[0]))}`.trim());
      return original.apply(this, values) as unknown;
    };
  };
  const none = (): string => '';
  for (const method of ['setItem', 'getItem', 'removeItem', 'key']) wrap(Storage.prototype, method, `storage.${method}`);
  wrap(IDBFactory.prototype, 'open', 'idb.open');
  wrap(IDBFactory.prototype, 'databases', 'idb.databases', none);
  const world = globalThis as unknown as Record<string, { readonly prototype: object } | undefined>;
  for (const method of ['open', 'match', 'has', 'keys']) wrap(world['CacheStorage']?.prototype, method, `caches.${method}`, none);
  for (const method of ['set', 'get', 'getAll', 'delete']) wrap(world['CookieStore']?.prototype, method, `cookieStore.${method}`, none);
  wrap(world['StorageManager']?.prototype, 'getDirectory', 'files', none);
  for (const method of ['register', 'getRegistrations']) wrap(world['ServiceWorkerContainer']?.prototype, method, `worker.${method}`, none);
  wrap(HTMLCanvasElement.prototype, 'toDataURL', 'canvas', none);
  wrap(Navigator.prototype, 'sendBeacon', 'beacon');
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', {
    configurable: true,
    get(): unknown {
      seen.push('cookie.get');
      return cookie?.get?.call(this);
    },
    set(value: string) {
      seen.push(`cookie.set ${value.split('=')[0]}`);
      cookie?.set?.call(this, value);
    },
  });
  const name = Object.getOwnPropertyDescriptor(window, 'name');
  Object.defineProperty(window, 'name', {
    configurable: true,
    get: () => name?.get?.call(window) as unknown,
    set(value: string) {
      seen.push('window.name');
      name?.set?.call(window, value);
    },
  });
};

/** Everything that was done with storage since the page began. */
export const storageUsed = async (page: Page): Promise<readonly string[]> => (await page.evaluate('window.stored')) as readonly string[];

/** What is kept at this origin now, cookies of all domains included. */
export const endState = async (context: BrowserContext, page: Page): Promise<readonly string[]> => [
  ...(await context.cookies()).map(({ name }) => `cookie ${name}`),
  ...((await page.evaluate(`(async () => [
    ...Object.keys(localStorage).map((name) => 'local ' + name),
    ...Object.keys(sessionStorage).map((name) => 'session ' + name),
    ...(await indexedDB.databases()).map(({ name }) => 'indexeddb ' + name),
    ...('caches' in window ? (await caches.keys()).map((name) => 'cache ' + name) : []),
    ...('serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => 'worker ' + scope) : []),
  ])()`)) as readonly string[]),
];
