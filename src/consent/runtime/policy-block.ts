/** The policy as it stands in the page: `<script type="application/json" data-sayso-policy>`. Never a global variable (S-10). */
import type { Result } from '../../base/result.js';
import { parsedJson, parsePolicy, type PolicyProblem } from '../model/policy-parse.js';
import type { Policy } from '../model/policy.js';

export const policyBlock = (): Element | null => document.querySelector('script[type="application/json"][data-sayso-policy]');

/** Undefined while there is no such block. */
export const readPolicyBlock = (): Result<Policy, PolicyProblem> | undefined => {
  const block = policyBlock();
  return block === null ? undefined : parsePolicy(parsedJson(block.textContent ?? ''));
};
