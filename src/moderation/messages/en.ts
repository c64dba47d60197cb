/** The words of moderation, in English; this file is the type of all languages. Reasons speak to moderators, not to readers. */
import { formatDateTime, formatNumber } from '../../i18n/format.js';
import { plural } from '../../i18n/plural.js';
import { reasons as ruleReasons, type Params } from './reasons/en.js';

export type { Params };

const count = (params: Params, name = 'count'): number => Number(params.get(name) ?? 0);
const number = (value: number): string => formatNumber(value, 'en');

/** What readers choose from when they report, as a moderator reads it. */
const house: Readonly<Record<string, string>> = {
  'spam': 'advertising', 'insult': 'an insult', 'hate': 'hate', 'off-topic': 'off topic', 'private': 'private matters of somebody', 'other': 'another reason',
};
const illegal: Readonly<Record<string, string>> = {
  'hate': 'incitement to hatred', 'threat': 'a threat', 'defamation': 'defamation', 'private': 'personal data', 'child-abuse': 'sexual abuse of children',
  'terrorism': 'terrorism', 'fraud': 'fraud', 'copyright': 'copyright', 'other': 'another law',
};
const reported = (params: Params, names: Readonly<Record<string, string>>, who: string): string => {
  const words = String(params.get('words') ?? '');
  const due = Number(params.get('due') ?? 0);
  const answer = due === 0 ? '' : `. Answer due by ${formatDateTime(due, 'en')}.`;
  return `${who}: ${names[String(params.get('reason'))] ?? String(params.get('reason'))}${words === '' ? '' : `. “${words}”`}${answer}`;
};

