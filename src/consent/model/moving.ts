/**
 * What readers told the tool that stood here before sayso, read from its cookies (C-71). The forms are those of the tools
 * themselves. Anything that is not exactly such a form says nothing; nothing here throws.
 *
 * A refusal is one only where the tool's record says no to all that it asked about. What it allowed comes as the tool's own names;
 * which purpose of ours each of them stands for, the site says.
 */
import type { ForeignTool } from './policy.js';

export type ForeignChoice = { readonly kind: 'refused' } | { readonly kind: 'granted'; readonly names: readonly string[] };

/** Name and value of each cookie, as they stand in `document.cookie`. */
export type Cookies = readonly (readonly [name: string, value: string])[];

/** Longer than any such cookie can be. */
const longest = 4096;

const decoded = (value: string): string | null => {
  try {
    return value.length > longest ? null : decodeURIComponent(value);
  } catch {
    return null;
  }
};

/** The fields of a URL-encoded JSON object; null for anything else. */
const fieldsOf = (value: string): ReadonlyMap<string, unknown> | null => {
  try {
    const read: unknown = JSON.parse(decoded(value) ?? '');
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? new Map(Object.entries(read)) : null;
  } catch {
    return null;
  }
};

/** From answers by name to a choice; null where there is no answer, or one that is neither yes nor no. */
const choiceOf = (answers: readonly (readonly [name: string, answer: boolean | null])[]): ForeignChoice | null => {
  if (answers.length === 0 || answers.some(([, answer]) => answer === null)) return null;
  const names = answers.flatMap(([name, yes]) => (yes === true ? name : []));
  return names.length === 0 ? { kind: 'refused' } : { kind: 'granted', names };
};

const booleanOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
const isNames = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((name) => typeof name === 'string');

/** `cc_cookie`: the categories that were accepted; `necessary` is the tool's word for what nobody is asked about. */
const cookieconsent = (value: string, now: number): ForeignChoice | null => {
  const fields = fieldsOf(value);
  const [categories, services, expires] = [fields?.get('categories'), fields?.get('services'), fields?.get('expirationTime')];
  if (!isNames(categories) || (typeof expires === 'number' && expires < now)) return null;
  const asked = categories.filter((name) => name !== 'necessary');
  if (asked.length === 0) {
    // A category without its tick may still hold services that were let in one by one.
    const single = Object.entries((services ?? {}) as object).flatMap(([category, list]) => (category !== 'necessary' && isNames(list) ? list : []));
    return single.length === 0 ? { kind: 'refused' } : { kind: 'granted', names: single };
  }
  return { kind: 'granted', names: asked };
};

/** `klaro`: true or false by service. */
const klaro = (value: string): ForeignChoice | null => choiceOf([...(fieldsOf(value) ?? [])].map(([name, answer]) => [name, booleanOf(answer)]));

/** `tarteaucitron`: `!service=true!other=false`; `wait` is no answer yet. */
const tarteaucitron = (value: string): ForeignChoice | null => {
  const text = decoded(value) ?? '';
  if (!/^(![\w.-]+=(true|false|wait))+$/.test(text)) return null;
  return choiceOf(
    text
      .slice(1)
      .split('!')
      .map((pair) => pair.split('=') as [string, string])
      .map(([name, answer]) => [name, answer === 'wait' ? null : answer === 'true']),
  );
};

/** `moove_gdpr_popup`: "1" or "0" by category; `strict` is always on. */
const moove = (value: string): ForeignChoice | null => {
  const fields = fieldsOf(value);
  const asked = ['thirdparty', 'advanced', 'performance', 'preference'].filter((name) => fields?.has(name));
  return choiceOf(asked.map((name) => [name, { 1: true, 0: false }[String(fields?.get(name))] ?? null]));
};

/** `cmplz_<category>`: allow or deny, a cookie each; `functional` and `statistics-anonymous` are not asked about. Services, where they were chosen one by one. */
const complianz = (cookies: Cookies): ForeignChoice | null => {
  const categories = cookies.flatMap(([name, value]) => {
    const category = /^cmplz_(preferences|statistics|marketing)$/.exec(name)?.[1];
    return category === undefined ? [] : [[category, { allow: true, deny: false }[value] ?? null] as const];
  });
  if (categories.length === 0) return null;
  const services = cookies.flatMap(([name, value]) => (name === 'cmplz_consented_services' ? [...(fieldsOf(value) ?? [])] : [])).flatMap(([name, yes]) => (yes === true ? [[name, true] as const] : []));
  return choiceOf([...categories, ...services]);
};

/** `cookieconsent_status`: one answer for all; its name here is `allow`. A notice that was put away is no answer. */
const osano = (value: string): ForeignChoice | null => (value === 'deny' ? { kind: 'refused' } : value === 'allow' ? { kind: 'granted', names: ['allow'] } : null);

const single: Readonly<Record<Exclude<ForeignTool, 'complianz'>, readonly [cookie: string, read: (value: string, now: number) => ForeignChoice | null]>> = {
  cookieconsent: ['cc_cookie', cookieconsent],
  klaro: ['klaro', klaro],
  tarteaucitron: ['tarteaucitron', tarteaucitron],
  moove: ['moove_gdpr_popup', moove],
  osano: ['cookieconsent_status', osano],
};

/** What one tool's cookies say; null where they say nothing. @param now milliseconds since 1970 */
export const readForeign = (tool: ForeignTool, cookies: Cookies, now: number): ForeignChoice | null => {
  if (tool === 'complianz') return complianz(cookies);
  const [cookie, read] = single[tool];
  return oneOf(cookies.flatMap(([name, value]) => (name === cookie ? (read(value, now) ?? []) : [])));
};

/** Of several records a refusal counts, else what all of them allowed. */
const oneOf = (choices: readonly ForeignChoice[]): ForeignChoice | null => {
  const refused = choices.find(({ kind }) => kind === 'refused');
  if (refused !== undefined || choices.length === 0) return refused ?? null;
  const [first = [], ...others] = choices.map((choice) => (choice.kind === 'granted' ? choice.names : []));
  return { kind: 'granted', names: first.filter((name) => others.every((names) => names.includes(name))) };
};

/** The choice to take over from these tools, in one; null where there is none. Tools differ in their names, so theirs are added up. */
export const foreignChoice = (tools: readonly ForeignTool[], cookies: Cookies, now: number): ForeignChoice | null => {
  const choices = tools.flatMap((tool) => readForeign(tool, cookies, now) ?? []);
  if (choices.length === 0) return null;
  if (choices.some(({ kind }) => kind === 'refused')) return { kind: 'refused' };
  return { kind: 'granted', names: choices.flatMap((choice) => (choice.kind === 'granted' ? choice.names : [])) };
};
