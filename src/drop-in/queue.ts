/** Calls made before the drop-in has loaded: `(window.sayso = window.sayso || []).push((consent) => …)`. */
import type { ConsentManager } from '../consent/runtime/contract.js';

type Call = (consent: ConsentManager) => void;

/** Makes the calls that were queued, in order, and from here on every further one at once. A failing call stops no other. */
export const drainQueue = (manager: ConsentManager): void => {
  const page = window as Window & { sayso?: unknown };
  const call = (each: unknown): void => {
    if (typeof each !== 'function') return;
    try {
      (each as Call)(manager);
    } catch (error) {
      reportError(error);
    }
  };
  const waiting: readonly unknown[] = Array.isArray(page.sayso) ? page.sayso : [];
  page.sayso = {
    push(...calls: readonly unknown[]) {
      for (const each of calls) call(each);
    },
  };
  for (const each of waiting) call(each);
};
