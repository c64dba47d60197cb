/** Which of several record cookies counts: shared by the core and the head stub, so that both start the same tags. */
import type { Policy } from '../model/policy.js';
import type { ConsentRecord } from '../model/record.js';
import { decodeRecord } from '../model/record-code.js';

const yesses = ({ purposes }: ConsentRecord): number => [...purposes.values()].reduce((sum, { granted }) => sum + granted.size, 0);

/** The newest valid one; of two from one day, the one that grants less. Null where none is valid. */
export const newestRecord = (values: readonly string[], policy: Policy, today: number): ConsentRecord | null => {
  let best: ConsentRecord | null = null;
  for (const value of values) {
    const next = decodeRecord(value, policy, today);
    if (next && (best === null || next.day > best.day || (next.day === best.day && yesses(next) < yesses(best)))) best = next;
  }
  return best;
};
