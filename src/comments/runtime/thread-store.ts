/**
 * One thread on any `CommentBackend`: loading, paging, live updates, and one's own comments from the first key press to being
 * published. It knows no element and no concrete backend; elements draw its snapshot and ask.
 */
import type { Clock, NewId } from '../../base/seams.js';
import { createStore } from '../../base/store.js';
import type { CommentBackend, Sort, ThreadEvent } from '../model/backend.js';
import { BackendError, type BackendErrorCode } from '../model/errors.js';
import { mergeComments } from '../model/thread.js';
import { hasKeptHere } from './has-kept.js';
import type { Inside } from './inside.js';
import type { ReaderStorage } from './key-value.js';
import type { OwnComments } from './own-comments.js';
import type { OwnKept } from './own-kept.js';
import type { ChangeFailed, ThreadState, ThreadStore } from './thread-state.js';

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

const codeOf = (error: unknown): BackendErrorCode => (error instanceof BackendError ? error.code : 'bad-answer');

export const createThreadStore = (options: ThreadStoreOptions): ThreadStore => {
  const { backend, thread, pageSize = 50 } = options;
  const { getState, dispatch: patch, subscribe } = createStore<ThreadState, Partial<ThreadState>>(
    {
      status: 'idle',
      error: null,
      info: null,
      sort: options.sort ?? 'newest',
      comments: [],
      own: [],
      pending: 0,
      more: 'none',
      connection: 'off',
    },
    (state, part) => ({ ...state, ...part }),
  );
  let aborter: AbortController | undefined;
  let wanted = false;
  let unfollow: (() => void) | undefined;
  let own: OwnComments | undefined;
  /** What has happened and was not taken in yet. */
  const events: ThreadEvent[] = [];

  const inside: Inside = {
    ...options,
    pageSize,
    getState,
    subscribe,
    patch,
    cursor: null,
    seq: 0,
    turn: 0,
    closed: false,
    pending: [],
    counted(count) {
      const { info } = getState();
      return { info: info && { ...info, total: Math.max(0, info.total + count) } };
    },
    show(comment) {
      const { comments } = getState();
      const isCounted = [...comments, ...inside.pending].some(({ id }) => id === comment.id);
      inside.pending = inside.pending.filter(({ id }) => id !== comment.id);
      patch({ comments: mergeComments(comments, [comment]), pending: inside.pending.length, ...inside.counted(isCounted ? 0 : 1) });
    },
    // The next use asks again where it does not come.
    async own() {
      const { createOwnComments } = await import('./own-comments.js');
      return (own ??= createOwnComments(inside));
    },
  };
  const kept = async (): Promise<OwnKept> => (await inside.own()).kept();
  const hasKept = async (): Promise<boolean> => (options.storage === 'browser' ? hasKeptHere() : (own ?? options.storage) !== undefined);

  const follow = (): void => {
    if (!wanted || unfollow !== undefined || getState().status !== 'ready' || !backend.capabilities.live) return;
    unfollow = backend.follow(thread, inside.seq, (event) => {
      if (event.kind === 'connection') return patch({ connection: event.state });
      events.push(event);
      // Where it does not come, the next event asks again.
      void import('./arriving.js').then(({ arrive }) => arrive(inside, events), () => undefined);
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
      if (!(await hasKept())) return;
      const { load } = await kept();
      if (mine === inside.turn) await load();
    } catch {
      // It did not come; the thread stands without it, and the next load asks again.
    }
  };

  const load = async (around?: string): Promise<void> => {
    const mine = ++inside.turn;
    inside.closed = false;
    aborter?.abort();
    aborter = new AbortController();
    stopFollowing();
    patch({ status: 'loading', error: null });
    // What waits on this device is shown even where the thread cannot be loaded: it is the reader's.
    const ownLoaded = loadOwn(mine);
    try {
      const page = await backend.load({ thread, sort: getState().sort, limit: pageSize, ...(around && { around }) }, aborter.signal);
      if (mine !== inside.turn) return;
      inside.cursor = page.next;
      inside.seq = page.seq;
      inside.pending = [];
      patch({
        status: 'ready',
        info: page.info,
        comments: mergeComments([], page.comments),
        pending: 0,
        more: page.next === null ? 'none' : 'available',
      });
      follow();
    } catch (error) {
      if (mine === inside.turn) patch({ status: 'failed', error: codeOf(error) });
    }
    await ownLoaded;
  };

  /** The work on own comments that few readers do, loaded when first asked for. */
  const changing = async <T>(work: (editing: Pick<ThreadStore, 'edit' | 'remove'>) => Promise<T>): Promise<T | ChangeFailed> => {
    try {
      const { createOwnEditing } = await import('./own-editing.js');
      return await work(await createOwnEditing(inside));
    } catch (error) {
      return { kind: 'failed', code: codeOf(error) };
    }
  };

  return {
    thread,
    part: {
      taking: () => backend.taking(),
      storage: options.storage,
      amend: (id, votes) => patch({ comments: getState().comments.map((each) => (each.id === id ? { ...each, votes } : each)) }),
    },
    capabilities: backend.capabilities,
    getState,
    subscribe,
    load,
    more: (around) =>
      import('./paging.js').then(
        ({ more }) => more(inside, aborter?.signal, around),
        () => patch({ more: 'failed' }),
      ),
    hasKept,
    kept,
    keepDraft: async (...given) => (await inside.own()).keepDraft(...given),
    post: (...given) =>
      inside.own().then(
        ({ post }) => post(...given),
        () => ({ kind: 'failed', code: 'offline' }),
      ),
    retry: async (secret) => (await kept()).retry(secret),
    takeBack: async (secret) => (await kept()).takeBack(secret),
    edit: (...given) => changing(({ edit }) => edit(...given)),
    remove: (secret) => changing(({ remove }) => remove(secret)),
    showNew() {
      const arrived = inside.pending;
      inside.pending = [];
      patch({ comments: mergeComments(getState().comments, arrived), pending: 0 });
    },
    async setSort(sort) {
      if (sort === getState().sort) return;
      patch({ sort });
      await load();
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
      inside.closed = true;
      wanted = false;
      inside.turn++;
      aborter?.abort();
      stopFollowing();
      own?.close();
    },
  };
};
