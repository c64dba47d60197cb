/**
 * The verdict of a rule set on a comment. Deterministic: the same rule set, words and facts give the same verdict in every
 * browser and on the server. It never throws, and it explains itself: every reason of every rule is kept.
 */
import type { Candidate, Facts } from './facts.js';
import { subjectOf, type Rule } from './rule.js';
import type { RuleSet } from './rule-set.js';
import { rules, type RuleSettings } from './rules/index.js';
import { isTrusted } from './rules/trust.js';
import { verdictActions, type Reason, type Verdict, type VerdictAction } from './verdict.js';

/** The stricter of two actions. */
const stricter = (a: VerdictAction, b: VerdictAction): VerdictAction =>
  verdictActions.indexOf(b) > verdictActions.indexOf(a) ? b : a;

export const evaluate = (ruleSet: RuleSet, candidate: Candidate, facts: Facts): Verdict => {
  const subject = subjectOf(candidate);
  const reasons: Reason[] = [];
  let action: VerdictAction = 'publish';
  const trusted = ruleSet.rules.some((each) => each.rule === 'trust' && isTrusted(each, facts));
  for (const settings of ruleSet.rules) {
    // The table pairs each name with its own settings; TypeScript cannot follow that pairing through a union.
    const rule = rules[settings.rule] as Rule<RuleSettings>;
    const { spares } = settings;
    const spared = spares !== undefined && (facts.author.staff || (spares === 'trusted' && trusted));
    for (const { params, ...finding } of rule.judge(settings, subject, facts)) {
      const reason = { rule: settings.rule, ...finding, ...(spared ? { action: 'publish' as const } : {}), params: new Map(Object.entries(params)) };
      reasons.push(reason);
      action = stricter(action, reason.action);
    }
  }
  return { action, reasons, ruleSet: { name: ruleSet.name, version: ruleSet.version } };
};
