/** Words that were not sent yet, per thread and per comment answered; given back on return, wiped after 72 hours or on sending. */
import { integer, object, string } from '../../base/parse.js';
import type { Clock } from '../../base/seams.js';
import type { KeyValue } from './key-value.js';

export const draftHours = 72;
const parseKept = object({ text: string({ max: 200_000 }), at: integer(0) });

/** Only the words are kept: neither name nor e-mail (S-29). Never rejects. */
export interface Drafts {
  /** The kept words, or '' where there are none. `parent` is null for a comment at the top. */
  load(thread: string, parent: string | null): Promise<string>;
  /** Keeps the words; empty ones are wiped. Call it debounced. */
  save(thread: string, parent: string | null, text: string): Promise<void>;
  discard(thread: string, parent: string | null): Promise<void>;
}

/** `scope` keeps sites apart that share an origin; mostly the endpoint. */
export const createDrafts = (values: KeyValue, scope: string, clock: Clock): Drafts => {
  const key = (thread: string, parent: string | null): string => JSON.stringify([scope, thread, parent]);
  const fresh = (value: unknown): string | null => {
    const kept = parseKept(value);
    return kept.ok && clock() - kept.value.at < draftHours * 3_600_000 ? kept.value.text : null;
  };
  return {
    async load(thread, parent) {
      // Every visit wipes what has grown too old, in other threads too: nobody may ever come back to those.
      let text = '';
      for (const [name, value] of await values.entries()) {
        const kept = fresh(value);
        if (kept === null) await values.delete(name);
        else if (name === key(thread, parent)) text = kept;
      }
      return text;
    },
    save: (thread, parent, text) =>
      text.trim() === '' ? values.delete(key(thread, parent)) : values.set(key(thread, parent), { text, at: clock() }),
    discard: (thread, parent) => values.delete(key(thread, parent)),
  };
};
