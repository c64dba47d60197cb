/**
 * Too many comments in too short a time, of one author, one network or the whole site. A rule for each of them that is asked.
 *
 * - Catches: programs that post as fast as they can; one person under many names from one network.
 * - Misses: a flood that comes slowly, or from a network of its own for every comment (see surge).
 * - False alarms: a school or an office that shares one address; a quick exchange between two readers.
 */
import { integer, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import { common, type Finding, type Rule } from '../rule.js';

const parse = object(
  {
    rule: oneOf('pace'),
    who: oneOf('author', 'network', 'site'),
    /** Seconds that must lie between two comments. */
    gapSeconds: optional(integer(1, 86_400)),
    /** How many may have come within the last minute, this one apart. */
    perMinute: optional(integer(1, 1_000_000)),
    perHour: optional(integer(1, 1_000_000)),
    ...common,
  },
  true,
);

export const pace: Rule<Parsed<typeof parse>> = {
  codes: ['pace-too-soon', 'pace-too-many'],
  parse,
  judge({ who, gapSeconds, perMinute, perHour, action }, _subject, facts) {
    const seen = facts.pace?.[who];
    if (seen === undefined) return [];
    const findings: Finding[] = [];
    const { sinceLast, lastMinute, lastHour } = seen;
    if (gapSeconds !== undefined && sinceLast !== null && sinceLast < gapSeconds * 1000) {
      findings.push({ code: 'pace-too-soon', action, params: { who, seconds: Math.max(0, Math.floor(sinceLast / 1000)), min: gapSeconds } });
    }
    const tell = (per: string, count: number, max: number | undefined): void => {
      if (max !== undefined && count >= max) findings.push({ code: 'pace-too-many', action, params: { who, per, count: count + 1, max } });
    };
    tell('minute', lastMinute, perMinute);
    tell('hour', lastHour, perHour);
    return findings;
  },
};
