/**
 * The verdict of a rule set on a comment. Deterministic: the same rule set, words and facts give the same verdict in every
 * browser and on the server. It never throws, and it explains itself: every reason of every rule is kept.
 */
import type { Candidate, Facts } from './facts.js';
import { subjectOf, type Rule } from './rule.js';
import type { RuleSet } from './rule-set.js';
import { rules, type RuleSettings } from './rules/index.js';
import { verdictActions, type Reason, type Verdict, type VerdictAction } from './verdict.js';

/** The stricter of two actions. */
const stricter = (a: VerdictAction, b: VerdictAction): VerdictAction =>
  verdictActions.indexOf(b) > verdictActions.indexOf(a) ? b : a;

export const evaluate = (ruleSet: RuleSet, candidate: Candidate, facts: Facts): Verdict => {
  const subject = subjectOf(candidate);
  const reasons: Reason[] = [];
  let action: VerdictAction = 'publish';
  for (const settings of ruleSet.rules) {
    // The table pairs each name with its own settings; TypeScript cannot follow that pairing through a union.
    const rule = rules[settings.rule] as Rule<RuleSettings>;
    for (const { params, ...finding } of rule.judge(settings, subject, facts)) {
      reasons.push({ rule: settings.rule, ...finding, params: new Map(Object.entries(params)) });
      action = stricter(action, finding.action);
    }
  }
  return { action, reasons, ruleSet: { name: ruleSet.name, version: ruleSet.version } };
};
