/**
 * The one kind of state holder in sayso: frozen snapshots out, actions in. It knows nothing of elements, storage or network;
 * those subscribe or dispatch.
 */
export interface Store<S, A> {
  getState(): S;
  dispatch(action: A): void;
  /** Calls back at every change (not at once) until the returned function is called. */
  subscribe(listener: (state: S) => void): () => void;
}

/** Any holder of snapshots that an element can follow, however it changes inside. */
export type Readable<S> = Pick<Store<S, never>, 'getState' | 'subscribe'>;

/** A store whose state changes only by `reduce`; a reduce that returns the same object tells nobody. */
export const createStore = <S extends object, A>(initial: S, reduce: (state: S, action: A) => S): Store<S, A> => {
  let state = Object.freeze(initial);
  const listeners = new Set<(state: S) => void>();
  return {
    getState: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = Object.freeze(next);
      for (const listener of [...listeners]) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
