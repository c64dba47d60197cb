/** The part of a thread's store that minds the reader's own comments: outbox, receipts, and an honest state for each. */
import type { Clock, NewId } from '../../base/seams.js';
import { unreachable } from '../../base/result.js';
import type { CommentBackend, OwnComment, Submission } from '../model/backend.js';
import type { Comment, CommentStatus } from '../model/comment.js';
import type { Draft } from '../model/draft.js';
import { createDrafts } from './drafts.js';
import type { ReaderStorage } from './key-value.js';
import { createOutbox, type Delivery } from './outbox.js';
import { createReceipts } from './receipts.js';
import type { OwnEntry, OwnState, PostResult, ThreadStore } from './thread-state.js';

export interface OwnCommentsOptions {
  readonly backend: CommentBackend;
  readonly thread: string;
  readonly clock: Clock;
  readonly newSecret: NewId;
  readonly page: () => { readonly url: string; readonly title: string };
  readonly storage: ReaderStorage;
  readonly scope: string;
  readonly later: (delay: number, work: () => void) => () => void;
  readonly entries: () => readonly OwnEntry[];
  readonly change: (entries: readonly OwnEntry[]) => void;
  /** An own comment is public: it belongs into the thread. */
  readonly published: (comment: Comment) => void;
}

export interface OwnComments extends Pick<ThreadStore, 'post' | 'retry' | 'takeBack'> {
  /** Sets an entry, or with null takes it away. */
  put(secret: string, entry: OwnEntry | null): void;
  /** What the backend says of an own comment now; one that its author took away is forgotten. */
  confirm(secret: string, own: OwnComment): void;
  load(): Promise<void>;
  /** A published comment arrived: is it one's own? It is then marked published. */
  sees(comment: Comment): boolean;
  /** A comment is no longer public: where it is one's own, its receipt is asked what became of it. */
  gone(id: string): void;
  close(): void;
}

const stateOf = (status: CommentStatus): OwnState => {
  switch (status) {
    case 'published':
    case 'held':
      return status;
    case 'spam':
    case 'rejected':
    case 'removed':
    case 'erased':
      return 'rejected';
    default:
      return unreachable(status);
  }
};

const firstDelay = 2_000;
const longestDelay = 300_000;

