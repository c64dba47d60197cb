/**
 * Looks for listed words and phrases in the text, the name and the website.
 *
 * - Catches: any case, accents ("vïagra"), full-width letters, Arabic and Persian forms of a letter or digit, vowel marks,
 *   tatweel, invisible characters inside a word; whole words in Latin and Arabic script alike. `"match": "part"` also finds
 *   a term inside longer words.
 * - Misses: inflected forms that are not listed; and, unless `"disguised": true`, other letters that look alike (Cyrillic "а"),
 *   digits and signs for letters ("v1agra"), letters spread out ("v i a g r a") or drawn out ("viaaagra").
 * - False alarms: words with a second, harmless meaning; quotations of what somebody else said; with `part`, innocent
 *   words that hold a listed one ("Scunthorpe"); pairs that only an accent tells apart ("schon", "schön"). `disguised` stops 0.03 % of
 *   news comments more with the preset's list, 0.04 % more with the public one of 65,371 terms (below).
 *
 * That long list costs 0.4 ms for a comment of 2,000 characters, 1.0 ms for the 99th of a hundred; with `disguised` 1.3 and 8.9 ms. It
 * is built once, in about a second (two busy cores, 2026-11-29; `node scripts/judge/lists.mjs` prints it for yours).
 */
import { boolean, list, object, oneOf, optional, string, type Parsed } from '../../../base/parse.js';
import { buildAutomaton, type Automaton } from '../automaton.js';
import { squeeze, unmask } from '../disguise.js';
import { foldText, placeOf, type Folded } from '../fold.js';
import { common, mostPlaces, type Rule } from '../rule.js';
import { spanFields, type Span } from '../verdict.js';

const parse = object(
  {
    rule: oneOf('words'),
    /** Which list this is, told to moderators; '' or missing for the only one. */
    list: optional(string({ max: 80 })),
    words: list(string({ min: 1, max: 500 }), 200_000),
    match: optional(oneOf('word', 'part')),
    /** Look through the obvious disguises too; default false. Only for terms of four letters and more in their plain form. */
    disguised: optional(boolean),
    ...common,
  },
  true,
);

const wordUnit = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts written without spaces between words: there a word may begin and end anywhere. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const joins = (point: string): boolean => wordUnit.test(point) && !unspaced.test(point);

const before = (text: string, at: number): string => {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text.slice(at - 1, at);
};
const after = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};

/** A term that begins (ends) with a sign needs no edge there: "$$$" is found in "a$$$b". */
const standsAlone = (text: string, start: number, end: number): boolean =>
  !(joins(before(text, start)) && joins(after(text, start))) && !(joins(before(text, end)) && joins(after(text, end)));

/** One automaton per list, for as long as somebody holds the rule set. */
const automata = new WeakMap<readonly string[], Automaton>();
const automatonOf = (words: readonly string[]): Automaton => {
  let made = automata.get(words);
  if (made === undefined) automata.set(words, (made = buildAutomaton(words.map((word) => foldText(word).trim()))));
  return made;
};

/** Shorter words, and words of digits, look like too much once they are disguised. */
const fewestLetters = 4;
const squeezed = new WeakMap<readonly string[], Automaton>();
const squeezedOf = (words: readonly string[]): Automaton => {
  let made = squeezed.get(words);
  if (made === undefined) {
    const terms = words.map((word) => squeeze(foldText(word).trim()));
    squeezed.set(words, (made = buildAutomaton(terms.map((term) => (/^[\p{L}\p{M} '-]+$/u.test(term) && term.length >= fewestLetters ? term : '')))));
  }
  return made;
};

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Leftmost and longest of places that an automaton tells by their ends. */
const keepLongest = (kept: Place[], place: Place): void => {
  while (kept.length > 0 && kept[kept.length - 1]!.start >= place.start) kept.pop();
  const last = kept[kept.length - 1];
  if (last === undefined || last.end < place.end) kept.push(place);
};

export const words: Rule<Parsed<typeof parse>> = {
  codes: ['listed-words'],
  parse,
  judge(settings, subject) {
    const anywhere = settings.match === 'part';
    const terms = new Set<number>();
    const where: Span[] = [];
    let count = 0;
    const look = (automaton: Automaton, folded: Folded, counts: (start: number, end: number) => boolean): readonly Place[] => {
      const kept: Place[] = [];
      automaton.find(folded.text, (term, start, end) => {
        if ((!anywhere && !standsAlone(folded.text, start, end)) || !counts(start, end)) return;
        terms.add(term);
        keepLongest(kept, { start, end });
      });
      return kept.map(({ start, end }) => placeOf(folded, start, end));
    };
    for (const field of spanFields) {
      const folded = subject.folded(field);
      const places = [...look(automatonOf(settings.words), folded, () => true)];
      if (settings.disguised === true) {
        for (const slimAs of ['i', 'l'] as const) {
          const plain = unmask(folded, slimAs);
          if (!plain.changed.includes(true)) continue;
          // Where nothing was disguised the plain search has spoken already.
          const found = look(squeezedOf(settings.words), plain, (start, end) => plain.changed.slice(start, end).includes(true));
          places.push(...found.filter((place) => !places.some((each) => place.start < each.end && each.start < place.end)));
        }
        places.sort((a, b) => a.start - b.start);
      }
      count += places.length;
      for (const place of places) if (where.length < mostPlaces) where.push({ field, ...place });
    }
    if (terms.size === 0) return [];
    let told = '';
    for (const term of [...terms].sort((a, b) => a - b)) {
      const next = told === '' ? settings.words[term]! : `${told}, ${settings.words[term]!}`;
      if (next.length > 300 && told !== '') break;
      told = next.slice(0, 300);
    }
    return [{ code: 'listed-words', action: settings.action, params: { words: told, count, list: settings.list ?? '' }, where }];
  },
};
