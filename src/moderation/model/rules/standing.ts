/**
 * A moderator has said how new comments of this author are treated, for a while or for good: `banned` refuses them, `muted` puts
 * them aside as spam, `pre-moderated` lets them wait. The action is the moderator's, so the rule has none of its own.
 *
 * - Catches: whoever goes on as before under the same address, or the paper's own sign-in.
 * - Misses: whoever types another address. `writers: verified` or `members` makes that dear.
 * - False alarms: a stranger who types the address of somebody who is banned, and reads that comments are refused.
 */
import { object, oneOf, type Parsed } from '../../../base/parse.js';
import { common, type Rule } from '../rule.js';

const parse = object({ rule: oneOf('standing'), spares: common.spares }, true);

const treated = {
  'banned': { code: 'author-banned', action: 'refuse' },
  'muted': { code: 'author-muted', action: 'spam' },
  'pre-moderated': { code: 'author-pre-moderated', action: 'hold' },
} as const;

export const standing: Rule<Parsed<typeof parse>> = {
  codes: Object.values(treated).map(({ code }) => code),
  parse,
  judge: (_settings, _subject, { author }) => (author.standing === undefined ? [] : [{ ...treated[author.standing], params: {} }]),
};
