/**
 * What a moderator's page knows, and how each event changes it. Pure. The rule above all: a row, once shown, stays where it is
 * until the moderator asks for another list; decided, conflicting and vanished comments keep their place.
 */
import { unreachable } from '../../base/result.js';
import type { CommentStatus } from '../../comments/model/comment.js';
import type { BackendErrorCode } from '../../comments/model/errors.js';
import { statusAfter } from '../model/actions.js';
import type { ConflictCause, DecisionAction, DecisionRecord, DecisionResult, Moderator, QueueItem, QueueName, QueuePage, QueueViewer } from '../model/backend.js';
import { filterNames, type QueueFilter } from '../model/filter.js';

/** How a row stands. */
export type Standing =
  | { readonly kind: 'open' }
  /** Sent, not answered yet; shown as if it were done. */
  | { readonly kind: 'deciding'; readonly action: DecisionAction; readonly batch: string }
  /** Decided here. `undoUntil` is in this page's clock; null once the window is over. `late`: undo was asked and came too late. */
  | { readonly kind: 'decided'; readonly record: DecisionRecord; readonly undoUntil: number | null; readonly late: boolean }
  | { readonly kind: 'undoing'; readonly record: DecisionRecord }
  /** Somebody was first, the words changed, or it was reported: `item` is how it stands now. What was wanted here was not done. */
  | { readonly kind: 'conflict'; readonly wanted: DecisionAction; readonly because: ConflictCause }
  /** A live message says that it is no longer what the row shows. */
  | { readonly kind: 'moved'; readonly status: CommentStatus }
  /** The server does not know it any more. */
  | { readonly kind: 'unknown' };

/** A decision on all of a list. `undoUntil` is in this page's clock; null once the window is over, or it was taken back. */
export interface Swept {
  readonly phase: 'running' | 'done' | 'undoing' | 'undone';
  readonly action: DecisionAction;
  readonly batch: string;
  readonly done: number;
  readonly passedOver: number;
  /** When it was asked for, in this page's clock. */
  readonly at: number;
  readonly undoUntil: number | null;
}

export interface Row {
  readonly item: QueueItem;
  readonly standing: Standing;
}

export interface QueueState {
  readonly session: 'asking' | 'signed-in' | 'signed-out';
  readonly moderator: Moderator | null;
  readonly queue: QueueName;
  /** What narrows the list; {}: nothing does. */
  readonly filter: QueueFilter;
  /** How many of the list pass the filter; null where nobody has counted. */
  readonly matching: number | null;
  /** What was decided on all of a list, last. */
  readonly swept: Swept | null;
  /** Who else looks at which comment, by name. */
  readonly viewers: ReadonlyMap<string, readonly string[]>;
  /** Comments that are ticked, to decide on together. */
  readonly ticked: ReadonlySet<string>;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly counts: Readonly<Record<QueueName, number>> | null;
  /** The sequence number at which this list was loaded; what has a higher one came since. */
  readonly seq: number;
  /** The comment under the moderator's hand. */
  readonly selected: string | null;
  /** Comments that came since and are shown on demand. */
  readonly fresh: readonly QueueItem[];
  readonly connection: 'open' | 'lost';
  /** What last went wrong; the next success clears it. */
  readonly error: BackendErrorCode | null;
  /** Decided here since the page was opened, undone ones taken off. */
  readonly pace: number;
}

