/** Does this site or this browser need more than the plain question? */
import type { Policy } from '../model/policy.js';

const has = (policy: Policy, fields: readonly string[]): boolean => fields.some((field) => field in policy);

/**
 * May a record mean something else than it says: by the law of a place, another tool's answers, the reader's age, a signal? Global
 * Privacy Control is on only where it is `true` (C-68); a site's own sources of signals stand under the symbol.
 */
export const meansOtherwise = (policy: Policy): boolean =>
  (navigator as { readonly globalPrivacyControl?: unknown }).globalPrivacyControl === true || Symbol.for('sayso.signals.1') in globalThis || has(policy, ['place', 'delegate', 'audience']);

/** Does starting need the extras' code? */
export const wantsExtras = (policy: Policy): boolean => meansOtherwise(policy) || has(policy, ['signals', 'firewall', 'moving', 'whenWithdrawn']);
