/** Are two lists made of the very same things, in the same order? */
export const same = (some: readonly unknown[], others: readonly unknown[] = []): boolean => some.length === others.length && some.every((each, index) => each === others[index]);
