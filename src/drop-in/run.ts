/** Starts the drop-in by being loaded: modules run once, however many tags bring them, and a second copy does nothing. */
import { complain } from '../consent/runtime/complain.js';
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
  summon();
  whenShown(() => {
    if (policyText() === undefined && document.readyState === 'loading') document.addEventListener('DOMContentLoaded', startReturning, { once: true });
    else startReturning();
  });
}
