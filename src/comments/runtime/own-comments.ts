/**
 * The part of a thread's store that minds what is the reader's own: comments on their way, receipts, an honest state for each,
 * unsent words, the name. Fetched with the first use of a form, or where something of the reader's lies in this browser.
 */
import type { CommentBackend, OwnComment, Submission, ThreadEvent } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import type { Draft } from '../model/draft.js';
import { BackendError } from '../model/errors.js';
import { createDrafts } from './drafts.js';
import { browserStorage, memoryStorage } from './key-value.js';
import { newSecret } from './new-secret.js';
import { createOutbox } from './outbox.js';
import { createReceipts } from './receipts.js';
import { createRememberedName } from './remembered-name.js';
import type { Kept, OwnEntry, PostResult, ThreadStore } from './thread-state.js';
import type { ThreadStoreOptions } from './thread-store.js';

export interface OwnCommentsOptions extends ThreadStoreOptions {
  readonly entries: () => readonly OwnEntry[];
  readonly change: (entries: readonly OwnEntry[]) => void;
  /** An own comment is public: it belongs into the thread. */
  readonly published: (comment: Comment) => void;
  /** What was held comes again. */
  readonly arrived: (event: ThreadEvent) => void;
}

export interface OwnComments extends Pick<ThreadStore, 'post' | 'retry' | 'takeBack'>, Kept {
  /** Sets an entry, or with null takes it away. */
  put(secret: string, entry: OwnEntry | null): void;
  /** What the backend says of an own comment now; one that its author took away is forgotten. */
  confirm(secret: string, own: OwnComment): void;
  load(): Promise<void>;
  /** While one is being sent, what arrives may be that one: the stream can be faster than the answer. True: it comes again. */
  holds(event: ThreadEvent): boolean;
  /** A published comment arrived: is it one's own? It is then marked published. */
  sees(comment: Comment): boolean;
  /** A comment is no longer public: where it is one's own, its receipt is asked what became of it. */
  gone(id: string): void;
  close(): void;
}

const firstDelay = 2_000;
const longestDelay = 300_000;

const setTimer = (delay: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, delay);
  return () => clearTimeout(timer);
};

const postTo = async (backend: CommentBackend, submission: Submission): Promise<PostResult> => {
  try {
    return await backend.post(submission);
  } catch (error) {
    const { code, retryable } = error instanceof BackendError ? error : new BackendError('bad-answer', String(error));
    return { kind: retryable ? 'waiting' : 'failed', code };
  }
};

