/** The way to a thread's settings: the dialog's code comes at first use, or a sentence says that it did not. */
import { announce } from '../../../ui/announcer.js';
import type { QueueItem } from '../../model/backend.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import type { Speech } from './parts.js';

export const openThread = async (dialog: HTMLDialogElement, store: QueueStore | undefined, item: QueueItem, speech: Speech): Promise<void> => {
  if (store === undefined || dialog.open) return;
  try {
    const { openThreadDesk } = await import('./thread-desk.js');
    await openThreadDesk(dialog, item, () => store.threads(), speech);
  } catch {
    announce(speech.words.errors.offline, speech.language);
  }
};
