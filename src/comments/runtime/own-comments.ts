/**
 * The part of a thread's store that minds what its reader writes: unsent words, comments on their way, an honest state for each.
 * Fetched with the first use of a form. What lies here from before, and what few posts need, stands in `own-kept.ts`.
 */
import type { OwnComment, Submission } from '../model/backend.js';
import type { BackendErrorCode } from '../model/errors.js';
import type { Thread } from './thread.js';
import { draftKey, keepDraft, keepPost, keepReceipt, receiptPlace } from './keeping.js';
import { browserStorage, memoryStorage, type ReaderStorage } from './key-value.js';
import { newSecret } from './new-secret.js';
import type { OwnKept } from './own-kept.js';
import { show } from './showing.js';
import type { OwnEntry, PostResult, ThreadStore } from './thread-state.js';

export interface OwnComments extends Pick<ThreadStore, 'post' | 'keepDraft'> {
  readonly storage: ReaderStorage;
  /** What was not answered yet, and what could not be taken and may be tried again; by secret. */
  readonly unsent: Map<string, Submission>;
  find(secret: string): OwnEntry | undefined;
  /** Sets an entry, or with null takes it away. */
  put(secret: string, entry: OwnEntry | null): void;
  /** Changes an entry, where there is one. */
  update(secret: string, part: Partial<OwnEntry>): void;
  /** Shows what is not confirmed yet, kept `at` a time. */
  begin(submission: Submission, at: number, state: OwnEntry['state']): void;
  /** An own comment is as the backend says; a published one is shown in the thread. */
  confirm(secret: string, own: OwnComment): void;
  /** Sends one once; what arrives has its receipt kept, and the outbox lets go of it. */
  attempt(submission: Submission): Promise<PostResult>;
  /** Nobody has answered, or not yet: sends it again after `delay` ms, or when the network is back. */
  wait(submission: Submission, code: BackendErrorCode | null, delay?: number): void;
  /** One is sent now: it is not to be sent later, too. */
  rest(secret: string): void;
  /** What lies here from before. */
  kept(): Promise<OwnKept>;
  close(): void;
}

/** ms until the second try; each further one waits twice as long, up to five minutes. */
export const firstDelay = 2_000;
const longestDelay = 300_000;

const setTimer = (delay: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, delay);
  return () => clearTimeout(timer);
};

/** Nothing stands in its way. */
export const unhindered = { reasons: [], problems: [], error: null } as const;

/** As an own comment stands by what the backend says of it. */
export const entryOf = (secret: string, own: OwnComment): OwnEntry => {
  const { status } = own.comment;
  return { ...unhindered, ...own, secret, state: status === 'published' || status === 'held' ? status : 'rejected', confirmed: true };
};

export const createOwnComments = (inside: Thread): OwnComments => {
  const { backend, thread, clock, scope = '', later = setTimer, getState, patch } = inside;
  const storage = inside.storage === 'browser' ? browserStorage() : (inside.storage ?? memoryStorage());
  const unsent: OwnComments['unsent'] = new Map();
  /** Ends the waiting of one that is to be sent later; by secret. */
  const asleep = new Map<string, () => void>();
  let previews = 0;
  /** '' while it is on its way, or does not come; undefined where nothing is being written. */
  let ticket: string | undefined;
  const askTicket = (): string => {
    void backend.ticket?.(thread).then(
      (given) => (ticket = given),
      () => undefined,
    );
    return '';
  };
  let kept: OwnKept | undefined;

  const own: OwnComments = {
    storage,
    unsent,
    find: (secret) => getState().own.find((each) => each.secret === secret),
    put(secret, entry) {
      const entries = new Map(getState().own.map((each) => [each.secret, each]));
      if (!entry) {
        entries.delete(secret);
        unsent.delete(secret);
      } else entries.set(secret, entry);
      patch({ own: [...entries.values()] });
    },
    update(secret, part) {
      const entry = own.find(secret);
      if (entry) own.put(secret, { ...entry, ...part });
    },
    begin(submission, at, state) {
      const { secret, parent, draft: { name, text, dir } } = submission;
      unsent.set(secret, submission);
      own.put(secret, {
        ...unhindered,
        secret,
        state,
        comment: { id: `own-${++previews}`, thread, parent, author: { name, seed: '' }, text, ...(dir && { dir }), status: 'held', createdAt: at, editedAt: null, revision: 1, seq: 0 },
        confirmed: false,
      });
    },
    confirm(secret, told) {
      unsent.delete(secret);
      own.put(secret, entryOf(secret, told));
      if (told.comment.status === 'published') show(inside, told.comment);
    },
    keepDraft(parent, text) {
      ticket = text ? (ticket ?? askTicket()) : undefined;
      return keepDraft(storage.drafts, draftKey(scope, thread, parent), text, clock());
    },
    async attempt(submission) {
      const { secret } = submission;
      // Whatever is not known to last may be tried again; what has no code is a module that did not come.
      const result = await backend.post(submission).catch(({ code = 'offline', retryable = true }) => ({ kind: retryable ? 'waiting' : 'failed', code }) as PostResult);
      if (result.kind === 'stored') {
        if (backend.capabilities.receipts) await keepReceipt(storage.receipts, secret, receiptPlace(scope, submission.thread), clock());
        // Last of all: a tab may be closed at any moment.
        await storage.outbox.delete(secret);
        if (submission.thread === thread) own.confirm(secret, result.own);
      }
      return result;
    },
    async post(draft, parent, trap = '') {
      const submission: Submission = { secret: (inside.newSecret ?? newSecret)(), thread, parent, draft, trap, ticket, proof: inside.proof, page: inside.page() };
      const at = clock();
      own.begin(submission, at, 'sending');
      await keepPost(storage.outbox, scope, submission, at);
      const result = await own.attempt(submission);
      if (result.kind === 'waiting') own.wait(submission, result.code);
      else if (result.kind !== 'stored') {
        // A form waits for the answer, and has the words.
        await storage.outbox.delete(submission.secret);
        own.put(submission.secret, null);
      }
      return result;
    },
    wait(submission, code, delay = firstDelay) {
      const { secret } = submission;
      own.rest(secret);
      own.update(secret, { state: 'waiting-for-network', error: code });
      if (inside.closed) return;
      const wake = (event?: unknown): void => {
        const next = event ? firstDelay : Math.min(longestDelay, delay * 2);
        own.rest(secret);
        void own.kept().then(
          ({ resend }) => resend(submission, next),
          // A browser that has missed it once may never ask for it again; the secret alone then keeps the comment single.
          () => own.attempt(submission).then((result) => result.kind === 'stored' || own.wait(submission, 'offline', next)),
        );
      };
      const cancel = later(delay, wake);
      addEventListener('online', wake);
      asleep.set(secret, () => {
        cancel();
        removeEventListener('online', wake);
      });
    },
    rest: (secret) => asleep.get(secret)?.(),
    async kept() {
      const { createOwnKept } = await import('./own-kept.js');
      return (kept ??= createOwnKept(inside, own));
    },
    close: () => asleep.forEach((rest) => rest()),
  };
  return own;
};
