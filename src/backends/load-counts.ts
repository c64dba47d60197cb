/** The same table as `load.ts` for pages that only count, apart from it: an index page has no thread to load. */
import type { CommentBackend } from '../comments/model/backend.js';
import { createHttpCounter } from './http/http-counts.js';
import type { BackendName, BackendSettings } from './load.js';

/** What a count needs of whatever keeps comments. */
export type Counter = Pick<CommentBackend, 'counts'>;

/** A WordPress counts in its own pages, by its theme. */
export const counters: Readonly<Record<Exclude<BackendName, 'wordpress'>, (settings: BackendSettings) => Promise<Counter>>> = {
  http: (settings) => Promise.resolve(createHttpCounter(settings)),
  local: async (settings) => (await import('./local/local-for-page.js')).localForPage(settings),
};
