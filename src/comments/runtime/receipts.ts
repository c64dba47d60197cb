/**
 * The secrets of a reader's own comments: with them a held comment is shown to its author again, without account or cookie.
 * Kept 30 days; nothing else about the comment is kept here.
 */
import type { Clock } from '../../base/seams.js';
import { keepReceipt, receiptPlace } from './keeping.js';
import type { KeyValue } from './key-value.js';
import { lookThrough } from './shelf.js';

export const receiptDays = 30;

export interface Receipts {
  remember(secret: string, thread: string): Promise<void>;
  /** Secrets of own comments in a thread, oldest first; what is too old is wiped on the way. */
  of(thread: string): Promise<readonly string[]>;
  /** The same of all threads of this scope. */
  all(): Promise<readonly string[]>;
  forget(secret: string): Promise<void>;
}

const isWhole = ({ thread }: { readonly thread?: string }): boolean => typeof thread === 'string';

/** `scope` keeps sites apart that share an origin; mostly the endpoint. */
export const createReceipts = (values: KeyValue, scope: string, clock: Clock): Receipts => {
  const secrets = async (belongs: (place: string) => boolean): Promise<readonly string[]> =>
    (await lookThrough<{ readonly thread: string }>(values, receiptDays * 24, clock, isWhole)).flatMap(([secret, { thread }]) => (belongs(thread) ? secret : []));
  return {
    remember: (secret, thread) => keepReceipt(values, secret, receiptPlace(scope, thread), clock()),
    of: (thread) => secrets((place) => place === receiptPlace(scope, thread)),
    all: () => secrets((place) => place.startsWith(receiptPlace(scope, ''))),
    forget: (secret) => values.delete(secret),
  };
};
