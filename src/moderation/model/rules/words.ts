/**
 * Looks for listed words and phrases in the text, the name and the website.
 *
 * - Catches: any case, accents ("vïagra"), full-width letters, Arabic and Persian forms of a letter or digit, vowel marks,
 *   tatweel, invisible characters inside a word; whole words in Latin and Arabic script alike. `"match": "part"` also finds
 *   a term inside longer words.
 * - Misses: other letters that look alike (Cyrillic "а"), digits for letters ("v1agra"), letters spread out ("v i a g r a"),
 *   inflected forms that are not listed.
 * - False alarms: words with a second, harmless meaning; quotations of what somebody else said; with `part`, innocent
 *   words that hold a listed one ("Scunthorpe"); pairs that only an accent tells apart ("schon", "schön").
 */
import { list, object, oneOf, optional, string, type Parsed } from '../../../base/parse.js';
import { buildAutomaton, type Automaton } from '../automaton.js';
import { foldText, placeOf } from '../fold.js';
import { mostPlaces, parseAction, type Rule } from '../rule.js';
import { spanFields, type Span } from '../verdict.js';

const parse = object(
  {
    rule: oneOf('words'),
    /** Which list this is, told to moderators; '' or missing for the only one. */
    list: optional(string({ max: 80 })),
    words: list(string({ min: 1, max: 500 }), 200_000),
    match: optional(oneOf('word', 'part')),
    action: parseAction,
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

export const words: Rule<Parsed<typeof parse>> = {
  codes: ['listed-words'],
  parse,
  judge(settings, subject) {
    const automaton = automatonOf(settings.words);
    const anywhere = settings.match === 'part';
    const terms = new Set<number>();
    const where: Span[] = [];
    let count = 0;
    for (const field of spanFields) {
      const folded = subject.folded(field);
      /** The places of this field, leftmost and longest; the automaton tells them by their ends. */
      const kept: { start: number; end: number }[] = [];
      automaton.find(folded.text, (term, start, end) => {
        if (!anywhere && !standsAlone(folded.text, start, end)) return;
        terms.add(term);
        while (kept.length > 0 && kept[kept.length - 1]!.start >= start) kept.pop();
        const last = kept[kept.length - 1];
        if (last === undefined || last.end < end) kept.push({ start, end });
      });
      count += kept.length;
      for (const { start, end } of kept) if (where.length < mostPlaces) where.push({ field, ...placeOf(folded, start, end) });
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
