/** The site's settings, from the page. */
import type { Policy } from '../consent/model/policy.js';
import { readPolicyBlock } from '../consent/runtime/policy-block.js';

/** Calls back with the policy once its block is there: now, or when the page is parsed. Null where it is faulty or missing. */
export const withPolicy = (callback: (policy: Policy | null) => void): void => {
  const read = readPolicyBlock();
  if (read === undefined && document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => withPolicy(callback), { once: true });
    return;
  }
  if (read?.ok !== true) void import('./explain.js').then(({ explain }) => explain(read?.error), () => undefined);
  callback(read?.ok ? read.value : null);
};