export const createOwnComments = (options: OwnCommentsOptions): OwnComments => {
  const { backend, thread, clock, scope = '', later = setTimer, entries, change } = options;
  const storage = options.storage === 'browser' ? browserStorage() : (options.storage ?? memoryStorage());
  const receipts = createReceipts(storage.receipts, scope, clock);
  const outbox = createOutbox(storage.outbox, scope, clock);
  const drafts = createDrafts(storage.drafts, scope, clock);
  /** What was not answered yet, and what could not be taken and may be tried again. */
  const unsent = new Map<string, Submission>();
  const held: ThreadEvent[] = [];
  let previews = 0;
  let attempts = 0;
  let cancelTimer: (() => void) | undefined;
  let closed = true;

  const find = (secret: string): OwnEntry | undefined => entries().find((each) => each.secret === secret);
  const isSending = (): boolean => entries().some(({ state }) => state === 'sending');
  const put = (secret: string, entry: OwnEntry | null): void => {
    const present = entries();
    if (entry === null) {
      unsent.delete(secret);
      change(present.filter((each) => each.secret !== secret));
    } else change(find(secret) === undefined ? [...present, entry] : present.map((each) => (each.secret === secret ? entry : each)));
    if (!isSending()) held.splice(0).forEach(options.arrived);
  };
  const update = (secret: string, part: Partial<OwnEntry>): void => {
    const entry = find(secret);
    if (entry !== undefined) put(secret, { ...entry, ...part });
  };

  /** Shows what is not confirmed yet, kept `at` a time. */
  const begin = (submission: Submission, at: number, state: OwnEntry['state']): void => {
    const { secret, parent, draft } = submission;
    unsent.set(secret, submission);
    const comment: Comment = {
      id: `own-${++previews}`,
      thread,
      parent,
      author: { name: draft.name, seed: '' },
      text: draft.text,
      ...(draft.dir === undefined ? {} : { dir: draft.dir }),
      status: 'held',
      createdAt: at,
      editedAt: null,
      revision: 1,
      seq: 0,
    };
    put(secret, { secret, state, comment, confirmed: false, reasons: [], problems: [], error: null });
  };

  const keep = (secret: string, own: OwnComment): void => {
    const { status } = own.comment;
    unsent.delete(secret);
    if (status === 'erased') {
      put(secret, null);
      void receipts.forget(secret);
    } else put(secret, { ...own, secret, state: status === 'published' || status === 'held' ? status : 'rejected', confirmed: true, problems: [], error: null });
  };
  const confirm = (secret: string, own: OwnComment): void => {
    keep(secret, own);
    if (own.comment.status === 'published') options.published(own.comment);
  };

  /** Asks the receipts of these secrets; a secret nobody knows (any more) is forgotten. */
  const ask = async (secrets: readonly string[]): Promise<void> => {
    if (secrets.length === 0 || !backend.capabilities.receipts) return;
    try {
      const answers = await backend.receipts(secrets);
      for (const [index, secret] of secrets.entries()) {
        const answer = answers[index];
        // The page of a published one may not be loaded; it is marked as own and shown where the thread shows it.
        if (answer) keep(secret, answer);
        else await receipts.forget(secret);
      }
    } catch {
      // Own comments are an extra on top of the thread; the next load asks again.
    }
  };

  const schedule = (delay: number): void => {
    cancelTimer?.();
    if (!closed) cancelTimer = later(delay, () => void flush());
  };

  /**
   * Sends one that lies in the outbox and does what the answer means. `direct`: a form waits for it and keeps the words itself.
   * The outbox lets go last, when the words are safe elsewhere: a tab may be closed at any moment.
   */
  const attempt = async (submission: Submission, direct: boolean): Promise<PostResult | null> => {
    const { secret, draft, parent } = submission;
    // A tab that finds it gone was overtaken by another, which has had the answer.
    if (!(await outbox.has(secret))) return null;
    const result = await postTo(backend, submission);
    if (result.kind === 'waiting' || (result.kind === 'too-fast' && !direct)) {
      update(secret, { state: 'waiting-for-network', error: result.kind === 'waiting' ? result.code : null });
      schedule(result.kind === 'waiting' ? Math.min(longestDelay, firstDelay * 2 ** attempts++) : result.retryAfterSeconds * 1000);
      return result;
    }
    attempts = 0;
    if (result.kind === 'stored') {
      if (backend.capabilities.receipts) await receipts.remember(secret, submission.thread);
    } else if (!direct) {
      // Nobody may be looking: the words wait for their writer as a draft, where they would be written again.
      await drafts.save(submission.thread, parent, draft.text);
    }
    await outbox.remove(secret);
    if (result.kind === 'stored') {
      if (submission.thread === thread) confirm(secret, result.own);
    } else if (direct) put(secret, null);
    else if (result.kind === 'failed') update(secret, { state: 'failed', error: result.code });
    else {
      const { problems, reasons } = result.kind === 'refused' ? result : { problems: [], reasons: [{ rule: 'closed-thread', code: 'thread-closed' }] };
      update(secret, { state: 'refused', problems, reasons });
    }
    return result;
  };

  /** Another tab is sending it, or has sent it. */
  const elsewhere = async ({ secret }: Submission): Promise<PostResult> => {
    if (find(secret)) await ask([secret]);
    if (find(secret)?.confirmed === false) {
      const waits = await outbox.has(secret);
      update(secret, waits ? { state: 'waiting-for-network' } : { state: 'failed', error: 'bad-answer' });
      if (waits) schedule(firstDelay);
    }
    return { kind: 'waiting', code: 'offline' };
  };

  const send = async (submission: Submission, direct: boolean): Promise<PostResult> => {
    update(submission.secret, { state: 'sending', error: null, problems: [], reasons: [] });
    return (await outbox.alone(submission.secret, () => attempt(submission, direct))) ?? elsewhere(submission);
  };

  /** Tries everything that waits, one after another, those of other threads of this site too. */
  const flush = async (): Promise<void> => {
    cancelTimer?.();
    for (const item of await outbox.items()) if (find(item.secret)?.state !== 'sending') await send(item, false);
  };
  const flushNow = (): void => {
    attempts = 0;
    void flush();
  };
  const listen = (): void => {
    closed = false;
    addEventListener('online', flushNow);
  };
  /** An entry that may be sent again or taken back. */
  const idle = (secret: string): readonly [OwnEntry, Submission] | undefined => {
    const [entry, submission] = [find(secret), unsent.get(secret)];
    return entry && submission && entry.state !== 'sending' ? [entry, submission] : undefined;
  };

  return {
    drafts,
    name: createRememberedName(storage.name),
    receipts,
    put,
    confirm,
    async load() {
      listen();
      const waiting = await outbox.items();
      const mine = waiting.filter((item) => item.thread === thread);
      // One whose answer was lost may stand in the thread already: it is not to be shown beside itself.
      await ask([...(await receipts.of(thread)), ...mine.map(({ secret }) => secret)]);
      for (const item of mine) if (!find(item.secret)) begin(item, item.at, 'waiting-for-network');
      if (waiting.length > 0) void flush();
    },
    async post(draft: Draft, parent: string | null, trap = '') {
      listen();
      const submission: Submission = { secret: (options.newSecret ?? newSecret)(), thread, parent, draft, trap, page: options.page() };
      const at = clock();
      begin(submission, at, 'sending');
      await outbox.add(submission, at);
      return send(submission, true);
    },
    async retry(secret) {
      const found = idle(secret);
      if (found === undefined) return;
      const [entry, submission] = found;
      // Sending again does not begin the 72 hours again.
      await outbox.add(submission, entry.comment.createdAt);
      await send(submission, false);
    },
    async takeBack(secret) {
      const found = idle(secret);
      if (found === undefined) return null;
      put(secret, null);
      await outbox.remove(secret);
      return { draft: found[1].draft, parent: found[1].parent };
    },
    holds(event) {
      const holds = event.kind !== 'connection' && isSending();
      if (holds) held.push(event);
      return holds;
    },
    sees(comment) {
      const entry = entries().find((each) => each.confirmed && each.comment.id === comment.id);
      if (entry !== undefined) put(entry.secret, { ...entry, state: 'published', comment, reasons: [] });
      return entry !== undefined;
    },
    gone(id) {
      const entry = entries().find((each) => each.confirmed && each.comment.id === id);
      if (entry !== undefined) void ask([entry.secret]);
    },
    close() {
      closed = true;
      cancelTimer?.();
      removeEventListener('online', flushNow);
    },
  };
};
