/**
 * The field that people do not see was filled in; or, where that is asked, did not come at all.
 *
 * - Catches: programs that fill every field of a form, still most of the comment spam on small sites; with `required`, also those
 *   that send a recorded request.
 * - Misses: programs that drive a real browser, and people who are paid to paste.
 * - False alarms: a browser or password manager that fills hidden fields by their name; ours has no name that invites it. With
 *   `required`, a page's own plain form that lacks the field.
 */
import { boolean, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import { common, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('trap'), required: optional(boolean), ...common }, true);

export const trap: Rule<Parsed<typeof parse>> = {
  codes: ['trap-filled', 'trap-missing'],
  parse,
  judge({ required = false, action }, _subject, { trap: came }) {
    if (came === null) return required ? [{ code: 'trap-missing', action, params: {} }] : [];
    return came === '' ? [] : [{ code: 'trap-filled', action, params: {} }];
  },
};
