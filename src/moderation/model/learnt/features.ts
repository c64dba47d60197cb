/**
 * What the learnt model sees of a text: its words, each pair of neighbours, and pieces of four letters, so that "subscribed" is
 * no stranger to one who knows "subscribe". All folded (see `fold.ts`), all hashed into `slots` places; which words a place came
 * from is kept beside it, for the explanation.
 */
import { placeOf } from '../fold.js';
import type { Candidate } from '../facts.js';
import { subjectOf } from '../rule.js';
import type { Span } from '../verdict.js';

/** Places that features are hashed into: 2^16 collide rarely, and a full model is about 1 MB of JSON. */
export const slots = 65_536;

/** A word of the text, once however often it stands there. */
export interface Word {
  /** Folded, as the model reads it. */
  readonly word: string;
  readonly where: readonly Span[];
}

export interface Feature {
  readonly slot: number;
  /** Its share of the text; the squares of all add up to 1, so that a long text says no more than a short one. */
  readonly value: number;
  /** Which words made it, as indices of `words`. */
  readonly of: readonly number[];
}

export interface Features {
  readonly words: readonly Word[];
  readonly all: readonly Feature[];
}

/** Of a longer text only this many words are read: it has said by then what it is. */
const mostWords = 2000;
/** A word longer than this many UTF-16 units is cut: no more pieces than that from one word without spaces. */
const longestWord = 400;
/** What a piece of a word weighs beside the word itself. */
const pieceValue = 0.5;
const pieceLength = 4;

/** The name is left out: the model learns words, not people. A website's words are kept apart from the text's. */
const readFields = ['text', 'website'] as const;

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts written without spaces: there a piece of two says as much as one of four elsewhere. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** FNV-1a over UTF-16 units, mixed once more so that the low bits depend on every unit. */
export const slotOf = (feature: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index++) hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & (slots - 1);
};

/** Telephone numbers, prices and years differ; that there is a number of some length is what can be learnt. */
const withoutDigits = (word: string): string => word.replace(/\d+/g, (digits) => '0'.repeat(Math.min(4, digits.length)));

export const featuresOf = (candidate: Pick<Candidate, 'text' | 'website'>): Features => {
  const subject = subjectOf({ name: '', ...candidate });
  const words: { word: string; where: Span[] }[] = [];
  const indexOf = new Map<string, number>();
  const found = new Map<number, { value: number; of: number[] }>();
  const add = (feature: string, value: number, ...of: readonly number[]): void => {
    const slot = slotOf(feature);
    const before = found.get(slot);
    if (before === undefined) found.set(slot, { value, of: [...of] });
    else for (const each of of) if (!before.of.includes(each)) before.of.push(each);
  };

  let read = 0;
  for (const field of readFields) {
    const folded = subject.folded(field);
    const mark = field === 'text' ? '' : 'u';
    let before = '';
    let beforeIndex = -1;
    for (const match of folded.text.matchAll(wordPattern)) {
      if (read++ >= mostWords) break;
      const place: Span = { field, ...placeOf(folded, match.index, match.index + match[0].length) };
      const word = withoutDigits(match[0].slice(0, longestWord));
      const key = `${mark} ${word}`;
      let index = indexOf.get(key);
      if (index === undefined) {
        indexOf.set(key, (index = words.length));
        words.push({ word: match[0].slice(0, longestWord), where: [place] });
        add(`${mark}w${word}`, 1, index);
        const length = unspaced.test(word) ? 2 : pieceLength;
        if (word.length >= length) {
          const closed = `<${word}>`;
          for (let at = 0; at + length <= closed.length; at++) add(`${mark}c${closed.slice(at, at + length)}`, pieceValue, index);
        }
      } else words[index]!.where.push(place);
      add(`${mark}b${before} ${word}`, 1, ...(beforeIndex === -1 || beforeIndex === index ? [index] : [beforeIndex, index]));
      before = word;
      beforeIndex = index;
    }
  }

  let squares = 0;
  for (const { value } of found.values()) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return { words, all: Array.from(found, ([slot, { value, of }]) => ({ slot, value: value / length, of })) };
};
