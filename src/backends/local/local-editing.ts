/** An author changes or takes away a comment of this browser's site: the server's path without a server. Pure, as `local-state.ts`. */
import { parseDraft } from '../../comments/model/draft.js';
import { editableUntil, isTheirsStill, statusAfterEdit, wordsOnly, type Edit, type EditOutcome, type RemoveOutcome } from '../../comments/model/editing.js';
import { BackendError } from '../../comments/model/errors.js';
import { evaluate } from '../../moderation/model/evaluate.js';
import { toldReasons } from '../../moderation/model/verdict.js';
import { repeatKey } from '../../moderation/model/repeat-key.js';
import { factsOf } from './local-facts.js';
import { ownOf, statusOf, withKept, type Kept, type LocalRules, type LocalState } from './local-state.js';
import { standingOf } from './local-threads.js';

const find = (state: LocalState, secret: string, id: string): Kept => {
  const kept = state.comments.get(id);
  if (kept === undefined || kept.secret !== secret) throw new BackendError('not-found', 'no comment of this receipt');
  return kept;
};

export const edit = (
  state: LocalState,
  { secret, id, revision, text: given, dir: direction }: Edit,
  rules: LocalRules,
  now: number,
): { readonly state: LocalState; readonly result: EditOutcome } => {
  const kept = find(state, secret, id);
  const { comment } = kept;
  const answer = (result: EditOutcome) => ({ state, result });
  const draft = parseDraft({ text: given, dir: direction }, wordsOnly(rules.limits));
  const theirs = isTheirsStill(comment.status);
  // An answer that got lost: the same words come once more on the revision before.
  if (draft.ok && draft.value.text === comment.text && comment.revision - revision <= 1 && theirs) return answer({ kind: 'stored', own: ownOf(kept, rules) });
  if (comment.revision !== revision || !theirs) return answer({ kind: 'conflict', own: ownOf(kept, rules) });
  const until = editableUntil(comment, rules.editWindow);
  if (until === undefined || now >= until) return answer({ kind: 'too-late' });
  const closing = standingOf(state, comment.thread, rules, now);
  if (closing.state === 'closed') return answer({ kind: 'closed' });
  if (!draft.ok) return answer({ kind: 'refused', problems: draft.error, reasons: [] });

  const { text, dir } = draft.value;
  const textKey = repeatKey(text);
  const { name, website = '' } = comment.author;
  // The comment speaks neither for nor against itself.
  const others = [...state.comments.values()].filter((each) => each !== kept);
  const verdict = evaluate(rules.ruleSet, { name, website, text }, factsOf(others, { thread: comment.thread, closing, authorKey: kept.authorKey, website, text, trap: '', now, arrives: false }));
  if (verdict.action === 'refuse') return answer({ kind: 'refused', problems: [], reasons: toldReasons(verdict.reasons) });
  const status = statusAfterEdit(comment.status, statusOf[verdict.action]);
  const changed: Kept = {
    ...kept,
    comment: { ...comment, text, ...(dir === undefined ? {} : { dir }), status, editedAt: now, revision: revision + 1, seq: state.seq + 1 },
    textKey,
    reasons: status === 'held' && verdict.action === 'publish' ? kept.reasons.map(({ where: _where, ...reason }) => reason) : verdict.reasons,
  };
  return { state: withKept(state, changed), result: { kind: 'stored', own: ownOf(changed, rules) } };
};

export const remove = (
  state: LocalState,
  { secret, id }: { readonly secret: string; readonly id: string },
  rules: LocalRules,
): { readonly state: LocalState; readonly result: RemoveOutcome } => {
  const kept = find(state, secret, id);
  const { comment } = kept;
  if (comment.status === 'erased') return { state, result: { kind: 'removed', own: ownOf(kept, rules) } };
  if (!isTheirsStill(comment.status)) return { state, result: { kind: 'conflict', own: ownOf(kept, rules) } };
  const { votes: _votes, ...left } = comment;
  const gone: Kept = {
    ...kept,
    comment: {
      ...left, author: { name: '', seed: comment.author.seed }, text: '', status: 'erased', revision: comment.revision + 1, seq: state.seq + 1,
    },
    authorKey: null,
    textKey: '',
    reasons: [],
  };
  return { state: withKept(state, gone), result: { kind: 'removed', own: ownOf(gone, rules) } };
};
