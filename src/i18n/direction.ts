/** Which way a language is written. Pure; apart from `locale.ts`, because the banner does without. */

/** Scripts written from right to left, by language subtag; a script subtag (`Arab`, `Latn`) goes before. */
const rightToLeft = /^(?:ar|ckb|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)$/;
const rightToLeftScripts = /^(?:ara[bn]|hebr|nkoo|syrc|thaa)$/;

/** The direction in which a language is written; `ur-Latn` is left to right. */
export const directionOf = (language: string): 'ltr' | 'rtl' => {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => part.length === 4);
  return (script === undefined ? rightToLeft.test(primary) : rightToLeftScripts.test(script)) ? 'rtl' : 'ltr';
};
