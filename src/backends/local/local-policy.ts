/** The rules of the site in this browser, every version kept. Pure, as `local-state.ts`. */
import type { CommentStatus } from '../../comments/model/comment.js';
import { asVersion, saysTheSame, type PolicyState, type RuleMark, type RuleRecord, type RuleSetEdition, type SaveOutcome, type SimulateOutcome } from '../../moderation/model/policy.js';
import { parseRuleSet, ruleSetFaults, type RuleSet } from '../../moderation/model/rule-set.js';
import { createSimulation, decidedAs, type PastComment } from '../../moderation/model/simulate.js';
import { factsOf } from './local-facts.js';
import { byAge, type Kept, type LocalState } from './local-state.js';

/** Oldest first; before anybody saved, what the page gave. */
const editionsOf = (state: LocalState, given: RuleSet): readonly RuleSetEdition[] => state.editions ?? [{ ruleSet: given, at: 0, by: null }];

const nowOf = (state: LocalState, given: RuleSet): RuleSetEdition => editionsOf(state, given).at(-1) ?? { ruleSet: given, at: 0, by: null };

export const policyOf = (state: LocalState, given: RuleSet, version?: number): PolicyState | null => {
  const all = editionsOf(state, given);
  const edition = version === undefined ? nowOf(state, given) : all.find(({ ruleSet }) => ruleSet.version === version);
  if (edition === undefined) return null;
  const editions = all.slice(-100).reverse().map(({ ruleSet: { name, version: number }, at, by }) => ({ name, version: number, at, by }));
  return { edition, editions };
};

export const savePolicy = (state: LocalState, given: RuleSet, wanted: { readonly expected: number; readonly ruleSet: unknown; readonly by: string; readonly at: number }): { readonly state: LocalState; readonly result: SaveOutcome } => {
  const { expected, by, at } = wanted;
  const next = asVersion(wanted.ruleSet, expected);
  const parsed = parseRuleSet(next);
  if (!parsed.ok) return { state, result: { kind: 'faulty', faults: ruleSetFaults(next) } };
  const now = nowOf(state, given);
  if (saysTheSame(now.ruleSet, parsed.value)) return { state, result: { kind: 'stored', edition: now } };
  if (now.ruleSet.version !== expected) return { state, result: { kind: 'conflict', edition: now } };
  const edition = { ruleSet: parsed.value, at, by };
  return { state: { ...state, editions: [...editionsOf(state, given), edition] }, result: { kind: 'stored', edition } };
};

/** How people have decided on a comment for good: the last decision that was not taken back. */
const decidedOn = ({ decisions }: Kept): CommentStatus | null => decisions.filter(({ undone }) => !undone).at(-1)?.to ?? null;

/** A comment as the rules saw it then: only what came before it speaks for or against it. */
const pastOf = (kept: Kept, before: readonly Kept[]): PastComment => {
  const { comment, authorKey, wrong = [] } = kept;
  // What came back in the hidden field was not kept; that it was filled in, the reasons still say.
  const trap = kept.reasons.some(({ rule }) => rule === 'trap') ? 'filled' : '';
  const { thread, text, createdAt } = comment;
  const website = comment.author.website ?? '';
  const facts = factsOf(before, { thread, closing: { state: 'open', closedBecause: null }, authorKey, website, text, trap, now: createdAt, arrives: true });
  const first = kept.decisions[0]?.from ?? comment.status;
  return {
    id: comment.id,
    name: comment.author.name,
    website,
    text,
    facts,
    was: first === 'published' ? 'publish' : first === 'spam' ? 'spam' : 'hold',
    decided: decidedAs(decidedOn(kept)),
    wrong,
  };
};

export const simulateOn = (state: LocalState, given: unknown, last: number): SimulateOutcome => {
  const parsed = parseRuleSet(given);
  if (!parsed.ok) return { kind: 'faulty', faults: ruleSetFaults(given) };
  const all = [...state.comments.values()].filter(({ comment }) => comment.status !== 'erased').sort((a, b) => byAge(a.comment, b.comment));
  const simulation = createSimulation(parsed.value);
  for (let index = Math.max(0, all.length - last); index < all.length; index++) {
    const kept = all[index];
    if (kept !== undefined) simulation.add(pastOf(kept, all.slice(0, index)));
  }
  return { kind: 'done', simulation: simulation.result() };
};

const recordOf = (state: LocalState, rule: string): RuleRecord => {
  const spoke = [...state.comments.values()].filter(({ reasons }) => reasons.some((reason) => reason.rule === rule && reason.action !== 'publish'));
  const isMarked = ({ wrong = [] }: Kept): boolean => wrong.includes(rule);
  return {
    rule,
    spoke: spoke.length,
    right: spoke.filter((kept) => !isMarked(kept) && decidedAs(decidedOn(kept)) === 'refused').length,
    wrong: spoke.filter((kept) => isMarked(kept) || decidedAs(decidedOn(kept)) === 'published').length,
    marked: spoke.filter(isMarked).length,
  };
};

export const markRule = (state: LocalState, { comment, rule, wrong }: RuleMark): { readonly state: LocalState; readonly result: RuleRecord } => {
  const kept = state.comments.get(comment);
  if (kept === undefined) return { state, result: recordOf(state, rule) };
  const others = (kept.wrong ?? []).filter((each) => each !== rule);
  const after = { ...state, comments: new Map(state.comments).set(comment, { ...kept, wrong: wrong ? [...others, rule] : others }) };
  return { state: after, result: recordOf(after, rule) };
};
