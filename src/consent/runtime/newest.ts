/** Which of several record cookies counts: shared by the core and the head stub, so that both start the same tags. */
import type { Policy } from '../model/policy.js';
import type { ConsentRecord } from '../model/record.js';
import { decodeRecord } from '../model/record-code.js';

const yesses = ({ purposes }: ConsentRecord): number => [...purposes.values()].flatMap(({ granted }) => [...granted]).length;

/** The newest valid one; of two from one day, the one that grants less. Null where none is valid. */
export const newestRecord = (values: readonly string[], policy: Policy, today: number): ConsentRecord | null =>
  values.flatMap((value) => decodeRecord(value, policy, today) ?? []).sort((one, other) => other.day - one.day || yesses(one) - yesses(other))[0] ?? null;
