/**
 * From the JSON of a site's policy block to a `Policy`, or one coded problem with the place of the fault. Every page pays for
 * this file, in the core and in the head stub: hence one table of shapes and no words; `policy-explain` has those.
 */
import { err, ok, type Result } from '../../base/result.js';
import type { Policy, Purpose, Service } from './policy.js';

export interface PolicyProblem {
  readonly code: 'policy-not-json' | 'policy-invalid' | 'policy-name-twice' | 'policy-purpose-unknown';
  /** Place of the fault, such as `services.matomo.stores[0].kind`; '' for the whole. */
  readonly path: string;
}

/**
 * An expression over a value's type and text ("number 182"), a list `[each]`, text or map `[text, map]`, or fields: `name?`
 * may be missing, `*` stands for any name.
 */
type Shape = RegExp | readonly [Shape] | readonly [Shape, Shape] | { readonly [field: string]: Shape };

const words = /^string [^]{1,4000}$/;
const localWords: Shape = [words, { '*': words }];
/** http, https or a place on the same site, without blanks and control characters: nothing that runs (S-09). */
const address = /^string (?:https?:|(?![a-z][a-z\d+.-]*:))[^\0- ]{1,2000}$/i;
const policyShape: Shape = {
  // One to 65535: sixteen bits of the record.
  revision: /^number ([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/,
  controller: words,
  'privacyPage?': address,
  // Six months unless the site says otherwise, thirteen at most (C-40, C-41).
  'keepsDays?': /^number ([1-9]\d?|[12]\d\d|3[0-8]\d|39[0-5])$/,
  'domain?': /^string [a-z\d-]+(\.[a-z\d-]+)+$/,
  'layout?': /^string (bar|corner|top|center)$/,
  purposes: {
    '*': {
      title: localWords,
      text: localWords,
      'exempt?': { basis: /^string (strictly-necessary|requested-by-reader|security|audience-measurement-fr)$/, why: localWords },
    },
  },
  'services?': {
    '*': {
      purpose: words,
      vendor: words,
      'title?': localWords,
      'privacyPage?': address,
      'hosts?': [/^string [a-z\d.*:-]+$/i],
      'stores?': [{ kind: /^string (cookie|local|session|indexeddb|cache)$/, name: words, 'keeps?': localWords, 'why?': localWords }],
    },
  },
};

/** Names of purposes, services and languages: nothing that reaches into prototypes, nothing with a blank. */
const name = /^(?!__proto__$|constructor$|prototype$)[\w.-]{1,64}$/;

/** The first place where a value does not have its shape. */
const fault = (value: unknown, shape: Shape | undefined, path: string): string | undefined => {
  if (shape instanceof RegExp) return shape.test(`${typeof value} ${String(value)}`) ? undefined : path;
  const isList = Array.isArray(shape);
  if (isList && shape.length > 1) return fault(value, (shape as readonly Shape[])[typeof value === 'string' ? 0 : 1], path);
  if (shape === undefined || typeof value !== 'object' || value === null || Array.isArray(value) !== isList) return path;
  const keys = Object.keys(value);
  if (!isList) keys.push(...Object.keys(shape).filter((field) => /\w$/.test(field) && !Object.hasOwn(value, field)));
  for (const key of keys) {
    const field = isList ? '0' : [key, `${key}?`, '*'].find((each) => name.test(key) && Object.hasOwn(shape, each));
    const place = isList ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    const inner = fault((value as Readonly<Record<string, unknown>>)[key], (shape as Readonly<Record<string, Shape>>)[field ?? ''], place);
    if (inner !== undefined) return inner;
  }
  return undefined;
};

/** Reads a policy (already parsed from JSON). Misspelt names are told, not dropped; only own keys are read. */
export const parsePolicy = (value: unknown): Result<Policy, PolicyProblem> => {
  const wrong = fault(value, policyShape, '');
  if (wrong !== undefined) return err({ code: 'policy-invalid', path: wrong });
  const input = value as PolicyInput;
  const purposes = new Map(Object.entries(input.purposes));
  const services = new Map(Object.entries(input.services ?? {}));
  for (const [id, { purpose }] of services) {
    if (purposes.has(id)) return err({ code: 'policy-name-twice', path: `services.${id}` });
    if (!purposes.has(purpose)) return err({ code: 'policy-purpose-unknown', path: `services.${id}.purpose` });
  }
  return ok(Object.freeze({ keepsDays: 182, layout: 'bar', ...input, purposes, services }));
};

/** The same from the text of the policy block. */
export const parsePolicyText = (text: string): Result<Policy, PolicyProblem> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ code: 'policy-not-json', path: '' });
  }
  return parsePolicy(value);
};

/** What may be written for a policy: the shape of the JSON block, checked by the compiler. */
export interface PolicyInput extends Omit<Policy, 'keepsDays' | 'layout' | 'purposes' | 'services'>, Partial<Pick<Policy, 'keepsDays' | 'layout'>> {
  readonly purposes: Readonly<Record<string, Purpose>>;
  readonly services?: Readonly<Record<string, Service>>;
}
