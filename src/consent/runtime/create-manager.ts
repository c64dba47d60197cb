/** Managers for tests, previews and apps, which read what is kept from the start; in the drop-in, reading belongs to the core. */
import type { Policy } from '../model/policy.js';
import { newManager, pageManager as managerOfPage, useReading, type ManagerParts, type PageManager } from './manager.js';
import { newestRecord } from './newest.js';

/** A manager of its own, not the page's. Start it with a policy to make it live. */
export const createManager = (policy?: Policy | null, parts?: ManagerParts): PageManager => {
  useReading(newestRecord);
  const manager = newManager();
  if (policy !== undefined) manager.start(policy, parts);
  return manager;
};

/**
 * The manager of this page; made when first asked for. Until `startConsent` (or your own code, by `start`) gives it a policy,
 * nothing is granted and nothing is asked.
 */
export const pageManager = (): PageManager => {
  useReading(newestRecord);
  return managerOfPage();
};
