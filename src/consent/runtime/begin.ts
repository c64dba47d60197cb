/** Starts the page's manager: at once where the question is a plain one, else when the extras have come. */
import type { Decision } from '../model/decision.js';
import type { Policy } from '../model/policy.js';
import { complain } from './complain.js';
import { pageManager, type ManagerParts } from './manager.js';
import { wantsExtras } from './wants-extras.js';
import { whenShown } from './when-shown.js';

/** Grants and withdrawals are history for the reader, in this browser (C-33); where that does not come, the choice holds all the same. */
const note = (decision: Decision): void => {
  import('./ledger.js').then(
    ({ noteDecision }) => noteDecision(decision),
    (error) => complain('chunk-not-loaded', String(error)),
  );
};

/**
 * Starts consent once; a second call changes nothing. Not before the page is really shown.
 * @param policy null = it was faulty or missing, everything optional stays off
 * @param started called when consent has started, or had before
 */
export const begin = (policy: Policy | null, parts: ManagerParts, started?: () => void): void =>
  whenShown(() => {
    const manager = pageManager();
    const calls: (() => void)[] = [];
    const start = (read: Policy | null): void => {
      if (!manager.started) manager.start(read, { note, ...parts });
      for (const call of calls) call();
      started?.();
    };
    if (policy === null || !wantsExtras(policy)) start(policy);
    else {
      import('./extras.js').then(
        async ({ attachExtras }) => start((await attachExtras({ policy, manager, parts, afterStart: (call) => calls.push(call) })) ? policy : null),
        (error) => complain('chunk-not-loaded', String(error)),
      );
    }
  });
