/** Looking back at the site in this browser: what is told of each comment, in the order in which it happened. Pure. */
import { decidedAs } from '../../moderation/model/simulate.js';
import { median, type AuditEntry, type AuditPage, type AuditQuery, type DayCount, type RuleCount, type Statistics } from '../../moderation/model/records.js';
import type { Kept, LocalState } from './local-state.js';

const day = 86_400_000;
const within = (at: number, since: number, until: number): boolean => at >= since && at < until;
const standing = ({ decisions }: Kept) => decisions.filter(({ undone }) => !undone);
/** How it stood before anybody decided. */
const first = ({ comment, decisions }: Kept) => decisions[0]?.from ?? comment.status;

/** Oldest first. What was taken back is told by the decision alone: when, was not kept. */
const entriesOf = (state: LocalState): readonly AuditEntry[] => {
  const blank = { actor: null, by: null, comment: null, thread: null, from: null, to: null, revision: null, batch: null, ruleSet: null, reason: null, rules: [] };
  const editions = state.editions ?? [];
  const inForce = (at: number): string | null => {
    const found = editions.filter((each) => each.at <= at).at(-1)?.ruleSet;
    return found === undefined ? null : `${found.name}@${found.version}`;
  };
  const all = [
    ...[...state.comments.values()].flatMap((kept) => {
      const { id, thread, createdAt } = kept.comment;
      const about = { ...blank, comment: id, thread, revision: kept.comment.revision };
      return [
        { ...about, at: createdAt, kind: 'posted', to: first(kept), rules: kept.reasons.map(({ rule, code }) => `${rule}:${code}`) },
        ...(kept.reports ?? []).map(({ at, reason }) => ({ ...about, at, kind: 'reported', reason })),
        ...kept.decisions.map(({ at, by, from, to, batch }) => ({ ...about, at, kind: 'decided', actor: by, by, from, to, batch })),
      ];
    }),
    ...editions.filter(({ by }) => by !== null).map(({ at, by }) => ({ ...blank, at, kind: 'rule-set', actor: by, by })),
  ];
  return all.sort((a, b) => a.at - b.at).map((entry, index) => ({ ...entry, seq: index + 1, ruleSet: inForce(entry.at) }));
};

/** Newest first. */
export const auditOf = (state: LocalState, { kind, actor, comment, since = 0, until = Infinity, limit, before = Infinity }: AuditQuery): AuditPage => {
  const found = [...entriesOf(state)]
    .reverse()
    .filter((entry) => entry.seq < before && within(entry.at, since, until) && (kind === undefined || entry.kind === kind) && (actor === undefined || entry.actor === actor) && (comment === undefined || entry.comment === comment));
  const entries = found.slice(0, limit);
  return { entries, next: found.length > limit ? (entries.at(-1)?.seq ?? null) : null };
};

export const statisticsOf = (state: LocalState, count: number, now: number): Statistics => {
  const until = (Math.floor(now / day) + 1) * day;
  const since = until - count * day;
  const all = [...state.comments.values()];
  const came = all.filter(({ comment }) => within(comment.createdAt, since, until));
  const decisions = all.flatMap((kept) => kept.decisions.map((decision) => ({ ...decision, wait: decision.at - kept.comment.createdAt, isFirst: kept.decisions[0] === decision }))).filter(({ at }) => within(at, since, until));
  const days = Array.from({ length: count }, (_, index): DayCount => {
    const at = since + index * day;
    const here = (time: number): boolean => within(time, at, at + day);
    const posted = (status: string): number => came.filter((kept) => here(kept.comment.createdAt) && first(kept) === status).length;
    return {
      day: at,
      published: posted('published'),
      held: posted('held'),
      spam: posted('spam'),
      reports: all.flatMap(({ reports = [] }) => reports).filter((report) => here(report.at)).length,
      decided: decisions.filter((decision) => here(decision.at)).length,
      undone: decisions.filter((decision) => decision.undone && here(decision.at)).length,
    };
  });
  const rules = [...new Set(came.flatMap(({ reasons }) => reasons.map(({ rule }) => rule)))].map((rule): RuleCount => {
    const spoke = came.filter(({ reasons }) => reasons.some((reason) => reason.rule === rule));
    const isMarked = ({ wrong = [] }: Kept): boolean => wrong.includes(rule);
    const verdict = (kept: Kept) => decidedAs(standing(kept).at(-1)?.to ?? null);
    return {
      rule,
      spoke: spoke.length,
      right: spoke.filter((kept) => !isMarked(kept) && verdict(kept) === 'refused').length,
      wrong: spoke.filter((kept) => isMarked(kept) || verdict(kept) === 'published').length,
      marked: spoke.filter(isMarked).length,
    };
  });
  const moderators = [...new Set(decisions.map(({ by }) => by))].map((name) => {
    const mine = decisions.filter(({ by }) => by === name);
    return {
      id: name,
      name,
      approved: mine.filter(({ to, undone }) => !undone && to === 'published').length,
      restricted: mine.filter(({ to, undone }) => !undone && to !== 'published').length,
      undone: mine.filter(({ undone }) => undone).length,
      medianWait: median(mine.filter(({ isFirst }) => isFirst).map(({ wait }) => wait)),
    };
  });
  return { since, until, days, rules: rules.sort((a, b) => b.spoke - a.spoke), moderators };
};
