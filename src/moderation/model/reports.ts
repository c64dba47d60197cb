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
  /** When it came, ms since 1970; with it the reason says until when an answer is due. */
  readonly at?: number;
}

const day = 24 * 60 * 60 * 1000;
/** What puts people in danger, and personal data of others (CM-31). */
const urgent: readonly string[] = ['private', 'threat', 'child-abuse', 'terrorism'];

/** How soon a report wants an answer, in ms; null: it waits its turn. Notices "in a timely manner" (Art. 16(6) DSA): within three days. */
export const answerWithin = ({ lane, reason }: Pick<ReportSaid, 'lane' | 'reason'>): number | null => {
  if (lane === 'house') return reason === 'private' ? day : null;
  return urgent.includes(reason) ? day : 3 * day;
};

/** The codes of the reasons that reports make. */
export const reportCodes = ['reported', 'reported-illegal'] as const;

/** Whether readers have reported it and nobody has looked since. */
export const isReported = (reasons: readonly Reason[]): boolean => reasons.some(({ code }) => reportCodes.some((each) => each === code));

/** Longest piece of a reporter's words in a reason, in UTF-16 units. */
const longestWords = 500;

/** One reason per lane and code, notices first; `words` are the newest. `reports` oldest first. */
export const reasonsOfReports = (reports: readonly ReportSaid[]): readonly Reason[] => {
  const groups = new Map<string, { readonly lane: ReportLane; readonly reason: string; count: number; words: string; due: number }>();
  for (const said of reports) {
    const { lane, reason, words, at } = said;
    const within = answerWithin(said);
    const group = groups.get(`${lane} ${reason}`) ?? { lane, reason, count: 0, words: '', due: Infinity };
    group.count++;
    group.words = words || group.words;
    if (at !== undefined && within !== null) group.due = Math.min(group.due, at + within);
    groups.set(`${lane} ${reason}`, group);
  }
  return [...groups.values()]
    .sort((a, b) => Number(b.lane === 'illegal') - Number(a.lane === 'illegal'))
    .map(({ lane, reason, count, words, due }) => ({
      rule: 'report',
      code: lane === 'illegal' ? 'reported-illegal' : 'reported',
      action: 'hold',
      params: new Map<string, string | number>([['reason', reason], ['count', count], ['words', words.slice(0, longestWords)], ...(due === Infinity ? [] : [['due', due] as const])]),
    }));
};
