/** What the notices tell about a policy, counted and worded from the policy itself, so that words and facts cannot part. */
import type { Policy } from '../../model/policy.js';

/** Ids of the purposes that readers are offered, in the policy's order; advertising is not offered to children (C-66). */
export const optionalPurposes = ({ purposes, audience }: Policy): readonly string[] =>
  [...purposes].filter(([, { exempt, uses }]) => !exempt && !(audience && uses?.includes('marketing'))).map(([id]) => id);

/** How long, in the unit that people would use: days under two months, months from there. */
export const spanOf = (days: number): readonly [value: number, unit: 'day' | 'month'] => (days < 60 ? [days, 'day'] : [Math.round(days / 30.4), 'month']);

/** How long a choice is kept: "6 months". */
export const durationOf = (days: number, language: string): string => {
  const [value, unit] = spanOf(days);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
};
