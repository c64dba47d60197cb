/**
 * Every comment waits for a moderator.
 *
 * - Catches: everything, by design: for a hot subject, a court case, an election day.
 * - Misses: nothing.
 * - False alarms: every honest comment. `"spares": "trusted"` lets regulars through.
 */
import { object, oneOf, type Parsed } from '../../../base/parse.js';
import { common, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('premoderation'), ...common }, true);

export const premoderation: Rule<Parsed<typeof parse>> = {
  codes: ['premoderated'],
  parse,
  judge: ({ action }) => [{ code: 'premoderated', action, params: {} }],
};
