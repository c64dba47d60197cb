/**
 * The secrets of a reader's own comments: with them a held comment is shown to its author again, without account or cookie.
 * Kept 30 days; nothing else about the comment is kept here.
 */
import { integer, object, string } from '../../base/parse.js';
import type { Clock } from '../../base/seams.js';
import type { KeyValue } from './key-value.js';

export const receiptDays = 30;
const parseReceipt = object({ thread: string({ min: 1, max: 1000 }), at: integer(0) });

export interface Receipts {
  /** `thread` is the scope and the thread together, as `createReceipts` was told. */
  remember(secret: string, thread: string): Promise<void>;
  /** Secrets of own comments in a thread, oldest first; what is too old is wiped on the way. */
  of(thread: string): Promise<readonly string[]>;
  forget(secret: string): Promise<void>;
}

export const createReceipts = (values: KeyValue, scope: string, clock: Clock): Receipts => ({
  remember: (secret, thread) => values.set(secret, { thread: `${scope} ${thread}`, at: clock() }),
  async of(thread) {
    const found: { readonly secret: string; readonly at: number }[] = [];
    for (const [secret, value] of await values.entries()) {
      const receipt = parseReceipt(value);
      const fresh = receipt.ok && clock() - receipt.value.at < receiptDays * 86_400_000;
      if (!fresh) await values.delete(secret);
      else if (receipt.value.thread === `${scope} ${thread}`) found.push({ secret, at: receipt.value.at });
    }
    return found.sort((a, b) => a.at - b.at).map(({ secret }) => secret);
  },
  forget: (secret) => values.delete(secret),
});
