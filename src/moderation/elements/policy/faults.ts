/** What is wrong with rules written by hand, at its place and in words; or the rule set that they are. */
import type { ParseProblem } from '../../../base/parse.js';
import type { PolicyMessages } from '../../messages/policy/index.js';
import { lineOf, placeOfPath, readJsonPlaces, type Place } from '../../model/json-places.js';
import { asVersion } from '../../model/policy.js';
import { parseRuleSet, ruleSetFaults, type RuleSet } from '../../model/rule-set.js';

export interface FaultLine {
  /** From 1. */
  readonly line: number;
  readonly place: Place;
  /** `rules[3].action`; '' where the text is no JSON. */
  readonly path: string;
  readonly words: string;
}

export type ReadText = { readonly kind: 'rules'; readonly ruleSet: RuleSet } | { readonly kind: 'faults'; readonly faults: readonly FaultLine[] };

const templates: readonly (readonly [RegExp, (words: PolicyMessages['expected'], parts: readonly string[]) => string])[] = [
  [/^a text of at most (\d+) characters$/, (words, [most = '']) => words.text('0', most)],
  [/^a text of (\d+) to (\d+) characters$/, (words, [least = '', most = '']) => words.text(least, most)],
  [/^a whole number from (-?\d+) to (\d+)$/, (words, [least = '', most = '']) => words.number(least, most)],
  [/^a list of at most (\d+)$/, (words, [most = '']) => words.list(most)],
  [/^one of (.*)$/, (words, [choice = '']) => words.choice(choice)],
  [/^true or false$/, (words) => words.flag],
  [/^an object$/, (words) => words.object],
];

/** A parser's fault in the moderator's language. */
export const faultWords = ({ expected, found }: ParseProblem, words: PolicyMessages): string => {
  const known = templates.flatMap(([pattern, say]) => {
    const match = pattern.exec(expected);
    return match === null ? [] : [say(words.expected, match.slice(1))];
  })[0];
  return `${known ?? words.expected.other(expected)}${found === 'undefined' ? words.missing : words.found(found)}`;
};

/** Faults that the keeper of the rules told, at their places in the text. */
export const placed = (text: string, problems: readonly ParseProblem[], words: PolicyMessages): readonly FaultLine[] => {
  const read = readJsonPlaces(text);
  const places = read.kind === 'value' ? read.places : new Map<string, Place>();
  return problems.map((problem) => {
    const place = placeOfPath(places, problem.path);
    return { line: lineOf(text, place.start), place, path: problem.path, words: faultWords(problem, words) };
  });
};

/** Reads what stands in the editor, as the version after `expected`. */
export const readText = (text: string, expected: number, words: PolicyMessages): ReadText => {
  const read = readJsonPlaces(text);
  if (read.kind === 'fault') {
    const { at, code } = read;
    return { kind: 'faults', faults: [{ line: lineOf(text, at), place: { start: at, end: Math.min(text.length, at + 1) }, path: '', words: words.json[code] ?? '' }] };
  }
  const given = asVersion(read.value, expected);
  const parsed = parseRuleSet(given);
  return parsed.ok ? { kind: 'rules', ruleSet: parsed.value } : { kind: 'faults', faults: placed(text, ruleSetFaults(given), words) };
};
