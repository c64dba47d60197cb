/**
 * Which rules judge, with which settings, in which order: plain JSON that a site keeps, versions and tests. A fault names its
 * place (`rules[3].words[0]`).
 */
import { integer, list, object, string, wrong, type ParseProblem, type Parser } from '../../base/parse.js';
import { ok } from '../../base/result.js';
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

const mostRules = 200;
const frame = { name: string({ min: 1, max: 80 }), version: integer(1) };

export const parseRuleSet: Parser<RuleSet> = object({ ...frame, rules: list(parseRule, mostRules) }, true);

/**
 * Every fault that can be told at once, in the order of the text: of the frame the first, of each rule the first. None: it is a
 * rule set. For whoever writes one by hand; `parseRuleSet` stops at the first.
 */
export const ruleSetFaults = (value: unknown): readonly ParseProblem[] => {
  const around = object({ ...frame, rules: list(ok<unknown>, mostRules) }, true)(value);
  const given = typeof value === 'object' && value !== null && 'rules' in value && Array.isArray(value.rules) ? value.rules.slice(0, mostRules) : [];
  return [
    ...(around.ok ? [] : [around.error]),
    ...given.flatMap((each, index) => {
      const rule = parseRule(each, `rules[${index}]`);
      return rule.ok ? [] : [rule.error];
    }),
  ];
};

/** As a person reads and edits it: one rule per line, lists one entry per line; without the version, which the keeper gives. */
export const formatRuleSet = ({ name, rules: all }: Pick<RuleSet, 'name' | 'rules'>): string => {
  const line = (rule: RuleSettings): string =>
    Object.values(rule).some((setting) => typeof setting === 'object')
      ? JSON.stringify(rule, null, 2).replace(/\n/g, '\n    ')
      : JSON.stringify(rule, null, 1).replace(/\n\s*/g, ' ');
  return `{\n  "name": ${JSON.stringify(name)},\n  "rules": [${all.map((rule) => `\n    ${line(rule)}`).join(',')}\n  ]\n}\n`;
};
