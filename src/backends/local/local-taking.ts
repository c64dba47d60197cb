/** Readers recommend and report in this browser's site: the server's path without a server. Pure, as `local-state.ts`. */
import type { Result } from '../../base/result.js';
import { BackendError } from '../../comments/model/errors.js';
import { parseFlag, parseNotice, reportNumber, type Flag, type LegalNotice, type Report, type ReportOutcome, type ReportProblem, type Vote, type VoteOutcome } from '../../comments/model/taking.js';
import type { ReportSaid } from '../../moderation/model/reports.js';
import { withKept, type Kept, type LocalState } from './local-state.js';

interface Step<T> {
  readonly state: LocalState;
  readonly result: T;
}

const find = (state: LocalState, id: string): Kept => {
  const kept = state.comments.get(id);
  if (kept?.comment.status !== 'published') throw new BackendError('not-found', 'no such comment is published');
  return kept;
};

/** Counts a vote once, or takes it back. No number of the site's changes: streams do not tell votes. */
export const vote = (state: LocalState, { id, secret }: Vote, wanted: boolean): Step<VoteOutcome> => {
  const kept = find(state, id);
  const others = (kept.votes ?? []).filter((each) => each !== secret);
  const votes = wanted ? [...others, secret] : others;
  const { votes: _before, ...comment } = kept.comment;
  const counted: Kept = { ...kept, votes, comment: votes.length === 0 ? comment : { ...comment, votes: votes.length } };
  return { state: votes.length === (kept.votes ?? []).length ? state : withKept(state, counted), result: { kind: 'counted', votes: votes.length } };
};

const report = (
  state: LocalState,
  id: string,
  secret: string,
  said: Result<ReportSaid, readonly ReportProblem[]>,
  now: number,
  random: string,
): Step<ReportOutcome> => {
  const kept = find(state, id);
  const reports = kept.reports ?? [];
  const before = reports.find((each) => each.secret === secret);
  if (before !== undefined) {
    const same = said.ok && said.value.reason === before.reason && said.value.words === before.words && said.value.lane === before.lane;
    if (!same) throw new BackendError('secret-reused', 'this secret came with another report before');
    return { state, result: { kind: 'received', number: before.number, at: before.at } };
  }
  if (!said.ok) return { state, result: { kind: 'refused', problems: said.error } };
  const number = reportNumber(random);
  // A number of the site's, so that moderators' tabs look again.
  const seq = state.seq + 1;
  const next = withKept(state, { ...kept, comment: { ...kept.comment, seq }, reports: [...reports, { ...said.value, secret, number, at: now, seq }] });
  return { state: next, result: { kind: 'received', number, at: now } };
};

export const flag = (state: LocalState, { id, secret, says }: Report<Flag>, now: number, random: string): Step<ReportOutcome> => {
  const parsed = parseFlag(says);
  const said = parsed.ok ? ({ ok: true, value: { lane: 'house', reason: parsed.value.reason, words: parsed.value.words } } as const) : parsed;
  return report(state, id, secret, said, now, random);
};

/** Name and e-mail are judged and not kept: nobody but this browser's own reader could be told. */
export const notice = (state: LocalState, { id, secret, says }: Report<LegalNotice>, now: number, random: string): Step<ReportOutcome> => {
  const parsed = parseNotice(says);
  const said = parsed.ok ? ({ ok: true, value: { lane: 'illegal', reason: parsed.value.kind, words: parsed.value.explanation } } as const) : parsed;
  return report(state, id, secret, said, now, random);
};
