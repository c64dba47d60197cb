/** What a moderator of this browser's site needs now and then: the server's paths without a server. Pure, as `local-state.ts`. */
import type { NewId } from '../../base/seams.js';
import type { Comment } from '../../comments/model/comment.js';
import { parseDraft } from '../../comments/model/draft.js';
import { wordsOnly } from '../../comments/model/editing.js';
import { BackendError } from '../../comments/model/errors.js';
import { transition } from '../../comments/model/lifecycle.js';
import type { Decision } from '../../moderation/model/backend.js';
import { mostNotes, type AuthorChange, type AuthorFile, type GivenReport, type ReplyOutcome, type StaffReply, type Sweep, type SweepOutcome } from '../../moderation/model/desk.js';
import { repeatKey } from '../../moderation/model/repeat-key.js';
import { byAge, withKept, type Kept, type LocalRules, type LocalState } from './local-state.js';
import { decide, itemOf, openReports, passes, standsIn } from './local-moderation.js';

interface Step<T> {
  readonly state: LocalState;
  readonly result: T;
}

export interface Hand {
  readonly by: string;
  readonly at: number;
  /** ms. */
  readonly undoWindow: number;
}

const find = (state: LocalState, id: string): Kept => {
  const kept = state.comments.get(id);
  if (kept === undefined) throw new BackendError('not-found', 'no such comment');
  return kept;
};

const reachable = (state: LocalState, { queue, filter, action, seen }: Sweep): readonly Kept[] =>
  [...state.comments.values()].filter((kept) => {
    const { status, seq } = kept.comment;
    return standsIn(kept, queue) && passes(state, filter)(kept) && transition(status, action) !== null && seq <= seen;
  });

export const reach = (state: LocalState, sweep: Sweep): number => reachable(state, sweep).length;

export const sweep = (state: LocalState, asked: Sweep, batch: string, { by, at, undoWindow }: Hand): Step<SweepOutcome> => {
  const { action, seen, reason } = asked;
  const decisions = reachable(state, asked).map(({ comment }): Decision => {
    const { id, revision, status } = comment;
    return { id, revision, expectedStatus: status, action, seen, ...(reason === undefined ? {} : { reason }) };
  });
  const decided = decide(state, decisions, batch, by, at, undoWindow);
  const done = decided.results.filter(({ kind }) => kind === 'done').length;
  return { state: decided.state, result: { done, passedOver: decisions.length - done, undoWindow } };
};

/** A reply by the paper: it comes as something that waited and was approved, so that an undo leaves its words waiting. */
export const reply = (state: LocalState, { to, text: typed, batch, decision }: StaffReply, { by, at, undoWindow }: Hand, rules: LocalRules, newId: NewId): Step<ReplyOutcome> => {
  const draft = parseDraft({ text: typed }, wordsOnly(rules.limits));
  if (!draft.ok) return { state, result: { kind: 'refused', because: draft.error.some(({ code }) => code === 'too-long') ? 'too-long' : 'missing' } };
  const before = [...state.comments.values()].find(({ comment, decisions }) => comment.parent === to && comment.author.badge === 'staff' && decisions.some((each) => each.batch === batch));
  const decided = decision === undefined ? undefined : decide(state, [decision], batch, by, at, undoWindow);
  const result = decided?.results[0] ?? null;
  if (before !== undefined) return { state, result: { kind: 'stored', reply: before.comment, result } };
  if (result !== null && result.kind !== 'done') return { state, result: { kind: 'conflict', result } };
  const current = decided?.state ?? state;
  const parent = find(current, to);
  if (parent.comment.status !== 'published') return { state, result: { kind: 'refused', because: 'not-published' } };
  const id = newId();
  const { text } = draft.value;
  const comment: Comment = {
    id, thread: parent.comment.thread, parent: to, author: { name: by, badge: 'staff', seed: newId() }, text,
    status: 'held', createdAt: at, editedAt: null, revision: 1, seq: current.seq + 1,
  };
  const kept: Kept = {
    comment, root: parent.root, authorKey: null, textKey: repeatKey(text), reasons: [], page: parent.page, secret: newId(), bodyKey: '', wasPublished: false, decisions: [],
  };
  const approved = decide(withKept(current, kept), [{ id, revision: 1, expectedStatus: 'held', action: 'approve' }], batch, by, at, undoWindow);
  return { state: approved.state, result: { kind: 'stored', reply: find(approved.state, id).comment, result } };
};

const mostRecent = 20;

export const authorFile = (state: LocalState, of: string, now: number): AuthorFile => {
  const { authorKey } = find(state, of);
  const kept = authorKey === null ? undefined : state.authors?.get(authorKey);
  const { standing = null, notes = [] } = kept ?? {};
  const theirs = [...state.comments.values()].filter((each) => each.comment.id === of || (authorKey !== null && each.authorKey === authorKey));
  return {
    known: authorKey !== null,
    standing: standing === null || (standing.until !== null && standing.until <= now) ? null : standing,
    notes,
    recent: theirs.sort((a, b) => byAge(b.comment, a.comment)).slice(0, mostRecent).map((each) => itemOf(state, each)),
  };
};

export const changeAuthor = (state: LocalState, { of, standing, reason, addNote, dropNote }: AuthorChange, { by, at }: Hand, newId: NewId): Step<AuthorFile> => {
  const { authorKey } = find(state, of);
  if (authorKey === null) throw new BackendError('not-found', 'nobody can say who wrote it');
  const before = state.authors?.get(authorKey) ?? { standing: null, notes: [] };
  const left = before.notes.filter(({ id }) => id !== dropNote);
  const notes = addNote === undefined ? left : [{ id: newId(), text: addNote, by, at }, ...left].slice(0, mostNotes);
  const why = reason ?? before.standing?.reason;
  const after = { standing: standing === undefined ? before.standing : standing === null ? null : { ...standing, by, at, ...(why === undefined ? {} : { reason: why }) }, notes };
  const next: LocalState = { ...state, authors: new Map(state.authors).set(authorKey, after) };
  return { state: next, result: authorFile(next, of, at) };
};

export const conversation = (state: LocalState, of: string): readonly Comment[] => {
  const { root } = find(state, of);
  return [...state.comments.values()].filter((each) => each.root === root).map(({ comment }) => comment).sort(byAge);
};

/** Who gave notice is not kept in a browser. */
export const givenReports = (state: LocalState, of: string): readonly GivenReport[] => {
  const kept = find(state, of);
  const open = openReports(kept);
  return [...(kept.reports ?? [])].reverse().map((report) => {
    const { number, lane, reason, words, at } = report;
    return { number, lane, reason, words, location: '', name: null, email: null, at, open: open.includes(report) };
  });
};
