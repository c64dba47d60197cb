/** Which language and direction a piece of page speaks, and which of the languages at hand comes nearest. Pure. */

export { directionOf } from './direction.js';

/** The nearest of the languages at hand: exact, else the primary subtag, else undefined. Case does not matter. */
export const nearest = (wanted: string, atHand: readonly string[]): string | undefined => {
  const lower = wanted.toLowerCase();
  const primary = lower.split('-')[0];
  return (
    atHand.find((tag) => tag.toLowerCase() === lower) ??
    atHand.find((tag) => tag.toLowerCase() === primary) ??
    atHand.find((tag) => tag.toLowerCase().split('-')[0] === primary)
  );
};

/** Picks the words of a per-language text: nearest language, else English, else whatever stands first. */
export const wordsFor = (text: string | Readonly<Record<string, string>>, language: string): string => {
  if (typeof text === 'string') return text;
  const tags = Object.keys(text);
  const tag = nearest(language, tags) ?? nearest('en', tags) ?? tags[0];
  return tag === undefined ? '' : (text[tag] ?? '');
};
