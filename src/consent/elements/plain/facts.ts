/** What the notices tell about a policy, counted and worded from the policy itself, so that words and facts cannot part. */
import { wordsFor } from '../../../i18n/locale.js';
import type { Policy } from '../../model/policy.js';

/** Ids of the purposes that are asked for, in the policy's order. */
export const optionalPurposes = (policy: Policy): readonly string[] =>
  [...policy.purposes].filter(([, purpose]) => purpose.exempt === undefined).map(([id]) => id);

/** Ids of a purpose's services, in the policy's order. */
export const servicesOf = (policy: Policy, purpose: string): readonly string[] =>
  [...policy.services].filter(([, service]) => service.purpose === purpose).map(([id]) => id);

/** "Statistics, Videos and Maps". */
export const purposeList = (policy: Policy, language: string): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(
    optionalPurposes(policy).map((id) => wordsFor(policy.purposes.get(id)?.title ?? id, language)),
  );

/** How long a choice is kept: "6 months"; under two months in days. */
export const durationOf = (days: number, language: string): string => {
  const [value, unit] = days < 60 ? [days, 'day'] : [Math.round(days / 30.4), 'month'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
};
