/**
 * What a record means in a place and under the browser's own signals (standards §2.1, C-60 to C-68). A signal can only refuse:
 * none of them is ever a consent.
 */
import { promptReason, standing, type PromptReason } from './evaluate.js';
import { membersOf, optionalPurposes } from './fingerprint.js';
import type { Policy, Purpose } from './policy.js';
import type { ConsentRecord } from './record.js';
import { lawOf, type Law } from './regimes.js';

/** What the reader's browser said when the page was opened. */
export interface Refusals {
  /** Ids of the sources that refuse: `gpc` and what the site registered. */
  readonly by: readonly string[];
  /** The reader has since said yes on a page where the signal was honoured and shown: then their own word counts. */
  readonly overruled: boolean;
}

export interface PlaceOutlook {
  readonly prompt: PromptReason | null;
  readonly granted: ReadonlySet<string>;
  readonly honoured: string | null;
  readonly regime: Law['kind'];
}

/** Not for children, whatever a record says (C-66). */
const isKeptFromChildren = ({ audience }: Policy, { uses }: Purpose): boolean => audience === 'child' && uses?.includes('marketing') === true;
/** What "do not sell or share" means: selling, and advertising beyond the page's own. */
const isSold = ({ uses = [] }: Partial<Purpose> = {}): boolean => uses.includes('sale') || uses.includes('marketing');

/** May it run before the reader has said anything? Children's data is sold nowhere unasked. */
const isUnasked = ({ audience }: Policy, purpose: Purpose, { kind, unasked = [] }: Law): boolean => {
  const { uses = [] } = purpose;
  return kind === 'opt-out' ? !uses.includes('explicit') && !(audience && isSold(purpose)) : uses.length > 0 && uses.every((use) => unasked.includes(use));
};

/** An exemption of one country's law is none elsewhere. A site that names no place vouches for its exemptions itself. */
const isForeignExemption = ({ place }: Policy, { exempt }: Purpose, { exempts }: Law): boolean =>
  place !== undefined && exempt?.basis === 'audience-measurement-fr' && exempts !== exempt.basis;

/** Ids of the purposes that readers are offered: optional, and fit for the site's audience. */
export const offeredPurposes = (policy: Policy): readonly string[] =>
  [...policy.purposes].filter(([, purpose]) => !purpose.exempt && !isKeptFromChildren(policy, purpose)).map(([id]) => id);

/** Ids of the optional purposes that run in this place until the reader objects; notices have to tell of them (C-62, C-63). */
export const unaskedPurposes = (policy: Policy, law: Law): readonly string[] =>
  offeredPurposes(policy).filter((id) => isUnasked(policy, policy.purposes.get(id) as Purpose, law));

/** What is left to ask: nothing where a signal has answered or the law asks for no question. */
const reasonToAsk = (policy: Policy, record: ConsentRecord | null, today: number, law: Law, isRefused: boolean): PromptReason | null => {
  if (isRefused || law.kind === 'opt-out') return null;
  const free = unaskedPurposes(policy, law);
  const asked = offeredPurposes(policy).filter((id) => !free.includes(id));
  return promptReason({ ...policy, purposes: new Map([...policy.purposes].filter(([id]) => asked.includes(id))) }, record, today);
};

/**
 * What follows from a record here. Where nothing runs unasked, a signal is taken for a refusal of everything that the reader has
 * not answered; where all runs until objected, it takes out what is sold. An objection outlives its record's time and notice.
 */
export const outlookOf = (policy: Policy, record: ConsentRecord | null, today: number, law: Law, { by, overruled }: Refusals): PlaceOutlook => {
  const [signal = null] = by;
  const isOptOut = law.kind === 'opt-out';
  const counting = standing(policy, record, today);
  const granted = new Set<string>();
  for (const [id, purpose] of policy.purposes) {
    if (isKeptFromChildren(policy, purpose) || isForeignExemption(policy, purpose, law)) continue;
    if (isOptOut && signal !== null && !overruled && isSold(purpose)) continue;
    const members = membersOf(policy, id);
    const objection = record?.purposes.get(id);
    const runsUnasked = isUnasked(policy, purpose, law) && (isOptOut || signal === null) && (objection !== undefined || !record?.lapsed.refused);
    const answer = runsUnasked ? objection : counting?.purposes.get(id);
    const allowed = members.filter((member) => purpose.exempt ?? (answer ? answer.granted.has(member) : runsUnasked));
    if (allowed.length === members.length) allowed.push(id);
    for (const each of allowed) granted.add(each);
  }
  const isUnanswered = optionalPurposes(policy).some((id) => !counting?.purposes.has(id));
  return {
    prompt: reasonToAsk(policy, record, today, law, signal !== null),
    granted,
    honoured: (isOptOut ? !overruled : isUnanswered) ? signal : null,
    regime: law.kind,
  };
};

/** Does this record say yes to something that a signal would take out? */
export const overrules = (policy: Policy, record: ConsentRecord): boolean =>
  [...record.purposes].some(([id, { granted }]) => granted.size > 0 && isSold(policy.purposes.get(id)));

/**
 * What to serve as `/.well-known/gpc.json` (`application/json`): that the signal is honoured as an objection to sale. Null where
 * the policy's place is under no such law, for a statement that is not kept to is itself an offence.
 * @param day of the last change, as 2026-11-24
 */
export const gpcStatement = (policy: Policy, day: string): { readonly gpc: true; readonly lastUpdate: string } | null =>
  lawOf(policy.place).kind === 'opt-out' ? { gpc: true, lastUpdate: day } : null;
