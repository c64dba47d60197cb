/**
 * A page for a reader who has decided: what was allowed starts, other tabs are listened to, the privacy button stands. All else
 * is left to the manager, whose code comes when it is wanted.
 */
import { dayOf, grantedIds, promptReason } from '../consent/model/evaluate.js';
import type { ConsentManager } from '../consent/runtime/contract.js';
import { pageGate } from '../consent/runtime/gate/page-gate.js';
import { knownPolicy, type Known } from '../consent/runtime/known-policy.js';
import { useLateManager } from '../consent/runtime/late-manager.js';
import { newestRecord } from '../consent/runtime/newest.js';
import { followOtherViews } from '../consent/runtime/other-views.js';
import { readRecordCookies } from '../consent/runtime/storage/cookie.js';
import { policyText } from '../consent/runtime/policy-block.js';
import { wantsExtras } from '../consent/runtime/wants-extras.js';
import type { PageManager } from '../consent/runtime/manager.js';

type Page = Window & { sayso?: unknown };

/** The standing answer, where nothing is to be asked, shown or told to anybody. */
const decided = (): Known | undefined => {
  if (Symbol.for('sayso.woken.1') in globalThis) return undefined;
  const known = knownPolicy(policyText() ?? '');
  // Doubles of the record are for the manager to tidy.
  return known && readRecordCookies().length === 1 && !wantsExtras(known.policy) && promptReason(known.policy, known.record, dayOf(Date.now())) === null ? known : undefined;
};

/** Starts what this page may start; `document` has its policy block, or will have none. */
export const startReturning = (): void => {
  const page = window as Page;
  const known = decided();
  const gate = pageGate();
  const come = async (): Promise<PageManager> => (await import('./wake.js')).wake({ gate, newest: newestRecord }, known);
  useLateManager(come);
  followOtherViews({ refresh: async (told) => (await come()).refresh(told) });
  const calls = page.sayso;
  if (known) gate.update(grantedIds(known.policy, known.record, dayOf(Date.now())));
  // A page with comments alone has neither a policy nor anything that waits for one: nothing of consent comes.
  const asks = !known && (policyText() ?? document.querySelector('[data-sayso]')) !== null;
  if (asks || (Array.isArray(calls) && calls.length > 0)) void come();
  else {
    const push = async (...more: readonly ((consent: ConsentManager) => void)[]): Promise<void> => {
      await come();
      (page.sayso as { push: typeof push }).push(...more);
    };
    page.sayso = { push };
  }
};
