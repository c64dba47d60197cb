/**
 * From `unknown` to a typed value, or a problem that names the place of the fault (`rules[3].words[0]`).
 *
 * Everything that comes from outside (a policy block, an answer of a server, a record in a cookie or a database) passes here
 * once and is trusted afterwards. Hand-written rather than a schema library: the banner pays for every byte
 * (architecture §10). Only own keys are read and the result has no prototype surprises (S-09).
 */
import { err, ok, type Result } from './result.js';

/** Where a value was wrong, what was expected there and what came. `path` is '' for the whole value. */
export interface ParseProblem {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** Reads one value; `path` is the place it stands at, for the problem's sake. */
export type Parser<T> = (value: unknown, path?: string) => Result<T, ParseProblem>;

/** The type that a parser yields. */
export type Parsed<P> = P extends Parser<infer T> ? T : never;

/** A few words on a value, short enough for a console line and without its content beyond 40 characters. */
export const describe = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  if (typeof value === 'object') return 'an object';
  return String(value);
};

/** Builds the refusing half for a value at a path. */
export const wrong = (path: string, expected: string, value: unknown): { readonly ok: false; readonly error: ParseProblem } =>
  err({ path, expected, found: describe(value) });

/** A place inside another: `at('rules[3]', 'words')` → `rules[3].words`. */
const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

export interface StringLimits {
  /** Shortest length allowed, in UTF-16 units; default 0. */
  readonly min?: number;
  /** Longest length allowed, in UTF-16 units; default 100,000. */
  readonly max?: number;
}

export const string =
  ({ min = 0, max = 100_000 }: StringLimits = {}): Parser<string> =>
  (value, path = '') =>
    typeof value === 'string' && value.length >= min && value.length <= max
      ? ok(value)
      : wrong(path, min > 0 ? `a text of ${min} to ${max} characters` : `a text of at most ${max} characters`, value);

/** A whole number within bounds, both included. */
export const integer =
  (min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Parser<number> =>
  (value, path = '') =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? ok(value as number)
      : wrong(path, `a whole number from ${min} to ${max}`, value);

export const boolean: Parser<boolean> = (value, path = '') =>
  typeof value === 'boolean' ? ok(value) : wrong(path, 'true or false', value);

/** One of a closed set of words. */
export const oneOf =
  <const T extends string>(...words: readonly T[]): Parser<T> =>
  (value, path = '') =>
    words.includes(value as T) ? ok(value as T) : wrong(path, `one of ${words.join(', ')}`, value);

/** The value, or null. */
export const nullable =
  <T>(inner: Parser<T>): Parser<T | null> =>
  (value, path = '') =>
    value === null ? ok(null) : inner(value, path);

export const list =
  <T>(inner: Parser<T>, max = 100_000): Parser<readonly T[]> =>
  (value, path = '') => {
    if (!Array.isArray(value) || value.length > max) return wrong(path, `a list of at most ${max}`, value);
    const out: T[] = [];
    for (let index = 0; index < value.length; index++) {
      const item = inner(value[index], `${path}[${index}]`);
      if (!item.ok) return item;
      out.push(item.value);
    }
    return ok(out);
  };

/** An object as a map from free keys to values of one kind. Keys that reach into prototypes are refused. */
export const record =
  <T>(inner: Parser<T>): Parser<ReadonlyMap<string, T>> =>
  (value, path = '') => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(path, 'an object', value);
    const out = new Map<string, T>();
    for (const key of Object.keys(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') return wrong(at(path, key), 'another name', key);
      const item = inner((value as Record<string, unknown>)[key], at(path, key));
      if (!item.ok) return item;
      out.set(key, item.value);
    }
    return ok(out);
  };

/** Marks a field of `object` that may be missing; it is then missing in the result too. */
export interface Optional<T> {
  readonly optional: Parser<T>;
}
export const optional = <T>(inner: Parser<T>): Optional<T> => ({ optional: inner });

type Shape = Readonly<Record<string, Parser<unknown> | Optional<unknown>>>;
type FromShape<S extends Shape> = {
  readonly [K in keyof S as S[K] extends Optional<unknown> ? never : K]: S[K] extends Parser<infer T> ? T : never;
} & { readonly [K in keyof S as S[K] extends Optional<unknown> ? K : never]?: S[K] extends Optional<infer T> ? T : never };

/**
 * An object with known fields. Unknown fields are dropped, so that an older reader understands a newer writer; pass
 * `strict` where a misspelt name must be told (settings written by hand).
 */
export const object =
  <const S extends Shape>(shape: S, strict = false): Parser<FromShape<S>> =>
  (value, path = '') => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(path, 'an object', value);
    if (strict) {
      const stranger = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
      if (stranger !== undefined) return wrong(at(path, stranger), `one of ${Object.keys(shape).join(', ')}`, stranger);
    }
    const out: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(shape)) {
      const given = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
      if (typeof field !== 'function' && given === undefined) continue;
      const item = (typeof field === 'function' ? field : field.optional)(given, at(path, key));
      if (!item.ok) return item;
      out[key] = item.value;
    }
    return ok(out as FromShape<S>);
  };
