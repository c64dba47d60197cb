/**
 * The key under which two texts count as the same: folded (see `fold.ts`), without punctuation and with single spaces. Whoever
 * keeps comments stores it (or a hash of it) beside the text and counts equal ones for `Facts.sameText`.
 */
import { foldText } from './fold.js';

const notWord = /[^\p{L}\p{N}\p{M}]+/gu;

/** `''` only for a text without anything to see. A text of signs alone ("👍👍") is its own key. */
export const repeatKey = (text: string): string => {
  const folded = foldText(text);
  const words = folded.replace(notWord, ' ').trim();
  return words !== '' ? words : folded.replace(/ /g, '');
};
