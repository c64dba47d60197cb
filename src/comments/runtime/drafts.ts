/** Words that were not sent yet, per thread and per comment answered; given back on return, wiped after 72 hours or on sending. */
import type { Clock } from '../../base/seams.js';
import type { KeyValue } from './key-value.js';
import { createShelf } from './shelf.js';

export const draftHours = 72;

/** Only the words are kept: neither name nor e-mail (S-29). Never rejects. */
export interface Drafts {
  /** The kept words, or '' where there are none. `parent` is null for a comment at the top. */
  load(thread: string, parent: string | null): Promise<string>;
  /** Keeps the words; empty ones are wiped. Call it debounced. */
  save(thread: string, parent: string | null, text: string): Promise<void>;
}

/** `scope` keeps sites apart that share an origin; mostly the endpoint. */
export const createDrafts = (values: KeyValue, scope: string, clock: Clock): Drafts => {
  const shelf = createShelf<{ readonly text: string }>(values, draftHours, clock, ({ text }) => typeof text === 'string');
  const keyOf = (thread: string, parent: string | null): string => JSON.stringify([scope, thread, parent]);
  return {
    // Every visit wipes what has grown too old, in other threads too: nobody may ever come back to those.
    load: async (thread, parent) => (await shelf.all()).find(([key]) => key === keyOf(thread, parent))?.[1].text ?? '',
    save: (thread, parent, text) => (text.trim() === '' ? shelf.delete(keyOf(thread, parent)) : shelf.put(keyOf(thread, parent), { text })),
  };
};
