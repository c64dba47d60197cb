/** Does this site or this browser need more than the plain question? */
import type { Policy } from '../model/policy.js';

/** A site's own source of signals stands under that symbol; Global Privacy Control is on only where it is `true` (C-68). */
export const wantsExtras = (policy: Policy): boolean =>
  (navigator as { readonly globalPrivacyControl?: unknown }).globalPrivacyControl === true ||
  Symbol.for('sayso.signals.1') in globalThis ||
  ['place', 'signals', 'firewall', 'delegate', 'moving', 'audience', 'whenWithdrawn'].some((field) => field in policy);
