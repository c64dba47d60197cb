/** Starts the page's manager with everything a page has: cookie, gate, other tabs. The drop-in calls it; an app may. */
import type { Policy } from '../model/policy.js';
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
    if (!manager.started) manager.start(policy, { gate: createGate(), tell: followOtherViews(manager) });
  });
  return manager;
};
