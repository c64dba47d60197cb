/**
 * The secrets of a reader's own comments: with them a held comment is shown to its author again, without account or cookie.
 * Kept 30 days; nothing else about the comment is kept here.
 */
import type { Clock } from '../../base/seams.js';
import type { KeyValue } from './key-value.js';
import { createShelf } from './shelf.js';

export const receiptDays = 30;

export interface Receipts {
  remember(secret: string, thread: string): Promise<void>;
  /** Secrets of own comments in a thread, oldest first; what is too old is wiped on the way. */
  of(thread: string): Promise<readonly string[]>;
  /** The same of all threads of this scope. */
  all(): Promise<readonly string[]>;
  forget(secret: string): Promise<void>;
}

/** `scope` keeps sites apart that share an origin; mostly the endpoint. */
export const createReceipts = (values: KeyValue, scope: string, clock: Clock): Receipts => {
  const shelf = createShelf<{ readonly thread: string }>(values, receiptDays * 24, clock, ({ thread }) => typeof thread === 'string');
  const place = (thread: string): string => `${scope} ${thread}`;
  return {
    remember: (secret, thread) => shelf.put(secret, { thread: place(thread) }),
    of: async (thread) => (await shelf.all()).flatMap(([secret, receipt]) => (receipt.thread === place(thread) ? secret : [])),
    all: async () => (await shelf.all()).flatMap(([secret, receipt]) => (receipt.thread.startsWith(place('')) ? secret : [])),
    forget: (secret) => shelf.delete(secret),
  };
};
