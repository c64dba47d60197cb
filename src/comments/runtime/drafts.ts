/** Words that were not sent yet, per thread and per comment answered; given back on return, wiped after 72 hours or on sending. */
import type { Clock } from '../../base/seams.js';
import { draftKey, keepDraft } from './keeping.js';
import type { KeyValue } from './key-value.js';
import { lookThrough } from './shelf.js';

export const draftHours = 72;

/** Only the words are kept: neither name nor e-mail (S-29). Never rejects. */
export interface Drafts {
  /** The kept words, or '' where there are none. `parent` is null for a comment at the top. */
  load(thread: string, parent: string | null): Promise<string>;
  /** Keeps the words; empty ones are wiped. Call it debounced. */
  save(thread: string, parent: string | null, text: string): Promise<void>;
}

const isWhole = ({ text }: { readonly text?: string }): boolean => typeof text === 'string';

/** `scope` keeps sites apart that share an origin; mostly the endpoint. */
export const createDrafts = (values: KeyValue, scope: string, clock: Clock): Drafts => ({
  // Every visit wipes what has grown too old, in other threads too: nobody may ever come back to those.
  load: async (thread, parent) => (await lookThrough<{ readonly text: string }>(values, draftHours, clock, isWhole)).find(([key]) => key === draftKey(scope, thread, parent))?.[1].text ?? '',
  save: (thread, parent, text) => keepDraft(values, draftKey(scope, thread, parent), text, clock()),
});
