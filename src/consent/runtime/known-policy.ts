/** A policy that this reader's record was last kept under need not be checked a second time. */
import { dayOf } from '../model/evaluate.js';
import type { Policy } from '../model/policy.js';
import { digestOf, policyFrom, type PolicyInput } from '../model/policy-text.js';
import type { ConsentRecord } from '../model/record.js';
import { newestRecord } from './newest.js';
import { readRecordCookies } from './storage/cookie.js';

export interface Known {
  readonly policy: Policy;
  readonly record: ConsentRecord;
}

/**
 * The policy of a text that the reader's record carries the digest of: this very text was found good when the record was kept.
 * Undefined for any other text, so that a faulty policy is never taken for a good one.
 */
export const knownPolicy = (text: string): Known | undefined => {
  try {
    const policy = policyFrom(JSON.parse(text) as PolicyInput, digestOf(text));
    const record = newestRecord(readRecordCookies(), policy, dayOf(Date.now()));
    return record?.digest === policy.digest && record ? { policy, record } : undefined;
  } catch {
    return undefined;
  }
};
