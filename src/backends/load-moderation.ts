/** The same table as `load.ts` for moderators' pages, apart from it: a reader's page loads the reader's half only. */
import type { ModerationBackend } from '../moderation/model/backend.js';
import type { BackendName, BackendSettings } from './load.js';

export const moderationBackends: Readonly<Partial<Record<BackendName, (settings: BackendSettings) => Promise<ModerationBackend>>>> = {
  http: async (settings) => (await import('./http/http-moderation.js')).createHttpModeration(settings),
  local: async (settings) => (await import('./local/local-for-page.js')).localForPage(settings).moderation,
  wordpress: async ({ endpoint, clock }) => (await import('./wordpress/moderation/wordpress-moderation.js')).createWordpressModeration({ endpoint, clock }),
};
