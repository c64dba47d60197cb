/**
 * A learnt model as JSON: to carry it to another server, to look into it, to keep it. Hashed, so that no comment can be read out
 * of it. A fault is told with its place (`weights[3][0]`).
 */
import { integer, object, oneOf, wrong, type Parser } from '../../../base/parse.js';
import { ok } from '../../../base/result.js';
import { slots } from './features.js';
import { mostWeight, type Learnt } from './learnt.js';

/** `[slot, weight, squares]`, in the units of `Learnt`. */
export type WeightEntry = readonly [slot: number, weight: number, squares: number];

export interface LearntJson {
  readonly format: 'sayso-learnt';
  /** Counts up when features, hash or units change: a model of another version cannot be read, only taught anew. */
  readonly version: 1;
  readonly taught: { readonly spam: number; readonly ham: number };
  readonly spamRun: number;
  readonly bias: readonly [weight: number, squares: number];
  /** By slot, ascending; a slot that was never met is left out. */
  readonly weights: readonly WeightEntry[];
}

export const learntToJson = ({ taught, spamRun, bias, weights, squares }: Learnt): LearntJson => {
  const entries: WeightEntry[] = [];
  for (let slot = 0; slot < slots; slot++) if (weights[slot] !== 0 || squares[slot] !== 0) entries.push([slot, weights[slot]!, squares[slot]!]);
  return { format: 'sayso-learnt', version: 1, taught: { spam: taught.spam, ham: taught.ham }, spamRun, bias, weights: entries };
};

/** A list of whole numbers, one parser for each. */
const numbers =
  (...parsers: readonly Parser<number>[]): Parser<readonly number[]> =>
  (value, path = '') => {
    if (!Array.isArray(value) || value.length !== parsers.length) return wrong(path, `a list of ${parsers.length} whole numbers`, value);
    for (const [index, parse] of parsers.entries()) {
      const parsed = parse(value[index], `${path}[${index}]`);
      if (!parsed.ok) return parsed;
    }
    return ok(value as readonly number[]);
  };

const count = integer(0, 1_000_000_000);
const weight = integer(-mostWeight, mostWeight);
const parseBias = numbers(weight, count);
const parseEntry = numbers(integer(0, slots - 1), weight, count);

const parseWeights: Parser<Pick<Learnt, 'weights' | 'squares'>> = (value, path = '') => {
  if (!Array.isArray(value) || value.length > slots) return wrong(path, `a list of at most ${slots}`, value);
  const weights = new Int32Array(slots);
  const squares = new Int32Array(slots);
  let last = -1;
  for (const [index, given] of (value as readonly unknown[]).entries()) {
    const entry = parseEntry(given, `${path}[${index}]`);
    if (!entry.ok) return entry;
    const [slot, of, moved] = entry.value as WeightEntry;
    if (slot <= last) return wrong(`${path}[${index}][0]`, `a slot above ${last}`, slot);
    weights[slot] = of;
    squares[slot] = moved;
    last = slot;
  }
  return ok({ weights, squares });
};

const parseWhole = object(
  {
    format: oneOf('sayso-learnt'),
    version: (value: unknown, path = '') => (value === 1 ? ok(1 as const) : wrong(path, '1', value)),
    taught: object({ spam: count, ham: count }, true),
    spamRun: count,
    bias: parseBias,
    weights: parseWeights,
  },
  true,
);

export const parseLearnt: Parser<Learnt> = (value, path = '') => {
  const parsed = parseWhole(value, path);
  if (!parsed.ok) return parsed;
  const { taught, spamRun, bias, weights } = parsed.value;
  return ok({ taught, spamRun, bias: bias as Learnt['bias'], ...weights });
};
