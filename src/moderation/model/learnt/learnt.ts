/**
 * A site's own spam model: logistic regression on hashed words, taught one moderator's decision at a time (AdaGrad steps). Why
 * this and not another: docs/decisions/0017-learnt-model.md; how well: docs/moderation-rules.md.
 *
 * Weights are whole numbers and every step is `+ - * /` and `Math.sqrt`, which each engine rounds alike: the same decisions in
 * the same order make the same model, byte for byte, in every browser and in Node. `Math.exp` promises no such thing.
 */
import { slots, type Features } from './features.js';

/** What was decided: `spam`, or `ham`, which is what a moderator let stand. */
export type Label = 'spam' | 'ham';

export interface Example {
  readonly features: Features;
  readonly label: Label;
}

/** Never changed in place; `teach` makes the next one. */
export interface Learnt {
  readonly taught: Readonly<Record<Label, number>>;
  /** How many of the last examples were spam, one after the other. */
  readonly spamRun: number;
  /** Where a text without any known word stands: weight and squares, in the units of the others. */
  readonly bias: readonly [weight: number, squares: number];
  /** One per slot, in 1/10,000. */
  readonly weights: Int32Array;
  /** How much each weight was moved before, in 1/1,000,000: what has moved often moves less. */
  readonly squares: Int32Array;
}

export const weightUnit = 10_000;
const squareUnit = 1_000_000;
/** Far above what any number of decisions reaches; keeps a hostile import within 32 bits. */
export const mostWeight = 1_000_000_000;

/** Length of a step. */
const rate = 0.5;
/** Keeps the first step of a weight finite, and the bias slower than the words. */
const [calm, biasCalm] = [0.01, 1];
/** Examples of either kind that both sides are thought to have had: a first one of its kind does not weigh too much. */
const before = 10;
/** The rarer kind weighs more, but no more than this. */
const mostImportance = 4;
/** A wave of spam beyond this many in a row weighs less and less, or common words would pass for spam. */
const longRun = 5;

/** Nothing learnt. */
export const untaught = (): Learnt => ({
  taught: { spam: 0, ham: 0 }, spamRun: 0, bias: [0, 0], weights: new Int32Array(slots), squares: new Int32Array(slots),
});

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** e^x for |x| ≤ 16 within 13 %, by squaring: a step's length need not be more exact than alike everywhere. */
const exp = (x: number): number => {
  let power = 1 + x / 1024;
  for (let times = 0; times < 10; times++) power *= power;
  return power;
};

/** 0 … 1 */
const squash = (margin: number): number => 1 / (1 + exp(-clamp(margin, 16)));

/** Above 0: more like spam; 0: open. In units of the logistic scale, as a sum of the bias and each feature's part. */
export const marginOf = (model: Pick<Learnt, 'bias' | 'weights'>, features: Features): number => {
  let sum = 0;
  for (const { slot, value } of features.all) sum += model.weights[slot]! * value;
  return (model.bias[0] + sum) / weightUnit;
};

/** A margin as a whole number from 0 (ham) to 100 (spam); 50 is open. A degree, not a promise of how many of 100 are spam. */
export const degreeOf = (margin: number): number => Math.round(squash(margin) * 100);

/**
 * What one example counts. The rarer kind counts more, so that a site where spam is one in a hundred learns it too; but spam
 * that outnumbers what was let stand, or comes in a wave, counts less: a doubt is settled in the honest writer's favour.
 */
const importance = (label: Label, taught: Readonly<Record<Label, number>>, spamRun: number): number => {
  const other = label === 'spam' ? 'ham' : 'spam';
  const ratio = (taught[other] + before) / (taught[label] + before);
  if (ratio > 1) return Math.min(mostImportance, Math.sqrt(ratio)) * (label === 'spam' && spamRun > longRun ? longRun / spamRun : 1);
  return label === 'ham' ? 1 : ratio * (spamRun > longRun ? longRun / spamRun : 1);
};

/** The model after these decisions, in this order. The given one stays as it is. */
export const teach = (model: Learnt, examples: readonly Example[]): Learnt => {
  const weights = model.weights.slice();
  const squares = model.squares.slice();
  const taught = { ...model.taught };
  let { spamRun } = model;
  let [bias, biasSquares] = model.bias;
  for (const { label, features } of examples) {
    spamRun = label === 'spam' ? spamRun + 1 : 0;
    const error = (squash(marginOf({ bias: [bias, biasSquares], weights }, features)) - (label === 'spam' ? 1 : 0)) * importance(label, taught, spamRun);
    taught[label]++;
    for (const { slot, value } of features.all) {
      const slope = error * value;
      const sum = Math.min(mostWeight, Math.round(squares[slot]! + slope * slope * squareUnit));
      squares[slot] = sum;
      weights[slot] = clamp(Math.round(weights[slot]! - (rate * slope * weightUnit) / (calm + Math.sqrt(sum / squareUnit))), mostWeight);
    }
    biasSquares = Math.min(mostWeight, Math.round(biasSquares + error * error * squareUnit));
    bias = clamp(Math.round(bias - (rate * error * weightUnit) / (biasCalm + Math.sqrt(biasSquares / squareUnit))), mostWeight);
  }
  return { taught, spamRun, bias: [bias, biasSquares], weights, squares };
};
