/** The words of a site's rules and of what they would have done, in English; this file is the type of all languages. */
import { formatNumber } from '../../../i18n/format.js';
import { plural } from '../../../i18n/plural.js';

const number = (value: number): string => formatNumber(value, 'en');

export const en = {
  title: 'The rules',
  intro: 'Every new comment passes these rules from top to bottom. All of them speak; the strictest word counts.',
  loading: 'Loading the rules…',
  edition: (version: number, when: string, by: string | null): string =>
    by === null ? `Version ${number(version)}, as sayso came with it` : `Version ${number(version)}, saved by ${by} on ${when}`,
  earlier: 'Versions',
  earlierHelp: 'Choosing one puts it into the field below. It judges when you save it.',
  list: 'The rules in words',
  none: 'No rule: every comment is published at once.',
  editor: 'The rules as text (JSON)',
  editorHelp: 'One rule per line. Nothing changes before you save.',
  save: 'Save',
  saving: 'Saving…',
  saved: (version: number): string => `Saved as version ${number(version)}. It judges from the next comment on.`,
  same: 'These are the rules that judge already. Nothing was changed.',
  conflict: (by: string | null, version: number): string =>
    `${by ?? 'Somebody'} saved version ${number(version)} while you were writing. Nothing of yours is lost: it stands in the field. Save again to put it in the place of theirs.`,
  theirs: 'Show theirs',
  failed: 'Nothing was saved.',
  leave: 'Back',
  kept: 'What you have written here before is still in the field.',
  faults: (count: number): string => plural(count, 'en', { one: '1 place needs a change before this can be saved:', other: `${number(count)} places need a change before this can be saved:` }),
  line: (line: number): string => `Line ${number(line)}`,
  show: 'Show the place',

  actions: { publish: 'only noted', hold: 'waits for a moderator', spam: 'goes to spam', refuse: 'is given back to its writer' } as Readonly<Record<string, string>>,
  /** A title per rule; a test holds that none is missing. */
  rules: {
    'closed-thread': 'The discussion is closed',
    'standing': 'What moderators have set for an author',
    'trap': 'A hidden field was filled in',
    'decoy': 'A field was filled in that no form asks for',
    'ticket': 'The form’s ticket is missing, used or too young',
    'links': 'Many links or e-mail addresses',
    'words': 'Words of a list',
    'repeats': 'The same text again',
    'pace': 'Many comments in a short time',
    'shouting': 'Shouting',
    'first-time': 'An author’s first comments',
    'trust': 'An author whom the site knows',
    'thread-age': 'An old article',
    'language': 'Another language',
    'personal-data': 'Personal data of somebody',
    'hosts': 'Links to hosts with a bad record',
    'learnt': 'What the site has learnt from its moderators',
    'surge': 'Many strangers at once',
    'premoderation': 'Every comment',
    'wp-links': 'Links, counted as WordPress does',
    'wp-keys': 'Words of a list, found as WordPress does',
    'wp-known': 'An author whom WordPress would know',
    'wp-duplicate': 'The very same comment, as WordPress sees it',
  } as Readonly<Record<string, string>>,
  /** Names of settings; what is missing here is shown as the file has it. */
  settings: {
    max: 'links at most', maxEmails: 'e-mail addresses at most', list: 'list', words: 'words', match: 'match', maxInThread: 'times in one discussion at most',
    maxOnSiteToday: 'times a day at most', needed: 'published comments needed', who: 'of', gapSeconds: 'seconds between two', perMinute: 'a minute at most',
    perHour: 'an hour at most', maxDays: 'days at most', strangers: 'strangers within ten minutes', minSeconds: 'seconds at least', published: 'published comments',
    maxRefused: 'refused at most', share: 'percent capitals', letters: 'letters at least', signs: 'signs in a row',
  } as Readonly<Record<string, string>>,
  entries: (count: number): string => plural(count, 'en', { one: '1 entry', other: `${number(count)} entries` }),

  /** What a JSON text lacks at a place. */
  json: {
    'value': 'a value is missing here',
    'text': 'this text has no closing quotation mark, or a sign in it that needs a \\ before it',
    'comma': 'a comma or a closing bracket is missing before this',
    'colon': 'a colon is missing before this',
    'name': 'the name of a field in quotation marks is missing here (or there is a comma too many before it)',
    'twice': 'this field stood there before',
    'nothing-more': 'nothing may follow after the closing bracket',
    'less-deep': 'this lies too deep',
  } as Readonly<Record<string, string>>,
  /** What belongs at a place, by how the parser names it. */
  expected: {
    text: (least: string, most: string): string => (least === '0' ? `a text of at most ${most} characters belongs here` : `a text of ${least} to ${most} characters belongs here`),
    number: (least: string, most: string): string => `a whole number from ${least} to ${most} belongs here`,
    list: (most: string): string => `a list of at most ${most} entries belongs here`,
    choice: (words: string): string => `one of these belongs here: ${words}`,
    flag: 'true or false belongs here',
    object: 'a rule in braces { } belongs here',
    other: (expected: string): string => `expected: ${expected}`,
  },
  trial: 'What would these rules have done?',
  trialHelp: 'Tries what stands in the field on comments of the past, without changing anything.',
  last: 'Newest comments to try',
  try: 'Try',
  trying: 'Reading the past…',
  tryBusy: 'Somebody else is trying rules just now. Try again in a moment.',
  tryFirst: 'Mend the marked places first.',
  tried: (comments: number, from: string, to: string): string =>
    `${plural(comments, 'en', { one: '1 comment', other: `${number(comments)} comments` })}${from === '' ? '' : `, from ${from} to ${to}`}`,
  triedNone: 'There are no comments of readers yet.',
  agreement: (same: number, other: number, asked: number): string =>
    same + other + asked === 0
      ? 'No person has decided on these comments yet, so there is nothing to compare with.'
      : `Of the ${number(same + other + asked)} that people have decided on: ${number(same)} would have gone the same way, ${number(other)} the other way, and ${number(asked)} would have waited for a person.`,
  outcome: 'These rules',
  outcomeAction: { publish: 'publish', hold: 'let wait', spam: 'call spam', refuse: 'give back' } as Readonly<Record<string, string>>,
  all: 'Comments',
  decidedPublished: 'People published',
  decidedRefused: 'People refused',
  byRule: 'By rule',
  rule: 'Rule',
  spoke: 'Spoke',
  right: 'Right',
  wrong: 'Wrong',
  precision: 'Right, of those judged',
  notJudged: 'nobody has judged',
  percent: (share: number): string => new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 }).format(share),
  examples: 'Honest comments that it would have stopped',
  changes: 'Where they differ from what was done',
  change: (was: string, would: string, comments: number): string => `${was} then, ${would} now: ${number(comments)}`,
  noChanges: 'Nothing: each comment would have gone as it did.',
  marksTitle: 'Was a rule wrong here?',
  marksHelp: 'A mark changes nothing on this comment. It counts in the rule’s record, when rules are tried and in the statistics.',
  wrongHere: 'Wrong here',
  wrongMarked: 'Marked as wrong here',
  takeMarkBack: 'Take the mark back',
  /** A rule's record, after it was marked. */
  record: (right: number, wrong: number): string =>
    right + wrong === 0 ? 'Nobody has judged this rule yet.' : `This rule was right on ${number(right)} of ${number(right + wrong)} comments that people have judged.`,

  found: (found: string): string => `; ${found} stands here`,
  missing: '; it is missing',
};

export type PolicyMessages = typeof en;
