/** Takes up what was kept for a while and no longer: each value lies with the time it was kept at, and looking wipes what is too old. */
import type { Clock } from '../../base/seams.js';
import type { KeyValue } from './key-value.js';

export type Shelved<T> = T & { readonly at: number };

/**
 * What lies here, oldest first; what is too old, or not as we write it, is wiped on the way. `isWhole` is asked of whatever lies
 * in the database, which anything on this origin can write to.
 */
export const lookThrough = async <T extends object>(values: KeyValue, hours: number, clock: Clock, isWhole: (value: Partial<T>) => boolean): Promise<readonly (readonly [key: string, value: Shelved<T>])[]> => {
  const found: [string, Shelved<T>][] = [];
  for (const [key, value] of await values.entries()) {
    const shelved = value as Shelved<T> | null | undefined;
    if (typeof shelved?.at === 'number' && clock() - shelved.at < hours * 3_600_000 && isWhole(shelved)) found.push([key, shelved]);
    else await values.delete(key);
  }
  return found.sort(([, a], [, b]) => a.at - b.at);
};
