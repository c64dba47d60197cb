/** The ways to what a moderator needs now and then: each dialog's code comes at its first use, or a sentence says that it did not. */
import { BackendError } from '../../../comments/model/errors.js';
import { announce } from '../../../ui/announcer.js';
import type { QueueItem } from '../../model/backend.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import type { Speech } from './parts.js';

const openFirst = async (dialog: HTMLDialogElement, { words, language }: Speech, open: () => Promise<unknown>): Promise<void> => {
  if (dialog.open) return;
  try {
    await open();
  } catch {
    announce(words.errors.offline, language);
  }
};

/** A thread's settings. */
export const openThread = async (dialog: HTMLDialogElement, store: QueueStore | undefined, item: QueueItem, speech: Speech): Promise<void> => {
  if (store !== undefined) await openFirst(dialog, speech, async () => (await import('./thread-desk.js')).openThreadDesk(dialog, item, () => store.threads(), speech, store.capabilities.includes('threads')));
};

/** Putting back the words that a moderator changed; resolves to a sentence on how that went. */
export const takeBackWords = async (place: Element, store: QueueStore | undefined, item: QueueItem, { words }: Speech): Promise<string> => {
  try {
    return store === undefined ? '' : await (await import('./words-desk.js')).takeWordsBack(place, item, store);
  } catch (error) {
    return words.errors[error instanceof BackendError ? error.code : 'offline'];
  }
};

/** Saying that a rule was wrong on a comment. */
export const openMarks = async (dialog: HTMLDialogElement, load: QueueStore['policy'], item: QueueItem, speech: Speech): Promise<void> => {
  if (load !== undefined) await openFirst(dialog, speech, async () => (await import('../policy/marks-desk.js')).openMarksDesk(dialog, item, load, speech));
};

/** The site's rules. */
export const openPolicy = async (dialog: HTMLDialogElement, load: QueueStore['policy'], speech: Speech): Promise<void> => {
  if (load !== undefined) await openFirst(dialog, speech, async () => (await import('../policy/policy-desk.js')).openPolicyDesk(dialog, load, speech));
};

/** What happened: statistics and the audit. */
export const openRecords = async (dialog: HTMLDialogElement, load: QueueStore['records'], speech: Speech): Promise<void> => {
  if (load !== undefined) await openFirst(dialog, speech, async () => (await import('../records/records-desk.js')).openRecordsDesk(dialog, load, speech));
};
