/**
 * One thread on any `CommentBackend`: loading, paging, live updates, and one's own comments from the first key press to being
 * published. It knows no element and no concrete backend; elements draw its snapshot and ask.
 */
import type { Clock, NewId } from '../../base/seams.js';
import { createStore } from '../../base/store.js';
import type { CommentBackend, Sort, ThreadEvent } from '../model/backend.js';
import type { Comment } from '../model/comment.js';
import { BackendError, type BackendErrorCode } from '../model/errors.js';
import { mergeComments, removeComment } from '../model/thread.js';
import { hasKeptHere } from './has-kept.js';
import type { ReaderStorage } from './key-value.js';
import type { OwnComments } from './own-comments.js';
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

/** Changes as functions from state to state: the store has one caller, and names for each would say nothing more. */
export type Change = (state: ThreadState) => ThreadState;

const codeOf = (error: unknown): BackendErrorCode => (error instanceof BackendError ? error.code : 'bad-answer');

export const createThreadStore = (options: ThreadStoreOptions): ThreadStore => {
  const { backend, thread, pageSize = 50 } = options;
  const store = createStore<ThreadState, Change>(
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
    (state, change) => change(state),
  );
  const patch = (part: Partial<ThreadState>): void => store.dispatch((state) => ({ ...state, ...part }));
  let cursor: string | null = null;
  let seq = 0;
  /** Which load is the last one asked for: answers to earlier ones are dropped. */
  let turn = 0;
  let aborter: AbortController | undefined;
  let pending: readonly Comment[] = [];
  let wanted = false;
  let unfollow: (() => void) | undefined;

  const total = (change: number): Partial<ThreadState> => {
    const { info } = store.getState();
    return info === null ? {} : { info: { ...info, total: Math.max(0, info.total + change) } };
  };

  /** Shows a comment at once: one's own, or one that is on the page already and has changed. */
  const show = (comment: Comment): void => {
    const { comments } = store.getState();
    const known = comments.some(({ id }) => id === comment.id);
    const wasPending = pending.some(({ id }) => id === comment.id);
    pending = pending.filter(({ id }) => id !== comment.id);
    patch({ comments: mergeComments(comments, [comment]), pending: pending.length, ...(known || wasPending ? {} : total(1)) });
  };

  /** Takes a comment out of what is shown and counted; a tombstone was counted out before. */
  const takeAway = (gone: string, at: number): void => {
    const { comments } = store.getState();
    const left = removeComment(comments, gone, at);
    const counts = ({ id, status }: Comment): boolean => id === gone && status === 'published';
    const counted = (left !== comments && comments.some(counts)) || pending.some(counts);
    pending = pending.filter(({ id }) => id !== gone);
    patch({ comments: left, pending: pending.length, ...(counted ? total(-1) : {}) });
  };

  /** What minds the reader's own: it comes with the first use of a form, or where something of the reader's lies here. */
  let own: OwnComments | undefined;
  let coming: Promise<OwnComments> | undefined;
  const kept = (): Promise<OwnComments> =>
    (coming ??= import('./own-comments.js').then(
      ({ createOwnComments }) =>
        (own = createOwnComments({ ...options, entries: () => store.getState().own, change: (entries) => patch({ own: entries }), published: show, arrived: handle })),
      (error: unknown) => {
        // The next use asks again.
        coming = undefined;
        throw error;
      },
    ));
  const hasKept = async (): Promise<boolean> => (options.storage === 'browser' ? hasKeptHere() : (own ?? options.storage) !== undefined);

  const handle = (event: ThreadEvent): void => {
    if (own?.holds(event)) return;
    switch (event.kind) {
      case 'connection':
        return patch({ connection: event.state });
      case 'comment': {
        seq = Math.max(seq, event.seq);
        const { comment } = event;
        if (own?.sees(comment) || store.getState().comments.some(({ id }) => id === comment.id)) return show(comment);
        const known = pending.some(({ id }) => id === comment.id);
        pending = mergeComments(pending, [comment]);
        return patch({ pending: pending.length, ...(known ? {} : total(1)) });
      }
      case 'gone':
        seq = Math.max(seq, event.seq);
        takeAway(event.id, event.seq);
        return own?.gone(event.id);
    }
  };

  const follow = (): void => {
    if (!wanted || unfollow !== undefined || store.getState().status !== 'ready' || !backend.capabilities.live) return;
    unfollow = backend.follow(thread, seq, handle);
  };
  const stopFollowing = (): void => {
    unfollow?.();
    unfollow = undefined;
    if (store.getState().connection !== 'off') patch({ connection: 'off' });
  };

  const loadOwn = async (mine: number): Promise<void> => {
    try {
      if (!(await hasKept())) return;
      const { load } = await kept();
      if (mine === turn) await load();
    } catch {
      // It did not come; the thread stands without it, and the next load asks again.
    }
  };

  const load = async (around?: string): Promise<void> => {
    const mine = ++turn;
    aborter?.abort();
    aborter = new AbortController();
    stopFollowing();
    patch({ status: 'loading', error: null });
    // What waits on this device is shown even where the thread cannot be loaded: it is the reader's.
    const ownLoaded = loadOwn(mine);
    try {
      const page = await backend.load({ thread, sort: store.getState().sort, limit: pageSize, ...(around && { around }) }, aborter.signal);
      if (mine !== turn) return;
      cursor = page.next;
      seq = page.seq;
      pending = [];
      patch({
        status: 'ready',
        info: page.info,
        comments: mergeComments([], page.comments),
        pending: 0,
        more: cursor === null ? 'none' : 'available',
      });
      follow();
    } catch (error) {
      if (mine === turn) patch({ status: 'failed', error: codeOf(error) });
    }
    await ownLoaded;
  };

  const more = async (around?: string): Promise<void> => {
    const state = store.getState();
    const from = around ? { limit: 1, around } : cursor && { limit: pageSize, cursor };
    if (!from || state.more === 'loading' || state.status !== 'ready') return;
    const mine = turn;
    patch({ more: 'loading' });
    try {
      const page = await backend.load({ thread, sort: state.sort, ...from }, aborter?.signal);
      if (mine !== turn) return;
      if (!around) cursor = page.next;
      const arrived = new Set(page.comments.map(({ id }) => id));
      pending = pending.filter(({ id }) => !arrived.has(id));
      patch({
        comments: mergeComments(store.getState().comments, page.comments),
        pending: pending.length,
        more: cursor === null ? 'none' : 'available',
      });
    } catch {
      if (mine === turn) patch({ more: 'failed' });
    }
  };

  /** The work on own comments that few readers do, loaded when first asked for. */
  const changing = async <T>(work: (editing: Pick<ThreadStore, 'edit' | 'remove'>) => Promise<T>): Promise<T | ChangeFailed> => {
    try {
      const [{ createOwnEditing }, { put, confirm }] = await Promise.all([import('./own-editing.js'), kept()]);
      return await work(
        createOwnEditing({
          backend,
          clock: options.clock,
          entries: () => store.getState().own,
          put,
          confirm,
          shown: () => store.getState().comments,
          show: (comments) => patch({ comments }),
          takeAway,
          putBack: (comment) => patch({ comments: [...store.getState().comments.filter(({ id }) => id !== comment.id), comment], ...total(1) }),
        }),
      );
    } catch (error) {
      return { kind: 'failed', code: codeOf(error) };
    }
  };

  return {
    thread,
    part: {
      taking: () => backend.taking(),
      storage: options.storage,
      amend: (id, votes) => patch({ comments: store.getState().comments.map((each) => (each.id === id ? { ...each, votes } : each)) }),
    },
    capabilities: backend.capabilities,
    getState: store.getState,
    subscribe: store.subscribe,
    load,
    more,
    hasKept,
    kept,
    post: (...given) =>
      kept().then(
        ({ post }) => post(...given),
        () => ({ kind: 'failed', code: 'offline' }),
      ),
    retry: async (secret) => own?.retry(secret),
    takeBack: async (secret) => own?.takeBack(secret) ?? null,
    edit: (...given) => changing((editing) => editing.edit(...given)),
    remove: (secret) => changing((editing) => editing.remove(secret)),
    showNew() {
      const arrived = pending;
      pending = [];
      patch({ comments: mergeComments(store.getState().comments, arrived), pending: 0 });
    },
    async setSort(sort) {
      if (sort === store.getState().sort) return;
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
      wanted = false;
      turn++;
      aborter?.abort();
      stopFollowing();
      own?.close();
    },
  };
};
