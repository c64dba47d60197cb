/** Check digits of numbers that belong to people, and digits as people type them. Sources: ISO 13616 (IBAN), UIDAI (Aadhaar). */

/** ASCII digits for Arabic, Persian and Devanagari ones; each stays one UTF-16 unit, so that places stay true. */
export const asciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => String((digit.charCodeAt(0) - (digit < '\u06f0' ? 0x660 : digit < '\u0966' ? 0x6f0 : 0x966)) % 10));

/** Does ISO 7064 mod 97-10 hold? `text` without spaces, letters in capitals. */
export const isIban = (text: string): boolean => {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  let rest = 0;
  for (const sign of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
};

/** The dihedral group of order ten: multiplication, and the permutation that each place applies once more. */
const times = (a: number, b: number): number =>
  a < 5 ? (b < 5 ? (a + b) % 5 : ((a + b - 5) % 5) + 5) : b < 5 ? ((a - b) % 5) + 5 : (a - b + 5) % 5;
const permuted = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4] as const;

/** Verhoeff's check digit, the last one, over ASCII digits. */
export const verhoeffHolds = (digits: string): boolean => {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    let value = Number(digits[digits.length - 1 - place]);
    for (let round = place % 8; round > 0; round--) value = permuted[value]!;
    sum = times(sum, value);
  }
  return sum === 0;
};
