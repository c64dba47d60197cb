/**
 * Where a reader stopped reading a thread, kept in this browser and told to nobody. Only for pages that may remember (a matter of
 * consent): the moment of the newest comment that was shown, per thread.
 */
import type { Clock } from '../../base/seams.js';
import { integer, object } from '../../base/parse.js';
import type { KeyValue } from './key-value.js';

/** ms without reading after which coming back is another visit: half an hour. */
export const pause = 1_800_000;

/** ms after which a thread is forgotten: ninety days. */
export const remembered = 7_776_000_000;

/** `at`: when the reader was last here. `seen`: `createdAt` of the newest comment shown; `before`: the same at the visit before. */
const parseVisit = object({ at: integer(0), seen: integer(0), before: integer(0) });

export interface Visits {
  /** `createdAt` of the newest comment that was shown at the visit before this one; null: this is the first. */
  begin(thread: string): Promise<number | null>;
  /** Notes the newest comment that is shown. Never rejects. */
  see(thread: string, createdAt: number): Promise<void>;
}

export const createVisits = (storage: KeyValue, scope: string, clock: Clock): Visits => {
  const keyOf = (thread: string): string => `${scope} ${thread}`;
  const read = async (key: string) => {
    const parsed = parseVisit(await storage.get(key));
    return parsed.ok && clock() - parsed.value.at < remembered ? parsed.value : null;
  };
  const forget = async (): Promise<void> => {
    for (const [key, value] of await storage.entries()) {
      const parsed = parseVisit(value);
      if (!parsed.ok || clock() - parsed.value.at >= remembered) await storage.delete(key);
    }
  };
  return {
    async begin(thread) {
      await forget();
      const key = keyOf(thread);
      const known = await read(key);
      if (known === null) return null;
      // A reload is no new visit: what was new a minute ago still is.
      const before = clock() - known.at < pause ? known.before : known.seen;
      await storage.set(key, { ...known, before, at: clock() });
      return before === 0 ? null : before;
    },
    async see(thread, createdAt) {
      const key = keyOf(thread);
      const known = await read(key);
      await storage.set(key, { at: clock(), seen: Math.max(createdAt, known?.seen ?? 0), before: known?.before ?? 0 });
    },
  };
};
