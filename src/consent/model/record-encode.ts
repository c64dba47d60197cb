/** The record as a cookie value. Only who takes a choice needs this half; `record-code.ts` has the form, and reads it. */
import { membersOf } from './fingerprint.js';
import type { Policy } from './policy.js';
import { all, newest, none, perLetter, radix, sign, some } from './record-code.js';
import type { ConsentRecord } from './record.js';

/** The value of the cookie. The same decision on the same day gives the same bytes for every reader (C-42). */
export const encodeRecord = (record: ConsentRecord, policy: Policy): string => {
  let bits = '';
  const write = (value: number, width: number): void => {
    bits += value.toString(2).padStart(width, '0');
  };
  write(record.day, 16);
  write(record.revision, 17);
  write(record.digest, 24);
  for (const [purpose, { fingerprint, granted }] of record.purposes) {
    const members = membersOf(policy, purpose);
    const yes = members.filter((id) => granted.has(id)).length;
    const tag = yes === 0 ? none : yes === members.length ? all : some;
    write(fingerprint, 24);
    write(tag, 2);
    if (tag !== some) continue;
    write(members.length, 12);
    for (const id of members) write(granted.has(id) ? 1 : 0, 1);
  }
  let text = newest;
  for (let index = 0; index < bits.length; index += perLetter) text += parseInt(bits.slice(index, index + perLetter).padEnd(perLetter, '0'), 2).toString(radix);
  return sign(text);
};
