/**
 * Which rules judge, with which settings, in which order: plain JSON that a site keeps, versions and tests. A fault names its
 * place (`rules[3].words[0]`).
 */
import { integer, list, object, string, wrong, type Parser } from '../../base/parse.js';
import { ruleNames, rules, type RuleSettings } from './rules/index.js';

export interface RuleSet {
  readonly name: string;
  /** Counts up at each change; every verdict names it. */
  readonly version: number;
  /** Reasons come in this order; the strictest action wins whatever the order. */
  readonly rules: readonly RuleSettings[];
}

const parseRule: Parser<RuleSettings> = (value, path = '') => {
  const named = object({ rule: string({ min: 1, max: 40 }) })(value, path);
  if (!named.ok) return named;
  const name = ruleNames.find((each) => each === named.value.rule);
  return name === undefined ? wrong(`${path}.rule`, `one of ${ruleNames.join(', ')}`, named.value.rule) : rules[name].parse(value, path);
};

export const parseRuleSet: Parser<RuleSet> = object(
  { name: string({ min: 1, max: 80 }), version: integer(1), rules: list(parseRule, 200) },
  true,
);
