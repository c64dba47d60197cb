/** A choice that has taken effect, as the ledger is told of it, and what kind of event it was. */
import type { ConsentAction } from './decide.js';
import { dayOf, standing } from './evaluate.js';
import type { Policy } from './policy.js';
import type { ConsentRecord } from './record.js';

/** Which words were on the screen when the reader chose; kept in receipts only (C-50). */
export interface Notice {
  readonly layer: 'banner' | 'preferences' | 'embed' | 'code';
  readonly language: string;
  /** The words as shown, blanks run together. */
  readonly text: string;
}

export interface Decision {
  readonly policy: Policy;
  /** The record that stood before; null where there was none. */
  readonly before: ConsentRecord | null;
  readonly record: ConsentRecord;
  readonly action: ConsentAction;
  /** Absent where code chose, not a reader before words of ours. */
  readonly notice?: Notice | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The states of ISO/IEC TS 27560 that a choice can lead to. */
export type DecisionEvent = 'given' | 'withdrawn' | 'refused';

const grantsOf = (record: ConsentRecord | null): readonly string[] => [...(record?.purposes ?? [])].flatMap(([purpose, { granted }]) => [...granted].map((id) => `${purpose} ${id}`));

/**
 * Something taken back and nothing added is a withdrawal; nothing granted and nothing taken back, a refusal. A consent that has
 * run out, or was given under a notice since replaced, is none that could be withdrawn.
 */
export const eventOf = ({ policy, before, record, now }: Pick<Decision, 'policy' | 'before' | 'record' | 'now'>): DecisionEvent => {
  const had = new Set(grantsOf(standing(policy, before, dayOf(now))));
  const has = grantsOf(record);
  if (has.length === 0) return had.size > 0 ? 'withdrawn' : 'refused';
  return has.every((id) => had.has(id)) && has.length < had.size ? 'withdrawn' : 'given';
};