export type QueueAction =
  | { readonly kind: 'asked'; readonly queue: QueueName; readonly filter: QueueFilter }
  | { readonly kind: 'tick'; readonly ids: readonly string[]; readonly on: boolean }
  | { readonly kind: 'session'; readonly moderator: Moderator | null }
  | { readonly kind: 'loaded'; readonly page: QueuePage }
  | { readonly kind: 'more'; readonly page: QueuePage }
  | { readonly kind: 'refreshed'; readonly page: QueuePage }
  | { readonly kind: 'show-fresh' }
  | { readonly kind: 'failed'; readonly code: BackendErrorCode }
  | { readonly kind: 'select'; readonly id: string }
  | { readonly kind: 'deciding'; readonly ids: readonly string[]; readonly action: DecisionAction; readonly batch: string }
  | { readonly kind: 'settled'; readonly results: readonly DecisionResult[]; readonly action: DecisionAction; readonly now: number }
  | { readonly kind: 'not-decided'; readonly batch: string; readonly code: BackendErrorCode }
  | { readonly kind: 'undoing'; readonly batch: string }
  | { readonly kind: 'undone'; readonly batch: string; readonly results: readonly DecisionResult[] }
  | { readonly kind: 'not-undone'; readonly batch: string; readonly code: BackendErrorCode; readonly now: number }
  | { readonly kind: 'restoring'; readonly id: string }
  | { readonly kind: 'restored'; readonly id: string; readonly result: DecisionResult | undefined }
  | { readonly kind: 'not-restored'; readonly id: string; readonly code: BackendErrorCode }
  /** A row's words were changed here. */
  | { readonly kind: 'reworded'; readonly item: QueueItem }
  | { readonly kind: 'swept'; readonly swept: Swept | null }
  | { readonly kind: 'presence'; readonly viewers: readonly QueueViewer[] }
  | { readonly kind: 'changed'; readonly id: string; readonly status: CommentStatus }
  | { readonly kind: 'connection'; readonly state: 'open' | 'lost' }
  | { readonly kind: 'passed'; readonly now: number };

export const initialQueueState: QueueState = {
  session: 'asking',
  moderator: null,
  queue: 'held',
  filter: {},
  matching: null,
  swept: null,
  viewers: new Map(),
  ticked: new Set(),
  phase: 'loading',
  rows: [],
  next: null,
  counts: null,
  seq: 0,
  selected: null,
  fresh: [],
  connection: 'open',
  error: null,
  pace: 0,
};

/** Whether two filters narrow alike. */
export const sameFilter = (a: QueueFilter, b: QueueFilter): boolean => filterNames.every((name) => a[name] === b[name]);

const open = (item: QueueItem): Row => ({ item, standing: { kind: 'open' } });
const withRows = (state: QueueState, change: (row: Row) => Row): QueueState => ({ ...state, rows: state.rows.map(change) });
const has = (state: QueueState, id: string): boolean => state.rows.some((row) => row.item.comment.id === id);

/** How long the window of a decision is, in this page's clock: the server's own may be off by minutes. */
const windowEnd = (record: DecisionRecord, now: number): number => now + Math.max(0, record.undoUntil - record.at);

const settle = (state: QueueState, { results, action, now }: Extract<QueueAction, { kind: 'settled' }>): QueueState => {
  const by = new Map(results.map((result) => [result.id, result]));
  let pace = state.pace;
  const next = withRows(state, (row) => {
    const result = by.get(row.item.comment.id);
    if (result === undefined) return row;
    if (result.kind === 'unknown') return { ...row, standing: { kind: 'unknown' } };
    if (result.kind === 'conflict') return { item: result.item, standing: { kind: 'conflict', wanted: action, because: result.because } };
    if (result.item.decided === null) return { item: result.item, standing: { kind: 'conflict', wanted: action, because: 'decided' } };
    pace++;
    const record = result.item.decided;
    return { item: result.item, standing: { kind: 'decided', record, undoUntil: windowEnd(record, now), late: false } };
  });
  return { ...next, error: null, pace };
};

const undone = (state: QueueState, { batch, results }: Extract<QueueAction, { kind: 'undone' }>): QueueState => {
  const by = new Map(results.map((result) => [result.id, result]));
  let pace = state.pace;
  const next = withRows(state, (row) => {
    if (row.standing.kind !== 'undoing' || row.standing.record.batch !== batch) return row;
    const result = by.get(row.item.comment.id);
    if (result?.kind === 'done') {
      pace--;
      return open(result.item);
    }
    const item = result?.kind === 'conflict' ? result.item : row.item;
    return { item, standing: { kind: 'decided', record: row.standing.record, undoUntil: null, late: true } };
  });
  return { ...next, error: null, pace };
};

