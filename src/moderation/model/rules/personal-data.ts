/**
 * Looks for what should not stand under an article: telephone numbers, e-mail addresses, bank accounts, identity cards. Its
 * author is told, and the comment waits, because whose number it is only a person can see (CM-31).
 *
 * - Catches: e-mail addresses; telephone numbers with + or 0 in front or in American groups; IBANs whose check digits hold;
 *   Pakistani CNICs (12345-1234567-1, or 13 digits); Indian Aadhaar numbers whose check digit holds. In Arabic, Persian and
 *   Devanagari digits too.
 * - Misses: numbers spelt out or broken up on purpose; local numbers without an area code; post addresses; identity numbers of
 *   other countries.
 * - False alarms: an office's or a helpline's own number; an article that quotes one; 13 digits that are something else, such as
 *   a parcel's number. Links are not looked into.
 */
import { list, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import { asciiDigits, isIban, verhoeffHolds } from '../numbers.js';
import { common, mostPlaces, type Finding, type Rule } from '../rule.js';
import type { Span } from '../verdict.js';

const kinds = ['email', 'iban', 'cnic', 'aadhaar', 'phone'] as const;
type Kind = (typeof kinds)[number];

/** `kinds`: what is looked for; missing = all. */
const parse = object({ rule: oneOf('personal-data'), kinds: optional(list(oneOf(...kinds), kinds.length)), ...common }, true);

const links = /(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}/giu;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** How many of its units are one, with groups that follow it taken away: a short word behind an account looks like a group more. */
const ibanLength = (found: string): number => {
  for (let end = found.length; end > 0; end = found.lastIndexOf(' ', end - 1)) {
    if (isIban(found.slice(0, end).replace(/ /g, '').toUpperCase())) return end;
  }
  return 0;
};
const whole = (holds: (found: string) => boolean) => (found: string): number => (holds(found) ? found.length : 0);

interface Pattern {
  readonly pattern: RegExp;
  /** How many units of what the pattern found are the thing; 0: it is something else. */
  readonly length: (found: string) => number;
}

/** In the order in which they are asked: what one has found, the next ones leave alone. Bounded repeats: linear. */
const patterns: Readonly<Record<Kind, Pattern>> = {
  email: { pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/giu, length: whole(() => true) },
  iban: { pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,4})?)(?![\p{L}\p{N}])/giu, length: ibanLength },
  cnic: { pattern: /(?<![\p{L}\p{N}.,+-])[1-8]\d{4}([- ]?)\d{7}\1\d(?![\p{L}\p{N}]|[.,-]\d)/gu, length: whole(() => true) },
  aadhaar: { pattern: /(?<![\p{L}\p{N}.,+-])[2-9]\d{3}([- ]?)\d{4}\1\d{4}(?![\p{L}\p{N}]|[.,-]\d)/gu, length: whole((found) => verhoeffHolds(digitsOf(found))) },
  phone: {
    pattern: /(?<![\p{L}\p{N}.,/:-]|\d )(?:\+ ?\d|00 ?[1-9]|0\d|\(\d{3}\) ?\d{3}[- .]\d{4}(?!\d)|\d{3}[-.]\d{3}[-.]\d{4}(?!\d))(?:[ ./()-]{0,2}\d){0,14}(?![\p{L}\p{N}]|[,:]\d)/gu,
    length: whole((found) => {
      const count = digitsOf(found).length;
      // "01.02.2026" and "06/07/2026" are days.
      return count >= 9 && count <= 15 && !/^\d{1,2}([./-])\d{1,2}\1\d{4}/.test(found);
    }),
  },
};

export const personalData: Rule<Parsed<typeof parse>> = {
  codes: kinds.map((kind) => `personal-${kind}`),
  parse,
  judge({ kinds: wanted = kinds, action }, { name, text }) {
    const places = new Map<Kind, Span[]>();
    for (const [field, words] of [['text', text], ['name', name]] as const) {
      let left = asciiDigits(words).replace(links, (found) => '\0'.repeat(found.length));
      for (const kind of kinds) {
        if (!wanted.includes(kind)) continue;
        const { pattern, length } = patterns[kind];
        left = left.replace(pattern, (found: string, ...rest: readonly unknown[]) => {
          const units = length(found);
          if (units === 0) return found;
          const start = rest.find((each) => typeof each === 'number') as number;
          places.set(kind, [...(places.get(kind) ?? []), { field, start, end: start + units }]);
          return '\0'.repeat(units) + found.slice(units);
        });
      }
    }
    return kinds.flatMap((kind): readonly Finding[] => {
      const where = places.get(kind);
      return where === undefined ? [] : [{ code: `personal-${kind}`, action, params: { count: where.length }, where: where.slice(0, mostPlaces) }];
    });
  },
};
