/** The site's rules as a moderator's page keeps them: one JSON file per site, every version of it kept. */
import type { ParseProblem } from '../../base/parse.js';
import type { AbortSignalLike } from '../../comments/model/backend.js';
import type { RuleSet } from './rule-set.js';
import type { Simulation } from './simulate.js';

/** One version of a site's rules. */
export interface RuleSetEdition {
  readonly ruleSet: RuleSet;
  /** Since when it judges, ms since 1970. */
  readonly at: number;
  /** Who saved it; null: it came with the site's settings. */
  readonly by: string | null;
}

/** The same without the rules, for a list. */
export interface EditionMark {
  readonly name: string;
  readonly version: number;
  readonly at: number;
  readonly by: string | null;
}

export interface PolicyState {
  /** What judges now, or the version that was asked for. */
  readonly edition: RuleSetEdition;
  /** Newest first, at most 100. */
  readonly editions: readonly EditionMark[];
}

/** How often a rule spoke of late, and how people had decided on those comments. */
export interface RuleRecord {
  readonly rule: string;
  readonly spoke: number;
  readonly right: number;
  readonly wrong: number;
  /** Of `wrong`: marked by a moderator. */
  readonly marked: number;
}

export interface RuleMark {
  readonly comment: string;
  readonly rule: string;
  /** Whether the rule was wrong here; false takes the mark away. */
  readonly wrong: boolean;
}

export type SimulateOutcome =
  | { readonly kind: 'done'; readonly simulation: Simulation }
  | { readonly kind: 'faulty'; readonly faults: readonly ParseProblem[] }
  /** Another one is running; try again in a moment. */
  | { readonly kind: 'busy' };

export type SaveOutcome =
  | { readonly kind: 'stored'; readonly edition: RuleSetEdition }
  /** Somebody else saved first: here is what judges now. Nothing was changed. */
  | { readonly kind: 'conflict'; readonly edition: RuleSetEdition }
  | { readonly kind: 'faulty'; readonly faults: readonly ParseProblem[] };

/** Throws `BackendError`: `not-allowed` where nobody is signed in, `not-found` for a version that was never there. */
export interface PolicyKeeping {
  load(version?: number, signal?: AbortSignalLike): Promise<PolicyState>;
  /**
   * Makes a rule set the site's next version; it judges from then on.
   *
   * @param expected  the version that the moderator began with
   * @param ruleSet   JSON as written by hand; its version is given by the keeper
   */
  save(expected: number, ruleSet: unknown, signal?: AbortSignalLike): Promise<SaveOutcome>;
  /** What a rule set would have done to the newest `last` comments (at most `mostSimulated`). Changes nothing. */
  simulate(ruleSet: unknown, last: number, signal?: AbortSignalLike): Promise<SimulateOutcome>;
  /** The rules that are marked as wrong on a comment. */
  marks(comment: string, signal?: AbortSignalLike): Promise<readonly string[]>;
  /** Keeps that a rule was wrong on a comment, or not after all; gives the rule's record. */
  mark(mark: RuleMark, signal?: AbortSignalLike): Promise<RuleRecord>;
}

/** Comments of the past that are looked at in one go. */
export const mostSimulated = 10_000;

/** What was written, as the version after `expected`: whoever writes rules does not count them. */
export const asVersion = (ruleSet: unknown, expected: number): unknown =>
  typeof ruleSet === 'object' && ruleSet !== null && !Array.isArray(ruleSet) ? { ...ruleSet, version: expected + 1 } : ruleSet;

/** Do two rule sets say the same, whatever their versions? The order of rules counts, that of a rule's settings does not. */
export const saysTheSame = (a: Pick<RuleSet, 'name' | 'rules'>, b: Pick<RuleSet, 'name' | 'rules'>): boolean => {
  const flat = ({ name, rules }: Pick<RuleSet, 'name' | 'rules'>): string =>
    JSON.stringify([name, rules.map((rule) => Object.entries(rule).sort(([one], [other]) => (one < other ? -1 : 1)))]);
  return flat(a) === flat(b);
};
