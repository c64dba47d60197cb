/** Consent with extras, started as `page.ts` starts it, on a manager that keeps nothing beyond the test. */
import { createManager, definePolicy, memoryRecordStorage, type ManagerParts, type PageManager, type Policy, type PolicyInput } from '../../../src/exports/consent.js';
import type { ExtraContext } from '../../../src/consent/runtime/extras.js';

export interface Extra {
  attach(context: ExtraContext): void | Promise<void>;
}

const words = { title: 'x', text: 'y' };

/** Three purposes, each with one service. */
export const input: PolicyInput = {
  revision: 1,
  controller: 'The Tidewater Gazette',
  purposes: {
    basic: { ...words, exempt: { basis: 'strictly-necessary', why: 'z' } },
    advertising: { ...words, uses: ['marketing', 'sale'] },
    statistics: { ...words, uses: ['statistics'] },
  },
  services: {
    session: { purpose: 'basic', vendor: 'The Tidewater Gazette' },
    market: { purpose: 'advertising', vendor: 'Market', tcf: { vendor: 7, purposes: [1, 3, 4] } },
    tide: { purpose: 'statistics', vendor: 'Tide Count', tcf: { vendor: 9, purposes: [8] } },
  },
};

export const policyOf = (change: Partial<PolicyInput> = {}): Policy => definePolicy({ ...input, ...change });

/** Attaches the extras in their order and starts; returns the manager. `cookies` are the records that stand already. */
export const begin = async (policy: Policy, extras: readonly Extra[], { cookies = [], ...more }: ManagerParts & { readonly cookies?: readonly string[] } = {}): Promise<PageManager> => {
  const manager = createManager();
  const parts: ExtraContext['parts'] = { storage: memoryRecordStorage(true, cookies), ...more };
  const calls: (() => void)[] = [];
  for (const extra of extras) await extra.attach({ policy, manager, parts, afterStart: (call) => calls.push(call) });
  manager.start(policy, parts);
  for (const call of calls) call();
  return manager;
};
