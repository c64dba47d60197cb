/** Starts the drop-in by being loaded: modules run once, however many tags bring them, and a second copy does nothing. */
import { complain } from '../consent/runtime/complain.js';
import { lateManager, useLateManager } from '../consent/runtime/late-manager.js';
import { policyText } from '../consent/runtime/policy-block.js';
import { whenShown } from '../consent/runtime/when-shown.js';
import '../exports/define/privacy-button.js';
import { startReturning } from './returning.js';
import { summon } from './summon.js';

const key = Symbol.for('sayso.drop-in.1');
const page = globalThis as typeof globalThis & { [key]?: true };

if (page[key]) complain('loaded-twice');
else {
  page[key] = true;
  // Whoever wants the manager before the policy is there waits; from then on it comes as `startReturning` has set.
  let started = (): void => undefined;
  const ready = new Promise<void>((resolve) => (started = resolve));
  useLateManager(() => ready.then(lateManager));
  const start = (): void => {
    startReturning();
    started();
  };
  whenShown(() => {
    if (policyText() === undefined && document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
    else start();
  });
  summon();
}
