/**
 * A thread with all that can be done in it at hand, for pages that draw it themselves. Our elements are content with a `Thread`, and
 * fetch the rest where it is asked for.
 */
import { edit, remove } from './own-editing.js';
import { more, showNew } from './paging.js';
import type { ThreadStore } from './thread-state.js';
import { createThread, type Thread, type ThreadStoreOptions } from './thread.js';

export type { ThreadStoreOptions };

export const createThreadStore = (options: ThreadStoreOptions): ThreadStore => {
  const thread = createThread(options);
  return Object.assign(thread, {
    capabilities: options.backend.capabilities,
    more: (around) => more(thread, around),
    showNew: () => showNew(thread),
    keepDraft: async (...given) => (await thread.own()).keepDraft(...given),
    post: (...given) =>
      thread.own().then(
        ({ post }) => post(...given),
        () => ({ kind: 'failed', code: 'offline' }),
      ),
    retry: async (secret) => (await thread.kept()).retry(secret),
    takeBack: async (secret) => (await thread.kept()).takeBack(secret),
    edit: (...given) => edit(thread, ...given),
    remove: (secret) => remove(thread, secret),
  } satisfies Omit<ThreadStore, keyof Thread>);
};
