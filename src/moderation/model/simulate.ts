/**
 * What a rule set would have done to comments of the past, beside what moderators decided on them: before it judges anything. Pure;
 * the server runs it in a thread of its own, `local` in the page.
 *
 * A comment counts as judged where a person decided on it and did not take that back. A rule was right where it would have
 * stopped what a person refused, and wrong where it would have stopped what a person published, or where a moderator marked it
 * "wrong here". What waits for a moderator is neither right nor wrong: it asks.
 */
import type { CommentStatus } from '../../comments/model/comment.js';
import { evaluate } from './evaluate.js';
import type { Candidate, Facts } from './facts.js';
import type { RuleSet } from './rule-set.js';
import { verdictActions, type VerdictAction } from './verdict.js';

export interface PastComment extends Candidate {
  readonly id: string;
  /** As they were when it came in. */
  readonly facts: Facts;
  /** What the rules of that time did. */
  readonly was: VerdictAction;
  /** What a person has decided since; null: nobody, or it waits again. */
  readonly decided: 'published' | 'refused' | null;
  /** Rules that a moderator marked as wrong on it. */
  readonly wrong: readonly string[];
}

/** What a person's decision says of a comment. */
export const decidedAs = (status: CommentStatus | null): PastComment['decided'] =>
  status === 'published' ? 'published' : status === 'spam' || status === 'rejected' || status === 'removed' ? 'refused' : null;

export interface SimulatedExample {
  readonly id: string;
  /** The beginning of the words. */
  readonly text: string;
}

export interface RuleTally {
  readonly rule: string;
  /** Comments on which it spoke, and said more than a note. */
  readonly spoke: number;
  /** Of them, those that a person refused, and those that a person published or on which it was marked wrong. */
  readonly right: number;
  readonly wrong: number;
  /** Of `wrong`, those that were marked. */
  readonly marked: number;
  /** Honest comments that it would have stopped, at most `mostExamples`. */
  readonly examples: readonly SimulatedExample[];
}

export interface Simulation {
  readonly ruleSet: { readonly name: string; readonly version: number };
  readonly comments: number;
  /** Of the oldest and the newest, ms since 1970; null where there are none. */
  readonly from: number | null;
  readonly to: number | null;
  /** By what this rule set would do: how many, and how people had decided on those. */
  readonly outcomes: Readonly<Record<VerdictAction, { readonly all: number; readonly published: number; readonly refused: number }>>;
  /** Comments on which it would do something else than the rules of their time did, by both. */
  readonly changes: readonly { readonly was: VerdictAction; readonly would: VerdictAction; readonly comments: number; readonly examples: readonly SimulatedExample[] }[];
  /** In the rule set's order. */
  readonly rules: readonly RuleTally[];
}

/** Examples told of each. */
export const mostExamples = 5;
const excerptLength = 160;

/** How many of those that people have judged a rule was right on, from 0 to 1; null where nobody has judged one. */
export const precisionOf = ({ right, wrong }: { readonly right: number; readonly wrong: number }): number | null => (right + wrong === 0 ? null : right / (right + wrong));

/** Of the comments that people have judged: how many would have gone the same way, were no person there; and how many wait for one. */
export const agreementOf = ({ outcomes: { publish, hold, spam, refuse } }: Pick<Simulation, 'outcomes'>) => ({
  same: publish.published + spam.refused + refuse.refused,
  other: publish.refused + spam.published + refuse.published,
  asked: hold.published + hold.refused,
});

const exampleOf = ({ id, text }: PastComment): SimulatedExample => ({ id, text: text.length > excerptLength ? `${text.slice(0, excerptLength).replace(/[\ud800-\udbff]$/, '')}…` : text });

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** Takes comments one by one, so that nobody has to hold a month of them at once. */
export const createSimulation = (ruleSet: RuleSet): { add(comment: PastComment): void; result(): Simulation } => {
  const outcomes = Object.fromEntries(verdictActions.map((action) => [action, { all: 0, published: 0, refused: 0 }])) as Record<VerdictAction, { all: number; published: number; refused: number }>;
  const rules = new Map<string, Mutable<RuleTally>>();
  for (const { rule } of ruleSet.rules) rules.set(rule, rules.get(rule) ?? { rule, spoke: 0, right: 0, wrong: 0, marked: 0, examples: [] });
  const changes = new Map<string, { was: VerdictAction; would: VerdictAction; comments: number; examples: SimulatedExample[] }>();
  let comments = 0;
  let from: number | null = null;
  let to: number | null = null;
  return {
    add(comment) {
      const { facts, was, decided, wrong } = comment;
      const { action, reasons } = evaluate(ruleSet, comment, facts);
      comments++;
      from = Math.min(from ?? facts.now, facts.now);
      to = Math.max(to ?? facts.now, facts.now);
      outcomes[action].all++;
      if (decided !== null) outcomes[action][decided]++;
      if (action !== was) {
        const key = `${was} ${action}`;
        const change = changes.get(key) ?? { was, would: action, comments: 0, examples: [] };
        change.comments++;
        if (change.examples.length < mostExamples) change.examples.push(exampleOf(comment));
        changes.set(key, change);
      }
      for (const rule of new Set(reasons.filter((reason) => reason.action !== 'publish').map((reason) => reason.rule))) {
        const tally = rules.get(rule);
        if (tally === undefined) continue;
        tally.spoke++;
        if (wrong.includes(rule)) tally.marked++;
        if (wrong.includes(rule) || decided === 'published') {
          tally.wrong++;
          if (tally.examples.length < mostExamples) tally.examples.push(exampleOf(comment));
        } else if (decided === 'refused') tally.right++;
      }
    },
    result: () => ({
      ruleSet: { name: ruleSet.name, version: ruleSet.version },
      comments,
      from,
      to,
      outcomes,
      changes: [...changes.values()].sort((a, b) => b.comments - a.comments),
      rules: [...rules.values()],
    }),
  };
};
