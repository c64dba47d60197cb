/** English, built in: it defines what every other language must say. Calm, short, with a next step; codes never show. */
import { formatNumber } from '../../i18n/format.js';

const counted = (count: number, language: string, one: string, many: string): string =>
  `${formatNumber(count, language)} ${count === 1 ? one : many}`;

export const en = {
  // The thread
  /** Heading over the thread; also the text of a count. */
  total: (count: number, language: string) => (count === 0 ? 'No comments yet' : counted(count, language, 'comment', 'comments')),
  heading: 'Comments',
  empty: 'Nobody has said anything yet. A good first question is worth a lot.',
  loading: 'Fetching the comments…',
  sortBy: 'Order',
  newest: 'Newest first',
  oldest: 'Oldest first',
  more: 'Show more comments',
  loadingMore: 'Fetching more…',
  fresh: (count: number, language: string) => counted(count, language, 'new comment', 'new comments'),
  freshShown: (count: number, language: string) => `${counted(count, language, 'new comment is', 'new comments are')} shown.`,
  closed: (because: 'by-editor' | 'too-old' | null): string =>
    because === 'too-old' ? 'Comments close some time after publication.' : 'The editors have closed the comments.',
  closedSince: (date: string) => `Closed on ${date}. You can still read everything that was said.`,
  connectionLost: 'New comments are not arriving just now. They will when the connection is back.',

  // One comment
  anonymous: 'Anonymous',
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  inReplyTo: 'In reply to',
  staff: 'Staff',
  author: 'Author',
  edited: 'edited',
  erased: 'This comment was erased.',
  linkTo: (date: string) => `Link to this comment, ${date}`,
  replies: (count: number, language: string) => counted(count, language, 'reply', 'replies'),
  collapse: (name: string) => `Hide the replies to ${name}`,
  expand: (name: string) => `Show the replies to ${name}`,
  ownSending: 'Sending…',
  ownWaiting: 'Not sent yet. It is kept here and goes out by itself.',
  ownHeld: 'Your comment is waiting for a moderator. Only you can see it until then.',
  ownRefused: 'Your comment was not published.',
  ownFailed: 'This did not reach us. Your words are kept.',
  sendAgain: 'Send again',
  takeBack: 'Take back into the form',

  // The form
  formTitle: 'Leave a reply',
  emailPromise: 'Your email address will not be published.',
  requiredNote: 'Required fields are marked',
  labels: { text: 'Comment', name: 'Name', email: 'Email', website: 'Website' },
  remember: 'Save my name in this browser for the next time I comment',
  trapLabel: 'Leave this field empty',
  post: 'Post comment',
  cancel: 'Cancel',
  sending: 'Sending…',
  kept: 'Kept on this device',
  discard: 'Discard',
  discarded: 'The draft is gone.',
  left: (count: number, language: string) => `${counted(count, language, 'character', 'characters')} left`,
  over: (count: number, language: string) => `${counted(count, language, 'character', 'characters')} too many`,
  summary: 'Please look at these before posting:',
  missing: { text: 'Write your comment first.', name: 'Tell us what to call you.', email: 'Enter your email address.', website: 'Enter your website.' },
  tooLong: (max: number, length: number, language: string) =>
    `This is ${formatNumber(length, language)} characters long; ${formatNumber(max, language)} fit. Shorten it a little.`,
  badCharacters: 'There are characters in here that cannot be shown. Type it again without them.',
  notAnEmail: 'Enter an address like name@example.com.',
  notAnAddress: 'Enter a web address like https://example.com.',
  nameTaken: 'This name looks like one of our staff. Choose another one.',
  published: 'Your comment is published. Thank you.',
  held: 'Your comment is waiting for a moderator. Keep this page’s link to see it.',
  refused: 'This cannot be posted as it is. Your words are still here:',
  tooFast: (seconds: number, language: string) =>
    `That was quick. Wait ${counted(seconds, language, 'second', 'seconds')}, then post again.`,
  waiting: 'This has not reached us yet. It is kept on this device and sent again by itself.',
  offline: 'You are offline. What you write is kept here and sent when you are back.',

  /** Why a comment waits or was refused, by the rule's id; a rule that is not named here has `otherReason`. */
  reasons: {
    links: 'It has links; those are looked at first.',
    words: 'It has a word that is looked at first.',
    repeats: 'The same was said here before.',
    'first-time': 'It is your first comment here; a moderator reads those first.',
    'closed-thread': 'The comments are closed.',
  } as Readonly<Record<string, string | undefined>>,
  otherReason: 'A moderator wants to read it first.',
  otherRefusal: 'Change the wording a little, then post again.',

  // A broken world
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
  wordsKept: 'Your words are still here.',
  tryAgain: 'Try again',
  misconfigured: 'The comments are not set up on this page yet. Please come back later.',
};

/** Every word of the comments; other languages satisfy it. */
export type Messages = typeof en;
