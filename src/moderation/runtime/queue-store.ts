/**
 * The moderator's list on any `ModerationBackend`: loads, decides with the row changed at once, takes back, follows what others
 * do. It draws nothing; elements read `getState()` and call the methods.
 */
import { createStore, type Readable } from '../../base/store.js';
import type { Clock, NewId } from '../../base/seams.js';
import { BackendError, type BackendErrorCode } from '../../comments/model/errors.js';
import { actionsOn } from '../model/actions.js';
import type { Decision, DecisionAction, ModerationBackend, QueueEvent, QueueName } from '../model/backend.js';
import type { DecisionReason } from '../model/decision-reason.js';
import type { QueueFilter } from '../model/filter.js';
import type { ThreadEditing } from '../model/threads.js';
import { initialQueueState, nextOpen, reduceQueue, type QueueState } from './queue-state.js';

export interface QueueStore extends Readable<QueueState> {
  /** Asks who is signed in, loads the queue and follows it. Call once; `stop` ends it. */
  start(queue?: QueueName): Promise<void>;
  stop(): void;
  /** Loads a queue from its beginning, narrowed by a filter; decided rows of the old list go. Default: nothing narrows it. */
  load(queue: QueueName, filter?: QueueFilter): Promise<void>;
  /** Ticks comments, or takes the ticks away. */
  tick(ids: readonly string[], on: boolean): void;
  /** The next page, below what is shown. */
  more(): Promise<void>;
  /** Shows what came since, on top. */
  showFresh(): void;
  select(id: string): void;
  /** One row up (-1) or down (1); the id under the hand afterwards. */
  move(step: 1 | -1): string | null;
  /** Decides on rows; those that do not allow the action are left alone. The next open row is selected at once. */
  decide(ids: readonly string[], action: DecisionAction, reason?: DecisionReason): Promise<void>;
  /** What decides on whole threads; it comes when first used. May reject with a `BackendError`. */
  threads(): Promise<ThreadEditing>;
  /** Takes a batch back, or the latest one that can be. Resolves to whether there was one. */
  undo(batch?: string): Promise<boolean>;
}

export interface QueueStoreOptions {
  readonly now: Clock;
  readonly newId: NewId;
  /** Rows per page; default 50. */
  readonly pageSize?: number;
  /** Wait before asking again after live messages, so that a burst is one request; ms, default 500. */
  readonly calm?: number;
}

/** Open rows from which on the next page is asked for. */
const fewLeft = 10;

const codeOf = (error: unknown): BackendErrorCode => (error instanceof BackendError ? error.code : 'bad-answer');

