/** What the switches of the preferences show, before it is saved: plain arithmetic on sets of ids. */
import type { Policy } from '../../model/policy.js';
import { optionalPurposes } from '../plain/facts.js';

export type Choices = ReadonlySet<string>;

/** Ids of the purposes that are shown: those that need no consent, and those that are offered to these readers. */
export const shownPurposes = (policy: Policy): readonly string[] => {
  const offered = optionalPurposes(policy);
  return [...policy.purposes].filter(([id, { exempt }]) => exempt || offered.includes(id)).map(([id]) => id);
};

/** Ids of a purpose's services, in the policy's order. */
export const servicesOf = (policy: Policy, purpose: string): readonly string[] =>
  [...policy.services].filter(([, service]) => service.purpose === purpose).map(([id]) => id);

/** Ids a purpose's switch stands for: its services, or the purpose itself where it has none. */
export const leavesOf = (policy: Policy, purpose: string): readonly string[] => {
  const services = servicesOf(policy, purpose);
  return services.length === 0 ? [purpose] : services;
};

/** The stored state as switches; nothing is on that was not granted (C-14, C-25). */
export const choicesFrom = (policy: Policy, granted: ReadonlySet<string>): Choices =>
  new Set(optionalPurposes(policy).flatMap((purpose) => leavesOf(policy, purpose)).filter((id) => granted.has(id)));

/** Turns a purpose or one service on or off. */
export const withChoice = (choices: Choices, ids: readonly string[], on: boolean): Choices =>
  new Set(on ? [...choices, ...ids] : [...choices].filter((id) => !ids.includes(id)));
