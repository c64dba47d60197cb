/** The way to saying that a rule was wrong on a comment: the dialog's code comes at first use, or a sentence says that it did not. */
import { announce } from '../../../ui/announcer.js';
import type { QueueItem } from '../../model/backend.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import type { Speech } from '../moderation/parts.js';

export const openMarks = async (root: DocumentFragment | HTMLElement, store: QueueStore | undefined, item: QueueItem, speech: Speech): Promise<void> => {
  const dialog = root.querySelector<HTMLDialogElement>('.marks');
  const load = store?.policy;
  if (load === undefined || dialog === null || dialog.open) return;
  try {
    const { openMarksDesk } = await import('./marks-desk.js');
    await openMarksDesk(dialog, item, load, speech);
  } catch {
    announce(speech.words.errors.offline, speech.language);
  }
};
