/**
 * Counts links in the text, and bare e-mail addresses apart from them.
 *
 * - Catches: `http(s)://…` and `www.…` in any case; a link written as `[words](address)`, `<a href>` or `[url]` counts once.
 * - Misses: addresses without scheme or www ("example.com"), spelt-out ones ("example dot com"), and the website field.
 * - False alarms: a well-sourced comment with many links; two addresses of one source count as two.
 *
 * Unlike WordPress, which links e-mail addresses first and then counts them as links, the two have limits of their own.
 */
import { integer, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import { mostPlaces, common, type Finding, type Rule } from '../rule.js';

// Bounded repeats: a hostile text costs a constant per character.
const link =
  /\[[^[\]\n]{0,300}\]\(\s{0,8}(?:https?:\/\/|www\.)[^\s)]{1,2000}\)?|<a\s[^<>]{0,500}>(?:[^<]{0,500}<\/a>)?|\[url(?:=[^\]]{0,500})?\][^[]{0,500}\[\/url\]|(?:https?:\/\/|(?<![\p{L}\p{N}])www\.)[^\s<>"“”]{1,2000}/giu;
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/giu;

const parse = object({ rule: oneOf('links'), max: integer(0, 10_000), maxEmails: optional(integer(0, 10_000)), ...common }, true);

interface Place {
  readonly start: number;
  readonly end: number;
}
const placesOf = (pattern: RegExp, text: string): readonly Place[] => {
  const places: Place[] = [];
  for (const match of text.matchAll(pattern)) {
    // Sentence marks at the end of a bare address are the sentence's.
    const words = /^[[<]/.test(match[0]) ? match[0] : match[0].replace(/[.,;:!?'’)\]،۔؟؛]{1,20}$/u, '');
    places.push({ start: match.index, end: match.index + words.length });
  }
  return places;
};

export const links: Rule<Parsed<typeof parse>> = {
  codes: ['too-many-links', 'too-many-emails'],
  parse,
  judge(settings, { text }) {
    const findings: Finding[] = [];
    const found = placesOf(link, text);
    const tell = (code: string, places: readonly Place[], max: number): void => {
      if (places.length <= max) return;
      const where = places.slice(0, mostPlaces).map((place) => ({ field: 'text' as const, ...place }));
      findings.push({ code, action: settings.action, params: { count: places.length, max }, where });
    };
    tell('too-many-links', found, settings.max);
    if (settings.maxEmails !== undefined) {
      const free = placesOf(email, text).filter((place) => !found.some((each) => place.start < each.end && each.start < place.end));
      tell('too-many-emails', free, settings.maxEmails);
    }
    return findings;
  },
};
