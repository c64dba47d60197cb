/**
 * Written in capitals, or with rows of signs ("!!!!!!").
 *
 * - Catches: whole sentences in capitals, in every script that has them; one sign again and again.
 * - Misses: shouting in scripts without capitals, such as Arabic, Urdu or Hindi, but for its signs.
 * - False alarms: a stuck Caps Lock key, headlines quoted as they stood, lists of abbreviations. So the default only notes it.
 */
import { integer, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import { common, mostPlaces, type Finding, type Rule } from '../rule.js';
import type { Span } from '../verdict.js';

const parse = object(
  {
    rule: oneOf('shouting'),
    /** Percent of the letters that have a case which may be capitals. Default 70. */
    share: optional(integer(1, 100)),
    /** Letters without which a share says nothing. Default 20. */
    letters: optional(integer(1, 10_000)),
    /** How often one sign may stand in a row; missing = not asked. */
    signs: optional(integer(2, 1000)),
    ...common,
  },
  true,
);

const upper = /\p{Lu}/gu;
const lower = /\p{Ll}/gu;
/** Words of two capitals and more. */
const loudWord = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}'’-]{1,100}(?![\p{L}\p{N}])/gu;
const signRow = /([!?؟¡¿])[!?؟¡¿]{2,2000}/gu;
const address = /(?:https?:\/\/|www\.)\S{1,2000}/giu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

export const shouting: Rule<Parsed<typeof parse>> = {
  codes: ['shouting', 'rows-of-signs'],
  parse,
  judge({ share = 70, letters = 20, signs, action }, { text }) {
    const findings: Finding[] = [];
    const words = text.replace(address, (found) => ' '.repeat(found.length));
    const loud = count(words, upper);
    const all = loud + count(words, lower);
    const percent = all === 0 ? 0 : Math.floor((loud * 100) / all);
    if (all >= letters && percent >= share) {
      const where = [...words.matchAll(loudWord)].slice(0, mostPlaces).map((match): Span => ({ field: 'text', start: match.index, end: match.index + match[0].length }));
      findings.push({ code: 'shouting', action, params: { percent, max: share }, where });
    }
    if (signs !== undefined) {
      const rows = [...words.matchAll(signRow)].filter(([row]) => row.length > signs);
      const where = rows.slice(0, mostPlaces).map((match): Span => ({ field: 'text', start: match.index, end: match.index + match[0].length }));
      if (rows.length > 0) findings.push({ code: 'rows-of-signs', action, params: { count: rows.length, max: signs }, where });
    }
    return findings;
  },
};
