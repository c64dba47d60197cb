/**
 * Damage for record cookies, the same for the same seed. The browser test tries a few thousand, `npm run proof` many more:
 * whatever a value looks like, reading it never throws, and it grants something only when it is, byte for byte, one that was
 * written.
 */
import { decide, decodeRecord, encodeRecord, type Policy } from '../../src/exports/consent.js';
import { grantedIds } from '../../src/consent/model/evaluate.js';
import { policyOf, widePolicy } from './policies.js';

/** A small generator of numbers from 0 up to 1 (mulberry32): not secret, but repeatable. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const strange = ['', '.', '%', '%00', '\u0000', '🙂', '\ud800', '=', ';', '"', ' ', '1', '1.', '2', 'null', '[object Object]', '__proto__', 'é', 'v'.repeat(5000), '1'.repeat(3999)];

type Damage = (value: string, random: () => number) => string;
const at = (value: string, random: () => number): number => Math.floor(random() * (value.length + 1));
const letter = (random: () => number): string => (random() < 0.7 ? Math.floor(random() * 32).toString(32) : String.fromCharCode(33 + Math.floor(random() * 94)));
const damages: readonly Damage[] = [
  (value, random) => value.slice(0, at(value, random)),
  (value, random) => value.slice(at(value, random)),
  (value, random) => {
    const place = at(value, random);
    return value.slice(0, place) + letter(random) + value.slice(place + 1);
  },
  (value, random) => {
    const place = at(value, random);
    return value.slice(0, place) + letter(random) + value.slice(place);
  },
  (value, random) => {
    const place = at(value, random);
    return value.slice(0, place) + value.slice(place + 1 + Math.floor(random() * 4));
  },
  (value, random) => {
    const [one, other] = [at(value, random), at(value, random)].sort((a, b) => a - b) as [number, number];
    return value.slice(0, one) + [...value.slice(one, other)].reverse().join('') + value.slice(other);
  },
  (value) => value + value,
  (value) => value.toUpperCase(),
  (value) => `%22${value}%22`,
  (value, random) => String(2 + Math.floor(random() * 8)) + value.slice(1),
  (value, random) => value.slice(0, at(value, random)) + (strange[Math.floor(random() * strange.length)] ?? '') + value.slice(at(value, random)),
  (_, random) => strange[Math.floor(random() * strange.length)] ?? '',
  (value, random) => [...value].sort(() => random() - 0.5).join(''),
];

/** One or several kinds of damage to a value. */
export const damage = (value: string, random: () => number): string => {
  let out = value;
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) out = (damages[Math.floor(random() * damages.length)] as Damage)(out, random);
  return out;
};

export interface MutationReport {
  readonly tried: number;
  /** Values whose reading threw, and values that granted though nobody wrote them; both empty when all is well. */
  readonly threw: readonly string[];
  readonly granted: readonly string[];
}

/** Damages honest records `count` times and reads the results. */
export const tryMutations = (count: number, seed: number): MutationReport => {
  const random = randomFrom(seed);
  const today = 20_000;
  const policies: readonly Policy[] = [policyOf(), widePolicy(3, 40), widePolicy(12, 12)];
  const threw: string[] = [];
  const granted: string[] = [];
  for (let tried = 0; tried < count; tried++) {
    const policy = policies[tried % policies.length] as Policy;
    const ids = new Set([...policy.services.keys()].filter(() => random() < 0.6));
    const honest = encodeRecord(decide(null, { type: 'choose', granted: ids }, policy, today - Math.floor(random() * 100)), policy);
    const value = damage(honest, random);
    try {
      const record = decodeRecord(value, policy, today) ?? null;
      const exempt = grantedIds(policy, null, today).size;
      if (value !== honest && grantedIds(policy, record, today).size > exempt) granted.push(value);
    } catch (error) {
      threw.push(`${JSON.stringify(value)}: ${String(error)}`);
    }
  }
  return { tried: count, threw, granted };
};
