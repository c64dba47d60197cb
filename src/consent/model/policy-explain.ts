/** Words for developers on a faulty policy, and the typed way to write one in code. Loaded only when they are needed. */
import { describe } from '../../base/parse.js';
import { parsePolicy } from './policy-extras.js';
import { lintPolicy } from './policy-lint.js';
import type { PolicyProblem } from './policy-parse.js';
import type { PolicyInput } from './policy-text.js';
import { foreignTools, layouts, purposeUses, storeKinds, type Policy } from './policy.js';

const someWords = 'words, or words per language such as { "en": "Statistics" }';
/** What is to be written in a field, by its name. */
const expected: Readonly<Record<string, string>> = {
  policy: 'JSON: an object with "revision", "controller" and "purposes"',
  revision: 'a whole number from 1 to 99999, raised when everybody is to be asked again',
  controller: 'the name of the publisher',
  privacyPage: 'an http(s) address or a path such as /privacy',
  keepsDays: 'a number of days from 1 to 395 (182 when left out)',
  domain: 'a domain such as thedaily.example',
  layout: `one of ${layouts.join(', ')}`,
  purposes: 'an object: each purpose under its name, with "title" and "text"',
  services: 'an object: each service under its name, with "purpose" and "vendor"',
  title: someWords,
  text: someWords,
  keeps: someWords,
  why: someWords,
  exempt: 'an object with "basis" and "why": the legal test, and the reason in the reader’s words',
  basis: 'one of strictly-necessary, requested-by-reader, security, audience-measurement-fr',
  purpose: 'the name of a purpose of this policy',
  vendor: 'the name of who receives the data',
  hosts: 'a list of hosts such as video.example',
  stores: 'a list of objects with "kind" and "name"',
  kind: `one of ${storeKinds.join(', ')}`,
  uses: `a list of: ${purposeUses.join(', ')}`,
  place: 'a place such as fr, uk, us-ca or in',
  signals: 'an object with any of google, microsoft, meta, tiktok, wordpress; each names purposes or services of this policy',
  firewall: 'an object with "mode" and, if need be, "allow"',
  mode: 'report or enforce',
  allow: 'a list of hosts such as images.example',
  delegate: '"tcf", or nothing',
  moving: 'an object with "from" and, if need be, "valid" and "names"',
  from: `a list of: ${foreignTools.join(', ')}`,
  valid: 'true or false',
  receipts: 'an http(s) address or a path',
  whenWithdrawn: 'say or reload',
  audience: '"child", or nothing',
  tcf: 'an object with "vendor" (a number) and "purposes" (numbers from 1 to 11)',
  name: 'a name, in which * stands for any characters',
};

const misspelt = 'a field that a policy has (is it misspelt?), or a name of letters, digits, ".", "_" and "-"';

const expectedAt = (path: string): string => {
  if (/^policy\.(signals|moving\.names)\../.test(path)) return 'the id of a purpose or service of this policy, under a name that signals have';
  if (/^policy\.services\.[^.]+$/.test(path)) return 'an object with "purpose" and "vendor", under a name that no purpose has (they share one set of names)';
  if (/^policy\.purposes\.[^.]+$/.test(path)) return 'an object with "title" and "text", under a name of letters, digits, ".", "_" and "-"';
  return expected[/([\w-]*)(\.\d+)?$/.exec(path)?.[1] ?? ''] ?? misspelt;
};

/** What stands at a place of the source. */
const foundAt = (source: unknown, path: string): unknown => {
  let value = source;
  for (const key of path.split('.').slice(1)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return 'nothing';
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
};

/** One line for developers: what is wrong, where, and what to write. `source` is what was given to the parser. */
export const explainPolicyProblem = (problem: PolicyProblem, source: unknown): string =>
  `The policy is faulty at ${problem.path}: expected ${expectedAt(problem.path)}, found ${describe(foundAt(source, problem.path))}. Everything optional stays off until it is mended.`;

/** A policy written in code. Throws where it is faulty, or asks for what no consent can mend (C-22, C-67): a programming error. */
export const definePolicy = (input: PolicyInput): Policy => {
  const read = parsePolicy(input);
  if (!read.ok) throw new TypeError(`sayso [${read.error.code}] ${explainPolicyProblem(read.error, input)}`);
  const wrong = lintPolicy(read.value).find(({ isFault }) => isFault);
  if (wrong) throw new TypeError(`sayso [${wrong.code}] The policy is faulty at ${wrong.path}: ${wrong.words}`);
  return read.value;
};
