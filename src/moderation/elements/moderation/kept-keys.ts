/** A moderator's own keys, kept in this browser because they were changed here; nothing is kept before. */
import { defaultKeys, isFree, keyNames, type Keys } from './keys.js';

const place = 'sayso-console-keys';

export interface KeptKeys {
  readonly keys: Keys;
  /** Whether single keys are on. */
  readonly single: boolean;
}

/** What was kept; undefined where nothing was, or nothing that can be read. */
export const readKeys = (): KeptKeys | undefined => {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as { readonly keys?: Readonly<Record<string, unknown>>; readonly single?: unknown } | null;
    if (kept === null || typeof kept !== 'object') return undefined;
    // A key that came after these were kept has its usual sign, or the first that is free.
    const taken = new Set(Object.values(kept.keys ?? {}));
    const signs = keyNames.map((name) => {
      const sign = kept.keys?.[name] ?? [defaultKeys[name], ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((each) => !taken.has(each));
      taken.add(sign);
      return sign;
    });
    const sound = signs.every((sign): sign is string => typeof sign === 'string' && isFree(sign)) && new Set(signs).size === signs.length;
    return { keys: sound ? (Object.fromEntries(keyNames.map((name, index) => [name, signs[index]])) as unknown as Keys) : defaultKeys, single: kept.single !== false };
  } catch {
    return undefined;
  }
};

/** A browser that keeps nothing keeps nothing: the keys hold until the page is left. */
export const keepKeys = (kept: KeptKeys): void => {
  try {
    if (kept.single && keyNames.every((name) => kept.keys[name] === defaultKeys[name])) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // Told by what the next visit shows.
  }
};
