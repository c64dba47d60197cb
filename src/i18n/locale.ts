/** Which language and direction a piece of page speaks, and which of the languages at hand comes nearest. Pure. */

/** Scripts written from right to left, by language subtag; a script subtag (`Arab`, `Latn`) goes before. */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);
const rightToLeftScripts = new Set(['arab', 'aran', 'hebr', 'nkoo', 'syrc', 'thaa']);

/** The direction in which a language is written; `ur-Latn` is left to right. */
export const directionOf = (language: string): 'ltr' | 'rtl' => {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => part.length === 4);
  if (script !== undefined) return rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
  return rightToLeft.has(primary) ? 'rtl' : 'ltr';
};

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
