/**
 * A whole site in one browser, as one value, and what readers ask of it. Pure: the moment and the ids are passed in, the
 * rules come from moderation's own model, so that what `local` shows is what the server would do.
 */
import type { NewId } from '../../base/seams.js';
import type { OwnComment, PostOutcome, Submission, ThreadInfo, ThreadPage, ThreadQuery } from '../../comments/model/backend.js';
import type { Comment, CommentStatus } from '../../comments/model/comment.js';
import { parseDraft, type Draft, type DraftLimits } from '../../comments/model/draft.js';
import { editableUntil } from '../../comments/model/editing.js';
import { BackendError } from '../../comments/model/errors.js';
import type { DecisionRecord } from '../../moderation/model/backend.js';
import type { AuthorNote, AuthorStanding, SavedFilter, StandingKind } from '../../moderation/model/desk.js';
import { evaluate } from '../../moderation/model/evaluate.js';
import type { ReportSaid } from '../../moderation/model/reports.js';
import { repeatKey } from '../../moderation/model/repeat-key.js';
import type { RuleSetEdition } from '../../moderation/model/policy.js';
import type { RuleSet } from '../../moderation/model/rule-set.js';
import type { ThreadSettings } from '../../moderation/model/threads.js';
import { toldReasons, type Reason, type VerdictAction } from '../../moderation/model/verdict.js';
import { factsOf } from './local-facts.js';
import { pinnedOf, settingsOf, standingOf } from './local-threads.js';

export interface LocalDecision extends DecisionRecord {
  readonly from: CommentStatus;
  readonly to: CommentStatus;
  readonly undone: boolean;
}

/** One comment with all that is known of it. The e-mail address is not: only a short hash that many addresses share. */
export interface Kept {
  readonly comment: Comment;
  /** The comment at the top of its branch. */
  readonly root: string;
  readonly authorKey: string | null;
  readonly textKey: string;
  readonly reasons: readonly Reason[];
  readonly page: Submission['page'];
  readonly secret: string;
  /** Hash of what came with the secret: the same secret with other words is refused. */
  readonly bodyKey: string;
  readonly wasPublished: boolean;
  readonly decisions: readonly LocalDecision[];
  /** Rules that a moderator marked as wrong on it. */
  readonly wrong?: readonly string[];
  /** The secrets of those who recommend it. */
  readonly votes?: readonly string[];
  /** Oldest first. */
  readonly reports?: readonly LocalReport[];
}

export interface LocalReport extends ReportSaid {
  readonly secret: string;
  readonly number: string;
  readonly at: number;
  /** The site's number of it; absent in what was kept before there were any. */
  readonly seq?: number;
}

export interface LocalState {
  readonly version: 1;
  readonly seq: number;
  readonly comments: ReadonlyMap<string, Kept>;
  /** What an editor has set; absent in what was kept before there were such settings. */
  readonly threads?: ReadonlyMap<string, ThreadSettings>;
  /** What moderators know of authors, by `authorKey`; absent in what was kept before. */
  readonly authors?: ReadonlyMap<string, { readonly standing: AuthorStanding | null; readonly notes: readonly AuthorNote[] }>;
  readonly savedFilters?: readonly SavedFilter[];
  /** Every version of the rules, oldest first; absent before a moderator saved one. */
  readonly editions?: readonly RuleSetEdition[];
}

export const emptyState: LocalState = { version: 1, seq: 0, comments: new Map() };

/** What a thread is beyond its comments; `local` has no editor, so the page says it. */
export type ThreadClosing = Pick<ThreadInfo, 'state' | 'closedBecause' | 'closedAt'>;

export interface LocalRules {
  readonly limits: DraftLimits;
  readonly ruleSet: RuleSet;
  readonly closing: (thread: string) => ThreadClosing;
  /** Days from publication; 0: never. */
  readonly closeAfterDays: number;
  /** ms. */
  readonly editWindow: number;
}

/** FNV-1a, 32 bits: enough to tell the authors of one browser apart, too little to lead back to an address. */
const shortHash = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
};

export const withKept = (state: LocalState, kept: Kept): LocalState => ({
  ...state,
  seq: Math.max(state.seq, kept.comment.seq),
  comments: new Map(state.comments).set(kept.comment.id, kept),
});

