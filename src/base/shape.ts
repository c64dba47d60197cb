/**
 * What an answer must look like, as plain data, and one function that looks. For pages that read what our own server sends: a
 * tenth of `parse.ts`, which judges requests, files and settings. Unlike a parser it copies nothing: what fits is used as it came.
 *
 *     { id: 'string', at: 'number', state: 'open|closed', 'badge?': 'staff|author', parent: ['string', null], replies: [{ id: 'string' }] }
 *
 * - `'string'`, `'boolean'`, `'number'` (whole, from 0 to the last moment that a date can tell); other words are a choice
 * - `''` is anything, `[shape]` a list, `[shape, null]` the shape or null
 * - `'name?'` may be missing; where it is wrong it is taken away (or null where null is allowed), so that an older page
 *   understands a newer server
 * - `kind` with a table in place of a choice: one of several objects, told apart by their `kind`
 *
 * Fields that no shape names pass.
 */
export type Shape = string | readonly [Shape] | readonly [Shape, null] | { readonly [name: string]: Shape };

type Words<S extends string> = S extends `${infer Word}|${infer Rest}` ? Word | Words<Rest> : S;
type Bare<K> = K extends `${infer N}?` ? N : K;
type CanBeMissing<K, S> = K extends `${string}?` ? (S extends readonly [unknown, null] ? false : true) : false;

/** The type of what fits a shape. What `''` stands for fits any type: whoever uses it looks for himself. */
export type Shaped<S> = S extends ''
  ? never
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
                : { readonly [K in keyof S as CanBeMissing<K, S[K]> extends true ? never : Bare<K>]: Shaped<S[K]> } & {
                    readonly [K in keyof S as CanBeMissing<K, S[K]> extends true ? Bare<K> : never]?: Shaped<S[K]>;
                  };

/** ms since 1970 of the last moment that a `Date` can tell. */
const latest = 864e13;

const wrong = (expected: string, found: unknown): string => `: expected ${expected}, found ${found !== null && typeof found === 'object' ? 'object' : String(found).slice(0, 40)}`;

/** Where a value does not fit and what was expected (`.comments[3].id: expected string, found 5`); '' where it fits. */
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
  const isList = Array.isArray(shape);
  if (isList && shape.length > 1) return value === null ? '' : misfit(value, shape[0] as Shape);
  if (isList !== Array.isArray(value) || value === null || typeof value !== 'object') return wrong(isList ? 'list' : 'object', value);
  const fields = value as Record<string, unknown>;
  const table = (shape as { readonly kind?: Shape }).kind;
  if (typeof table === 'object') {
    const { kind } = fields;
    return typeof kind === 'string' && Object.hasOwn(table, kind) ? misfit(value, (table as Record<string, Shape>)[kind] as Shape) : `.kind${wrong(Object.keys(table).join('|'), kind)}`;
  }
  for (const key of Object.keys(isList ? fields : shape)) {
    const inner = (isList ? shape[0] : (shape as Record<string, Shape>)[key]) as Shape;
    const name = key.replace('?', '');
    const problem = misfit(fields[name], inner);
    if (problem === '') continue;
    if (name === key) return (isList ? `[${key}]` : `.${key}`) + problem;
    if (Array.isArray(inner) && inner.length > 1) fields[name] = null;
    else delete fields[name];
  }
  return '';
};
