/**
 * A list of keys as WordPress reads it (`moderation_keys`, `disallowed_keys`): each is looked for inside words, in the name, the
 * e-mail address, the website, the text, the network address and the browser's name. Of the preset `wordpress` only.
 *
 * - Catches: a key in any case, wherever it stands; with `withoutTags` also in the text without its HTML ("vi<b></b>agra").
 * - Misses: accents ("vïagra"), look-alikes, and without `withoutTags` a word with tags in it: holes of WordPress that are kept
 *   here in its name. What nobody gathered (address, browser) is not looked at.
 * - False alarms: innocent words that hold a key: "press" is in "WordPress", "cialis" in "specialist".
 */
import { boolean, list, object, oneOf, optional, string, type Parsed } from '../../../base/parse.js';
import { common, mostPlaces, type Rule } from '../rule.js';
import type { Span } from '../verdict.js';

const parse = object(
  {
    rule: oneOf('wp-keys'),
    list: oneOf('moderation', 'disallowed'),
    keys: list(string({ max: 500 }), 200_000),
    withoutTags: optional(boolean),
    ...common,
  },
  true,
);

const patterns = new WeakMap<readonly string[], readonly (readonly [key: string, pattern: RegExp])[]>();
const patternsOf = (keys: readonly string[]): readonly (readonly [string, RegExp])[] => {
  let made = patterns.get(keys);
  if (made === undefined) {
    made = keys.map((key) => key.trim()).filter((key) => key !== '').map((key) => [key, new RegExp(key.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu')] as const);
    patterns.set(keys, made);
  }
  return made;
};

export const wpKeys: Rule<Parsed<typeof parse>> = {
  codes: ['wp-moderation-key', 'wp-disallowed-key'],
  parse,
  judge({ list: which, keys, withoutTags = false, action }, subject, { sender }) {
    const { name, website, text } = subject;
    const seen = { name, website, text } as const;
    const unseen = [sender?.email ?? '', sender?.address ?? '', sender?.agent ?? '', ...(withoutTags ? [text.replace(/<[^<>]{0,2000}>/g, '')] : [])];
    const told: string[] = [];
    const where: Span[] = [];
    let hits = 0;
    for (const [key, pattern] of patternsOf(keys)) {
      const places = (['name', 'website', 'text'] as const).flatMap((field) =>
        [...seen[field].matchAll(pattern)].map((match): Span => ({ field, start: match.index, end: match.index + match[0].length })),
      );
      if (places.length === 0 && !unseen.some((each) => each.search(pattern) !== -1)) continue;
      hits++;
      // A key of the address or the browser would tell of its writer what is not kept (CM-04, CM-05).
      const inWords = places.length > 0 || (withoutTags && (unseen[3] ?? '').search(pattern) !== -1);
      if (inWords && told.join(', ').length < 250) told.push(key.slice(0, 200));
      where.push(...places);
    }
    if (hits === 0) return [];
    return [{ code: which === 'moderation' ? 'wp-moderation-key' : 'wp-disallowed-key', action, params: { words: told.join(', ').slice(0, 300), count: hits }, where: where.slice(0, mostPlaces) }];
  },
};
