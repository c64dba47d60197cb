/**
 * A policy from a text that is known to be good, and how such a text is known again. Every page pays for this file; the checking
 * (policy-parse) comes only where a text is new to this reader.
 */
import { hash } from './fingerprint.js';
import type { Policy, Purpose, Service } from './policy.js';

/** What may be written for a policy: the shape of the JSON block, checked by the compiler. */
export interface PolicyInput extends Omit<Policy, 'digest' | 'keepsDays' | 'layout' | 'purposes' | 'services'>, Partial<Pick<Policy, 'keepsDays' | 'layout'>> {
  readonly purposes: Readonly<Record<string, Purpose>>;
  readonly services?: Readonly<Record<string, Service>>;
}

/** With defaults, and its names in order. Throws where `input` is nothing like a policy. */
export const policyFrom = (input: PolicyInput, digest = 0): Policy =>
  Object.freeze({ keepsDays: 182, layout: 'bar', ...input, digest, purposes: new Map(Object.entries(input.purposes)), services: new Map(Object.entries(input.services ?? {})) });

/** Of the text of a policy block, in 24 bits; never 0, which stands for a text that is not known. */
export const digestOf = (text: string): number => hash(text) >>> 8 || 1;
