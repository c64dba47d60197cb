/** What a record allows under a policy, and whether the reader has to be asked. Everything unsure grants nothing. */
import { fingerprintOf, membersOf, optionalPurposes } from './fingerprint.js';
import type { Policy } from './policy.js';
import type { ConsentRecord } from './record.js';

/** Why the reader is asked; null = not to be asked. */
export type PromptReason = 'first-visit' | 'policy-changed' | 'expired';

/** Days are whole UTC days since 1970-01-01, so that a record tells no more than the day (C-42). */
export const dayOf = (time: number): number => Math.floor(time / 86_400_000);

const isExpired = (policy: Policy, record: ConsentRecord, today: number): boolean => today - record.day >= policy.keepsDays;

/** Was the record given under a notice that the site has since replaced? A record of single services knew no notice (0). */
const isOutdated = (policy: Policy, record: ConsentRecord): boolean => record.revision !== 0 && record.revision < policy.revision;

/** A purpose's answer, where it still counts: in time, under this notice and about these very services. */
const standingAnswer = (policy: Policy, record: ConsentRecord | null, purpose: string, today: number): ReadonlySet<string> | undefined => {
  if (record === null || isExpired(policy, record, today) || isOutdated(policy, record)) return undefined;
  const answer = record.purposes.get(purpose);
  return answer?.fingerprint === fingerprintOf(policy, purpose) ? answer.granted : undefined;
};

/** Ids of services and purposes that may run: exempt ones, and what was granted. A purpose is granted when all of it is. */
export const grantedIds = (policy: Policy, record: ConsentRecord | null, today: number): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const [purpose, { exempt }] of policy.purposes) {
    const members = membersOf(policy, purpose);
    const granted = exempt ? new Set(members) : standingAnswer(policy, record, purpose, today);
    const allowed = members.filter((id) => granted?.has(id));
    for (const id of allowed) ids.add(id);
    if (allowed.length === members.length) ids.add(purpose);
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
  const saidYes = record.lapsed.granted > 0 || [...record.purposes.values()].some(({ granted }) => granted.size > 0);
  if (!saidYes) return null;
  if (isOutdated(policy, record)) return 'policy-changed';
  const open = asked.filter((purpose) => standingAnswer(policy, record, purpose, today) === undefined);
  return open.length > 0 && (record.lapsed.granted > 0 || open.length > record.lapsed.refused) ? 'policy-changed' : null;
};