export const ownOf = ({ comment, reasons }: Kept, { editWindow }: Pick<LocalRules, 'editWindow'>): OwnComment => {
  const until = editableUntil(comment, editWindow);
  return { comment, reasons: toldReasons(reasons), ...(until === undefined ? {} : { editableUntil: until }) };
};

export const statusOf: Readonly<Record<Exclude<VerdictAction, 'refuse'>, 'published' | 'held' | 'spam'>> = { publish: 'published', hold: 'held', spam: 'spam' };

/** How moderators let an author stand at a moment; undefined: as anybody. */
const standingAt = (state: LocalState, author: string | null, now: number): StandingKind | undefined => {
  const standing = state.authors?.get(author ?? '')?.standing ?? null;
  return standing === null || (standing.until !== null && standing.until <= now) ? undefined : standing.kind;
};

export interface Posting {
  readonly state: LocalState;
  readonly outcome: PostOutcome;
}

/** One post: the server's path without a server. Throws `BackendError` where the request itself is wrong. */
export const post = (state: LocalState, submission: Submission, rules: LocalRules, now: number, newId: NewId): Posting => {
  const { secret, thread, parent, page, trap } = submission;
  const all = [...state.comments.values()];
  const raw: Partial<Draft> = submission.draft;
  const bodyKey = shortHash(JSON.stringify([thread, parent, raw.name, raw.email, raw.website, raw.text, raw.dir]));
  const before = all.find((kept) => kept.secret === secret);
  if (before !== undefined) {
    if (before.bodyKey !== bodyKey) throw new BackendError('secret-reused', 'this secret came with other words before');
    return { state, outcome: { kind: 'stored', own: ownOf(before, rules) } };
  }
  const closing = standingOf(state, thread, rules, now);
  if (closing.state === 'closed') return { state, outcome: { kind: 'closed' } };
  const draft = parseDraft(raw, rules.limits);
  if (!draft.ok) return { state, outcome: { kind: 'refused', problems: draft.error, reasons: [] } };
  const above = parent === null ? undefined : state.comments.get(parent);
  if (parent !== null && above?.comment.thread !== thread) throw new BackendError('not-allowed', 'parent: expected a comment of this thread');

  const { name, email, website, text, dir } = draft.value;
  const authorKey = email === '' ? null : shortHash(email.toLowerCase());
  const textKey = repeatKey(text);
  const facts = factsOf(all, { thread, closing, publishedAt: settingsOf(state, thread).publishedAt, authorKey, website, text, trap, now, arrives: true });
  const standing = standingAt(state, authorKey, now);
  const verdict = evaluate(rules.ruleSet, { name, website, text }, standing === undefined ? facts : { ...facts, author: { ...facts.author, standing } });
  if (verdict.action === 'refuse') {
    return { state, outcome: { kind: 'refused', problems: [], reasons: toldReasons(verdict.reasons) } };
  }
  const sameAuthorHere = all.find((kept) => kept.authorKey !== null && kept.authorKey === authorKey && kept.comment.thread === thread);
  const id = newId();
  const status = statusOf[verdict.action];
  const comment: Comment = {
    id,
    thread,
    parent,
    author: { name, ...(website === '' ? {} : { website }), seed: sameAuthorHere?.comment.author.seed ?? newId() },
    text,
    ...(dir === undefined ? {} : { dir }),
    status,
    createdAt: now,
    editedAt: null,
    revision: 1,
    seq: state.seq + 1,
  };
  const kept: Kept = {
    comment,
    root: above?.root ?? id,
    authorKey,
    textKey,
    reasons: verdict.reasons,
    page,
    secret,
    bodyKey,
    wasPublished: status === 'published',
    decisions: [],
  };
  return { state: withKept(state, kept), outcome: { kind: 'stored', own: ownOf(kept, rules) } };
};

