/**
 * Leaves the page for its own fresh copy, once: where a running script cannot be stopped (`whenWithdrawn: "reload"`), or where the
 * firewall that is up cannot be opened. What the reader was writing is kept first.
 */
import type { Policy } from '../../model/policy.js';
import type { ConsentManager, ConsentState } from '../contract.js';
import type { ExtraContext } from '../extras.js';
import { cleanUp } from './cleanup.js';

/** How long what is being kept may hold up the reload, in milliseconds. */
const patience = 2000;

/** Fired on `document` just before such a reload. It cannot be cancelled; it waits a little for what must be kept. */
export class BeforeReloadEvent extends Event {
  static readonly eventName = 'sayso-before-reload';
  readonly #waits: unknown[];
  constructor(waits: unknown[]) {
    super(BeforeReloadEvent.eventName, { bubbles: true });
    this.#waits = waits;
  }
  /** Reloads only when this has settled, or two seconds have gone by. */
  waitUntil(promise: Promise<unknown>): void {
    this.#waits.push(promise);
  }
}

const running = ({ granted, once }: ConsentState): ReadonlySet<string> => new Set([...granted, ...once]);

/** Removes what any service keeps here that may not run now. */
const sweep = async (policy: Policy, state: ConsentState): Promise<void> => {
  const allowed = running(state);
  await cleanUp(policy, new Set([...policy.services.keys()].filter((id) => !allowed.has(id))), allowed);
};

let leaving = false;

/** Reloads the page, unless it is on its way already. */
export const reloadOnce = async (policy: Policy, manager: ConsentManager): Promise<void> => {
  if (leaving) return;
  leaving = true;
  const waits: unknown[] = [];
  document.dispatchEvent(new BeforeReloadEvent(waits));
  waits.push(sweep(policy, manager.getState()));
  await Promise.race([Promise.allSettled(waits), new Promise((resolve) => setTimeout(resolve, patience))]);
  location.reload();
};

/** `whenWithdrawn: "reload"`. */
export const attach = ({ policy, manager, afterStart }: ExtraContext): void => {
  manager.subscribe(({ reloadNeeded }) => {
    if (reloadNeeded) void reloadOnce(policy, manager);
  });
  afterStart(() => {
    const visit = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
    const state = manager.getState();
    // What a script wrote while it was on its way out, when nothing could wait any more.
    if (visit?.type === 'reload' && state.record !== null) void sweep(policy, state);
  });
};
