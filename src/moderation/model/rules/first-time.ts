/**
 * The author is new here: fewer comments of theirs were published before than the site asks for. Staff are never new. Earlier
 * comments count that something proves to be theirs: a secret in the browser, a confirmed address, the paper's sign-in. With
 * `"typed": true` a typed address is enough, as in WordPress, and so is knowing somebody else's.
 *
 * - Catches: most spam, whatever it says, because spammers rarely come twice under one name.
 * - Misses: an author who behaved until published once; with `typed`, a stranger who writes under a known reader's address.
 * - False alarms: every newcomer, once, and whoever comes back in another browser. That is the price, so the words to the reader are a welcome.
 */
import { boolean, integer, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import { common, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('first-time'), needed: integer(1, 10_000), typed: optional(boolean), ...common }, true);

export const firstTime: Rule<Parsed<typeof parse>> = {
  codes: ['first-time-author'],
  parse,
  judge({ needed, typed = false, action }, _subject, { author, trust }) {
    // Who gathers no proofs knows authors by what they typed.
    const published = typed || trust === undefined ? author.publishedBefore : trust.by === 'none' ? 0 : trust.published;
    return author.staff || published >= needed ? [] : [{ code: 'first-time-author', action, params: { published, needed } }];
  },
};
