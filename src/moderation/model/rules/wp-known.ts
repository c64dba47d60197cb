/**
 * An author as WordPress knows one (`comment_previously_approved`): some approved comment bears the same name and the same
 * e-mail address. Of the preset `wordpress` only.
 *
 * - Catches: everybody who comes for the first time, or leaves the name or the address empty.
 * - Misses: whoever types the name and the address of somebody who was approved: a hole of WordPress that is kept here in its name.
 * - False alarms: every newcomer, once, and whoever writes the name another way.
 */
import { object, oneOf, type Parsed } from '../../../base/parse.js';
import { common, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('wp-known'), ...common }, true);

export const wpKnown: Rule<Parsed<typeof parse>> = {
  codes: ['wp-not-approved-before'],
  parse,
  judge: ({ action }, { name }, { author, sender }) =>
    name.trim() !== '' && sender?.email !== '' && (author.pairPublished ?? 0) > 0 ? [] : [{ code: 'wp-not-approved-before', action, params: {} }],
};
