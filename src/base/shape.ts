/**
 * What an answer must look like, as plain data, and one function that looks. For pages that read what our own server sends: a
 * tenth of `parse.ts`, which judges requests, files and settings. Unlike a parser it copies nothing: what fits is used as it came.
 *
 *     { 'id,name': 'string', at: 'number', state: 'open|closed', 'badge?': 'staff|author', parent: ['string', null], replies: [{ id: 'string' }] }
 *
 * - `'string'`, `'boolean'`, `'number'` (whole, from 0 to the last moment that a date can tell); other words are a choice
 * - `'string' as OpenEnum<'one' | 'other'>`: words that their reader only compares with those that it knows. Any text fits, and what a
 *   newer server says there means as much as what was never said
 * - `''` is anything, `[shape]` a list, `[shape, null]` the shape or null
 * - `'one,other?'`: fields of the same shape stand together
 * - `'name?'` may be missing; where it is wrong it is taken away (or null where null is allowed), so that an older page
 *   understands a newer server
 * - `kind` with a table in place of a choice: one of several objects, told apart by their `kind`
 *
 * Fields that no shape names pass.
 */
export type Shape = string | readonly [Shape] | readonly [Shape, null] | { readonly [name: string]: Shape };

/** Words that are looked at as text: see above. */
export type OpenEnum<Words extends string> = 'string' & { readonly words: Words };

type Words<S extends string> = S extends `${infer Word}|${infer Rest}` ? Word | Words<Rest> : S;
type Names<K> = K extends `${infer Name},${infer Rest}` ? Name | Names<Rest> : K;
type Bare<K> = K extends `${infer N}?` ? N : K;
/** Fields that are there afterwards, and those that may not be. */
type Given<K, S> = S extends readonly [unknown, null] ? Bare<Names<K>> : Exclude<Names<K>, `${string}?`>;
type Missing<K, S> = S extends readonly [unknown, null] ? never : Bare<Extract<Names<K>, `${string}?`>>;

/** The type of what fits a shape. What `''` stands for fits any type: whoever uses it looks for himself. */
export type Shaped<S> = S extends ''
  ? never
  : S extends OpenEnum<infer Known>
  ? Known
  : S extends 'string'
  ? string
  : S extends 'number'
    ? number
    : S extends 'boolean'
      ? boolean
      : S extends string
        ? Words<S>
        : S extends readonly [infer Inner, null]
          ? Shaped<Inner> | null
          : S extends readonly [infer Inner]
            ? readonly Shaped<Inner>[]
            : S extends { readonly kind: infer Table extends { readonly [kind: string]: Shape } }
                ? { readonly [K in keyof Table]: { readonly kind: K } & (keyof Table[K] extends never ? unknown : Shaped<Table[K]>) }[keyof Table]
                : { readonly [K in keyof S as Given<K, S[K]> & PropertyKey]: Shaped<S[K]> } & {
                    readonly [K in keyof S as Missing<K, S[K]> & PropertyKey]?: Shaped<S[K]>;
                  };

/** ms since 1970 of the last moment that a `Date` can tell. */
const latest = 864e13;

/** What came is told by its kind; words of a choice by themselves. */
const wrong = (expected: string, found: unknown): string => `: expected ${expected}, found ${typeof found === 'string' ? found.slice(0, 40) : typeof found}`;

/** Where a value does not fit and what was expected (`.comments[3].id: expected string, found number`); '' where it fits. */
export const misfit = (value: unknown, shape: Shape): string => {
  if (typeof shape === 'string') {
    const fits =
      shape === '' ||
      (shape === 'number'
        ? Number.isInteger(value) && (value as number) >= 0 && (value as number) <= latest
        : shape === 'string' || shape === 'boolean'
          ? typeof value === shape
          : shape.split('|').includes(value as string));
    return fits ? '' : wrong(shape, value);
  }
  const inside = shape as Readonly<Record<string, Shape | null>>;
  const first = inside[0] as Shape;
  if (inside[1] === null) return value === null ? '' : misfit(value, first);
  const isList = Array.isArray(shape);
  if (isList !== Array.isArray(value) || Object(value) !== value) return wrong(isList ? 'list' : 'object', value);
  const fields = value as Record<string, unknown>;
  const { kind } = inside;
  if (typeof kind === 'object') {
    const table = kind as Readonly<Record<string, Shape>>;
    const problem = misfit(fields['kind'], Object.keys(table).join('|'));
    return problem ? `.kind${problem}` : misfit(value, table[fields['kind'] as string] as Shape);
  }
  for (const keys of Object.keys(isList ? fields : shape)) {
    const inner = isList ? first : (inside[keys] as Shape);
    for (const key of keys.split(',')) {
      const name = key.replace('?', '');
      const problem = misfit(fields[name], inner);
      if (!problem) continue;
      if (name === key) return (isList ? `[${key}]` : `.${key}`) + problem;
      if (inner[1 as never] === null) fields[name] = null;
      else delete fields[name];
    }
  }
  return '';
};
