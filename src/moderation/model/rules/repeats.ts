/**
 * The same text again: in this thread, or on the whole site within a day. Same = same `repeatKey`: punctuation, case, accents
 * and spelling variants of a letter make no difference.
 *
 * - Catches: double posts, one text dropped under many articles, the copy with another full stop.
 * - Misses: a text with one word changed; the same text as a picture; copies older than a day on other pages.
 * - False alarms: short answers that many people give ("Thank you!"). They wait for a moderator: identical text is held by design.
 */
import { integer, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import { common, type Finding, type Rule } from '../rule.js';

const parse = object(
  {
    rule: oneOf('repeats'),
    /** How often the text may stand in this thread already; 0 = the second one speaks. Missing = not asked. */
    maxInThread: optional(integer(0, 10_000)),
    maxOnSiteToday: optional(integer(0, 10_000)),
    ...common,
  },
  true,
);

export const repeats: Rule<Parsed<typeof parse>> = {
  codes: ['same-text-in-thread', 'same-text-on-site'],
  parse,
  judge({ maxInThread, maxOnSiteToday, action }, _subject, { sameText }) {
    const findings: Finding[] = [];
    if (maxInThread !== undefined && sameText.inThread > maxInThread)
      findings.push({ code: 'same-text-in-thread', action, params: { count: sameText.inThread } });
    if (maxOnSiteToday !== undefined && sameText.onSiteToday > maxOnSiteToday)
      findings.push({ code: 'same-text-on-site', action, params: { count: sameText.onSiteToday } });
    return findings;
  },
};
