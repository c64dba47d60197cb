/**
 * The ticket that a form is given when somebody begins to write: signed, for one thread, for one comment, and not for ever.
 *
 * - Catches: programs that send a recorded request again, that never open the form, or that fill it in faster than anybody types.
 * - Misses: programs that drive a real browser and wait; people who are paid to paste.
 * - False alarms: a comment written without a connection and sent at its return has a ticket of that moment; a plain form on the
 *   site's own page has none. So a missing ticket has an action of its own, which by default only notes it.
 */
import { integer, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import { common, parseAction, type Rule } from '../rule.js';

const parse = object(
  {
    rule: oneOf('ticket'),
    /** Seconds from the first use of the form without which nobody has written anything. Default 3. */
    minSeconds: optional(integer(0, 600)),
    /** What follows where none came. Default `publish`: a note. */
    missing: optional(parseAction),
    ...common,
  },
  true,
);

export const ticket: Rule<Parsed<typeof parse>> = {
  codes: ['ticket-missing', 'ticket-forged', 'ticket-used', 'ticket-expired', 'ticket-young'],
  parse,
  judge({ minSeconds = 3, missing = 'publish', action }, _subject, facts) {
    const given = facts.ticket;
    if (given === undefined) return [];
    const { state, age } = given;
    switch (state) {
      case 'good':
        return age !== null && age < minSeconds * 1000 ? [{ code: 'ticket-young', action, params: { seconds: Math.max(0, Math.floor(age / 1000)), min: minSeconds } }] : [];
      case 'missing':
        return [{ code: 'ticket-missing', action: missing, params: {} }];
      case 'forged':
      case 'used':
      case 'expired':
        return [{ code: `ticket-${state}`, action, params: {} }];
    }
  },
};
