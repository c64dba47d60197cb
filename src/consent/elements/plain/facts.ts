/** What the notices tell about a policy, counted and worded from the policy itself, so that words and facts cannot part. */
import type { Policy } from '../../model/policy.js';

/** Ids of the purposes that are asked for, in the policy's order. */
export const optionalPurposes = (policy: Policy): readonly string[] =>
  [...policy.purposes].filter(([, purpose]) => purpose.exempt === undefined).map(([id]) => id);

/** How long a choice is kept: "6 months"; under two months in days. */
export const durationOf = (days: number, language: string): string => {
  const [value, unit] = days < 60 ? [days, 'day'] : [Math.round(days / 30.4), 'month'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
};
