/** The words of a thread's settings, in English; this file is the type of all languages. */
import { formatNumber } from '../../../i18n/format.js';
import { plural } from '../../../i18n/plural.js';

const number = (value: number): string => formatNumber(value, 'en');

export const en = {
  title: 'The discussion',
  loading: 'Loading what is set…',
  open: 'Open: readers can write.',
  openUntil: (time: string): string => `Open until ${time}.`,
  closed: 'Closed: readers cannot write.',
  closesAt: 'Closes on',
  closesAtHelp: 'In your own time zone. Leave it empty for no date.',
  note: 'Why it is closed',
  noteHelp: 'Readers see this sentence instead of the usual one.',
  question: 'Question to readers',
  questionHelp: 'Stands above the form.',
  pin: 'Pin this comment on top',
  pinned: (count: number): string => plural(count, 'en', { one: '1 comment is pinned.', other: `${number(count)} comments are pinned.` }),
  pinNotHere: 'Only a published comment that opens a conversation can be pinned.',
  pinTooMany: (most: number): string => `${number(most)} comments are pinned already. Take one of them off first.`,
  notPinnable: 'This comment can no longer be pinned: it is not published, or answers another. Nothing was changed.',
  save: 'Save',
  close: 'Close now',
  reopen: 'Open again',
  keepOpen: 'Keep open for longer than the site’s days',
  leave: 'Back',
  saving: 'Saving…',
  saved: 'Saved. Readers see it from now on.',
  undone: 'Taken back.',
  undo: 'Undo',
  nothing: 'Nothing was changed.',
  failed: 'Nothing was saved.',
};

export type ThreadMessages = typeof en;
