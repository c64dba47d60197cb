/** The site's settings, from the page. */
import type { Policy } from '../consent/model/policy.js';
import { parsedJson, parsePolicy } from '../consent/model/policy-parse.js';
import { digestOf } from '../consent/model/policy-text.js';
import { policyText } from '../consent/runtime/policy-block.js';

/** Calls back with the policy once its block is there: now, or when the page is parsed. Null where it is faulty or missing. */
export const withPolicy = (callback: (policy: Policy | null) => void): void => {
  const text = policyText();
  if (text === undefined && document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => withPolicy(callback), { once: true });
    return;
  }
  const read = text === undefined ? undefined : parsePolicy(parsedJson(text), digestOf(text));
  if (read?.ok !== true) void import('./explain.js').then(({ explain }) => explain(read?.error), () => undefined);
  callback(read?.ok ? read.value : null);
};
