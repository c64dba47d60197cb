/** Starts the page's manager with everything a page has: cookie, gate, other tabs. The drop-in calls it; an app may. */
import type { Policy } from '../model/policy.js';
import { complain } from './complain.js';
import { createGate } from './gate/gate.js';
import { pageManager, type PageManager } from './manager.js';
import { followOtherViews, whenShown } from './other-views.js';

/**
 * Starts consent on this page, once; a second call changes nothing. While the page is prerendered, nothing is read, shown or
 * started until it is really visited.
 * @param policy from `parsePolicy` or `definePolicy`; null = it was faulty, everything optional stays off
 */
export const startConsent = (policy: Policy | null): PageManager => {
  const manager = pageManager();
  whenShown(() => {
    const parts = { gate: createGate(), tell: followOtherViews(manager) };
    const calls: (() => void)[] = [];
    const start = (read: Policy | null): void => {
      if (!manager.started) manager.start(read, parts);
      for (const call of calls) call();
    };
    if (policy === null || !wantsExtras(policy)) start(policy);
    else {
      import('./extras.js').then(
        async ({ attachExtras }) => start((await attachExtras({ policy, manager, parts, afterStart: (call) => calls.push(call) })) ? policy : null),
        (error) => complain('chunk-not-loaded', String(error)),
      );
    }
  });
  return manager;
};

/** Does this site or this browser need more than the plain question? Global Privacy Control is on only where it is `true` (C-68). */
const wantsExtras = (policy: Policy): boolean =>
  (navigator as { readonly globalPrivacyControl?: unknown }).globalPrivacyControl === true ||
  ['place', 'signals', 'firewall', 'delegate', 'moving', 'audience', 'whenWithdrawn'].some((field) => field in policy);
