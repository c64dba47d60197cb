/** Consent for apps that bundle the library: all that a page needs, at once. The script tag has a root of its own (drop-in). */
import type { Policy } from '../model/policy.js';
import { begin } from './begin.js';
import { pageGate } from './gate/page-gate.js';
import { pageManager, useReading, type PageManager } from './manager.js';
import { newestRecord } from './newest.js';
import { followOtherViews } from './other-views.js';
import { whenShown } from './when-shown.js';

/**
 * Starts consent on this page, once; a second call changes nothing. While the page is prerendered, nothing is read, shown or
 * started until it is really visited.
 * @param policy from `parsePolicy` or `definePolicy`; null = it was faulty, everything optional stays off
 */
export const startConsent = (policy: Policy | null): PageManager => {
  useReading(newestRecord);
  const manager = pageManager();
  whenShown(() => {
    if (!manager.started) begin(policy, { gate: pageGate(), tell: followOtherViews(manager) });
  });
  return manager;
};