export const createOwnComments = (options: OwnCommentsOptions): OwnComments => {
  const { backend, thread, clock, storage, scope, entries, change } = options;
  const receipts = createReceipts(storage.receipts, scope, clock);
  const outbox = createOutbox(storage.outbox, scope, clock, {
    // Remembered before the outbox lets go: a tab that is closed between the two must not lose both.
    async post(submission) {
      const outcome = await backend.post(submission);
      if (outcome.kind === 'stored' && backend.capabilities.receipts) await receipts.remember(submission.secret, submission.thread);
      return outcome;
    },
  });
  const drafts = createDrafts(storage.drafts, scope, clock);
  /** What was not answered yet, and what could not be taken and may be tried again. */
  const unsent = new Map<string, Submission>();
  let previews = 0;
  let attempts = 0;
  let cancelTimer: (() => void) | undefined;
  let listening = false;
  let closed = false;

  const put = (secret: string, entry: OwnEntry | null): void => {
    const present = entries();
    const index = present.findIndex((each) => each.secret === secret);
    if (entry === null) change(present.filter((each) => each.secret !== secret));
    else if (index === -1) change([...present, entry]);
    else change(present.map((each) => (each.secret === secret ? entry : each)));
  };
  const update = (secret: string, part: Partial<OwnEntry>): void => {
    const entry = entries().find((each) => each.secret === secret);
    if (entry !== undefined) put(secret, { ...entry, ...part });
  };

  const preview = ({ parent, draft }: Submission): Comment => ({
    id: `own-${++previews}`,
    thread,
    parent,
    author: { name: draft.name, seed: '' },
    text: draft.text,
    ...(draft.dir === undefined ? {} : { dir: draft.dir }),
    status: 'held',
    createdAt: clock(),
    editedAt: null,
    revision: 1,
    seq: 0,
  });
  const begin = (submission: Submission, state: OwnState): void =>
    put(submission.secret, { secret: submission.secret, state, comment: preview(submission), confirmed: false, reasons: [], problems: [], error: null });

  const keep = (secret: string, own: OwnComment): void => {
    if (own.comment.status !== 'erased') return put(secret, { ...own, secret, state: stateOf(own.comment.status), confirmed: true, problems: [], error: null });
    put(secret, null);
    void receipts.forget(secret);
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
        if (answer === null || answer === undefined) await receipts.forget(secret);
        // The page of a published one may not be loaded; it is marked as own and shown where the thread shows it.
        else keep(secret, answer);
      }
    } catch {
      // Own comments are an extra on top of the thread; the next load asks again.
    }
  };

  const schedule = (delay: number): void => {
    cancelTimer?.();
    if (!closed) cancelTimer = options.later(delay, () => void flush());
  };

  /** What one delivery means for its entry. `direct`: a form waits for the answer and takes the words back itself. */
  const settle = async (submission: Submission, delivery: Delivery, direct: boolean): Promise<PostResult> => {
    const { secret } = submission;
    const give = async (part: Partial<OwnEntry>): Promise<void> => {
      if (direct) {
        unsent.delete(secret);
        return put(secret, null);
      }
      update(secret, part);
      // Nobody may be looking: the words wait for their writer as a draft, where they would be written again.
      await drafts.save(submission.thread, submission.parent, submission.draft.text);
    };
    switch (delivery.kind) {
      case 'waiting':
        update(secret, { state: 'waiting-for-network', error: delivery.code });
        schedule(Math.min(longestDelay, firstDelay * 2 ** attempts++));
        return delivery;
      case 'failed':
        await give({ state: 'failed', error: delivery.code });
        return delivery;
      case 'elsewhere':
        await ask([secret]);
        if (entries().some((each) => each.secret === secret && !each.confirmed)) {
          const waits = (await outbox.items()).some((each) => each.secret === secret);
          update(secret, waits ? { state: 'waiting-for-network' } : { state: 'failed', error: 'bad-answer' });
          if (waits) schedule(firstDelay);
        } else unsent.delete(secret);
        return { kind: 'waiting', code: 'offline' };
      case 'answered':
        break;
      default:
        return unreachable(delivery);
    }
    attempts = 0;
    const { outcome } = delivery;
    switch (outcome.kind) {
      case 'stored':
        unsent.delete(secret);
        if (submission.thread === thread) confirm(secret, outcome.own);
        break;
      case 'too-fast':
        if (direct) {
          unsent.delete(secret);
          put(secret, null);
        } else {
          await outbox.add(submission);
          update(secret, { state: 'waiting-for-network' });
          schedule(outcome.retryAfterSeconds * 1000);
        }
        break;
      case 'refused':
        await give({ state: 'refused', problems: outcome.problems, reasons: outcome.reasons });
        break;
      case 'closed':
        await give({ state: 'refused', reasons: [{ rule: 'closed-thread', code: 'thread-closed' }] });
        break;
      default:
        return unreachable(outcome);
    }
    return outcome;
  };

  const send = async (submission: Submission, direct: boolean): Promise<PostResult> => {
    update(submission.secret, { state: 'sending', error: null, problems: [], reasons: [] });
    return settle(submission, await outbox.deliver(submission), direct);
  };

  /** Tries everything that waits, one after another, those of other threads of this site too. */
  const flush = async (): Promise<void> => {
    cancelTimer?.();
    cancelTimer = undefined;
    for (const submission of await outbox.items()) {
      const entry = entries().find(({ secret }) => secret === submission.secret);
      if (entry?.state === 'sending') continue;
      if (submission.thread === thread) await send(submission, false);
      else await settle(submission, await outbox.deliver(submission), false);
    }
  };
  const flushNow = (): void => {
    attempts = 0;
    void flush();
  };

  const listen = (): void => {
    closed = false;
    if (listening || typeof addEventListener === 'undefined') return;
    listening = true;
    addEventListener('online', flushNow);
  };

  return {
    put,
    confirm,
    async load() {
      listen();
      const waiting = await outbox.items();
      for (const submission of waiting) {
        if (submission.thread !== thread || entries().some(({ secret }) => secret === submission.secret)) continue;
        unsent.set(submission.secret, submission);
        begin(submission, 'waiting-for-network');
      }
      await ask(await receipts.of(thread));
      if (waiting.length > 0) void flush();
    },
    async post(draft: Draft, parent: string | null, trap = '') {
      listen();
      const submission: Submission = { secret: options.newSecret(), thread, parent, draft, trap, page: options.page() };
      unsent.set(submission.secret, submission);
      begin(submission, 'sending');
      await outbox.add(submission);
      return send(submission, true);
    },
    async retry(secret) {
      const submission = unsent.get(secret);
      const entry = entries().find((each) => each.secret === secret);
      if (submission === undefined || entry === undefined || entry.state === 'sending') return;
      await outbox.add(submission);
      await send(submission, false);
    },
    async takeBack(secret) {
      const submission = unsent.get(secret);
      const entry = entries().find((each) => each.secret === secret);
      if (submission === undefined || entry === undefined || entry.state === 'sending') return null;
      unsent.delete(secret);
      put(secret, null);
      await outbox.remove(secret);
      return { draft: submission.draft, parent: submission.parent };
    },
    sees(comment) {
      const entry = entries().find((each) => each.confirmed && each.comment.id === comment.id);
      if (entry === undefined) return false;
      put(entry.secret, { ...entry, state: 'published', comment, reasons: [] });
      return true;
    },
    gone(id) {
      const entry = entries().find((each) => each.confirmed && each.comment.id === id);
      if (entry !== undefined) void ask([entry.secret]);
    },
    close() {
      closed = true;
      cancelTimer?.();
      cancelTimer = undefined;
      listening = false;
      if (typeof removeEventListener !== 'undefined') removeEventListener('online', flushNow);
    },
  };
};
