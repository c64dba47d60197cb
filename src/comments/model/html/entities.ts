/** HTML's character references, as far as people and editors write them: the Latin-1 names, the common signs, and numbers. */

/** U+00A0 to U+00FF, in order. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot ' +
  'cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml ' +
  'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const named = new Map<string, string>([
  ...latin.split(' ').map((name, index) => [name, String.fromCodePoint(0xa0 + index)] as const),
  ['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"],
  ['hellip', '…'], ['ndash', '–'], ['mdash', '—'], ['lsquo', '‘'], ['rsquo', '’'], ['sbquo', '‚'],
  ['ldquo', '“'], ['rdquo', '”'], ['bdquo', '„'], ['lsaquo', '‹'], ['rsaquo', '›'], ['bull', '•'], ['prime', '′'],
  ['euro', '€'], ['trade', '™'], ['larr', '←'], ['uarr', '↑'], ['rarr', '→'], ['darr', '↓'], ['hearts', '♥'],
  ['minus', '−'], ['ne', '≠'], ['le', '≤'], ['ge', '≥'], ['infin', '∞'], ['asymp', '≈'], ['radic', '√'],
  ['OElig', 'Œ'], ['oelig', 'œ'], ['Scaron', 'Š'], ['scaron', 'š'], ['Yuml', 'Ÿ'], ['zwnj', '\u200c'], ['zwj', '\u200d'],
  ['ensp', '\u2002'], ['emsp', '\u2003'], ['thinsp', '\u2009'],
]);

/** What numbers from 128 to 159 mean in practice: the Windows letters of old editors. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const fromNumber = (number: number): string => {
  if (number >= 128 && number <= 159) return windows[number - 128] ?? '\ufffd';
  return number === 0 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff) ? '\ufffd' : String.fromCodePoint(number);
};

/** Decodes once: what comes out is never decoded again. An unknown name stays as it was written. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,8}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return fromNumber(Number(decimal));
    if (hex !== undefined) return fromNumber(Number.parseInt(hex, 16));
    return named.get(name ?? '') ?? whole;
  });
