/** What a moderator asks of the site in this browser: queues, decisions on what was seen, undo. Pure, as `local-state.ts`. */
import { unreachable } from '../../base/result.js';
import type { CommentStatus } from '../../comments/model/comment.js';
import { transition } from '../../comments/model/lifecycle.js';
import { queueNames, type ConflictCause, type Decision, type DecisionResult, type QueueItem, type QueueName, type QueuePage, type QueueQuery } from '../../moderation/model/backend.js';
import { readsWords, searcher, type QueueFilter } from '../../moderation/model/filter.js';
import { reasonsOfReports } from '../../moderation/model/reports.js';
import { byAge, encodeCursor, isBeyond, withKept, type Kept, type LocalState } from './local-state.js';

/** Longest piece of the answered comment that is given for context, in UTF-16 units. */
const contextLength = 10_000;

/** What readers have said against it since somebody last approved it. */
export const openReports = ({ reports = [], decisions }: Kept) => {
  const approved = Math.max(0, ...decisions.filter(({ undone, to }) => !undone && to === 'published').map(({ at }) => at));
  return reports.filter(({ at }) => at > approved);
};

/** A person has decided on these very words. */
const isReviewed = ({ comment, decisions }: Kept): boolean => decisions.some(({ undone, at }) => !undone && at >= (comment.editedAt ?? 0));

export const standsIn = (kept: Kept, queue: QueueName): boolean => {
  const { status } = kept.comment;
  switch (queue) {
    case 'held':
    case 'spam':
    case 'published':
      return status === queue;
    case 'reported':
      return status === 'published' && openReports(kept).length > 0;
    case 'unreviewed':
      return status === 'published' && !isReviewed(kept);
    case 'rejected':
      return refused.includes(status);
    case 'all':
      return status !== 'erased';
    default:
      return unreachable(queue);
  }
};

/** What was public once is found beside what never was. */
const refused: readonly CommentStatus[] = ['rejected', 'removed'];

export const passes = (state: LocalState, filter: QueueFilter): ((kept: Kept) => boolean) => {
  const author = filter.authorOf === undefined ? undefined : state.comments.get(filter.authorOf);
  const matches = readsWords(filter) ? searcher(filter) : undefined;
  return ({ comment, authorKey, reasons }) =>
    (filter.thread === undefined || comment.thread === filter.thread) &&
    (filter.authorOf === undefined || comment.id === filter.authorOf || (authorKey !== null && authorKey === author?.authorKey)) &&
    (filter.rule === undefined || reasons.some(({ rule }) => rule === filter.rule)) &&
    (matches === undefined || matches({ name: comment.author.name, text: comment.text, lang: comment.lang ?? null }));
};

export const itemOf = (state: LocalState, kept: Kept): QueueItem => {
  const { comment, reasons, page, authorKey } = kept;
  const above = comment.parent === null ? undefined : state.comments.get(comment.parent)?.comment;
  const others = [...state.comments.values()].filter((each) => authorKey !== null && each.authorKey === authorKey);
  const last = kept.decisions.filter(({ undone }) => !undone).at(-1);
  return {
    comment,
    reasons: [...reasonsOfReports(openReports(kept)), ...reasons],
    page,
    inReplyTo: above === undefined ? null : { id: above.id, name: above.author.name, text: above.text.slice(0, contextLength) },
    author: {
      published: others.filter((each) => each.comment.status === 'published').length,
      refused: others.filter((each) => each.comment.status === 'spam' || refused.includes(each.comment.status)).length,
    },
    decided: last === undefined ? null : { action: last.action, by: last.by, at: last.at, batch: last.batch, undoUntil: last.undoUntil, ...(last.reason === undefined ? {} : { reason: last.reason }) },
    seq: state.seq,
  };
};

