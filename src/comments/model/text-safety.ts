/**
 * What Unicode may do to a page through a reader's words, and what is done against it (S-16, S-17, A-46). Cleaning is
 * idempotent and never removes a character that people see. Nothing here asks `Intl.Segmenter`: browsers and server would
 * not agree with each other.
 */

/**
 * Characters that carry no words: C0 and C1 controls but tab and newline, soft formatting nobody types, byte order marks,
 * tag characters, noncharacters. NUL is among them here, but `parseDraft` refuses it before anything is cleaned.
 */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const invisible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u180E\u2060-\u2064\u206A-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
const bidiInNames = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Marks that belong to a script's normal spelling and stack: Arabic vowels, and everything outside the shared blocks. */
const arabicMark = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0898-\u08FF]/u;
const sharedMark = /[\p{Script=Inherited}\p{Script=Thai}\p{Script=Lao}]/u;
const markRun = /[\p{M}\u200C\u200D]{5,}/gu;
const markBudget = 8;

/** Keeps the first marks of a stack: four of those that any letter can bear, eight of a script's own. */
const limitMarks = (text: string): string =>
  text.replace(markRun, (run) => {
    let spent = 0;
    let kept = '';
    for (const mark of run) {
      spent += sharedMark.test(mark) && !arabicMark.test(mark) ? 2 : 1;
      if (spent > markBudget) break;
      kept += mark;
    }
    return kept;
  });

/** Without what nobody sees; not yet composed, because what follows may bring letters and marks together. */
const strip = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029|\u0085/gu, '\n')
    .replace(loneSurrogate, '\uFFFD')
    .replace(invisible, '');

const isolates = '\u2066\u2067\u2068';
const embeddings = '\u202A\u202B\u202D\u202E';
const endOfIsolate = '\u2069';
const endOfEmbedding = '\u202C';
const deepest = 16;

/** Closes what a line left open and drops what closes nothing, so that no line can turn its neighbours round. */
const balanceLine = (line: string): string => {
  if (!/[\u202A-\u202E\u2066-\u2069]/u.test(line)) return line;
  const open: string[] = [];
  let out = '';
  for (const character of line) {
    if (isolates.includes(character) || embeddings.includes(character)) {
      if (open.length >= deepest) continue;
      open.push(isolates.includes(character) ? endOfIsolate : endOfEmbedding);
      out += character;
    } else if (character === endOfEmbedding) {
      if (open.at(-1) !== endOfEmbedding) continue;
      out += open.pop() ?? '';
    } else if (character === endOfIsolate) {
      if (!open.includes(endOfIsolate)) continue;
      for (let end = open.pop(); end !== undefined; end = open.pop()) {
        out += end;
        if (end === endOfIsolate) break;
      }
    } else out += character;
  }
  return out + open.reverse().join('');
};

/** True where a NUL stands: databases cut texts there, so such a text is refused, not cleaned. */
export const hasRefusedCharacters = (text: string): boolean => text.includes('\u0000');

/** A body: composed, without invisible characters, bidi controls balanced in each line, joiners kept (Urdu, emoji). */
export const cleanText = (text: string): string => {
  const lines = strip(text).split('\n').map(balanceLine);
  return limitMarks(lines.join('\n').normalize('NFC')).replace(/^(?:[^\S\n]*\n)+/u, '').trimEnd();
};

/** A name: one line, composed, without invisible characters and without any bidi control. */
export const cleanName = (text: string): string =>
  limitMarks(strip(text).replace(bidiInNames, '').normalize('NFC')).replace(/\s+/gu, ' ').trim();

/** Is there anything to be seen? False for blanks, joiners, fillers and bare marks. */
export const hasVisibleCharacters = (text: string): boolean =>
  /[^\s\p{M}\p{Cf}\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]/u.test(text);

/** Letters that look alike, folded to one of them. Small on purpose: what is used to pose as somebody, not all of UTS #39. */
const lookAlikes = new Map<string, string>();
const alike = (target: string, letters: string): void => {
  for (const letter of letters) lookAlikes.set(letter, target);
};
alike('a', 'аαɑ');
alike('b', 'Ььвβƅ');
alike('c', 'сϲᴄ');
alike('d', 'ԁɗ');
alike('e', 'еєҽε');
alike('f', 'ƒ');
alike('g', 'ɡց');
alike('h', 'һнհ');
alike('j', 'јϳ');
alike('k', 'кκ');
alike('l', 'iıіιl1|ӏ!ǀ١۱ƚ');
alike('m', 'мμ');
alike('n', 'пηո');
alike('o', '0оοσօө٥०ഠ');
alike('p', 'рρ');
alike('q', 'ԛզ');
alike('r', 'гᴦ');
alike('s', 'ѕꜱ5$');
alike('t', 'тτ');
alike('u', 'υս');
alike('v', 'νѵ');
alike('w', 'ԝωѡ');
alike('x', 'хχ×');
alike('y', 'уүγʏ');
alike('z', 'ᴢ');
alike('ک', 'كڪ');
alike('ی', 'يىېۍ');
alike('ہ', 'هةۃھە');
alike('ا', 'ٱ');

/** Greek capitals whose small letters look like something else. */
const capitals: Readonly<Record<string, string>> = { Ν: 'n', Η: 'h', Υ: 'y' };

/**
 * What a name looks like: two names with one skeleton can be taken for each other. For comparing with names that are
 * protected, never for display: it knows neither case nor accents nor blanks nor punctuation.
 */
export const nameSkeleton = (name: string): string => {
  let out = '';
  for (const letter of cleanName(name).normalize('NFKD').replace(/[ΝΗΥ]/gu, (letter) => capitals[letter] ?? letter).toLowerCase()) {
    const folded = lookAlikes.get(letter) ?? letter;
    if (!/[\s\p{M}\p{C}\p{P}\p{Z}]/u.test(folded)) out += folded;
  }
  return out.replace(/rn/gu, 'm').replace(/vv/gu, 'w');
};

/** Latin, Cyrillic and Greek letters in one name are how people pose; Urdu with Latin is how people are called. */
export const mixesLookAlikeScripts = (name: string): boolean =>
  [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) => script.test(name)).length > 1;
