/**
 * The very same comment as WordPress compares it: same text, same name, same address, under the same parent. Of the preset
 * `wordpress` only; `repeats` is ours.
 *
 * - Catches: the second press of a button.
 * - Misses: the copy with another full stop or another name; copies that arrive in one moment, before the first one is stored
 *   (WordPress looks, then writes: of six at once it stores up to three), where whoever gathers the facts looks as WordPress does.
 * - False alarms: somebody who says "Thank you" twice.
 */
import { object, oneOf, type Parsed } from '../../../base/parse.js';
import { common, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('wp-duplicate'), ...common }, true);

export const wpDuplicate: Rule<Parsed<typeof parse>> = {
  codes: ['wp-duplicate'],
  parse,
  judge: ({ action }, _subject, { sameText: { exact = 0 } }) => (exact > 0 ? [{ code: 'wp-duplicate', action, params: { count: exact } }] : []),
};
