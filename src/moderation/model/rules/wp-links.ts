/**
 * Links as WordPress counts them (`comment_max_links`): links and bare e-mail addresses together, and the last one that is
 * allowed is one too many. Of the preset `wordpress` only.
 *
 * - Catches: `http(s)://…`, `www.…`, `<a href>` and e-mail addresses, from `max` on.
 * - Misses: the website field.
 * - False alarms: two e-mail addresses are two links, a hole of WordPress that is kept here in its name.
 */
import { integer, object, oneOf, type Parsed } from '../../../base/parse.js';
import { common, mostPlaces, type Rule } from '../rule.js';

/** `max`: 0 = not asked. */
const parse = object({ rule: oneOf('wp-links'), max: integer(0, 10_000), ...common }, true);

/** What `make_clickable` makes a link of, and links that are written as HTML. */
const anchor =
  /<a [^<>]{0,500}href[^<>]{0,500}>(?:[^<]{0,500}<\/a>)?|(?:https?:\/\/|ftp:\/\/|(?<![\p{L}\p{N}.])(?:www|ftp)\.)[^\s<>"“”]{1,2000}|(?<![\p{L}\p{N}._%+-])[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z0-9])/giu;

export const wpLinks: Rule<Parsed<typeof parse>> = {
  codes: ['wp-links'],
  parse,
  judge({ max, action }, { text }) {
    if (max === 0) return [];
    const found = [...text.matchAll(anchor)];
    if (found.length < max) return [];
    const where = found.slice(0, mostPlaces).map((match) => ({ field: 'text' as const, start: match.index, end: match.index + match[0].length }));
    return [{ code: 'wp-links', action, params: { count: found.length, max }, where }];
  },
};
