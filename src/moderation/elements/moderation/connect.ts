/** From the element's attributes to a store, or a coded line for developers that says what is wrong. */
import { moderationBackends } from '../../../backends/load-moderation.js';
import { warnOnce } from '../../../ui/plain/warn-once.js';
import { createQueueStore, type QueueStore } from '../../runtime/queue-store.js';

export interface ConnectOptions {
  readonly backend: string;
  readonly endpoint: string;
  readonly site: string;
}

/** 128 random bits as 22 characters of base64url: the name of a batch. */
const newId = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');

/** Resolves to undefined where nothing can be shown; the element's fallback content stays. */
export const connectStore = async ({ backend, endpoint, site }: ConnectOptions): Promise<QueueStore | undefined> => {
  const load = Object.entries(moderationBackends).find(([name]) => name === backend)?.[1];
  if (load === undefined) {
    warnOnce('unknown-backend', `<sayso-moderation backend="${backend}">: expected ${Object.keys(moderationBackends).join(' or ')}. Correct the attribute; nothing is shown until then.`);
    return undefined;
  }
  const clock = Date.now;
  try {
    return createQueueStore(await load({ endpoint, site, clock }), { now: clock, newId });
  } catch (error) {
    warnOnce('backend-failed', `<sayso-moderation backend="${backend}">: the backend did not load (${String(error)}). Check that all files of sayso lie beside its entry.`);
    return undefined;
  }
};
