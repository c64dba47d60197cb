/** The one table of readers' backends: literal imports, so that bundlers and tests see what may be loaded. Each is fetched when asked for. */
import type { Clock } from '../base/seams.js';
import type { CommentBackend } from '../comments/model/backend.js';

export interface BackendSettings {
  /** Where our server lives; not used by `local`. */
  readonly endpoint: string;
  /** Which of its sites; '' = the default one. */
  readonly site: string;
  readonly clock: Clock;
}

export const backends = {
  http: async (settings) => (await import('./http/http-backend.js')).createHttpBackend(settings),
  local: async (settings) => (await import('./local/local-for-page.js')).localForPage(settings),
  wordpress: async (settings) => (await import('./wordpress/wordpress-backend.js')).createWordpressBackend(settings),
} as const satisfies Readonly<Record<string, (settings: BackendSettings) => Promise<CommentBackend>>>;

export type BackendName = keyof typeof backends;

export const isBackendName = (name: string): name is BackendName => Object.hasOwn(backends, name);
