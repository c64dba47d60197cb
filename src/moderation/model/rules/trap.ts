/**
 * The field that people do not see was filled in.
 *
 * - Catches: programs that fill every field of a form, still most of the comment spam on small sites.
 * - Misses: programs that drive a real browser, and people who are paid to paste.
 * - False alarms: a browser or password manager that fills hidden fields by their name; ours has no name that invites it.
 */
import { object, oneOf, type Parsed } from '../../../base/parse.js';
import { parseAction, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('trap'), action: parseAction }, true);

export const trap: Rule<Parsed<typeof parse>> = {
  codes: ['trap-filled'],
  parse,
  judge: ({ action }, _subject, facts) => (facts.trap === '' ? [] : [{ code: 'trap-filled', action, params: {} }]),
};
