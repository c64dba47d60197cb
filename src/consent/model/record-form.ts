/**
 * The record's form without its policy: what a server sees that renews the cookie or reads it by fingerprints. It knows no
 * purpose by name; `decodeRecord` does, with the policy.
 */
import { hash } from './fingerprint.js';

export interface RecordForm {
  readonly version: 1 | 2;
  /** Days since 1970-01-01 (UTC). */
  readonly day: number;
  readonly revision: number;
  /** Version 2: 24 bits over the policy's text, 0 where they are not known (and in version 1). */
  readonly text: number;
  /** By fingerprint, in the record's order. */
  readonly answers: readonly (readonly [fingerprint: number, answer: 'none' | 'all' | 'some'])[];
}

const longest = 4000;
const answers = ['none', 'all', 'some'] as const;

/** Undefined for anything that is not, to the bit, a record of no later than `today` (days since 1970-01-01, UTC). Never throws. */
export const readRecordForm = (value: string, today: number): RecordForm | undefined => {
  const [text = ''] = value.split('.');
  const version = text[0] === '1' ? 1 : text[0] === '2' ? 2 : undefined;
  if (version === undefined || value.length > longest || !/^[\da-v]+$/.test(text) || value !== `${text}.${hash(text).toString(32)}`) return undefined;
  const bits = [...text.slice(1)].map((letter) => parseInt(letter, 32).toString(2).padStart(5, '0')).join('');
  let at = 0;
  const read = (width: number): number => parseInt(bits.slice(at, (at += width)), 2);
  const [day, revision, policyText] = [read(16), read(17), version === 2 ? read(24) : 0];
  if (!(day <= today) || Number.isNaN(revision + policyText)) return undefined;
  const found: [number, (typeof answers)[number]][] = [];
  while (bits.length - at >= 26) {
    const fingerprint = read(24);
    const answer = answers[read(2)];
    if (answer === undefined) return undefined;
    const count = answer === 'some' ? read(12) : 0;
    at += count;
    found.push([fingerprint, answer]);
  }
  return at > bits.length ? undefined : { version, day, revision, text: policyText, answers: found };
};

/**
 * Of several cookies of the record's name the one that counts, so far as it can be told without the policy: the newest valid one
 * that has not run out; of one day, the one with the fewest purposes allowed. Undefined where none is valid.
 */
export const newestForm = (values: readonly string[], today: number, keepsDays: number): { readonly value: string; readonly form: RecordForm } | undefined => {
  const yesses = ({ answers: given }: RecordForm): number => given.filter(([, answer]) => answer !== 'none').length;
  return values
    .flatMap((value) => {
      const form = readRecordForm(value, today);
      return form === undefined || today - form.day >= keepsDays ? [] : { value, form };
    })
    .sort((one, other) => other.form.day - one.form.day || yesses(one.form) - yesses(other.form))[0];
};
