/** What the learnt model says of a comment, and which words made it say so: plain data, which a rule judges and a moderator reads. */
import type { Span } from '../verdict.js';
import type { Features } from './features.js';
import { degreeOf, marginOf, weightUnit, type Learnt } from './learnt.js';

export interface WordSpoken {
  /** As it stands in the text, folded. */
  readonly word: string;
  /** Its part of the model's sum, in hundredths: above 0 for spam, below for ham. */
  readonly weight: number;
  /** Where it stands. */
  readonly where: readonly Span[];
}

export interface Opinion {
  /** Decisions it was taught by. */
  readonly taught: { readonly spam: number; readonly ham: number };
  /** From 0, like what was let stand, to 100, like spam; 50 is open. */
  readonly degree: number;
  /** How much of the text it has met before, in hundredths. */
  readonly known: number;
  /** The strongest words, loudest first; a word that says nothing is left out. */
  readonly words: readonly WordSpoken[];
}

/** Words told of each side. */
const mostSpoken = 8;
/** Places told of a word that stands in the text again and again. */
const mostPlaces = 10;

export const opinionOf = (model: Learnt, features: Features): Opinion => {
  const parts = new Float64Array(features.words.length);
  let known = 0;
  for (const { slot, value, of } of features.all) {
    if (model.squares[slot] !== 0) known += value * value;
    // What several words made together is theirs in equal parts, so that the words and the bias add up to the margin.
    for (const index of of) parts[index]! += (model.weights[slot]! * value) / of.length / weightUnit;
  }
  const spoken = features.words
    .map(({ word, where }, index): WordSpoken => ({ word, weight: Math.round(parts[index]! * 100), where: where.slice(0, mostPlaces) }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const side = (sign: number): readonly WordSpoken[] => spoken.filter(({ weight }) => weight * sign > 0).slice(0, mostSpoken);
  return { taught: model.taught, degree: degreeOf(marginOf(model, features)), known: Math.round(known * 100), words: [...side(1), ...side(-1)] };
};
