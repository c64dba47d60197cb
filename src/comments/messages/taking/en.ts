/** What is said to somebody who recommends, shares, mutes or reports a comment. Calm, short, with a next step; codes never show. */
import { formatNumber } from '../../../i18n/format.js';
import { plural } from '../../../i18n/plural.js';

/** A name among other words, whatever its direction. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

export const en = {
  anonymous: 'Anonymous',
  menu: (name: string) => `The comment by ${name}`,
  copyLink: 'Copy link',
  copied: 'The link is copied.',
  copyByHand: 'Copy the link from this field:',
  share: 'Share…',
  report: 'Report…',
  mute: (name: string) => `Mute ${isolated(name)}`,
  unmute: (name: string) => `Unmute ${isolated(name)}`,
  mutedHere: (count: number, language: string) => `Muted here (${formatNumber(count, language)})`,
  mutedList: 'Muted in this discussion',
  muted: (name: string) => `You muted ${isolated(name)}`,
  show: 'Show',
  mutedSaid: (name: string) => `${isolated(name)} is muted in this discussion, for you alone.`,
  unmutedSaid: (name: string) => `${isolated(name)} is no longer muted.`,

  notCounted: 'Your recommendation was not counted. Try again in a moment.',
  notTakenBack: 'Your recommendation still stands. Try again in a moment.',
  offline: 'You are offline. Check the connection, then try again.',
  gone: 'This comment is no longer here.',
  tooFast: (seconds: number, language: string) =>
    `Many came from your network just now. Wait ${plural(seconds, language, { one: '1 second', other: `${formatNumber(seconds, language)} seconds` })}, then try again.`,

  reportTitle: (name: string) => `Report the comment by ${isolated(name)}`,
  private: 'Nobody will see that you reported it. You need no account.',
  lane: 'What is it about?',
  lanes: { house: 'It breaks the rules of this site', illegal: 'I believe that it is illegal' },
  laneHints: { house: 'A moderator looks at it.', illegal: 'A notice under the Digital Services Act. A decision must follow.' },
  reason: 'What is wrong with it?',
  reasons: {
    'spam': 'Advertising or spam', 'insult': 'An insult', 'hate': 'Hate against a group', 'off-topic': 'Nothing to do with the article',
    'private': 'Private matters of somebody', 'other': 'Another reason',
  },
  words: 'Anything to add?',
  kind: 'What kind of content is it?',
  choose: 'Please choose',
  kinds: {
    'hate': 'Incitement to hatred', 'threat': 'A threat', 'defamation': 'Defamation', 'private': 'Personal data published without permission',
    'child-abuse': 'Sexual abuse of children', 'terrorism': 'Terrorism', 'fraud': 'Fraud', 'copyright': 'Copyright', 'other': 'Another law',
  },
  explanation: 'Why do you believe that it is illegal?',
  explanationHint: 'The more exactly you tell it, the sooner we can decide.',
  place: 'Where it is',
  name: 'Your name',
  email: 'Your email address',
  emailHint: 'It will not be published. What we decide is told to you there.',
  optional: '(optional)',
  unnamedHint: 'You may stay unnamed here. With an address we can tell you what we decide.',
  goodFaith: 'I believe in good faith that what I have told here is accurate and complete.',
  send: { house: 'Send the report', illegal: 'Send the notice' },
  sending: 'Sending…',
  cancel: 'Cancel',
  close: 'Close',
  missing: {
    reason: 'Choose a reason.', words: 'Tell us the reason in a few words.', kind: 'Choose what kind of content it is.',
    explanation: 'Explain why you believe that it is illegal.', name: 'Enter your name.', email: 'Enter your email address.',
    goodFaith: 'Confirm this, so that we may act on your notice.',
  },
  tooLong: (max: number, length: number, language: string) =>
    `This is ${formatNumber(length, language)} characters long; ${formatNumber(max, language)} fit. Shorten it a little.`,
  badCharacters: 'Some characters in here cannot be kept. Type it again without them.',
  notAnEmail: 'Enter an address like name@example.com.',
  notSent: 'This did not reach us. Your words are still here; try again in a moment.',
  received: 'Thank you. Your report has arrived.',
  number: 'Its number is',
  keepNumber: 'Keep it, in case you want to ask about it.',
  next: {
    house: 'A moderator will look at the comment and decide.',
    illegal: 'A moderator will look at the comment and decide without undue delay. The decision, and how to contest it, are told to you at the address you gave.',
    unnamed: 'A moderator will look at the comment and decide without undue delay.',
  },
};

/** Every word of taking part; other languages satisfy it. */
export type TakingMessages = typeof en;
