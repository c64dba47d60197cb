/**
 * The article is old. Comments there are rarely read and often advertising; unlike a closed thread it still takes them.
 *
 * - Catches: advertising that goes through an archive, where nobody looks.
 * - Misses: everything under fresh articles; articles whose date nobody told.
 * - False alarms: whoever finds an old article by a search engine and has something to say.
 */
import { integer, object, oneOf, type Parsed } from '../../../base/parse.js';
import { common, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('thread-age'), maxDays: integer(1, 100_000), ...common }, true);
const day = 86_400_000;

export const threadAge: Rule<Parsed<typeof parse>> = {
  codes: ['old-thread'],
  parse,
  judge({ maxDays, action }, _subject, { now, thread: { publishedAt } }) {
    const days = publishedAt === undefined || publishedAt === null ? 0 : Math.floor((now - publishedAt) / day);
    return days >= maxDays ? [{ code: 'old-thread', action, params: { days, max: maxDays } }] : [];
  },
};
