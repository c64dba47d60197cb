/** Calls made before consent has started: `(window.sayso = window.sayso || []).push((consent) => …)`. */
import type { ConsentManager } from '../consent/runtime/contract.js';

type Call = (consent: ConsentManager) => void;

/** Makes the calls that were queued, in order, and from here on every further one. One that throws stops no other. */
export const drainQueue = (manager: ConsentManager): void => {
  const page = window as Window & { sayso?: unknown };
  const push = (...calls: readonly Call[]): void => {
    for (const call of calls) queueMicrotask(() => call(manager));
  };
  // An element with this id or name would stand here too (S-10): only a list is a queue.
  if (Array.isArray(page.sayso)) push(...(page.sayso as readonly Call[]));
  page.sayso = { push };
};