/** A live message about a row: our own echo changes nothing; anything else is told, in place. */
const changed = (state: QueueState, id: string, status: CommentStatus): QueueState =>
  withRows(state, (row) => {
    if (row.item.comment.id !== id) return row;
    switch (row.standing.kind) {
      case 'deciding':
      case 'undoing':
        return row;
      case 'decided':
        return status === statusAfter[row.standing.record.action] ? row : { ...row, standing: { kind: 'moved', status } };
      case 'open':
      case 'moved':
      case 'conflict':
        if (status !== row.item.comment.status) return { ...row, standing: { kind: 'moved', status } };
        return row.standing.kind === 'moved' ? open(row.item) : row;
      case 'unknown':
        return row;
      default:
        return unreachable(row.standing);
    }
  });

/** A newer page of the same queue: rows keep their places, open ones get newer words, strangers wait in `fresh`. */
const refreshed = (state: QueueState, page: QueuePage): QueueState => {
  const by = new Map(page.items.map((item) => [item.comment.id, item]));
  const next = withRows(state, (row) => {
    const item = by.get(row.item.comment.id);
    return item !== undefined && (row.standing.kind === 'open' || row.standing.kind === 'moved') ? open(item) : row;
  });
  // With more pages to come, a comment unknown here may simply stand further down; only what happened since is news.
  const fresh = page.items.filter((item) => !has(state, item.comment.id) && (state.next === null || item.comment.seq > state.seq));
  return { ...next, counts: page.counts, matching: page.matching, fresh, error: null };
};

const withoutOldSweep = (state: QueueState, now: number): QueueState => {
  const { swept } = state;
  return swept?.undoUntil == null || swept.undoUntil > now ? state : { ...state, swept: { ...swept, undoUntil: null } };
};

