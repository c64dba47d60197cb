/**
 * From the JSON of a site's policy block to a `Policy`, or one coded problem with the place of the fault. Every first visit pays
 * for this file: hence one table of shapes, no words (`policy-explain` has those), and results written out.
 */
import type { Result } from '../../base/result.js';
import { address } from './address.js';
import type { Policy } from './policy.js';
import { policyFrom, type PolicyInput } from './policy-text.js';

export interface PolicyProblem {
  readonly code: 'policy-invalid';
  /** Place of the fault: `policy.services.matomo.stores.0.kind`; `policy` alone where the text is no JSON. */
  readonly path: string;
}

/** An expression over a value's type and text ("number 182"), or fields: `name?` may be missing, `*` is any name, `[]` a list. */
export type Shape = RegExp | { readonly [field: string]: Shape };

const words = /^string [^]{1,4000}$/;
/** Words in one language, or words by language. */
const localWords: Shape = { '*': words };
/** An object that is checked elsewhere. */
const some = /^object \[o/;
const policyShape: Shape = {
  // Seventeen bits of the record.
  revision: /^number [1-9]\d{0,4}$/,
  controller: words,
  'privacyPage?': address,
  // Six months unless the site says otherwise, thirteen at most (C-40, C-41).
  'keepsDays?': /^number (?!0)([12]?\d?\d|3[0-8]\d|39[0-5])$/,
  'domain?': /^string [\w-]+(\.[\w-]+)+$/,
  'layout?': /^string (bar|corner|top|center)$/,
  'place?': words,
  'receipts?': address,
  'delegate?': /^string tcf$/,
  'audience?': /^string child$/,
  'whenWithdrawn?': /^string (say|reload)$/,
  // Looked into where they are used (policy-extras), not on every page.
  'signals?': some,
  'firewall?': some,
  'moving?': some,
  purposes: {
    '*': {
      title: localWords,
      text: localWords,
      'exempt?': { basis: /^string (strictly-necessary|requested-by-reader|security|audience-measurement-fr)$/, why: localWords },
      'uses?': { '[]': /^string (sale|marketing|statistics|appearance|profiling|topics|explicit)$/ },
    },
  },
  'services?': {
    '*': {
      purpose: words,
      vendor: words,
      'title?': localWords,
      'privacyPage?': address,
      'hosts?': { '[]': /^string [\w.*:-]+$/ },
      'stores?': { '[]': { kind: /^string (cookie|local|session|indexeddb|cache|file|worker)$/, name: words, 'keeps?': localWords, 'why?': localWords } },
      'tcf?': some,
    },
  },
};

/** Names of purposes, services and languages begin with a letter or digit: `__proto__` is none, and no blank is in them. */
const name = /^[a-z\d][\w.-]{0,63}$/i;

/** The first place where a value does not have its shape. */
export const fault = (value: unknown, shape: Shape | undefined, path: string): string | undefined => {
  if (shape instanceof RegExp || (shape === localWords && typeof value === 'string')) {
    return (shape === localWords ? words : (shape as RegExp)).test(`${typeof value} ${String(value)}`) ? undefined : path;
  }
  if (!shape || typeof value !== 'object' || !value || Array.isArray(value) !== '[]' in shape) return path;
  // Fields that must not be missing are looked at in any case; what is there is looked at twice.
  for (const key of [...Object.keys(value), ...Object.keys(shape).filter((field) => /\w$/.test(field))]) {
    const field = ['[]', key, `${key}?`, '*'].find((each) => name.test(key) && Object.hasOwn(shape, each));
    const inner = fault((value as Readonly<Record<string, unknown>>)[key], shape[field ?? ''], `${path}.${key}`);
    if (inner) return inner;
  }
  return undefined;
};

/** Reads a policy (already parsed from JSON). Misspelt names are told, not dropped; only own keys are read. */
export const parsePolicy = (value: unknown, digest?: number): Result<Policy, PolicyProblem> => {
  const wrong = (path: string): Result<Policy, PolicyProblem> => ({ ok: false, error: { code: 'policy-invalid', path } });
  const place = fault(value, policyShape, 'policy');
  if (place) return wrong(place);
  const policy = policyFrom(value as PolicyInput, digest);
  const { purposes, services } = policy;
  for (const [id, { purpose }] of services) {
    if (purposes.has(id)) return wrong(`policy.services.${id}`);
    if (!purposes.has(purpose)) return wrong(`policy.services.${id}.purpose`);
  }
  return { ok: true, value: policy };
};

/** What a text stands for; no JSON is no policy either, and is refused with its top as the place. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
