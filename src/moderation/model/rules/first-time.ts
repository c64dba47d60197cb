/**
 * The author is new here: fewer comments of theirs were published before than the site asks for. Staff are never new.
 *
 * - Catches: most spam, whatever it says, because spammers rarely come twice under one name.
 * - Misses: an author who behaved until published once; somebody who writes under a known reader's name where nothing proves it.
 * - False alarms: every newcomer, once. That is the price, so the words to the reader are a welcome.
 */
import { integer, object, oneOf, type Parsed } from '../../../base/parse.js';
import { parseAction, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('first-time'), needed: integer(1, 10_000), action: parseAction }, true);

export const firstTime: Rule<Parsed<typeof parse>> = {
  codes: ['first-time-author'],
  parse,
  judge: ({ needed, action }, _subject, { author }) =>
    author.staff || author.publishedBefore >= needed
      ? []
      : [{ code: 'first-time-author', action, params: { published: author.publishedBefore, needed } }],
};
