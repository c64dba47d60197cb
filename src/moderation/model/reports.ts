/**
 * Readers' reports as a moderator sees them: reasons beside those of the rules, grouped by what was said. Who gave notice is not
 * among them. Pure; the server and `local` group by the same lines.
 */
import type { Reason } from './verdict.js';

/** `house`: it breaks the rules of the house. `illegal`: a notice under Art. 16 DSA, which needs a decision that is told. */
export const reportLanes = ['house', 'illegal'] as const;
export type ReportLane = (typeof reportLanes)[number];

export interface ReportSaid {
  readonly lane: ReportLane;
  /** A code of the lane's list. */
  readonly reason: string;
  /** '' where nothing was added. */
  readonly words: string;
}

/** The codes of the reasons that reports make. */
export const reportCodes = ['reported', 'reported-illegal'] as const;

/** Whether readers have reported it and nobody has looked since. */
export const isReported = (reasons: readonly Reason[]): boolean => reasons.some(({ code }) => reportCodes.some((each) => each === code));

/** Longest piece of a reporter's words in a reason, in UTF-16 units. */
const longestWords = 500;

/** One reason per lane and code, notices first; `words` are the newest. `reports` oldest first. */
export const reasonsOfReports = (reports: readonly ReportSaid[]): readonly Reason[] => {
  const groups = new Map<string, { readonly lane: ReportLane; readonly reason: string; count: number; words: string }>();
  for (const { lane, reason, words } of reports) {
    const group = groups.get(`${lane} ${reason}`) ?? { lane, reason, count: 0, words: '' };
    group.count++;
    group.words = words || group.words;
    groups.set(`${lane} ${reason}`, group);
  }
  return [...groups.values()]
    .sort((a, b) => Number(b.lane === 'illegal') - Number(a.lane === 'illegal'))
    .map(({ lane, reason, count, words }) => ({
      rule: 'report',
      code: lane === 'illegal' ? 'reported-illegal' : 'reported',
      action: 'hold',
      params: new Map<string, string | number>([['reason', reason], ['count', count], ['words', words.slice(0, longestWords)]]),
    }));
};
