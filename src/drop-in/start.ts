/** The composition root for script-tag users: policy, consent, elements. Begins once, however often the file is loaded. */
import { pageManager } from '../consent/runtime/manager.js';
import { startConsent } from '../consent/runtime/page.js';
import { withPolicy } from './config.js';
import { discover } from './discover.js';
import { drainQueue } from './queue.js';
import { showWhenAsked } from './show.js';

const key = Symbol.for('sayso.drop-in.1');

/** Starts everything on this page. A second copy finds the first one's mark, says so and does nothing. */
export const startDropIn = (): void => {
  const manager = pageManager();
  const page = globalThis as typeof globalThis & { [key]?: true };
  if (page[key]) return;
  page[key] = true;
  withPolicy((policy) => startConsent(policy));
  showWhenAsked(manager);
  discover();
  drainQueue(manager);
};
