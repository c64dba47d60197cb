/**
 * One thread on any `CommentBackend`, as a page needs it that shows it: loading, live updates, and the doors to what few readers do.
 * It knows no element and no concrete backend; elements draw its snapshot and ask. What comes later (paging, what arrives, one's own
 * comments) works on it too.
 */
import type { Clock, NewId } from '../../base/seams.js';
import { createHolder, type Readable } from '../../base/holder.js';
import type { CommentBackend, Sort, ThreadEvent } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import { codeOf } from '../model/error-code.js';
import { mergeComments } from '../model/thread.js';
import { hasKeptHere } from './has-kept.js';
import type { ReaderStorage } from './key-value.js';
import type { OwnComments } from './own-comments.js';
import type { OwnKept } from './own-kept.js';
import type { ThreadState } from './thread-state.js';

export interface ThreadStoreOptions {
  readonly backend: CommentBackend;
  readonly thread: string;
  readonly clock: Clock;
  /** 128 random bits as base64url; default `newSecret`, by the browser's generator. */
  readonly newSecret?: NewId;
  /** Address and title of the page, for moderators. Asked at each post. */
  readonly page: () => { readonly url: string; readonly title: string };
  /** Default: memory, so nothing is kept. `browser`: databases of this browser, opened when something is to be kept. */
  readonly storage?: ReaderStorage | 'browser';
  /** Keeps sites apart that share an origin; mostly the endpoint. Default ''. */
  readonly scope?: string;
  /** Default `newest`. */
  readonly sort?: Sort;
  /** Top-level comments per page; default 50. */
  readonly pageSize?: number;
  /** Calls back after so many ms unless the returned function is called before; default `setTimeout`. */
  readonly later?: (delay: number, work: () => void) => () => void;
}

export interface Thread extends ThreadStoreOptions, Readable<ThreadState> {
  readonly pageSize: number;
  readonly patch: (part: Partial<ThreadState>) => void;
  /**
   * Loads the first page, own comments by their receipts, and what waits to be sent. Again = afresh. Never rejects. `around`:
   * id of a comment whose conversation comes along.
   */
  load(around?: string): Promise<void>;
  setSort(sort: Sort): Promise<void>;
  /** Live updates on (call it while the thread is visible) and off. */
  connect(): void;
  disconnect(): void;
  /** Stops everything: timers, listeners, live updates. `load` starts it again. */
  close(): void;
  /** Fetches what minds the reader's own comments; rejects where that does not come, and the next use asks again. */
  own(): Promise<OwnComments>;
  /** Fetches what minds all that is kept for the reader; rejects where that does not come. */
  kept(): Promise<OwnKept>;
  /** Is anything kept here for the reader (a comment, unsent words, the name)? Asked without fetching what `kept` fetches. */
  hasKept(): Promise<boolean>;
  /** Where the next page begins; null: there is none. */
  cursor: string | null;
  /** Of the last event that is shown or waits. */
  seq: number;
  /** Which load is the last one asked for: answers to earlier ones are dropped. */
  turn: number;
  /** Ends with that load. */
  aborter?: AbortController;
  /** Nothing is to be sent by itself. */
  closed: boolean;
  /** As `Submission.proof`. */
  proof?: readonly string[];
  /** New comments that wait to be shown. */
  pending: readonly Comment[];
}

export const createThread = (options: ThreadStoreOptions): Thread => {
  const { backend, thread } = options;
  const { getState, set, subscribe } = createHolder<ThreadState>({
    status: 'idle',
    error: null,
    info: null,
    sort: options.sort ?? 'newest',
    comments: [],
    own: [],
    pending: 0,
    more: 'none',
    connection: 'off',
  });
  const patch: Thread['patch'] = (part) => set({ ...getState(), ...part });
  let wanted = false;
  let unfollow: (() => void) | undefined;
  let own: OwnComments | undefined;
  /** What has happened and was not taken in yet. */
  const events: ThreadEvent[] = [];

  const follow = (): void => {
    if (!wanted || unfollow || getState().status !== 'ready' || !backend.capabilities.live) return;
    unfollow = backend.follow(thread, self.seq, (event) => {
      if (event.kind === 'connection') return patch({ connection: event.state });
      events.push(event);
      // Where it does not come, the next event asks again.
      void import('./arriving.js').then(({ arrive }) => arrive(self, events), () => undefined);
    });
  };
  const stopFollowing = (): void => {
    unfollow?.();
    unfollow = undefined;
    // They come again: whoever follows asks for all after what was taken in.
    events.length = 0;
    if (getState().connection !== 'off') patch({ connection: 'off' });
  };

  const loadOwn = async (mine: number): Promise<void> => {
    try {
      if (!(await self.hasKept())) return;
      const { load } = await self.kept();
      if (mine === self.turn) await load();
    } catch {
      // It did not come; the thread stands without it, and the next load asks again.
    }
  };

  const self: Thread = {
    pageSize: 50,
    ...options,
    getState,
    subscribe,
    patch,
    cursor: null,
    seq: 0,
    turn: 0,
    closed: false,
    pending: [],
    async own() {
      const { createOwnComments } = await import('./own-comments.js');
      return (own ??= createOwnComments(self));
    },
    kept: async () => (await self.own()).kept(),
    hasKept: async () => (options.storage === 'browser' ? hasKeptHere() : (own ?? options.storage) !== undefined),
    async load(around) {
      const mine = ++self.turn;
      self.closed = false;
      self.aborter?.abort();
      self.aborter = new AbortController();
      stopFollowing();
      patch({ status: 'loading', error: null });
      // What waits on this device is shown even where the thread cannot be loaded: it is the reader's.
      const ownLoaded = loadOwn(mine);
      try {
        const page = await backend.load({ thread, sort: getState().sort, limit: self.pageSize, ...(around && { around }) }, self.aborter.signal);
        if (mine !== self.turn) return;
        self.cursor = page.next;
        self.seq = page.seq;
        self.pending = [];
        patch({
          status: 'ready',
          info: page.info,
          comments: mergeComments([], page.comments),
          pending: 0,
          more: page.next === null ? 'none' : 'available',
        });
        follow();
      } catch (error) {
        if (mine === self.turn) patch({ status: 'failed', error: codeOf(error) });
      }
      await ownLoaded;
    },
    async setSort(sort) {
      if (sort === getState().sort) return;
      patch({ sort });
      await self.load();
    },
    connect() {
      wanted = true;
      follow();
    },
    disconnect() {
      wanted = false;
      stopFollowing();
    },
    close() {
      self.closed = true;
      self.turn++;
      self.aborter?.abort();
      self.disconnect();
      own?.close();
    },
  };
  return self;
};
