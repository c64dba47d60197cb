/** Holds one frozen snapshot, and tells whoever listens of each new one. */
export interface Holder<S> {
  getState(): S;
  set(next: S): void;
  /** Calls back at every change (not at once) until the returned function is called. */
  subscribe(listener: (state: S) => void): () => void;
}

/** Any holder of snapshots that an element can follow, however it changes inside. */
export type Readable<S> = Pick<Holder<S>, 'getState' | 'subscribe'>;

export const createHolder = <S extends object>(initial: S): Holder<S> => {
  let state = Object.freeze(initial);
  const listeners = new Set<(state: S) => void>();
  return {
    getState: () => state,
    set(next) {
      state = Object.freeze(next);
      for (const listener of [...listeners]) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
