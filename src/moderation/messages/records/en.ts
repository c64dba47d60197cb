/** The words of looking back: statistics and the audit, in English; this file is the type of all languages. */
import { formatNumber } from '../../../i18n/format.js';
import { plural } from '../../../i18n/plural.js';

const number = (value: number): string => formatNumber(value, 'en');

export const en = {
  title: 'Looking back',
  loading: 'Loading what happened…',
  leave: 'Back',
  statistics: 'How it went',
  days: 'Time',
  lastDays: (days: number): string => plural(days, 'en', { one: 'Today', other: `The last ${number(days)} days` }),
  perDay: 'Comments per day',
  perDayHelp: 'What the rules did with what came. Days begin at midnight, Universal Time.',
  published: 'Published at once',
  held: 'Waited',
  spam: 'Spam',
  day: 'Day',
  reports: 'Reports',
  decided: 'Decided',
  undone: 'Taken back',
  none: 'Nothing came in this time.',
  chart: (total: number, most: number, day: string): string => `${plural(total, 'en', { one: '1 comment', other: `${number(total)} comments` })} in all; the busiest day was ${day} with ${number(most)}.`,
  table: 'The numbers',
  byRule: 'Rules',
  rule: 'Rule',
  spoke: 'Spoke',
  right: 'Right',
  wrong: 'Wrong',
  precision: 'Right, of those judged',
  byRuleHelp: 'A rule was right where a person refused the comment, and wrong where a person published it or marked it “wrong here”.',
  noRules: 'No rule spoke in this time.',
  notJudged: 'nobody has judged',
  percent: (share: number): string => new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 }).format(share),
  byModerator: 'Moderators',
  moderator: 'Moderator',
  approved: 'Approved',
  restricted: 'Turned away',
  medianWait: 'Middle wait',
  noModerators: 'Nobody has decided anything in this time.',
  /** A length of time in ms, in the largest unit that suits it. */
  wait: (time: number | null): string => {
    if (time === null) return '–';
    const minutes = Math.round(time / 60_000);
    if (minutes < 1) return 'under a minute';
    if (minutes < 120) return plural(minutes, 'en', { one: '1 minute', other: `${number(minutes)} minutes` });
    const hours = Math.round(minutes / 60);
    return hours < 48 ? `${number(hours)} hours` : `${number(Math.round(hours / 24))} days`;
  },

  audit: 'Who did what',
  auditHelp: 'Written once and never changed.',
  kind: 'Show',
  everything: 'Everything',
  kinds: {
    'posted': 'New comments', 'imported': 'Imported', 'edited': 'Edited by their authors', 'removed-by-author': 'Removed by their authors', 'reported': 'Reports',
    'decided': 'Decisions', 'undone': 'Taken back', 'appealed': 'Asked for another look', 'rule-set': 'Rules saved', 'thread': 'Discussions',
  } as Readonly<Record<string, string>>,
  /** What happened, with a comment's status before and after. */
  told: {
    'posted': 'A comment came in', 'imported': 'A comment was imported', 'edited': 'Its author edited a comment', 'removed-by-author': 'Its author removed a comment', 'reported': 'A reader reported a comment',
    'decided': 'decided on a comment', 'undone': 'took a decision back', 'appealed': 'An author asked for another look', 'rule-set': 'saved the rules', 'thread': 'changed a discussion',
  } as Readonly<Record<string, string>>,
  status: { published: 'published', held: 'waiting', spam: 'spam', rejected: 'rejected', removed: 'removed', erased: 'erased' } as Readonly<Record<string, string>>,
  under: (ruleSet: string): string => `under ${ruleSet}`,
  nobody: 'The rules',
  more: 'Show more',
  empty: 'Nothing of the kind has happened yet.',
  csv: 'Download as CSV',
  json: 'Download as JSON',
};

export type RecordsMessages = typeof en;
