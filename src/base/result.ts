/**
 * An expected refusal is a value, never an exception: a function that may say no returns a `Result`, and the compiler makes
 * every caller look at both halves. Exceptions are kept for a broken world (a `BackendError`, a bug).
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The good half. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** The refusing half. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** For the `default` of an exhaustive switch: the compiler lists every place that a new case of a closed union touches. */
export const unreachable = (value: never): never => {
  throw new TypeError(`sayso: a case that the types rule out: ${String(value)}`);
};