export const reduceQueue = (state: QueueState, action: QueueAction): QueueState => {
  switch (action.kind) {
    case 'asked':
      return action.queue === state.queue && sameFilter(action.filter, state.filter)
        ? { ...state, phase: 'loading', error: null }
        : {
            ...state, queue: action.queue, filter: action.filter, matching: null, phase: 'loading',
            rows: [], next: null, fresh: [], selected: null, ticked: new Set(), error: null,
          };
    case 'tick': {
      const ticked = new Set(state.ticked);
      for (const id of action.ids) {
        if (action.on && has(state, id)) ticked.add(id);
        else ticked.delete(id);
      }
      return { ...state, ticked };
    }
    case 'session':
      return { ...state, moderator: action.moderator, session: action.moderator === null ? 'signed-out' : 'signed-in' };
    case 'loaded': {
      const kept = action.page.items.find((item) => item.comment.id === state.selected);
      return {
        ...state,
        phase: 'ready',
        rows: action.page.items.map(open),
        next: action.page.next,
        counts: action.page.counts,
        matching: action.page.matching,
        ticked: new Set(action.page.items.map(({ comment }) => comment.id).filter((id) => state.ticked.has(id))),
        seq: action.page.seq,
        fresh: [],
        selected: (kept ?? action.page.items[0])?.comment.id ?? null,
        error: null,
      };
    }
    case 'more':
      return {
        ...state,
        rows: [...state.rows, ...action.page.items.filter((item) => !has(state, item.comment.id)).map(open)],
        next: action.page.next,
        counts: action.page.counts,
        error: null,
      };
    case 'refreshed':
      return refreshed(state, action.page);
    case 'show-fresh':
      return {
        ...state,
        rows: [...state.fresh.filter((item) => !has(state, item.comment.id)).map(open), ...state.rows],
        selected: state.fresh[0]?.comment.id ?? state.selected,
        fresh: [],
      };
    case 'failed':
      return {
        ...state,
        error: action.code,
        phase: state.phase === 'loading' && state.rows.length === 0 ? 'failed' : 'ready',
      };
    case 'select':
      return state.selected === action.id || !has(state, action.id) ? state : { ...state, selected: action.id };
    case 'deciding':
      return {
        ...withRows(state, (row) =>
          action.ids.includes(row.item.comment.id) ? { ...row, standing: { kind: 'deciding', action: action.action, batch: action.batch } } : row,
        ),
        ticked: new Set([...state.ticked].filter((id) => !action.ids.includes(id))),
      };
    case 'settled':
      return settle(state, action);
    case 'not-decided':
      return {
        ...withRows(state, (row) => (row.standing.kind === 'deciding' && row.standing.batch === action.batch ? open(row.item) : row)),
        error: action.code,
      };
    case 'undoing':
      return withRows(state, (row) =>
        row.standing.kind === 'decided' && row.standing.record.batch === action.batch && row.standing.undoUntil !== null
          ? { ...row, standing: { kind: 'undoing', record: row.standing.record } }
          : row,
      );
    case 'undone':
      return undone(state, action);
    case 'not-undone':
      return {
        ...withRows(state, (row) =>
          row.standing.kind === 'undoing' && row.standing.record.batch === action.batch
            ? { ...row, standing: { kind: 'decided', record: row.standing.record, undoUntil: windowEnd(row.standing.record, action.now), late: false } }
            : row,
        ),
        error: action.code,
      };
    case 'restoring':
      return withRows(state, (row) =>
        row.item.comment.id === action.id && row.item.decided !== null ? { ...row, standing: { kind: 'undoing', record: row.item.decided } } : row,
      );
    case 'restored':
      return {
        ...withRows(state, (row) => {
          if (row.item.comment.id !== action.id || row.standing.kind !== 'undoing') return row;
          const { result } = action;
          if (result === undefined || result.kind === 'unknown') return { ...row, standing: { kind: 'unknown' } };
          if (result.kind === 'done') return open(result.item);
          return { item: result.item, standing: { kind: 'conflict', wanted: row.standing.record.action, because: result.because } };
        }),
        error: null,
      };
    case 'not-restored':
      return { ...withRows(state, (row) => (row.item.comment.id === action.id && row.standing.kind === 'undoing' ? open(row.item) : row)), error: action.code };
    case 'reworded':
      return withRows(state, (row) => (row.item.comment.id === action.item.comment.id ? { ...row, item: action.item } : row));
    case 'swept':
      return { ...state, swept: action.swept };
    case 'presence': {
      const viewers = new Map<string, readonly string[]>();
      for (const { comment, name } of action.viewers) viewers.set(comment, [...(viewers.get(comment) ?? []), name]);
      return { ...state, viewers };
    }
    case 'changed':
      return changed(state, action.id, action.status);
    case 'connection':
      return state.connection === action.state ? state : { ...state, connection: action.state };
    case 'passed':
      return withRows(withoutOldSweep(state, action.now), (row) =>
        row.standing.kind === 'decided' && row.standing.undoUntil !== null && row.standing.undoUntil <= action.now
          ? { ...row, standing: { ...row.standing, undoUntil: null } }
          : row,
      );
    default:
      return unreachable(action);
  }
};

/** The open row to go to after a decision: the next one down, else the nearest one up, else none. */
export const nextOpen = (state: QueueState, id: string | null): string | null => {
  const at = state.rows.findIndex((row) => row.item.comment.id === id);
  const isOpen = (row: Row): boolean => row.standing.kind === 'open';
  const found = state.rows.slice(at + 1).find(isOpen) ?? state.rows.slice(0, Math.max(0, at)).reverse().find(isOpen);
  return found?.item.comment.id ?? null;
};
