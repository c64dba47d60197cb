/**
 * A site's rules over HTTP; apart from `moderation.ts`, because few moderators ever open them.
 *
 *     GET /v1/:site/moderation/rule-set?version=              → PolicyState
 *     PUT /v1/:site/moderation/rule-set  {expected, ruleSet}  → 200 | 409 | 422 SaveOutcome
 *     POST /v1/:site/moderation/simulate  {ruleSet, last}      → 200 | 422 | 429 SimulateOutcome
 *     GET /v1/:site/moderation/marks?comment=                 → {"rules": […]}
 *     PUT /v1/:site/moderation/marks  {comment, rule, wrong}  → RuleRecord
 */
import { boolean, integer, list, nullable, object, oneOf, string, type Parsed, type Parser } from '../base/parse.js';
import { ok } from '../base/result.js';
import { mostSimulated } from '../moderation/model/policy.js';
import { parseRuleSet } from '../moderation/model/rule-set.js';
import { verdictActions } from '../moderation/model/verdict.js';

const by = nullable(string({ max: 245 }));

export const parseEdition = object({ ruleSet: parseRuleSet, at: integer(0), by });
export const parsePolicyState = object({
  edition: parseEdition,
  editions: list(object({ name: string({ max: 80 }), version: integer(1), at: integer(0), by }), 1000),
});

/** Whether `ruleSet` is one is answered with all its faults, so it comes as it is. */
export const parseSaveRequest = object({ expected: integer(1), ruleSet: ok<unknown> as Parser<unknown> }, true);

const problem = object({ path: string(), expected: string(), found: string() });
const settled = object({ kind: oneOf('stored', 'conflict'), edition: parseEdition });
const faulty = object({ kind: oneOf('faulty'), faults: list(problem, 1000) });

/** The body of every answer to a PUT that is not a problem document. */
export const parseSaveOutcome: Parser<Parsed<typeof settled> | Parsed<typeof faulty>> = (value, path = '') =>
  (value as { kind?: unknown } | null)?.kind === 'faulty' ? faulty(value, path) : settled(value, path);

export const parseSimulateRequest = object({ ruleSet: ok<unknown> as Parser<unknown>, last: integer(1, mostSimulated) }, true);

const rule = string({ min: 1, max: 40 });
const tally = { rule, spoke: integer(0), right: integer(0), wrong: integer(0), marked: integer(0) };
const examples = list(object({ id: string({ max: 64 }), text: string({ max: 500 }) }), 100);
const outcome = object({ all: integer(0), published: integer(0), refused: integer(0) });
const action = oneOf(...verdictActions);

export const parseSimulation = object({
  ruleSet: object({ name: string({ max: 80 }), version: integer(1) }),
  comments: integer(0),
  from: nullable(integer(0)),
  to: nullable(integer(0)),
  outcomes: object({ publish: outcome, hold: outcome, spam: outcome, refuse: outcome }),
  changes: list(object({ was: action, would: action, comments: integer(0), examples }), 16),
  rules: list(object({ ...tally, examples }), 1000),
});

const simulated = object({ kind: oneOf('done'), simulation: parseSimulation });
const busy = object({ kind: oneOf('busy') });

/** The body of every answer to a simulation that is not a problem document. */
export const parseSimulateOutcome: Parser<Parsed<typeof simulated> | Parsed<typeof faulty> | Parsed<typeof busy>> = (value, path = '') => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return kind === 'faulty' ? faulty(value, path) : kind === 'busy' ? busy(value, path) : simulated(value, path);
};

export const parseRuleMark = object({ comment: string({ min: 1, max: 64 }), rule, wrong: boolean }, true);
export const parseMarks = object({ rules: list(rule, 1000) });
export const parseRuleRecord = object(tally);
