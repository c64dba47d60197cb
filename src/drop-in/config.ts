/** The site's settings, from the page. */
import { explainPolicyProblem } from '../consent/model/policy-parse.js';
import type { Policy } from '../consent/model/policy.js';
import { readPolicyBlock } from '../consent/runtime/policy-block.js';
import { warnOnce } from '../ui/plain/warn-once.js';

/** Calls back with the policy once its block is there: now, or when the page is parsed. Null where it is faulty or missing. */
export const withPolicy = (callback: (policy: Policy | null) => void): void => {
  const read = readPolicyBlock();
  if (read === undefined && document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => withPolicy(callback), { once: true });
    return;
  }
  if (read?.ok === false) warnOnce(read.error.code, explainPolicyProblem(read.error));
  else if (read === undefined && document.querySelector('[data-sayso], sayso-banner, sayso-privacy-button') !== null) {
    warnOnce('policy-missing', 'Something on this page waits for consent, but there is no policy: add <script type="application/json" data-sayso-policy>{…}</script>. Everything optional stays off.');
  }
  callback(read?.ok ? read.value : null);
};
