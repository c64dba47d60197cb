/**
 * The comment is in a language that the site does not speak, as far as its script and its small words tell.
 *
 * - Catches: comments in another script than any of the site's languages; whole sentences of another known language.
 * - Misses: short comments; languages that it does not know; a mixture; what was translated.
 * - False alarms: a quotation in the original; names and titles; a reader who writes the language of home. Small words are few in
 *   verse, lists and slogans.
 */
import { list, object, oneOf, type Parsed } from '../../../base/parse.js';
import { guessLanguage, isTold, languageNames, scriptsOf } from '../languages.js';
import { common, type Rule } from '../rule.js';

/** `languages`: what the site speaks, such as `["en", "ur", "ur-Latn"]` (Urdu in Latin letters). */
const parse = object({ rule: oneOf('language'), languages: list(oneOf(...languageNames), languageNames.length), ...common }, true);

/** Small words of another language without which nothing is said, and how often more of them there must be than of the site's. */
const fewestHits = 4;
const clearly = 4;

export const language: Rule<Parsed<typeof parse>> = {
  codes: ['other-script', 'other-language'],
  parse,
  judge({ languages: own, action }, subject) {
    const { script, languages: guesses, words } = guessLanguage(subject.folded('text').text);
    if (script === null || own.length === 0) return [];
    const here = own.filter((each) => scriptsOf(each).includes(script));
    if (here.length === 0) return [{ code: 'other-script', action, params: { script } }];
    // A language of the site that cannot be told from others by small words may be any of them.
    const best = guesses.find(({ name }) => scriptsOf(name).includes(script));
    if (best === undefined || here.includes(best.name) || !here.every(isTold)) return [];
    const ours = Math.max(0, ...guesses.filter(({ name }) => here.includes(name)).map(({ hits }) => hits));
    const plain = best.hits >= fewestHits && best.hits >= ours * clearly && best.hits * 8 >= words;
    return plain ? [{ code: 'other-language', action, params: { language: best.name } }] : [];
  },
};