export const en = {
  title: 'Comments to decide',
  queues: 'Lists',
  queue: { held: 'Waiting', reported: 'Reported', unreviewed: 'Not looked at', published: 'Published', spam: 'Spam', rejected: 'Rejected', all: 'All' },
  signedInAs: (name: string): string => `Signed in as ${name}`,
  left: (left: number): string => (left === 0 ? 'Nothing waits' : `${number(left)} waiting`),
  pace: (decided: number): string => `${number(decided)} decided in this visit`,
  list: 'Comments',
  detail: 'The comment and what stands around it',
  back: 'Back to the list',
  open: 'Open',

  search: 'Search names and words',
  searchGo: 'Search',
  narrowed: 'This list is narrowed to',
  filterThread: (title: string): string => `Article: ${title}`,
  filterAuthor: (name: string): string => `Author: ${name}`,
  filterRule: (rule: string): string => `Reason: ${rule}`,
  filterLanguage: (language: string): string => `Language: ${language}`,
  filterText: (text: string): string => `Words: “${text}”`,
  filterDrop: (label: string): string => `No longer narrow to ${label}`,
  matching: (count: number, shown: string): string => (count === 1 ? '1 comment' : `${shown} comments`),
  nothingMatches: 'Nothing in this list matches.',
  showWhole: 'Show the whole list',
  saveList: 'Keep this list…',
  savedLists: 'Your lists',
  onlyThread: 'Only this article',
  onlyAuthor: 'Only this author',
  onlyLanguage: (language: string): string => `Only ${language}`,
  onlyRule: (rule: string): string => `Only comments with the reason: ${rule}`,
  tick: (name: string): string => `Choose the comment by ${name}`,
  tickAll: 'Choose all shown',
  ticked: (_: number, shown: string): string => `${shown} chosen`,
  decideTicked: 'Decide on the chosen comments',
  sweep: 'Decide on the whole list…',
  sweeping: (done: string): string => `Deciding… ${done} done`,
  swept: (verdict: string, done: string): string => `${verdict}: ${done}.`,
  passedOver: (count: string): string => `${count} had changed meanwhile and were left alone.`,
  sweptUndone: (done: string): string => `Taken back: ${done} comments stand as before.`,
  looking: (names: readonly string[]): string => (names.length === 1 ? `${names[0] ?? ''} is looking at this too.` : `${names.join(', ')} are looking at this too.`),
  because: (reason: string): string => `Because: ${reason}`,
  restore: 'Restore',
  restoreHelp: (verdict: string, by: string, time: string): string => `${verdict} by ${by}, ${time}.`,
  reasonWhy: 'Say why…',
  reply: 'Reply…',
  author: 'Author…',
  conversation: 'Conversation',
  conversationLoading: 'Loading the conversation…',
  conversationAlone: 'Nobody has answered, and it answers nobody.',
  reporters: 'Who reported it',
  reportersNobody: 'Nobody.',
  reporterUnnamed: 'Without a name',
  discussion: 'Close, ask or pin…',
  policy: 'Rules',
  wrongRule: 'A rule was wrong here…',
  records: 'Looking back',
  showFresh: (fresh: number): string => plural(fresh, 'en', { one: 'Show 1 new comment', other: `Show ${number(fresh)} new comments` }),
  more: 'Show more',
  reload: 'Load again',
  anonymous: 'No name given',
  website: 'Website',
  onPage: 'On',
  inReplyTo: (name: string): string => `In reply to ${name}`,
  record: (published: number, refused: number): string =>
    published + refused === 0
      ? 'Nothing by this author before'
      : `${plural(published, 'en', { one: '1 comment published', other: `${number(published)} published` })}, ${number(refused)} refused before`,
  member: 'Member of the paper',
  confirmed: 'E-mail address confirmed',
  reasonsTitle: 'Why it waits',
  reasonsTitleDecided: 'What the rules said',
  noReasons: 'No rule spoke: it came in like this, by import or by hand.',
  edited: 'edited',
  changeWords: 'Change the words…',
  wordsChanged: (by: string, time: string): string => `${by === '' ? 'A moderator' : by} changed the words, ${time}.`,
  formerWords: 'Put the former words back',

  actions: { approve: 'Approve', keep: 'Keep', hold: 'Hold', spam: 'Spam', reject: 'Reject', remove: 'Remove' },
  /** On a toolbar: whose comment it decides. */
  decideOn: (name: string): string => `Decide on the comment by ${name}`,
  verdict: { approve: 'Approved', keep: 'Kept', hold: 'Put on hold', spam: 'Marked as spam', reject: 'Rejected', remove: 'Removed' },
  status: { published: 'published', held: 'waiting', spam: 'marked as spam', rejected: 'rejected', removed: 'removed', erased: 'erased' },
  sending: 'Saving…',
  undo: 'Undo',
  undoing: 'Taking it back…',
  undoUntil: (time: string): string => `You can take this back until ${time}.`,
  undoOver: 'This stands now.',
  undoLate: 'It was too late to take this back.',
  nothingToUndo: 'There is nothing to take back.',
  conflict: {
    approve: (by: string, time: string): string => `${by} approved this at ${time}.`,
    keep: (by: string, time: string): string => `${by} looked at the reports and kept this at ${time}.`,
    hold: (by: string, time: string): string => `${by} put this on hold at ${time}.`,
    spam: (by: string, time: string): string => `${by} marked this as spam at ${time}.`,
    reject: (by: string, time: string): string => `${by} rejected this at ${time}.`,
    remove: (by: string, time: string): string => `${by} removed this at ${time}.`,
  },
  conflictChanged: 'The comment was changed meanwhile. Here is how it reads now; please decide again.',
  conflictReported: 'Readers have reported this meanwhile. The reports stand here now; please decide again.',
  conflictAddress: 'WordPress cannot do this without overwriting the address that the comment was sent from, so it was not done. You can reject it here; for the rest use WordPress’ own list of comments.',
  conflictMoved: 'Meanwhile this stands otherwise. Your decision was not applied; please look again.',
  conflictKept: 'Your decision was not applied. You can still decide otherwise.',
  moved: (status: string): string => `Meanwhile this is ${status}.`,
  unknown: 'This comment is no longer there.',
  announceDone: (verdict: string, next: string): string => (next === '' ? `${verdict}. That was the last one in this list.` : `${verdict}. Next: ${next}.`),
  announceUndone: 'Taken back. The comment waits again.',

  empty: {
    held: 'All read and answered. Time for a cup of tea.',
    reported: 'Nobody has reported anything that is still open.',
    unreviewed: 'Somebody has looked at everything that is published.',
    published: 'Nothing is published yet. The first comment will stand here.',
    spam: 'No spam. A quiet day.',
    rejected: 'Nothing was turned away.',
    all: 'No comments yet. The first one will stand here.',
  },
  loading: 'Loading the comments…',
  signedOut: 'You are not signed in.',
  /** What to do on a WordPress, by why nobody is signed in. */
  signedOutWordpress: {
    cookie: 'Sign in to WordPress with an account that may moderate comments, then come back to this page.',
    page: 'Sign in to WordPress and open the sayso desk under Comments. If you are signed in already, this page does not hand it on: tell whoever looks after the site that it needs the script wp-api-request.',
    password: 'WordPress does not accept this name and application password. Check both, or make a new application password in your WordPress profile. The password that you sign in with there does not work here.',
    role: 'Sign in with an account that may, or ask an administrator to make this one an editor.',
  },
  signedOutRole: (name: string): string => `${name} is signed in to WordPress, but may not moderate comments.`,
  signInWordpress: 'Sign in to WordPress',
  signedOutNext: 'Open the sign-in link that the server printed when it started. It signs you in on this browser; then come back to this page.',
  lost: 'The connection is lost. What you see may be old; new comments appear once it is back.',
  errors: {
    'offline': 'You are offline. Nothing was lost; try again when you are back.',
    'timeout': 'The server took too long to answer. Please try again.',
    'server-error': 'The server could not do this just now. Please try again in a minute.',
    'bad-answer': 'The server’s answer could not be read. Please try again; if it stays so, tell whoever runs the site.',
    'not-allowed': 'You are no longer signed in, or may not do this. Sign in again, then load the list again.',
    'not-found': 'The server does not know this site. Please check the address in the page’s settings.',
    'secret-reused': 'This was sent before in another form. Please load the list again.',
    'too-large': 'That was too much at once. Please decide on fewer comments.',
    'storage': 'This browser does not let the page store anything. Leave private browsing, or make room, and try again.',
  },

  help: 'Keyboard',
  helpTitle: 'Keys',
  helpWhen: 'They work while a comment of the list has the focus, never while you type.',
  helpSwitch: 'Use single keys',
  helpChange: 'To change a key, click into its box and press another.',
  helpUsual: 'Back to the usual keys',
  keyFor: (what: string): string => `Key for: ${what}`,
  close: 'Close',
  keys: {
    approve: 'Approve, or keep what is reported',
    spam: 'Mark as spam',
    reject: 'Reject, or remove what is published',
    hold: 'Put on hold',
    undo: 'Take the last decision back',
    down: 'Next comment',
    up: 'Previous comment',
    tick: 'Choose for deciding together',
    reason: 'Turn away and say why',
    reply: 'Reply',
    author: 'What is known of the author',
    edit: 'Change the words',
    search: 'Search',
    move: 'Next, previous comment',
    open: 'Open the comment',
    back: 'Back to the list',
    help: 'This list of keys',
  },
  or: 'or',

  /** What a moderator may give as the reason, as the moderator chooses it. */
  decisionReasons: {
    'advertising': 'Advertising', 'insult': 'Insult', 'hate': 'Hate', 'off-topic': 'Off topic', 'private': 'Private matters of somebody',
    'false': 'Untrue', 'unlawful': 'Against the law', 'unreadable': 'Cannot be understood', 'other': 'Another reason',
  } as Readonly<Record<string, string>>,
  /** Rules by name, for lists that are narrowed to one. */
  ruleNames: {
    'closed-thread': 'closed discussion', 'standing': 'author under watch', 'trap': 'hidden field', 'decoy': 'field of another form', 'ticket': 'form’s ticket', 'pace': 'pace',
    'surge': 'surge', 'repeats': 'repeated text', 'words': 'word list', 'hosts': 'sites linked to', 'links': 'links', 'personal-data': 'personal data', 'shouting': 'shouting',
    'language': 'language', 'thread-age': 'old article', 'trust': 'trust', 'first-time': 'first comment', 'premoderation': 'everything waits', 'verified': 'unconfirmed address',
    'learnt': 'what was learnt', 'wp-links': 'WordPress: links', 'wp-keys': 'WordPress: keys', 'wp-known': 'WordPress: known author', 'wp-duplicate': 'WordPress: duplicate',
  } as Readonly<Record<string, string>>,

  /** A sentence per code of a rule; a test holds that none is missing. */
  reasons: {
    ...ruleReasons,
    'email-unconfirmed': (_: Params): string => 'The writer has not confirmed the e-mail address yet',
    'appealed': (p: Params): string => `The author asks for another look: “${String(p.get('words') ?? '')}”`,
    'account-appealed': (p: Params): string => `The author asks for another look at how they are treated (answer under “Author…”): “${String(p.get('words') ?? '')}”`,
    'reported': (p: Params): string => reported(p, house, plural(count(p), 'en', { one: 'A reader reports', other: `${number(count(p))} readers report` })),
    'reported-illegal': (p: Params): string =>
      reported(p, illegal, plural(count(p), 'en', { one: 'Notice of illegal content', other: `${number(count(p))} notices of illegal content` })),
  } as Readonly<Record<string, (params: Params) => string>>,
  /** For a rule that this page does not know yet. */
  otherReason: (rule: string): string => `The rule “${rule}” spoke`,
};

export type Messages = typeof en;