export const createQueueStore = (backend: ModerationBackend, { now, newId, pageSize = 50, calm = 500 }: QueueStoreOptions): QueueStore => {
  const store = createStore(initialQueueState, reduceQueue);
  const { getState, dispatch } = store;
  /** Counts up at each list asked for; answers to an older question are dropped. */
  let question = 0;
  let unfollow: (() => void) | undefined;
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  let windowTimer: ReturnType<typeof setTimeout> | undefined;

  const fail = (error: unknown): void => {
    const code = codeOf(error);
    if (code === 'not-allowed') dispatch({ kind: 'session', moderator: null });
    dispatch({ kind: 'failed', code });
  };

  const watchWindows = (): void => {
    clearTimeout(windowTimer);
    const ends = getState().rows.flatMap((row) => (row.standing.kind === 'decided' && row.standing.undoUntil !== null ? [row.standing.undoUntil] : []));
    if (ends.length === 0) return;
    windowTimer = setTimeout(() => {
      dispatch({ kind: 'passed', now: now() });
      watchWindows();
    }, Math.max(20, Math.min(...ends) - now()));
  };

  const refresh = async (): Promise<void> => {
    const asked = question;
    try {
      const { queue, filter } = getState();
      const page = await backend.queue({ ...filter, queue, limit: pageSize });
      if (asked === question) dispatch({ kind: 'refreshed', page });
    } catch (error) {
      if (asked === question) fail(error);
    }
  };
  const refreshSoon = (): void => {
    refreshTimer ??= setTimeout(() => {
      refreshTimer = undefined;
      void refresh();
    }, calm);
  };

  const hear = (event: QueueEvent): void => {
    if (event.kind === 'changed') {
      dispatch({ kind: 'changed', id: event.id, status: event.status });
      refreshSoon();
      return;
    }
    const before = getState().connection;
    dispatch({ kind: 'connection', state: event.state });
    if (event.state === 'open' && before === 'lost') refreshSoon();
  };

  const load = async (queue: QueueName, filter: QueueFilter = {}): Promise<void> => {
    const asked = ++question;
    dispatch({ kind: 'asked', queue, filter });
    try {
      const page = await backend.queue({ ...filter, queue, limit: pageSize });
      if (asked !== question) return;
      dispatch({ kind: 'loaded', page });
      unfollow ??= backend.follow(page.seq, hear);
    } catch (error) {
      if (asked === question) fail(error);
    }
  };

  let asking = false;
  const more = async (): Promise<void> => {
    const { next, queue, filter } = getState();
    if (next === null || asking) return;
    const asked = question;
    asking = true;
    try {
      const page = await backend.queue({ ...filter, queue, limit: pageSize, cursor: next });
      if (asked === question && getState().next === next) dispatch({ kind: 'more', page });
    } catch (error) {
      if (asked === question) fail(error);
    } finally {
      asking = false;
    }
  };

  return {
    getState,
    subscribe: store.subscribe,
    async start(queue = 'held') {
      const asked = ++question;
      try {
        const moderator = await backend.moderator();
        if (asked !== question) return;
        dispatch({ kind: 'session', moderator });
        if (moderator !== null) await load(queue);
      } catch (error) {
        if (asked === question) fail(error);
      }
    },
    stop() {
      question++;
      unfollow?.();
      unfollow = undefined;
      clearTimeout(refreshTimer);
      refreshTimer = undefined;
      clearTimeout(windowTimer);
    },
    load,
    more,
    threads: () => backend.threads(),
    showFresh: () => dispatch({ kind: 'show-fresh' }),
    tick: (ids, on) => dispatch({ kind: 'tick', ids, on }),
    select: (id) => dispatch({ kind: 'select', id }),
    move(step) {
      const { rows, selected } = getState();
      const at = rows.findIndex((row) => row.item.comment.id === selected);
      const target = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
      if (target !== undefined) dispatch({ kind: 'select', id: target.item.comment.id });
      return getState().selected;
    },
    async decide(ids, action, reason) {
      const rows = getState().rows.filter(
        ({ item, standing }) =>
          ids.includes(item.comment.id) &&
          (standing.kind === 'open' || standing.kind === 'conflict' || standing.kind === 'moved') &&
          actionsOn(item).includes(action),
      );
      if (rows.length === 0) return;
      const batch = newId();
      const decisions = rows.map(({ item: { comment, seq } }): Decision => {
        const seen = { id: comment.id, revision: comment.revision, expectedStatus: comment.status, seen: seq };
        return { ...seen, action, ...(reason === undefined ? {} : { reason }) };
      });
      const decided = decisions.map((decision) => decision.id);
      dispatch({ kind: 'deciding', ids: decided, action, batch });
      const next = nextOpen(getState(), decided[decided.length - 1] ?? null);
      if (next !== null) dispatch({ kind: 'select', id: next });
      // The list does not end under the hand while there is more of it.
      if (getState().rows.filter(({ standing }) => standing.kind === 'open').length < fewLeft) void more();
      try {
        const results = await backend.decide(decisions, batch);
        dispatch({ kind: 'settled', results, action, now: now() });
        watchWindows();
        refreshSoon();
      } catch (error) {
        dispatch({ kind: 'not-decided', batch, code: codeOf(error) });
      }
    },
    async undo(batch) {
      const last = getState()
        .rows.flatMap(({ standing }) => (standing.kind === 'decided' && standing.undoUntil !== null ? [standing.record] : []))
        .sort((a, b) => b.at - a.at)[0];
      const target = batch ?? last?.batch;
      if (target === undefined) return false;
      dispatch({ kind: 'undoing', batch: target });
      const row = getState().rows.find(({ standing }) => standing.kind === 'undoing' && standing.record.batch === target);
      if (row === undefined) return false;
      dispatch({ kind: 'select', id: row.item.comment.id });
      try {
        const results = await backend.undo(target);
        dispatch({ kind: 'undone', batch: target, results });
        refreshSoon();
      } catch (error) {
        dispatch({ kind: 'not-undone', batch: target, code: codeOf(error), now: now() });
      }
      return true;
    },
  };
};
