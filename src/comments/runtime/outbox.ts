/**
 * Posts on their way. A post is kept from the moment the reader sends it until somebody has answered, through reloads, dead
 * networks and broken servers, and sent again with the same secret: the same secret never makes a second comment. The e-mail
 * address is in it, for just as long, and for 72 hours at most.
 */
import { boolean, integer, nullable, object, oneOf, optional, string } from '../../base/parse.js';
import type { Clock } from '../../base/seams.js';
import type { CommentBackend, PostOutcome, Submission } from '../model/backend.js';
import { BackendError, type BackendErrorCode } from '../model/errors.js';
import type { KeyValue } from './key-value.js';

export const outboxHours = 72;

const parseItem = object({
  scope: string({ max: 2000 }),
  at: integer(0),
  secret: string({ min: 1, max: 64 }),
  thread: string({ min: 1, max: 500 }),
  parent: nullable(string({ min: 1, max: 64 })),
  draft: object({ name: string(), email: string(), website: string(), text: string(), dir: optional(oneOf('ltr', 'rtl')), notify: optional(boolean) }),
  trap: string({ max: 1000 }),
  page: object({ url: string({ max: 2000 }), title: string({ max: 500 }) }),
});

/** How a delivery ended. */
export type Delivery =
  | { readonly kind: 'answered'; readonly outcome: PostOutcome }
  /** Will be tried again by itself. */
  | { readonly kind: 'waiting'; readonly code: BackendErrorCode }
  /** Trying again would not help. */
  | { readonly kind: 'failed'; readonly code: BackendErrorCode }
  /** Another tab is sending it, or has sent it. */
  | { readonly kind: 'elsewhere' };

export interface Outbox {
  add(submission: Submission): Promise<void>;
  /** What waits, oldest first, of all threads of this scope; what is too old is wiped on the way. */
  items(): Promise<readonly Submission[]>;
  /** Sends one now. Answered, refused and failed ones leave the box. Never rejects. */
  deliver(submission: Submission): Promise<Delivery>;
  remove(secret: string): Promise<void>;
}

/** One sender at a time per secret, across tabs; without Web Locks the server's idempotency is enough, only less tidy. */
const alone = async <T>(secret: string, work: () => Promise<T>): Promise<T | null> => {
  const locks = (globalThis as { readonly navigator?: Navigator }).navigator?.locks;
  if (locks === undefined) return work();
  // Out of the callback the value is carried by hand: its result type does not survive the lock's own promise.
  let result: T | null = null;
  await locks.request(`sayso-outbox ${secret}`, { ifAvailable: true }, async (lock) => {
    if (lock !== null) result = await work();
  });
  return result;
};

export const createOutbox = (values: KeyValue, scope: string, clock: Clock, backend: Pick<CommentBackend, 'post'>): Outbox => {
  /** Since when each is kept: sending again does not begin the 72 hours again. */
  const since = new Map<string, number>();
  const send = async (submission: Submission): Promise<Delivery> => {
    // A tab that finds the item gone was overtaken by another that had its answer.
    if ((await values.get(submission.secret)) === undefined) return { kind: 'elsewhere' };
    try {
      const outcome = await backend.post(submission);
      await values.delete(submission.secret);
      return { kind: 'answered', outcome };
    } catch (error) {
      const broken = error instanceof BackendError ? error : new BackendError('bad-answer', String(error));
      if (broken.retryable) return { kind: 'waiting', code: broken.code };
      await values.delete(submission.secret);
      return { kind: 'failed', code: broken.code };
    }
  };
  return {
    async add(submission) {
      const at = since.get(submission.secret) ?? clock();
      since.set(submission.secret, at);
      await values.set(submission.secret, { ...submission, scope, at });
    },
    async items() {
      const found: { readonly at: number; readonly submission: Submission }[] = [];
      for (const [key, value] of await values.entries()) {
        const item = parseItem(value);
        if (!item.ok || clock() - item.value.at >= outboxHours * 3_600_000) await values.delete(key);
        else if (item.value.scope === scope) {
          const { scope: _scope, at, ...submission } = item.value;
          since.set(submission.secret, at);
          found.push({ at, submission });
        }
      }
      return found.sort((a, b) => a.at - b.at).map(({ submission }) => submission);
    },
    deliver: async (submission) => {
      try {
        return (await alone(submission.secret, () => send(submission))) ?? { kind: 'elsewhere' };
      } catch {
        // A browser that throws at Web Locks (opaque origins do): the secret alone has to keep it single.
        return send(submission);
      }
    },
    remove: (secret) => values.delete(secret),
  };
};
