/**
 * State that changes only by actions: frozen snapshots out, actions in. It knows nothing of elements, storage or network; those
 * subscribe or dispatch.
 */
import { createHolder, type Readable } from './holder.js';

export interface Store<S, A> extends Readable<S> {
  dispatch(action: A): void;
}

/** A store whose state changes only by `reduce`; a reduce that returns the same object tells nobody. */
export const createStore = <S extends object, A>(initial: S, reduce: (state: S, action: A) => S): Store<S, A> => {
  const { getState, set, subscribe } = createHolder(initial);
  return {
    getState,
    subscribe,
    dispatch(action) {
      const next = reduce(getState(), action);
      if (next !== getState()) set(next);
    },
  };
};
