/** Tells developers why consent does not start on a page. A chunk of its own: no page that works pays for these words. */
import { explainPolicyProblem } from '../consent/model/policy-explain.js';
import type { PolicyProblem } from '../consent/model/policy-parse.js';
import { policyText } from '../consent/runtime/policy-block.js';
import { warnOnce } from '../ui/plain/warn-once.js';

const source = (): unknown => {
  const text = policyText() ?? '';
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** One coded line; none where there is neither a policy nor anything that waits for one. */
export const explain = (problem: PolicyProblem | undefined): void => {
  if (problem !== undefined) warnOnce(problem.code, explainPolicyProblem(problem, source()));
  else if (document.querySelector('[data-sayso], sayso-banner, sayso-privacy-button, sayso-embed') !== null) {
    warnOnce('policy-missing', 'Something on this page waits for consent, but there is no policy: add <script type="application/json" data-sayso-policy>{…}</script>. Everything optional stays off.');
  }
};
