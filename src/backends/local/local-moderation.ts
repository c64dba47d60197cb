/** What a moderator asks of the site in this browser: queues, decisions on what was seen, undo. Pure, as `local-state.ts`. */
import type { CommentStatus } from '../../comments/model/comment.js';
import { transition } from '../../comments/model/lifecycle.js';
import type { Decision, DecisionResult, QueueItem, QueueName, QueuePage, QueueQuery } from '../../moderation/model/backend.js';
import { reasonsOfReports } from '../../moderation/model/reports.js';
import { byAge, encodeCursor, isBeyond, withKept, type Kept, type LocalState } from './local-state.js';

/** What was public once is found beside what never was. */
const statusesOf: Readonly<Record<QueueName, readonly CommentStatus[]>> = {
  held: ['held'],
  reported: ['published'],
  published: ['published'],
  spam: ['spam'],
  rejected: ['rejected', 'removed'],
};

/** Longest piece of the answered comment that is given for context, in UTF-16 units. */
const contextLength = 10_000;

/** What readers have said against it since somebody last approved it. */
const openReports = ({ reports = [], decisions }: Kept) => {
  const approved = Math.max(0, ...decisions.filter(({ undone, to }) => !undone && to === 'published').map(({ at }) => at));
  return reports.filter(({ at }) => at > approved);
};

const standsIn = (kept: Kept, queue: QueueName): boolean =>
  statusesOf[queue].includes(kept.comment.status) && (queue !== 'reported' || openReports(kept).length > 0);

const itemOf = (state: LocalState, kept: Kept): QueueItem => {
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
      refused: others.filter((each) => statusesOf.spam.includes(each.comment.status) || statusesOf.rejected.includes(each.comment.status)).length,
    },
    decided: last === undefined ? null : { action: last.action, by: last.by, at: last.at, batch: last.batch, undoUntil: last.undoUntil },
  };
};

/** Newest first. */
export const queue = (state: LocalState, { queue: name, limit, cursor }: QueueQuery): QueuePage => {
  const all = [...state.comments.values()];
  const count = (which: QueueName): number => all.filter((kept) => standsIn(kept, which)).length;
  const items = all
    .filter((kept) => standsIn(kept, name) && isBeyond(kept.comment, cursor, -1))
    .sort((a, b) => byAge(b.comment, a.comment));
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((kept) => itemOf(state, kept)),
    next: items.length > limit && last !== undefined ? encodeCursor(last.comment) : null,
    counts: { held: count('held'), reported: count('reported'), published: count('published'), spam: count('spam'), rejected: count('rejected') },
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

type Outcome = 'done' | 'conflict';
const resultsOf = (state: LocalState, ids: readonly string[], outcomes: ReadonlyMap<string, Outcome>): readonly DecisionResult[] =>
  ids.map((id): DecisionResult => {
    const kept = state.comments.get(id);
    const kind = outcomes.get(id);
    return kept === undefined || kind === undefined ? { kind: 'unknown', id } : { kind, id, item: itemOf(state, kept) };
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
  for (const { id, revision, expectedStatus, action } of decisions) {
    const kept = current.comments.get(id);
    if (kept === undefined || outcomes.has(id)) continue;
    const before = kept.decisions.find((each) => each.batch === batch);
    const { status: from, revision: now } = kept.comment;
    const to = transition(from, action);
    if (before !== undefined) outcomes.set(id, before.action === action ? 'done' : 'conflict');
    else if (to === null || from !== expectedStatus || now !== revision) outcomes.set(id, 'conflict');
    else {
      outcomes.set(id, 'done');
      const decision = { action, by, at, batch, undoUntil: at + undoWindow, from, to, undone: false };
      current = move(current, kept, to, [...kept.decisions, decision]);
    }
  }
  return { state: current, results: resultsOf(current, decisions.map(({ id }) => id), outcomes) };
};

/** Each comment of the batch returns to the exact status before it, unless somebody decided anew since. */
export const undo = (state: LocalState, batch: string): Decided => {
  const outcomes = new Map<string, Outcome>();
  let current = state;
  for (const kept of state.comments.values()) {
    const decision = kept.decisions.find((each) => each.batch === batch);
    if (decision === undefined) continue;
    const last = kept.decisions.filter(({ undone }) => !undone).at(-1);
    if (decision.undone) outcomes.set(kept.comment.id, 'done');
    // Nobody has looked at words that came after the decision.
    else if (last !== decision || kept.comment.status !== decision.to || (kept.comment.editedAt ?? 0) > decision.at) outcomes.set(kept.comment.id, 'conflict');
    else {
      outcomes.set(kept.comment.id, 'done');
      const decisions = kept.decisions.map((each) => (each === decision ? { ...each, undone: true } : each));
      current = move(current, kept, decision.from, decisions);
    }
  }
  return { state: current, results: resultsOf(current, [...outcomes.keys()], outcomes) };
};
