/**
 * One spelling for the many ways to write the same word, so that a list of words and a repeated text are found however they
 * were typed: compatibility forms, case, accents, Arabic and Persian letters and digits, vowel marks, tatweel, invisible
 * characters. Each folded unit remembers where it came from, so that what was found can be marked in the reader's own words.
 *
 * Done per code point, without `Intl.Segmenter` (architecture §9): the same in every browser and in Node.
 */

export interface Folded {
  readonly text: string;
  /** Where in the original the unit at an index came from: `[starts[i], ends[i])` in UTF-16 units. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Letters that look and mean the same across Arabic, Urdu and Persian keyboards, and the Greek final sigma. */
const sameLetter: Readonly<Record<string, string>> = {
  'ي': 'ی', // Arabic yeh
  'ى': 'ی', // alef maksura
  'ك': 'ک', // Arabic kaf
  'ه': 'ہ', // Arabic heh
  'ة': 'ہ', // teh marbuta
  'ۃ': 'ہ', // teh marbuta goal
  'ە': 'ہ', // ae
  'ٱ': 'ا', // alef wasla
  'ς': 'σ',
  'ı': 'i',
};

/** First and last of the code points that fold to nothing. */
const nothing: readonly (readonly [first: number, last: number])[] = [
  [0x300, 0x36f], // Latin and Greek accents
  [0x610, 0x61a], // small Arabic signs above
  [0x640, 0x640], // tatweel
  [0x64b, 0x65f], // Arabic vowel marks, madda and hamza apart from their letter
  [0x670, 0x670], // superscript alef
  [0x6d6, 0x6dc], // Quranic marks
  [0x6df, 0x6e8],
  [0x6ea, 0x6ed],
  [0x8d3, 0x8ff],
  [0xad, 0xad], // and what nobody sees: soft hyphen, joiners, direction marks, variation selectors
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];
const isNothing = (part: string): boolean => {
  const point = part.codePointAt(0) ?? 0;
  return nothing.some(([first, last]) => point >= first && point <= last);
};
const space = /[\s\u0085\u2028\u2029]/u;

const digit = (unit: number): string | undefined => {
  if (unit >= 0x660 && unit <= 0x669) return String.fromCharCode(unit - 0x660 + 48);
  if (unit >= 0x6f0 && unit <= 0x6f9) return String.fromCharCode(unit - 0x6f0 + 48);
  return undefined;
};

/** Folded forms of code points seen before; bounded, since a hostile text could hold a million different ones. */
const known = new Map<number, string>();

const foldPoint = (point: number): string => {
  if (point < 0x80) {
    if (point >= 65 && point <= 90) return String.fromCharCode(point + 32);
    return point === 9 || point === 10 || point === 11 || point === 12 || point === 13 ? ' ' : String.fromCharCode(point);
  }
  const before = known.get(point);
  if (before !== undefined) return before;
  let out = '';
  for (const part of String.fromCodePoint(point).normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (!isNothing(part)) out += space.test(part) ? ' ' : (sameLetter[part] ?? digit(part.codePointAt(0) ?? 0) ?? part);
  }
  if (known.size < 20_000) known.set(point, out);
  return out;
};

/** Folds a text; runs of white space become one space. */
export const fold = (original: string): Folded => {
  const parts: string[] = [];
  // Almost every code point folds to at most as many units as it had; the few that grow make room.
  let starts = new Uint32Array(original.length + 16);
  let ends = new Uint32Array(original.length + 16);
  let length = 0;
  let afterSpace = false;
  for (let index = 0; index < original.length; ) {
    const point = original.codePointAt(index) ?? 0;
    const next = index + (point > 0xffff ? 2 : 1);
    let units = foldPoint(point);
    if (units === ' ' && afterSpace) units = '';
    if (length + units.length > starts.length) {
      const larger = (from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
        const to = new Uint32Array(from.length * 2 + units.length);
        to.set(from);
        return to;
      };
      starts = larger(starts);
      ends = larger(ends);
    }
    for (let unit = 0; unit < units.length; unit++) {
      starts[length] = index;
      ends[length] = next;
      length++;
    }
    if (units !== '') {
      parts.push(units);
      afterSpace = units.endsWith(' ');
    }
    // A mark that was dropped belongs to what it stands on, so that the marked place covers it too.
    else if (length > 0) ends[length - 1] = next;
    index = next;
  }
  return { text: parts.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
};

/** `[start, end)` of the original for `[from, to)` of the folded text. */
export const placeOf = (folded: Folded, from: number, to: number): { readonly start: number; readonly end: number } => ({
  start: folded.starts[from] ?? 0,
  end: folded.ends[to - 1] ?? 0,
});

/** The folded text alone: cheap enough for a list of 65,000 words. */
export const foldText = (original: string): string => {
  let out = '';
  for (const point of original) {
    const units = foldPoint(point.codePointAt(0) ?? 0);
    if (units !== ' ' || !out.endsWith(' ')) out += units;
  }
  return out;
};
