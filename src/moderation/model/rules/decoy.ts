/**
 * A field came filled that no form asks for: the website where the site asks for none, or the decoy that our page without
 * script hides from people and calls by a name that programs know.
 *
 * - Catches: programs that send what every blog takes (`author`, `email`, `url`, `comment`), or fill all that has a usual name.
 * - Misses: programs that look at the form first.
 * - False alarms: a page that was opened before the site stopped asking for the field; a browser that fills the decoy by itself.
 */
import { object, oneOf, type Parsed } from '../../../base/parse.js';
import { common, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('decoy'), ...common }, true);

export const decoy: Rule<Parsed<typeof parse>> = {
  codes: ['decoy-filled'],
  parse,
  judge: ({ action }, _subject, { decoy: field = '' }) => (field === '' ? [] : [{ code: 'decoy-filled', action, params: { field } }]),
};
