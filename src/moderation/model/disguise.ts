/**
 * Sees through the obvious disguises of a word: letters spread out ("v i a g r a", "f.u.c.k"), letters of another script that
 * look alike ("ѕhіt"), digits and signs for letters ("sh1t", "@ss"), a letter drawn out ("fuuuck"). Works on folded text and
 * remembers, unit by unit, where each came from.
 *
 * The words of a list go through the same squeeze of double letters, so that both sides meet.
 */
import type { Folded } from './fold.js';

/** Cyrillic and Greek letters that look like Latin ones, after folding to small letters. */
const looksLike: Readonly<Record<string, string>> = {
  'а': 'a', 'в': 'b', 'е': 'e', 'ё': 'e', 'з': 'e', 'і': 'i', 'ї': 'i', 'ј': 'j', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'с': 'c', 'ѕ': 's',
  'т': 't', 'у': 'y', 'х': 'x', 'ԁ': 'd', 'ɡ': 'g', 'ӏ': 'l', 'ո': 'n', 'ս': 'u', 'ɑ': 'a', 'ɩ': 'i', 'ʀ': 'r', 'ɪ': 'i', 'ʏ': 'y', 'α': 'a', 'β': 'b', 'ε': 'e',
  'ι': 'i', 'κ': 'k', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x', 'ß': 'b',
};
/** What people type for a letter. "1", "!" and "|" stand for i and for l: both are tried. */
const standsFor: Readonly<Record<string, string>> = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g', '@': 'a', '$': 's', '€': 'e', '+': 't' };
const slim = '1!|';

const letter = /\p{L}/u;
const latin = /[a-z]/;
/** Letters one by one with the same kind of gap between them. */
const spread = /(?<![\p{L}\p{N}])[\p{L}\p{N}@$!|](?:[ .*_,·•-]{1,3}[\p{L}\p{N}@$!|]){2,40}(?![\p{L}\p{N}])/gu;
const word = /[\p{L}\p{N}@$€!|+]{2,80}/gu;

/** Double letters squeezed to one. */
export const squeeze = (text: string): string => text.replace(/(\p{L})\1+/gu, '$1');

export interface Unmasked extends Folded {
  /** For each unit: something was not what it seemed there. */
  readonly changed: readonly boolean[];
}

/** The text without its disguises, `slimAs` saying what the ambiguous signs are taken for. */
export const unmask = ({ text, starts, ends }: Folded, slimAs: 'i' | 'l'): Unmasked => {
  const units = text.split('');
  const changed = units.map(() => false);
  const drop = new Uint8Array(units.length);
  for (const match of text.matchAll(spread)) {
    for (let at = match.index; at < match.index + match[0].length; at++) {
      if (!/[\p{L}\p{N}@$!|]/u.test(units[at]!)) drop[at] = 1;
      changed[at] = true;
    }
  }
  for (const match of text.matchAll(word)) {
    const end = match.index + match[0].length;
    // A number or a row of signs is what it seems; so is a word all of whose letters are of one script.
    if (!letter.test(match[0])) continue;
    const mixed = latin.test(match[0]) || [...match[0]].every((each) => !letter.test(each) || each in looksLike);
    // The "!" at a word's end is the sentence's.
    const marks = /[!+|]*$/.exec(match[0])?.[0].length ?? 0;
    for (let at = match.index; at < end - marks; at++) {
      const unit = units[at]!;
      const other = slim.includes(unit) ? slimAs : (standsFor[unit] ?? (mixed ? looksLike[unit] : undefined));
      if (other !== undefined) {
        units[at] = other;
        changed[at] = true;
      }
    }
  }
  // Signs inside a spread word are read as letters too.
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    if (changed[at] === true && drop[at] === 0) units[at] = slim.includes(unit) ? slimAs : (standsFor[unit] ?? looksLike[unit] ?? unit);
  }
  const out: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const kept: boolean[] = [];
  for (let at = 0; at < units.length; at++) {
    const last = kept.length - 1;
    if (drop[at] === 1) continue;
    if (last >= 0 && units[at] === out[last] && letter.test(units[at]!)) {
      to[last] = ends[at]!;
      // A double letter is ordinary; a third one is not.
      kept[last] = kept[last]! || changed[at]! || (at > 1 && units[at - 1] === units[at] && units[at - 2] === units[at]);
      continue;
    }
    out.push(units[at]!);
    from.push(starts[at]!);
    to.push(ends[at]!);
    kept.push(changed[at]!);
  }
  return { text: out.join(''), starts: Uint32Array.from(from), ends: Uint32Array.from(to), changed: kept };
};
