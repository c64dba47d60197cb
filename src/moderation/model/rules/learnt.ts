/**
 * What the site's own model says, learnt from its moderators' decisions alone: it speaks where the words are like those that were
 * marked as spam, and tells which.
 *
 * - Catches: what this site's moderators have marked before, in other words and without links; how much of it: see below.
 * - Misses: spam of a new kind until some of it was decided; text of which it has met less than a third; what stays between the
 *   two sides, where it abstains.
 * - False alarms: an honest comment about what spam is usually about ("my channel", "make money"); `from` moves the line.
 *
 * Until `needed` decisions of each kind have taught it, it judges nothing: with `"cold": "hold"`, which is also meant where
 * nothing is said, newcomers wait by this rule; with `"cold": "abstain"` the other rules decide, in the default rule set
 * `first-time`, so that nobody reads two reasons for one thing.
 */
import { integer, object, oneOf, optional, type Parsed } from '../../../base/parse.js';
import type { Opinion } from '../learnt/opinion.js';
import { common, mostPlaces, type Rule } from '../rule.js';
import { isStranger } from './surge.js';

const parse = object(
  {
    rule: oneOf('learnt'),
    /** From which degree it speaks, 51 to 100. */
    from: integer(51, 100),
    /** Decisions of each kind, spam and let stand, that it needs. */
    needed: integer(1, 100_000),
    cold: optional(oneOf('hold', 'abstain')),
    ...common,
  },
  true,
);

/** In hundredths of the text: of what it has met less, it knows too little to speak. */
const leastKnown = 35;

/** Words told: a row of the queue has no room for more. All are marked in the text. */
const mostTold = 5;

/** "subscribe +0.81, channel +0.52", at most 300 UTF-16 units of it. */
const toldWords = (words: Opinion['words']): string => {
  let told = '';
  for (const { word, weight } of words.slice(0, mostTold)) {
    const one = `${word.slice(0, 60)} ${weight > 0 ? '+' : '−'}${(Math.abs(weight) / 100).toFixed(2)}`;
    if (told.length + one.length > 298) break;
    told += told === '' ? one : `, ${one}`;
  }
  return told;
};

export const learnt: Rule<Parsed<typeof parse>> = {
  codes: ['learnt-spam', 'learnt-too-little'],
  parse,
  judge({ from, needed, cold, action }, _subject, facts) {
    const opinion = facts.learnt;
    // Nobody keeps a model here: the rule has nothing to say.
    if (opinion === undefined || opinion === null) return [];
    const { taught, degree, known, words } = opinion;
    if (taught.spam < needed || taught.ham < needed) {
      return cold === 'abstain' || !isStranger(facts) ? [] : [{ code: 'learnt-too-little', action: 'hold', params: { spam: taught.spam, ham: taught.ham, needed } }];
    }
    if (degree < from || known < leastKnown) return [];
    const loud = words.filter(({ weight }) => weight > 0);
    const where = loud.flatMap((each) => each.where).slice(0, mostPlaces);
    return [{ code: 'learnt-spam', action, params: { degree, words: toldWords(loud), decisions: taught.spam + taught.ham }, where }];
  },
};
