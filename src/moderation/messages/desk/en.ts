/** The words of the dialogs that moderators open now and then, in English; this file is the type of all languages. */
import { formatNumber } from '../../../i18n/format.js';
import { plural } from '../../../i18n/plural.js';

const number = (value: number): string => formatNumber(value, 'en');

export const en = {
  leave: 'Back',
  failed: 'Nothing was changed.',
  sending: 'Saving…',

  reasonTitle: 'Turn away and say why',
  reasonList: 'Reason',
  reasonWords: 'In your own words (may stay empty)',
  reasonHelp: 'The author may be told this.',

  replyTitle: (name: string): string => `Reply to ${name}`,
  replyLabel: 'Your reply',
  replyHelp: (name: string): string => `It appears at once, signed ${name}, with the paper’s badge.`,
  replySend: 'Reply',
  replyApprove: 'Approve and reply',
  replyWaits: 'It is not published: approve it together with your reply.',
  replyMissing: 'Please write something first.',
  replyTooLong: 'That is too long. Please shorten it.',
  replyNotPublished: 'This comment is not published (any more), so nobody would see the reply. Nothing was sent.',
  replySent: 'Your reply is published.',

  authorTitle: 'The author',
  authorUnknown: 'No e-mail address was given with this comment. Nobody can say what else this person wrote, so nothing can be set for them.',
  loading: 'Loading…',
  standingTitle: 'How new comments of this author are treated',
  standing: {
    'none': 'As everybody’s',
    'pre-moderated': 'They wait for a moderator',
    'muted': 'They are put aside as spam',
    'banned': 'They are refused',
  } as Readonly<Record<string, string>>,
  standingSince: (by: string, time: string): string => `Set by ${by}, ${time}.`,
  standingUntil: (time: string): string => `Until ${time}.`,
  standingWhy: (reason: string): string => `Reason: ${reason}`,
  appealTitle: 'The author asks for another look',
  appealHelp: 'Change how they are treated and save, or say that it stays. The author reads the answer.',
  uphold: 'It stays as it is',
  howLong: 'For how long',
  howLongs: { day: 'One day', week: 'One week', month: '30 days', ever: 'Until somebody lifts it' } as Readonly<Record<string, string>>,
  notes: 'Notes',
  noteAdd: 'New note',
  noteHelp: 'Only moderators see it. Write what you could show the author.',
  noteDrop: (text: string): string => `Delete the note: ${text}`,
  drop: 'Delete',
  save: 'Save',
  saved: 'Saved.',
  history: 'What they wrote lately',

  sweepTitle: (list: string): string => `Decide on the whole list: ${list}`,
  sweepAction: 'What to do with them',
  sweepCounting: 'Counting…',
  sweepReach: (count: number): string =>
    count === 0
      ? 'No comment of this list can be decided on so.'
      : plural(count, 'en', { one: 'This decides on 1 comment.', other: `This decides on ${number(count)} comments.` }),
  sweepFence: 'What came or changed after you loaded the list is left alone.',
  sweepGo: (count: number): string => plural(count, 'en', { one: 'Decide on 1 comment', other: `Decide on ${number(count)} comments` }),

  saveTitle: 'Keep this list',
  saveName: 'Name',
  saveHelp: 'It will stand under “Your lists”, for you alone.',
  saveTooMany: 'You have kept as many lists as there can be. Delete one first.',
  saveNameMissing: 'Please give it a name first.',
};

export type DeskMessages = typeof en;
