/**
 * Posts on their way. A post is kept from the moment the reader sends it until somebody has answered, through reloads, dead
 * networks and broken servers, and sent again with the same secret: the same secret never makes a second comment. The e-mail
 * address is in it, for just as long, and for 72 hours at most.
 */
import type { Clock } from '../../base/seams.js';
import type { Submission } from '../model/backend.js';
import { keepPost } from './keeping.js';
import type { KeyValue } from './key-value.js';
import { lookThrough, type Shelved } from './shelf.js';

export const outboxHours = 72;

export interface Outbox {
  /** `at`: since when the 72 hours count, where it was sent before; default now. */
  add(submission: Submission, at?: number): Promise<void>;
  /** What waits, oldest first, of all threads of this scope; what is too old is wiped on the way. */
  items(): Promise<readonly Shelved<Submission>[]>;
  has(secret: string): Promise<boolean>;
  remove(secret: string): Promise<void>;
  /**
   * Does the work that sends one; null where another tab does it just now. Without Web Locks the server's idempotency is
   * enough, only less tidy.
   */
  alone<T>(secret: string, work: () => Promise<T>): Promise<T | null>;
}

type Item = Submission & { readonly scope: string };

const isWhole = ({ scope, secret, thread, draft }: Partial<Item>): boolean =>
  [scope, secret, thread, draft?.text].every((each) => typeof each === 'string');

/** `scope` keeps sites apart that share an origin; mostly the endpoint. */
export const createOutbox = (values: KeyValue, scope: string, clock: Clock): Outbox => ({
  add: (submission, at = clock()) => keepPost(values, scope, submission, at),
  items: async () => (await lookThrough<Item>(values, outboxHours, clock, isWhole)).flatMap(([, { scope: place, ...item }]) => (place === scope ? item : [])),
  has: async (secret) => (await values.get(secret)) !== undefined,
  remove: (secret) => values.delete(secret),
  async alone(secret, work) {
    const { locks } = navigator as { readonly locks?: LockManager };
    try {
      if (locks !== undefined) return await locks.request(`sayso-outbox ${secret}`, { ifAvailable: true }, (lock) => (lock === null ? null : work()));
    } catch {
      // A browser that throws at Web Locks (opaque origins do): the secret alone has to keep it single.
    }
    return work();
  },
});