/** Newest first. */
export const queue = (state: LocalState, { queue: name, limit, cursor, ...filter }: QueueQuery): QueuePage => {
  const all = [...state.comments.values()];
  const matching = all.filter((kept) => standsIn(kept, name)).filter(passes(state, filter));
  const items = matching.filter((kept) => isBeyond(kept.comment, cursor, -1)).sort((a, b) => byAge(b.comment, a.comment));
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((kept) => itemOf(state, kept)),
    next: items.length > limit && last !== undefined ? encodeCursor(last.comment) : null,
    counts: Object.fromEntries(queueNames.map((which) => [which, all.filter((kept) => standsIn(kept, which)).length])) as QueuePage['counts'],
    matching: matching.length,
    seq: state.seq,
  };
};

const move = (state: LocalState, kept: Kept, to: CommentStatus, decisions: Kept['decisions']): LocalState =>
  withKept(state, {
    ...kept,
    comment: { ...kept.comment, status: to, seq: state.seq + 1 },
    wasPublished: kept.wasPublished || to === 'published',
    decisions,
  });

export interface Decided {
  readonly state: LocalState;
  readonly results: readonly DecisionResult[];
}

type Outcome = 'done' | ConflictCause;
const resultsOf = (state: LocalState, ids: readonly string[], outcomes: ReadonlyMap<string, Outcome>): readonly DecisionResult[] =>
  ids.map((id): DecisionResult => {
    const kept = state.comments.get(id);
    const outcome = outcomes.get(id);
    if (kept === undefined || outcome === undefined) return { kind: 'unknown', id };
    const item = itemOf(state, kept);
    return outcome === 'done' ? { kind: 'done', id, item } : { kind: 'conflict', id, because: outcome, item };
  });

/** The same batch again gives the same answer and changes nothing. */
export const decide = (
  state: LocalState,
  decisions: readonly Decision[],
  batch: string,
  by: string,
  at: number,
  undoWindow: number,
): Decided => {
  const outcomes = new Map<string, Outcome>();
  let current = state;
  for (const { id, revision, expectedStatus, action, seen, reason } of decisions) {
    const kept = current.comments.get(id);
    if (kept === undefined || outcomes.has(id)) continue;
    const before = kept.decisions.find((each) => each.batch === batch);
    const { status: from, revision: now } = kept.comment;
    const to = transition(from, action);
    if (before !== undefined) outcomes.set(id, before.action === action ? 'done' : 'decided');
    else if (from !== expectedStatus) outcomes.set(id, 'decided');
    else if (now !== revision) outcomes.set(id, 'edited');
    else if (to === null) outcomes.set(id, 'not-possible');
    else if (to === 'published' && seen !== undefined && (kept.reports ?? []).some(({ seq = 0 }) => seq > seen)) outcomes.set(id, 'reported');
    else {
      outcomes.set(id, 'done');
      const decision = { action, by, at, batch, undoUntil: at + undoWindow, from, to, undone: false, ...(reason === undefined ? {} : { reason }) };
      current = move(current, kept, to, [...kept.decisions, decision]);
    }
  }
  return { state: current, results: resultsOf(current, decisions.map(({ id }) => id), outcomes) };
};

/** Each comment of the batch returns to the exact status before it, unless somebody decided anew since. */
export const undo = (state: LocalState, batch: string, only?: readonly string[]): Decided => {
  const outcomes = new Map<string, Outcome>();
  let current = state;
  for (const kept of state.comments.values()) {
    const decision = kept.decisions.find((each) => each.batch === batch);
    if (decision === undefined || only?.includes(kept.comment.id) === false) continue;
    const last = kept.decisions.filter(({ undone }) => !undone).at(-1);
    if (decision.undone) outcomes.set(kept.comment.id, 'done');
    // Nobody has looked at words that came after the decision.
    else if ((kept.comment.editedAt ?? 0) > decision.at) outcomes.set(kept.comment.id, 'edited');
    else if (last !== decision || kept.comment.status !== decision.to) outcomes.set(kept.comment.id, 'decided');
    else {
      outcomes.set(kept.comment.id, 'done');
      const decisions = kept.decisions.map((each) => (each === decision ? { ...each, undone: true } : each));
      current = move(current, kept, decision.from, decisions);
    }
  }
  return { state: current, results: resultsOf(current, [...outcomes.keys()], outcomes) };
};
