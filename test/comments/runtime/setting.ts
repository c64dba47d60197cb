/** A thread's store over the real local backend, on a network that can be cut, with timers that the test fires. */
import { createLocalBackend, type LocalBackend, type LocalOptions } from '../../../src/backends/local/local-backend.js';
import type { CommentBackend, Submission } from '../../../src/comments/model/backend.js';
import type { Draft } from '../../../src/comments/model/draft.js';
import { BackendError, type BackendErrorCode } from '../../../src/comments/model/errors.js';
import { memoryStorage, type ReaderStorage } from '../../../src/comments/runtime/key-value.js';
import { newSecret } from '../../../src/comments/runtime/new-secret.js';
import type { ThreadStore } from '../../../src/comments/runtime/thread-state.js';
import { createThreadStore, type ThreadStoreOptions } from '../../../src/comments/runtime/thread-store.js';

export const thread = '/story';
export const draft = (text: string, email = 'sana@mail.example'): Draft => ({ name: 'Sana', email, website: '', text });

export interface Setting {
  readonly backend: CommentBackend;
  readonly local: LocalBackend;
  /** The code that every request fails with; null: the network works. */
  broken: BackendErrorCode | null;
  /** Answers get lost: the server does what is asked, the reader hears nothing. */
  loseAnswers: boolean;
  readonly storage: ReaderStorage;
  /** Moves the clock, in ms. */
  pass(time: number): void;
  /** Waiting timers; `fire` runs them all. */
  readonly timers: { delay: number; work: () => void }[];
  fire(): void;
  posts: Submission[];
  /** A store as a freshly opened tab has it. */
  open(options?: Partial<ThreadStoreOptions>): ThreadStore;
  /** Somebody else writes and is published at once. */
  publish(text: string, parent?: string | null): Promise<string>;
  end(): Promise<void>;
}

export const setUp = (options: Partial<LocalOptions> = {}): Setting => {
  const database = `sayso-test ${newSecret()}`;
  let now = 1_764_000_000_000;
  const clock = () => (now += 1);
  const local = createLocalBackend({ clock, newId: newSecret, database, ...options });
  const stores: ThreadStore[] = [];
  const timers: Setting['timers'] = [];
  const meet = async <T>(work: () => Promise<T>): Promise<T> => {
    if (setting.broken !== null) throw new BackendError(setting.broken, 'the test cut the network');
    return work();
  };
  const backend: CommentBackend = {
    capabilities: local.capabilities,
    load: (query) => meet(() => local.load(query)),
    receipts: (secrets) => meet(() => local.receipts(secrets)),
    counts: (threads) => meet(() => local.counts(threads)),
    follow: local.follow,
    async editing() {
      const editing = await local.editing();
      return { edit: (words) => meet(() => editing.edit(words)), remove: (own) => meet(() => editing.remove(own)) };
    },
    async taking() {
      const taking = await local.taking();
      return {
        vote: (vote) => meet(() => taking.vote(vote)),
        unvote: (vote) => meet(() => taking.unvote(vote)),
        flag: (report) => meet(() => taking.flag(report)),
        notice: (report) => meet(() => taking.notice(report)),
      };
    },
    post: (submission) =>
      meet(async () => {
        setting.posts.push(submission);
        const outcome = await local.post(submission);
        if (setting.loseAnswers) throw new BackendError('timeout', 'the test lost the answer');
        return outcome;
      }),
  };
  const setting: Setting = {
    backend,
    local,
    broken: null,
    loseAnswers: false,
    storage: memoryStorage(),
    posts: [],
    timers,
    pass: (time) => void (now += time),
    fire: () => timers.splice(0).forEach(({ work }) => work()),
    open(part = {}) {
      const later = (delay: number, work: () => void) => {
        const timer = { delay, work };
        timers.push(timer);
        return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
      };
      const page = () => ({ url: 'https://paper.example/story', title: 'Story' });
      const store = createThreadStore({ backend, thread, clock, newSecret, page, storage: setting.storage, later, ...part });
      stores.push(store);
      return store;
    },
    async publish(text, parent = null) {
      const submission = { secret: newSecret(), thread, parent, draft: draft(text, 'other@mail.example'), trap: '', page: { url: '', title: '' } };
      const outcome = await local.post(submission);
      if (outcome.kind !== 'stored') throw new Error(JSON.stringify(outcome));
      const { id, revision, status } = outcome.own.comment;
      if (status !== 'published') await local.moderation.decide([{ id, revision, expectedStatus: status, action: 'approve' }], newSecret());
      return id;
    },
    async end() {
      for (const store of stores) store.close();
      await new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase(database);
        request.onsuccess = request.onerror = request.onblocked = () => resolve();
      });
    },
  };
  return setting;
};
