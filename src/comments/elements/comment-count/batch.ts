/**
 * One request for all the counts of a page, however many elements ask: a front page with forty headlines makes one call per
 * keeper of comments, not forty.
 */
import type { Counter } from '../../../backends/load-counts.js';

interface Batch {
  readonly threads: Set<string>;
  readonly counts: Promise<ReadonlyMap<string, number>>;
}

const open = new Map<string, Batch>();

/** When everybody who stands on the page has asked: the page is parsed and this task is over. */
const allHaveAsked = async (): Promise<void> => {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  await new Promise((resolve) => setTimeout(resolve));
};

/** The count of one thread, fetched together with all others asked for under the same key. Rejects as the backend does. */
export const countOf = async (key: string, thread: string, load: () => Promise<Counter>): Promise<number> => {
  let batch = open.get(key);
  if (batch === undefined) {
    const threads = new Set<string>();
    const counts = allHaveAsked().then(async () => {
      open.delete(key);
      return (await load()).counts([...threads]);
    });
    batch = { threads, counts };
    open.set(key, batch);
  }
  batch.threads.add(thread);
  return (await batch.counts).get(thread) ?? 0;
};
