/**
 * The record as a cookie value (docs/consent-record.md). A bit-field under a fingerprint per purpose: an edited policy can never
 * shift a bit into a grant, because the bits of a purpose are read only where its fingerprint still fits.
 *
 *     2 <16 day> <17 revision> <24 digest> { <24 fingerprint> <2 none|all|some> [<12 count> <count bits>] } . <checksum>
 *     1 <16 day> <17 revision> { … } . <checksum>
 *
 * Five bits are a letter (0–9, a–v), so that any server reads it with its own number parser; the checksum is in base 32 too.
 *
 * Versions written once are read for ever; a version that is not known here is no decision.
 */
import { fingerprintOf, hash, membersOf, optionalPurposes } from './fingerprint.js';
import type { Policy } from './policy.js';
import type { ConsentRecord, PurposeAnswer } from './record.js';

/** Name of the cookie. */
export const recordName = 'sayso';

/** The version that is written. */
export const newest = '2';
export const radix = 32;
export const perLetter = 5;
/** Longer than any honest record (a browser keeps 4,096 bytes of name and value). */
const longest = 4000;
export const none = 0;
export const all = 1;
export const some = 2;

export const sign = (text: string): string => `${text}.${hash(text).toString(radix)}`;

/**
 * Reads a cookie value under today's policy. Never throws; undefined for anything that is not, to the bit, a record that this
 * or an earlier version wrote no later than today (`today`: days since 1970-01-01, UTC).
 */
export const decodeRecord = (value: string, policy: Policy, today: number): ConsentRecord | undefined => {
  const [text = ''] = value.split('.');
  if (value.length > longest || !/^[12]/.test(text) || value !== sign(text)) return undefined;
  const bits = [...text.slice(1)].map((letter) => parseInt(letter, radix).toString(2).padStart(perLetter, '0')).join('');
  let at = 0;
  const read = (width: number): number => parseInt(bits.slice(at, (at += width)), 2);
  const day = read(16);
  const revision = read(17);
  const digest = text[0] === newest ? read(24) : 0;
  // A text shorter than its header gives no numbers.
  if (!(day <= today && revision + digest >= 0)) return undefined;

  const known = new Map(optionalPurposes(policy).map((purpose) => [fingerprintOf(policy, purpose), purpose]));
  const purposes = new Map<string, PurposeAnswer>();
  const lapsed = { granted: 0, refused: 0 };
  while (bits.length - at >= 26) {
    const fingerprint = read(24);
    const tag = read(2);
    const count = tag === some ? read(12) : 0;
    const mask = bits.slice(at, (at += count));
    const purpose = known.get(fingerprint);
    const members = purpose === undefined ? [] : membersOf(policy, purpose);
    if (purpose !== undefined && (tag !== some || count === members.length)) {
      purposes.set(purpose, { fingerprint, granted: new Set(members.filter((_, index) => tag === all || mask[index] === '1')) });
    } else lapsed[tag === none ? 'refused' : 'granted']++;
  }
  return Object.freeze({ revision, day, digest, purposes, lapsed });
};
