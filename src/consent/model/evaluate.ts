/**
 * What a record allows under a policy, and whether the reader has to be asked. Everything unsure grants nothing. The record is
 * one that was decoded or decided under this very policy: answers about other services are not in it (`lapsed`).
 */
import { membersOf, optionalPurposes } from './fingerprint.js';
import type { Policy } from './policy.js';
import type { ConsentRecord } from './record.js';

/** Why the reader is asked; null = not to be asked. */
export type PromptReason = 'first-visit' | 'policy-changed' | 'expired';

/** Days are whole UTC days since 1970-01-01, so that a record tells no more than the day (C-42). */
export const dayOf = (time: number): number => Math.floor(time / 86_400_000);

/** Refusals and consents run out alike (C-40, C-41). */
export const isExpired = (policy: Policy, record: ConsentRecord, today: number): boolean => today - record.day >= policy.keepsDays;

/**
 * The record, while it counts: in time, and given under this notice rather than one that the site has since replaced. A record
 * of single services only (revision 0) knew no notice.
 */
export const standing = (policy: Policy, record: ConsentRecord | null, today: number): ConsentRecord | null =>
  record !== null && !isExpired(policy, record, today) && (record.revision === 0 || record.revision >= policy.revision) ? record : null;

/** Ids of services and purposes that may run: exempt ones, and what was granted. A purpose is granted when all of it is. */
export const grantedIds = (policy: Policy, record: ConsentRecord | null, today: number): ReadonlySet<string> => {
  const counting = standing(policy, record, today);
  const ids = new Set<string>();
  for (const [purpose, { exempt }] of policy.purposes) {
    const members = membersOf(policy, purpose);
    const answer = counting?.purposes.get(purpose);
    const allowed = members.filter((id) => exempt ?? answer?.granted.has(id));
    if (allowed.length === members.length) allowed.push(purpose);
    for (const id of allowed) ids.add(id);
  }
  return ids;
};

/** May this service or purpose run? False for an id that the policy does not know. */
export const isGranted = (policy: Policy, record: ConsentRecord | null, id: string, today: number): boolean => grantedIds(policy, record, today).has(id);

/**
 * Why the reader must be asked, or null. A reader who refused everything is left alone until the refusal expires, however the
 * policy changes; one who consented is asked when the notice was replaced, or when something that they said yes to is no
 * longer what it was, or a purpose came that they were never asked about (C-40, C-41, C-43).
 */
export const promptReason = (policy: Policy, record: ConsentRecord | null, today: number): PromptReason | null => {
  const asked = optionalPurposes(policy);
  if (asked.length === 0) return null;
  if (record === null || record.revision === 0) return 'first-visit';
  if (isExpired(policy, record, today)) return 'expired';
  const { lapsed, purposes } = record;
  if (lapsed.granted === 0 && ![...purposes.values()].some(({ granted }) => granted.size > 0)) return null;
  const counting = standing(policy, record, today);
  const open = asked.filter((purpose) => !counting?.purposes.has(purpose)).length;
  return open > (counting === null || lapsed.granted > 0 ? 0 : lapsed.refused) ? 'policy-changed' : null;
};
