/**
 * Cross-validation without leakage. Spam comes in copies with a word or two changed; if one copy taught the model and another
 * tried it, the trial would be a memory test. So texts that share half of their words are one group, and a group is in one fold.
 */
import { foldText } from '../../build/src/moderation/model/fold.js';

const wordsOf = (text) => new Set(foldText(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);

/** Repeatable numbers below a bound. */
export const numbers = (seed) => {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
};

/** A copy in another order, the same for the same seed. */
export const shuffled = (list, seed) => {
  const below = numbers(seed);
  const out = [...list];
  for (let index = out.length - 1; index > 0; index--) {
    const other = below(index + 1);
    [out[index], out[other]] = [out[other], out[index]];
  }
  return out;
};

/**
 * Groups of indices: two texts whose words are the same to at least half (Jaccard), and whatever hangs together by such pairs.
 * Two such texts share one of their rarest words, so only those that do are compared.
 */
export const nearDuplicates = (texts) => {
  const sets = texts.map(wordsOf);
  const often = new Map();
  for (const set of sets) for (const word of set) often.set(word, (often.get(word) ?? 0) + 1);
  const parent = texts.map((_, index) => index);
  const rootOf = (index) => {
    let root = index;
    while (parent[root] !== root) root = parent[root];
    return (parent[index] = root);
  };
  const seen = new Map();
  for (const [index, set] of sets.entries()) {
    const byRarity = [...set].sort((a, b) => often.get(a) - often.get(b) || (a < b ? -1 : 1));
    const compared = new Set();
    for (const word of byRarity.slice(0, Math.floor(set.size / 2) + 1)) {
      for (const other of seen.get(word) ?? []) {
        if (compared.has(other)) continue;
        compared.add(other);
        let common = 0;
        for (const each of sets[other]) if (set.has(each)) common++;
        if (common * 3 >= set.size + sets[other].size) parent[rootOf(index)] = rootOf(other);
      }
      seen.set(word, [...(seen.get(word) ?? []), index]);
    }
  }
  const groups = new Map();
  for (const index of texts.keys()) groups.set(rootOf(index), [...(groups.get(rootOf(index)) ?? []), index]);
  return [...groups.values()];
};

/** The fold of each index: groups whole, the largest first, each into the emptiest fold. */
export const foldsOf = (texts, count, seed) => {
  const sizes = new Array(count).fill(0);
  const fold = new Array(texts.length);
  for (const group of shuffled(nearDuplicates(texts), seed).sort((a, b) => b.length - a.length)) {
    const emptiest = sizes.indexOf(Math.min(...sizes));
    for (const index of group) fold[index] = emptiest;
    sizes[emptiest] += group.length;
  }
  return fold;
};
