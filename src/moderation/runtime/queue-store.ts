/**
 * The moderator's list on any `ModerationBackend`: loads, decides with the row changed at once, takes back, follows what others
 * do. It draws nothing; elements read `getState()` and call the methods.
 */
import type { Readable } from '../../base/holder.js';
import { createStore } from '../../base/store.js';
import type { Clock, NewId } from '../../base/seams.js';
import { BackendError, type BackendErrorCode } from '../../comments/model/errors.js';
import { actionsOn } from '../model/actions.js';
import type { Decision, DecisionAction, DecisionResult, ModerationBackend, ModerationCapability, QueueEvent, QueueItem, QueueName } from '../model/backend.js';
import type { DecisionReason } from '../model/decision-reason.js';
import type { QueueFilter } from '../model/filter.js';
import type { ModerationDesk, Sweep } from '../model/desk.js';
import type { WordEditing } from '../model/editing.js';
import type { PolicyKeeping } from '../model/policy.js';
import type { RecordKeeping } from '../model/records.js';
import type { SignedOut } from '../model/signed-out.js';
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
  /** One row up (-1) or down (1), below the last one after the next page has come; resolves to the id under the hand afterwards. */
  move(step: 1 | -1): Promise<string | null>;
  /** Decides on rows; those that do not allow the action are left alone. The next open row is selected at once. */
  decide(ids: readonly string[], action: DecisionAction, reason?: DecisionReason): Promise<void>;
  /** What the keeper of the comments can do beside lists, decisions and undo. */
  readonly capabilities: readonly ModerationCapability[];
  /** The lists that the keeper of the comments knows; absent: all of them. */
  readonly queues?: readonly QueueName[];
  /** Why nobody is signed in, where the keeper of the comments can say. */
  readonly signedOut: SignedOut | undefined;
  /** What decides on whole threads; it comes when first used. May reject with a `BackendError`. */
  threads(): Promise<ThreadEditing>;
  /** What is needed now and then; it comes when first used. */
  desk(): Promise<ModerationDesk>;
  /** Names a batch. */
  newBatch(): string;
  /** How many a sweep of this list would decide on. May reject with a `BackendError`. */
  reach(action: DecisionAction): Promise<number>;
  /** Decides on all of this list that stood there unchanged when it was loaded, and loads it again. */
  sweep(action: DecisionAction, reason?: DecisionReason): Promise<void>;
  /** Takes the last decision on a comment back, whenever it was taken: it returns to exactly where it stood before. */
  restore(id: string): Promise<void>;
  /** Takes what another call has answered into the rows: a reply that approved as well. */
  settle(result: DecisionResult, action: DecisionAction): void;
  /** What changes a comment's words; it comes when first used. undefined where nobody may. */
  readonly editing: (() => Promise<WordEditing>) | undefined;
  /** Shows a comment as it reads now that its words were changed; how it stands is left alone. */
  reworded(item: QueueItem): void;
  /** What keeps the site's rules; it comes when first used. undefined where there is nothing of the kind. */
  readonly policy: (() => Promise<PolicyKeeping>) | undefined;
  /** What looks back at who did what; as `policy`. */
  readonly records: (() => Promise<RecordKeeping>) | undefined;
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
    const { rows, swept } = getState();
    const ends = [
      ...rows.flatMap((row) => (row.standing.kind === 'decided' && row.standing.undoUntil !== null ? [row.standing.undoUntil] : [])),
      ...(swept?.undoUntil == null ? [] : [swept.undoUntil]),
    ];
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

  /** When each batch was settled, in this page's clock: the server's may differ. */
  const lastSettled = new Map<string, number>();

  /** Tells others what is under the hand, once it stays there for a moment. */
  let looked: string | null = null;
  let lookTimer: ReturnType<typeof setTimeout> | undefined;
  const watchLook = (): void => {
    clearTimeout(lookTimer);
    lookTimer = setTimeout(() => {
      const { selected } = getState();
      if (selected === looked || unfollow === undefined) return;
      looked = selected;
      backend.look(selected);
    }, calm);
  };
  let unwatch: (() => void) | undefined;

  const hear = (event: QueueEvent): void => {
    if (event.kind === 'changed') {
      dispatch({ kind: 'changed', id: event.id, status: event.status });
      refreshSoon();
      return;
    }
    if (event.kind === 'presence') {
      dispatch(event);
      return;
    }
    const before = getState().connection;
    dispatch({ kind: 'connection', state: event.state });
    if (event.state !== 'open') return;
    // With the old stream the server has forgotten what this page looks at.
    looked = null;
    watchLook();
    if (before === 'lost') refreshSoon();
  };

  const nextPage = async (): Promise<void> => {
    const { next, queue, filter } = getState();
    if (next === null) return;
    const asked = question;
    try {
      const page = await backend.queue({ ...filter, queue, limit: pageSize, cursor: next });
      if (asked === question && getState().next === next) dispatch({ kind: 'more', page });
    } catch (error) {
      if (asked === question) fail(error);
    }
  };
  /** Who asks while a page is under way waits for that one. */
  let coming: Promise<void> | undefined;
  const more = (): Promise<void> => (coming ??= nextPage().finally(() => (coming = undefined)));

  const load = async (queue: QueueName, filter: QueueFilter = {}): Promise<void> => {
    const asked = ++question;
    dispatch({ kind: 'asked', queue, filter });
    try {
      const page = await backend.queue({ ...filter, queue, limit: pageSize });
      if (asked !== question) return;
      dispatch({ kind: 'loaded', page });
      unfollow ??= backend.follow(page.seq, hear);
      // Words may be looked for in many comments before one has them.
      while (asked === question && getState().rows.length === 0 && getState().next !== null && getState().error === null) await more();
    } catch (error) {
      if (asked === question) fail(error);
    }
  };

  const sweepOf = (action: DecisionAction): Sweep => {
    const { queue, filter, seq } = getState();
    return { queue, filter, action, seen: seq };
  };

  const undoSweep = async (): Promise<boolean> => {
    const { swept } = getState();
    if (swept?.undoUntil == null) return false;
    dispatch({ kind: 'swept', swept: { ...swept, phase: 'undoing' } });
    try {
      const results = await backend.undo(swept.batch);
      const done = results.filter(({ kind }) => kind === 'done').length;
      dispatch({ kind: 'swept', swept: { ...swept, phase: 'undone', done, passedOver: results.length - done, undoUntil: null } });
    } catch (error) {
      dispatch({ kind: 'swept', swept });
      fail(error);
      return true;
    }
    await load(getState().queue, getState().filter);
    return true;
  };

  return {
    getState,
    subscribe: store.subscribe,
    async start(queue = 'held') {
      const asked = ++question;
      if (backend.capabilities.includes('presence')) unwatch ??= store.subscribe(watchLook);
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
      unwatch?.();
      unwatch = undefined;
      looked = null;
      clearTimeout(lookTimer);
      clearTimeout(refreshTimer);
      refreshTimer = undefined;
      clearTimeout(windowTimer);
    },
    load,
    more,
    capabilities: backend.capabilities,
    ...(backend.queues === undefined ? {} : { queues: backend.queues }),
    get signedOut() {
      return backend.signedOut;
    },
    threads: () => backend.threads(),
    desk: () => backend.desk(),
    newBatch: newId,
    reach: async (action) => (await backend.desk()).reach(sweepOf(action)),
    async sweep(action, reason) {
      const [batch, at] = [newId(), now()];
      const asked: Sweep = { ...sweepOf(action), ...(reason === undefined ? {} : { reason }) };
      const told = { action, batch, at, done: 0, passedOver: 0, undoUntil: null } as const;
      dispatch({ kind: 'swept', swept: { ...told, phase: 'running' } });
      try {
        const desk = await backend.desk();
        const { undoWindow, ...outcome } = await desk.sweep(asked, batch, (done) => dispatch({ kind: 'swept', swept: { ...told, phase: 'running', done } }));
        dispatch({ kind: 'swept', swept: { ...told, ...outcome, phase: 'done', undoUntil: now() + undoWindow } });
        watchWindows();
      } catch (error) {
        // Part of it may be done: the list says what is left, and the same list can be decided on again.
        dispatch({ kind: 'swept', swept: null });
        fail(error);
        return;
      }
      await load(getState().queue, getState().filter);
    },
    async restore(id) {
      const row = getState().rows.find(({ item }) => item.comment.id === id);
      const batch = row?.item.decided?.batch;
      if (batch === undefined || row?.standing.kind === 'deciding' || row?.standing.kind === 'undoing') return;
      dispatch({ kind: 'restoring', id });
      try {
        const [result] = await backend.undo(batch, [id]);
        dispatch({ kind: 'restored', id, result });
        refreshSoon();
      } catch (error) {
        dispatch({ kind: 'not-restored', id, code: codeOf(error) });
      }
    },
    settle(result, action) {
      if (result.kind !== 'unknown') lastSettled.set(result.item.decided?.batch ?? '', now());
      dispatch({ kind: 'settled', results: [result], action, now: now() });
      watchWindows();
      refreshSoon();
    },
    editing: backend.editing?.bind(backend),
    reworded: (item) => dispatch({ kind: 'reworded', item }),
    policy: backend.policy?.bind(backend),
    records: backend.records?.bind(backend),
    showFresh: () => dispatch({ kind: 'show-fresh' }),
    tick: (ids, on) => dispatch({ kind: 'tick', ids, on }),
    select: (id) => dispatch({ kind: 'select', id }),
    async move(step) {
      const [from, asked] = [getState().selected, question];
      const place = (): number => getState().rows.findIndex(({ item }) => item.comment.id === from);
      // What has come may be known already; what has not come leaves the hand where it is.
      for (let { next } = getState(); step === 1 && next !== null && place() === getState().rows.length - 1; ({ next } = getState())) {
        await more();
        if (asked !== question || getState().next === next) break;
      }
      const { rows, selected } = getState();
      if (selected !== from) return selected;
      const target = rows[Math.min(rows.length - 1, Math.max(0, place() + step))];
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
        lastSettled.set(batch, now());
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
      const { swept } = getState();
      if (swept?.undoUntil != null && (batch === undefined ? swept.at >= (lastSettled.get(last?.batch ?? '') ?? 0) : batch === swept.batch)) return undoSweep();
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
