/**
 * The part of a thread's store that minds what its reader writes: unsent words, comments on their way, an honest state for each.
 * Fetched with the first use of a form. What lies here from before, and what few answers need, stands in `own-kept.ts`.
 */
import type { CommentBackend, OwnComment, Submission } from '../model/backend.js';
import type { BackendErrorCode } from '../model/errors.js';
import { alone, draftKey, keepDraft, keepPost, keepReceipt, outboxHours, receiptPlace } from './keeping.js';
import { browserStorage, memoryStorage, type ReaderStorage } from './key-value.js';
import type { Inside } from './inside.js';
import { newSecret } from './new-secret.js';
import type { OwnKept } from './own-kept.js';
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
  /** Tries to send one that lies in the outbox; where nobody answers, again and again behind it. `direct`: a form waits for it and keeps the words itself. */
  send(submission: Submission, direct?: boolean): Promise<PostResult>;
  /** Sends it after so many ms, or when the network is back; should nobody answer then, again after `next` ms. */
  sendLater(submission: Submission, delay: number, next?: number): void;
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

/** As an own comment stands by what the backend says of it. */
export const entryOf = (secret: string, own: OwnComment): OwnEntry => {
  const { status } = own.comment;
  return { ...own, secret, state: status === 'published' || status === 'held' ? status : 'rejected', confirmed: true, problems: [], error: null };
};

/** What is not known to be a lasting refusal may be tried again. */
const postTo = (backend: CommentBackend, submission: Submission): Promise<PostResult> =>
  backend.post(submission).catch(({ code = 'bad-answer', retryable = true }) => ({ kind: retryable ? 'waiting' : 'failed', code }) as PostResult);

export const createOwnComments = (inside: Inside): OwnComments => {
  const { backend, thread, clock, scope = '', later = setTimer, getState, patch } = inside;
  const storage = inside.storage === 'browser' ? browserStorage() : (inside.storage ?? memoryStorage());
  const unsent: OwnComments['unsent'] = new Map();
  /** Ends the waiting of one that is to be sent later; by secret. */
  const asleep = new Map<string, () => void>();
  let previews = 0;
  let kept: OwnKept | undefined;

  const find: OwnComments['find'] = (secret) => getState().own.find((each) => each.secret === secret);
  const put: OwnComments['put'] = (secret, entry) => {
    const entries = new Map(getState().own.map((each) => [each.secret, each]));
    if (entry === null) {
      entries.delete(secret);
      unsent.delete(secret);
    } else entries.set(secret, entry);
    patch({ own: [...entries.values()] });
  };
  const update: OwnComments['update'] = (secret, part) => {
    const entry = find(secret);
    if (entry !== undefined) put(secret, { ...entry, ...part });
  };
  const begin: OwnComments['begin'] = (submission, at, state) => {
    const { secret, parent, draft } = submission;
    const { name, text, dir } = draft;
    unsent.set(secret, submission);
    put(secret, {
      secret,
      state,
      comment: { id: `own-${++previews}`, thread, parent, author: { name, seed: '' }, text, ...(dir && { dir }), status: 'held', createdAt: at, editedAt: null, revision: 1, seq: 0 },
      confirmed: false,
      reasons: [],
      problems: [],
      error: null,
    });
  };
  const confirm: OwnComments['confirm'] = (secret, own) => {
    unsent.delete(secret);
    put(secret, entryOf(secret, own));
    if (own.comment.status === 'published') inside.show(own.comment);
  };

  /** The outbox lets go last, when the words are safe elsewhere: a tab may be closed at any moment. */
  const attempt = async (submission: Submission, direct: boolean): Promise<PostResult | null> => {
    const { secret } = submission;
    const lies = (await storage.outbox.get(secret)) as { readonly at: number } | undefined;
    // A tab that finds it gone was overtaken by another, which has had the answer; one that is open for days has nothing to send any more.
    if (lies === undefined || clock() - lies.at > outboxHours * 3_600_000) return null;
    const result = await postTo(backend, submission);
    const isStored = result.kind === 'stored';
    if (isStored && backend.capabilities.receipts) await keepReceipt(storage.receipts, secret, receiptPlace(scope, submission.thread), clock());
    if (isStored || (direct && result.kind !== 'waiting')) await storage.outbox.delete(secret);
    if (isStored && submission.thread === thread) confirm(secret, result.own);
    return result;
  };
  const sendLater: OwnComments['sendLater'] = (submission, delay, next = firstDelay) => {
    const { secret } = submission;
    if (inside.closed) return;
    const wake = (event?: unknown): void => void send(submission, false, event === undefined ? next : firstDelay);
    const cancel = later(delay, wake);
    addEventListener('online', wake);
    asleep.set(secret, () => {
      cancel();
      removeEventListener('online', wake);
    });
  };
  const send = async (submission: Submission, direct = false, delay = firstDelay): Promise<PostResult> => {
    const { secret } = submission;
    const unheard = (code: BackendErrorCode): PostResult => {
      update(secret, { state: 'waiting-for-network', error: code });
      sendLater(submission, delay, Math.min(longestDelay, 2 * delay));
      return { kind: 'waiting', code };
    };
    asleep.get(secret)?.();
    update(secret, { state: 'sending', error: null, problems: [], reasons: [] });
    const result = await alone(secret, () => attempt(submission, direct));
    if (result?.kind === 'waiting') return unheard(result.code);
    if (result?.kind === 'stored') return result;
    if (result === null || !direct) return own.kept().then((kept) => kept.settle(submission, result), () => unheard('offline'));
    put(secret, null);
    return result;
  };

  const own: OwnComments = {
    storage, unsent, find, put, update, begin, confirm, send, sendLater,
    keepDraft: (parent, text) => keepDraft(storage.drafts, draftKey(scope, thread, parent), text, clock()),
    async post(draft, parent, trap = '') {
      const submission: Submission = { secret: (inside.newSecret ?? newSecret)(), thread, parent, draft, trap, page: inside.page() };
      const at = clock();
      begin(submission, at, 'sending');
      await keepPost(storage.outbox, scope, submission, at);
      return send(submission, true);
    },
    async kept() {
      const { createOwnKept } = await import('./own-kept.js');
      return (kept ??= createOwnKept(inside, own));
    },
    close: () => asleep.forEach((wakeNoMore) => wakeNoMore()),
  };
  return own;
};
