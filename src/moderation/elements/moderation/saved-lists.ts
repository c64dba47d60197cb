/** A moderator's own lists, as the server keeps them. */
import type { SavedFilter } from '../../model/desk.js';
import type { QueueStore } from '../../runtime/queue-store.js';

export class SavedLists {
  readonly #changed: () => void;
  #store: QueueStore | undefined;
  #lists: readonly SavedFilter[] = [];

  /** @param changed  called when there are others to show */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get lists(): readonly SavedFilter[] {
    return this.#lists;
  }
  set lists(lists: readonly SavedFilter[]) {
    this.#lists = lists;
    this.#changed();
  }

  /** Reads them once there is a moderator whose they are; without them the other lists are there. */
  async follow(store: QueueStore): Promise<void> {
    this.#store = store;
    if (!store.capabilities.includes('saved-filters')) return;
    if (store.getState().moderator === null) {
      const stop = store.subscribe(() => {
        if (store.getState().moderator === null) return;
        stop();
        if (store === this.#store) void this.follow(store);
      });
      return;
    }
    try {
      const lists = await (await store.desk()).savedFilters();
      if (store === this.#store) this.lists = lists;
    } catch {
      // Told by the queue itself, which cannot be read then either.
    }
  }

  /** @throws {BackendError} when the server does not take it; the list stays. */
  async forget(list: SavedFilter): Promise<void> {
    const desk = await this.#store?.desk();
    if (desk !== undefined) this.lists = await desk.saveFilters(this.#lists.filter((each) => each !== list));
  }
}