/** Oldest first; ids decide between equals, so that pages neither repeat nor skip. */
export const byAge = (a: Comment, b: Comment): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Where a page ended, as text; anything unreadable begins anew. `rank` stands in orders that are not by age. */
export const encodeCursor = ({ createdAt, id }: Comment, rank?: number): string => `${rank === undefined ? '' : `${rank}.`}${createdAt}.${id}`;
export const isBeyond = (comment: Comment, cursor: string | undefined, direction: 1 | -1, rank?: number): boolean => {
  const found = (rank === undefined ? /^()(\d+)\.(.+)$/u : /^(\d+)\.(\d+)\.(.+)$/u).exec(cursor ?? '');
  if (found === null) return true;
  const age = direction * byAge(comment, { ...comment, createdAt: Number(found[2]), id: found[3] ?? '' });
  return rank === undefined || rank === Number(found[1]) ? age > 0 : rank < Number(found[1]);
};

/** Branches in the order asked for; in a branch replies follow their parents, oldest first. No recursion. */
const inTreeOrder = (comments: readonly Comment[], roots: readonly string[], rootOf: (id: string) => string): readonly Comment[] => {
  const here = new Set(comments.map(({ id }) => id));
  const below = new Map<string, Comment[]>();
  const hasReplies = new Set<string>();
  for (const comment of comments) {
    const attached = comment.parent !== null && here.has(comment.parent);
    if (attached) hasReplies.add(comment.parent ?? '');
    const place = attached ? (comment.parent ?? '') : `root ${rootOf(comment.id)}`;
    below.set(place, [...(below.get(place) ?? []), comment]);
  }
  const out: Comment[] = [];
  for (const root of roots) {
    const stack = (below.get(`root ${root}`) ?? []).sort(byAge).reverse();
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next.status === 'published' || hasReplies.has(next.id)) out.push(next);
      stack.push(...(below.get(next.id) ?? []).sort(byAge).reverse());
    }
  }
  return out;
};

export const page = (state: LocalState, { thread, sort, limit, cursor, around }: ThreadQuery, rules: LocalRules, now: number): ThreadPage => {
  const visible = [...state.comments.values()].filter(
    ({ comment }) => comment.thread === thread && (comment.status === 'published' || comment.status === 'erased'),
  );
  const direction = sort === 'oldest' ? 1 : -1;
  const inBranch = new Map<string, number>();
  for (const { comment, root } of visible) if (comment.status === 'published') inBranch.set(root, (inBranch.get(root) ?? 0) + 1);
  const rankOf = ({ id, votes = 0 }: Comment): number | undefined => (sort === 'best' ? votes : sort === 'discussed' ? (inBranch.get(id) ?? 0) : undefined);
  const roots = [...inBranch.keys()]
    .flatMap((root) => state.comments.get(root)?.comment ?? [])
    .sort((a, b) => (rankOf(b) ?? 0) - (rankOf(a) ?? 0) || direction * byAge(a, b))
    .filter((comment) => isBeyond(comment, cursor, direction, rankOf(comment)));
  const shown = roots.slice(0, limit);
  const last = shown.at(-1);
  const pinned = pinnedOf(state, thread);
  const linked = visible.find(({ comment }) => comment.id === around && comment.status === 'published');
  const ids = new Set([...(cursor === undefined ? pinned : []), ...shown.map(({ id }) => id), ...(linked === undefined ? [] : [linked.root])]);
  const comments = visible.filter(({ root }) => ids.has(root)).map(({ comment }) => comment);
  const { closesAt, ...closing } = standingOf(state, thread, rules, now);
  const { closedNote, question } = settingsOf(state, thread);
  return {
    info: {
      thread,
      ...closing,
      total: visible.filter(({ comment }) => comment.status === 'published').length,
      limits: rules.limits,
      sorts: ['newest', 'oldest', 'best', 'discussed'],
      ...(closesAt === null ? {} : { closesAt }),
      ...(closing.state === 'open' || closedNote === null ? {} : { closedNote }),
      ...(question === null ? {} : { question }),
      ...(pinned.length === 0 ? {} : { pinned }),
      offers: ['votes', 'reports'],
    },
    comments: inTreeOrder(comments, [...ids], (id) => state.comments.get(id)?.root ?? id),
    next: roots.length > limit && last !== undefined ? encodeCursor(last, rankOf(last)) : null,
    seq: state.seq,
  };
};
