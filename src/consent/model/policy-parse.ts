/** From the JSON of a site's policy block to a `Policy`, or one coded problem that names the place and what to write there. */
import { integer, list, object, oneOf, optional, record, string, wrong, type ParseProblem, type Parser } from '../../base/parse.js';
import { err, ok, type Result } from '../../base/result.js';
import { layouts, storeKinds, type LocalText, type Policy, type Purpose, type Service } from './policy.js';

export interface PolicyProblem extends ParseProblem {
  readonly code: 'policy-not-json' | 'policy-invalid' | 'policy-name-twice' | 'policy-purpose-unknown';
}

/** Bounds of `keepsDays`: six months unless the site says otherwise, never longer than thirteen (C-40, C-41). */
const usualDays = 182;
const mostDays = 395;

const words = string({ min: 1, max: 4000 });
const localText: Parser<LocalText> = (value, path = '') => {
  if (typeof value === 'string') return words(value, path);
  const texts = record(words)(value, path);
  if (!texts.ok) return texts;
  return texts.value.size > 0 ? ok(Object.fromEntries(texts.value)) : wrong(path, 'words in at least one language', value);
};
/** An address that a link may point at: http, https or a place on the same site. Nothing that runs (S-09). */
const address: Parser<string> = (value, path = '') => {
  const text = string({ min: 1, max: 2000 })(value, path);
  if (!text.ok) return text;
  try {
    if (/^https?:$/.test(new URL(text.value, 'https://site.invalid').protocol)) return text;
  } catch {
    // Falls through to the refusal.
  }
  return wrong(path, 'an http(s) address or a path', value);
};
const matching = (pattern: RegExp, expected: string): Parser<string> => (value, path = '') =>
  typeof value === 'string' && pattern.test(value) ? ok(value) : wrong(path, expected, value);
const domain = matching(/^[a-z\d-]+(\.[a-z\d-]+)+$/, 'a domain such as thedaily.example');
const isId = /^[\w.-]{1,64}$/;

const purpose: Parser<Purpose> = object(
  {
    title: localText,
    text: localText,
    exempt: optional(object({ basis: oneOf('strictly-necessary', 'requested-by-reader', 'security', 'audience-measurement-fr'), why: localText }, true)),
  },
  true,
);
const service: Parser<Service> = object(
  {
    purpose: string(),
    vendor: words,
    title: optional(localText),
    privacyPage: optional(address),
    hosts: optional(list(matching(/^[a-z\d.*:-]+$/i, 'a host such as video.example'), 100)),
    stores: optional(list(object({ kind: oneOf(...storeKinds), name: string({ min: 1, max: 200 }), keeps: optional(localText), why: optional(localText) }, true), 500)),
  },
  true,
);
const shape = object(
  {
    revision: integer(1, 65_535),
    controller: words,
    privacyPage: optional(address),
    keepsDays: optional(integer(1, mostDays)),
    domain: optional(domain),
    layout: optional(oneOf(...layouts)),
    purposes: record(purpose),
    services: optional(record(service)),
  },
  true,
);

/** Reads a policy (already parsed from JSON). Misspelt names are told, not dropped; only own keys are read. */
export const parsePolicy = (value: unknown): Result<Policy, PolicyProblem> => {
  const read = shape(value);
  if (!read.ok) return err({ code: 'policy-invalid', ...read.error });
  const { purposes, services = new Map<string, Service>(), keepsDays = usualDays, layout = 'bar', ...rest } = read.value;
  for (const [group, ids] of [['purposes', purposes], ['services', services]] as const) {
    for (const id of ids.keys()) {
      if (!isId.test(id)) return err({ code: 'policy-invalid', path: `${group}.${id}`, expected: 'a name of letters, digits, ".", "_" and "-"', found: id });
    }
  }
  for (const [id, { purpose: named }] of services) {
    if (purposes.has(id)) {
      return err({ code: 'policy-name-twice', path: `services.${id}`, expected: 'a name that no purpose has', found: id });
    }
    if (!purposes.has(named)) {
      return err({ code: 'policy-purpose-unknown', path: `services.${id}.purpose`, expected: `one of ${[...purposes.keys()].join(', ')}`, found: named });
    }
  }
  return ok(Object.freeze({ ...rest, keepsDays, layout, purposes, services }));
};

/** The same from the text of the policy block. */
export const parsePolicyText = (text: string): Result<Policy, PolicyProblem> => {
  try {
    return parsePolicy(JSON.parse(text));
  } catch (error) {
    return err({ code: 'policy-not-json', path: '', expected: 'JSON', found: error instanceof Error ? error.message : 'something else' });
  }
};

/** One line for developers: what is wrong, where, and what to write. */
export const explainPolicyProblem = ({ path, expected, found }: PolicyProblem): string =>
  `The policy is faulty at ${path === '' ? 'its top' : path}: expected ${expected}, found ${found}. Everything optional stays off until it is mended.`;

/** What may be written for a policy: the shape of the JSON block, checked by the compiler. */
export interface PolicyInput {
  readonly revision: number;
  readonly controller: string;
  readonly privacyPage?: string;
  readonly keepsDays?: number;
  readonly domain?: string;
  readonly layout?: Policy['layout'];
  readonly purposes: Readonly<Record<string, Purpose>>;
  readonly services?: Readonly<Record<string, Service>>;
}

/** A policy written in code. Throws where it is faulty, for that is a programming error. */
export const definePolicy = (input: PolicyInput): Policy => {
  const read = parsePolicy(input);
  if (!read.ok) throw new TypeError(`sayso [${read.error.code}] ${explainPolicyProblem(read.error)}`);
  return read.value;
};
