/**
 * The rarer half of a policy: places, signals, firewall, other tools. The page's core lets these through as objects; whoever uses
 * one of them looks into it here first, and so does `parsePolicy` of the public API. A fault keeps everything optional off.
 */
import type { Result } from '../../base/result.js';
import { digestOf } from './policy-text.js';
import { fault, parsedJson, parsePolicy as parseCore, type PolicyProblem, type Shape } from './policy-parse.js';
import { foreignTools, googleTypes, wordpressCategories, type Policy } from './policy.js';

const id = /^string [a-z\d][\w.-]{0,63}$/i;
const optional = (names: readonly string[]): Shape => Object.fromEntries(names.map((name) => [`${name}?`, id]));

const shapes = {
  signals: {
    'google?': optional(googleTypes),
    'microsoft?': optional(['advertising', 'analytics']),
    'meta?': id,
    'tiktok?': id,
    'wordpress?': optional(wordpressCategories),
  },
  firewall: { mode: /^string (report|enforce)$/, 'allow?': { '[]': /^string [\w.*:-]+$/ } },
  moving: { from: { '[]': new RegExp(`^string (${foreignTools.join('|')})$`) }, 'valid?': /^boolean/, 'names?': { '*': id } },
} as const satisfies Readonly<Record<string, Shape>>;

const tcf: Shape = { vendor: /^number \d{1,5}$/, purposes: { '[]': /^number ([1-9]|1[01])$/ } };

/** The ids that signals and importers name, with the place where each stands. */
const named = ({ signals, moving }: Policy): readonly (readonly [path: string, id: string])[] => {
  const leaves = (path: string, value: unknown): readonly (readonly [string, string])[] =>
    typeof value === 'string' ? [[path, value]] : Object.entries((value ?? {}) as object).flatMap(([key, inner]) => leaves(`${path}.${key}`, inner));
  return [...leaves('policy.signals', signals), ...leaves('policy.moving.names', moving?.names)];
};

/** Place of the first fault in the rarer half, such as `policy.signals.google.ad_storage`. */
export const faultInExtras = (policy: Policy): string | undefined => {
  for (const [field, shape] of Object.entries(shapes)) {
    const value = policy[field as keyof typeof shapes];
    const place = value && fault(value, shape, `policy.${field}`);
    if (place) return place;
  }
  for (const [service, { tcf: mapping }] of policy.services) {
    const place = mapping && fault(mapping, tcf, `policy.services.${service}.tcf`);
    if (place) return place;
  }
  return named(policy).find(([, name]) => !policy.purposes.has(name) && !policy.services.has(name))?.[0];
};

/** Reads a whole policy (already parsed from JSON): both halves. Misspelt names are told, not dropped; only own keys are read. */
export const parsePolicy = (value: unknown, digest?: number): Result<Policy, PolicyProblem> => {
  const read = parseCore(value, digest);
  const path = read.ok ? faultInExtras(read.value) : undefined;
  return path === undefined ? read : { ok: false, error: { code: 'policy-invalid', path } };
};

/** The same from the text of the policy block. */
export const parsePolicyText = (text: string): Result<Policy, PolicyProblem> => parsePolicy(parsedJson(text), digestOf(text));
