/** The way to what happened: the dialog's code comes at first use, or a sentence says that it did not. */
import { announce } from '../../../ui/announcer.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import type { Speech } from '../moderation/parts.js';

export const openRecords = async (root: DocumentFragment | HTMLElement, store: QueueStore | undefined, speech: Speech): Promise<void> => {
  const dialog = root.querySelector<HTMLDialogElement>('.records');
  const load = store?.records;
  if (load === undefined || dialog === null || dialog.open) return;
  try {
    const { openRecordsDesk } = await import('./records-desk.js');
    await openRecordsDesk(dialog, load, speech);
  } catch {
    announce(speech.words.errors.offline, speech.language);
  }
};
