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
  privatePage: 'Open that private page',
  refused: 'This cannot be posted as it is. Your words are still here:',
  tooFast: (seconds: number, language: string) =>
    `That was quick. Wait ${counted(seconds, language, 'second', 'seconds')}, then post again.`,
  // Over one's own comment
  ownRefused: 'Your comment was not published.',
  ownRemoved: 'Your comment was taken down.',
  ownFailed: 'This did not reach us. Your words are kept.',
  sendAgain: 'Send again',
  takeBack: 'Take back into the form',
  /** Why a rule refuses, by its id, where that is not said by the words for what waits; any other rule has `otherRefusal`. */
  reasons: { 'closed-thread': 'The comments are closed.', members: 'Sign in, then post it.' },
  otherRefusal: 'Change the wording a little, then post again.',
  /** Why a post did not go through, by the code of the broken world. */
  errors: {
    offline: 'You are offline. Check the connection, then try again.',
    timeout: 'There was no answer for a while. Try again in a moment.',
    'server-error': 'The comments are out of order just now. Try again in a few minutes.',
    'bad-answer': 'The comments could not be read just now. Try again in a few minutes.',
    'not-allowed': 'Comments cannot be used from this page. Please tell the editors.',
    'not-found': 'There are no comments at this place. Please tell the editors.',
    'secret-reused': 'This was sent before with other words. Post it once more.',
    'too-large': 'This is more than fits in one comment. Shorten it, then post again.',
    storage: 'This browser does not let the page keep anything. Copy your words before you leave.',
  },
};

/** Every word of trouble; other languages satisfy it. */
export type TroubleMessages = typeof en;
