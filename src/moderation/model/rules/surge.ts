/**
 * Many strangers at once: a link from elsewhere has brought a crowd, or a flood comes from a thousand networks, each of them
 * slowly. Strangers wait while it lasts; their browsers are asked for a little hidden work, which costs a reader a moment and a
 * flood its speed.
 *
 * - Catches: floods that no limit per author or network sees.
 * - Misses: a flood below the limit; one that has the secrets of known readers.
 * - False alarms: the honest crowd of a big day, which waits like everybody whom nobody knows; readers without script, who cannot work.
 */
import { integer, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import type { Facts } from '../facts.js';
import { common, parseAction, type Rule } from '../rule.js';

const parse = object(
  {
    rule: oneOf('surge'),
    /** Comments of strangers on the site within ten minutes from which on it is one. */
    strangers: integer(1, 1_000_000),
    /** Leading zero bits that the work must show, 2^bits hashes on average. Default 15: about a tenth of a second. */
    bits: optional(integer(1, 24)),
    /** What follows where the work was done. Default as `action`. */
    worked: optional(parseAction),
    ...common,
  },
  true,
);

/** Nobody knows them: nothing that they hold was published before. */
export const isStranger = ({ author, trust }: Pick<Facts, 'author' | 'trust'>): boolean =>
  !author.staff && (trust === undefined ? author.publishedBefore === 0 : trust.by === 'none' || trust.published === 0);

/** What a browser is asked for at this moment; 0: nothing. */
export const workAsked = (rules: readonly { readonly rule: string }[], strangers: number): number =>
  Math.max(
    0,
    ...rules.flatMap((each) => (each.rule === 'surge' ? [each as Parsed<typeof parse>] : [])).map((settings) => (strangers >= settings.strangers ? (settings.bits ?? 15) : 0)),
  );

export const surge: Rule<Parsed<typeof parse>> = {
  codes: ['surge', 'surge-without-work'],
  parse,
  judge({ strangers, action, worked = action }, _subject, facts) {
    if (facts.surge === undefined || facts.surge.strangers < strangers || !isStranger(facts)) return [];
    const params = { count: facts.surge.strangers };
    return [facts.surge.worked ? { code: 'surge', action: worked, params } : { code: 'surge-without-work', action, params }];
  },
};
