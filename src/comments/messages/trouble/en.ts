/** What is said to a writer when something is in the way; fetched then. Calm, short, with a next step; codes never show. */
import { counted } from '../en.js';
import { formatNumber } from '../../../i18n/format.js';

export const en = {
  left: (count: number, language: string) => `${counted(count, language, 'character', 'characters')} left`,
  over: (count: number, language: string) => `${counted(count, language, 'character', 'characters')} too many`,
  summary: 'Please look at these before posting:',
  missing: { text: 'Write your comment first.', name: 'Tell us what to call you.', email: 'Enter your email address.', website: 'Enter your website.' },
  tooLong: (max: number, length: number, language: string) =>
    `This is ${formatNumber(length, language)} characters long; ${formatNumber(max, language)} fit. Shorten it a little.`,
  badCharacters: 'Some characters in here cannot be shown. Type it again without them.',
  notAnEmail: 'Enter an address like name@example.com.',
  notAnAddress: 'Enter a web address like https://example.com.',
  nameTaken: 'This name looks like one of our staff. Choose another one.',
  wordsKept: 'Your words are still here.',
  refused: 'This cannot be posted as it is. Your words are still here:',
  tooFast: (seconds: number, language: string) =>
    `That was quick. Wait ${counted(seconds, language, 'second', 'seconds')}, then post again.`,
};

/** Every word of trouble; other languages satisfy it. */
export type TroubleMessages = typeof en;
