/** (record, action, policy, today) → new record. The only place where a record is made. */
import { standing } from './evaluate.js';
import { fingerprintOf, membersOf, optionalPurposes } from './fingerprint.js';
import type { Policy } from './policy.js';
import type { ConsentRecord, PurposeAnswer } from './record.js';

/** What a reader can do. */
export type ConsentAction =
  | { readonly type: 'accept-all' }
  | { readonly type: 'reject-all' }
  /** Per service id (or purpose id, which stands for all of it); what is not named is refused. */
  | { readonly type: 'choose'; readonly granted: ReadonlySet<string> }
  /** Grants one more service or purpose, leaving the rest as it stands ("always for this service"). */
  | { readonly type: 'allow'; readonly id: string }
  /** Takes one service or purpose back, leaving the rest as it stands. */
  | { readonly type: 'withdraw'; readonly id: string };

const make = ({ digest = 0 }: Policy, revision: number, day: number, purposes: ReadonlyMap<string, PurposeAnswer>): ConsentRecord =>
  Object.freeze({ revision, day, digest, purposes, lapsed: { granted: 0, refused: 0 } });

const answer = (policy: Policy, purpose: string, isYes: (id: string) => boolean): PurposeAnswer => ({
  fingerprint: fingerprintOf(policy, purpose),
  granted: new Set(membersOf(policy, purpose).filter(isYes)),
});

/** An answer to the whole notice: every optional purpose gets one. */
const answerAll = (policy: Policy, today: number, isYes: (id: string) => boolean): ConsentRecord =>
  make(policy, policy.revision, today, new Map(optionalPurposes(policy).map((purpose) => [purpose, answer(policy, purpose, (id) => isYes(id) || isYes(purpose))])));

/**
 * One service or purpose changed. What is not part of it keeps its answer and the record its day, so that one more video does
 * not lengthen the rest; purposes never answered stay open, and the notice goes on asking.
 */
const changeOne = (record: ConsentRecord | null, policy: Policy, today: number, id: string, yes: boolean): ConsentRecord => {
  const before = standing(policy, record, today);
  const touched = policy.services.get(id)?.purpose ?? id;
  const purposes = new Map<string, PurposeAnswer>();
  for (const purpose of optionalPurposes(policy)) {
    const kept = before?.purposes.get(purpose);
    const next = purpose === touched ? answer(policy, purpose, (member) => (member === id || purpose === id ? yes : kept?.granted.has(member) === true)) : kept;
    if (next) purposes.set(purpose, next);
  }
  return make(policy, before?.revision ?? 0, before?.day ?? today, purposes);
};

/** The record after an action; `today` is in days since 1970-01-01 (UTC). An action of no known type refuses everything. */
export const decide = (record: ConsentRecord | null, action: ConsentAction, policy: Policy, today: number): ConsentRecord =>
  'id' in action
    ? changeOne(record, policy, today, action.id, action.type === 'allow')
    : answerAll(policy, today, (id) => (action.type === 'choose' ? action.granted.has(id) : action.type === 'accept-all'));
