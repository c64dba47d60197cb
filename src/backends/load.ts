/** The one table of backends: literal imports, so that bundlers and tests see what may be loaded. Each is fetched when asked for. */
import type { Clock, NewId } from '../base/seams.js';
import type { CommentBackend } from '../comments/model/backend.js';
import type { ModerationBackend } from '../moderation/model/backend.js';

export interface BackendSettings {
  /** Where our server lives; not used by `local`. */
  readonly endpoint: string;
  /** Which of its sites; '' = the default one. */
  readonly site: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

interface BackendLoader {
  comments(settings: BackendSettings): Promise<CommentBackend>;
  moderation(settings: BackendSettings): Promise<ModerationBackend>;
}

const httpOptions = ({ endpoint, site }: BackendSettings) => (site === '' ? { endpoint } : { endpoint, site });
const localOptions = ({ site, clock, newId }: BackendSettings) => ({ clock, newId, ...(site === '' ? {} : { database: `sayso-local ${site}` }) });

/** A reader's page loads the reader's half only. */
export const backends = {
  http: {
    comments: async (settings) => (await import('./http/http-backend.js')).createHttpBackend(httpOptions(settings)),
    moderation: async (settings) => (await import('./http/http-moderation.js')).createHttpModeration(httpOptions(settings)),
  },
  local: {
    comments: async (settings) => (await import('./local/local-backend.js')).createLocalBackend(localOptions(settings)),
    moderation: async (settings) => (await import('./local/local-backend.js')).createLocalBackend(localOptions(settings)).moderation,
  },
} as const satisfies Readonly<Record<string, BackendLoader>>;

export type BackendName = keyof typeof backends;

export const isBackendName = (name: string): name is BackendName => Object.hasOwn(backends, name);
