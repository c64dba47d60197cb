/**
 * The thread takes no more comments: an editor closed it, or it is too old.
 *
 * - Catches: every comment that arrives after closing, also from a page that was open before.
 * - Misses: nothing, as long as whoever gathers the facts looks at the clock.
 * - False alarms: a comment that was written in time and sent a moment too late.
 */
import { object, oneOf, type Parsed } from '../../../base/parse.js';
import { common, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('closed-thread'), ...common }, true);

export const closedThread: Rule<Parsed<typeof parse>> = {
  codes: ['thread-closed'],
  parse,
  judge: ({ action }, _subject, { thread }) =>
    thread.closed ? [{ code: 'thread-closed', action, params: { because: thread.closedBecause ?? '' } }] : [],
};
