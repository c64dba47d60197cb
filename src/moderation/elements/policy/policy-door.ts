/** The way to the site's rules: the dialog's code comes at first use, or a sentence says that it did not. */
import { announce } from '../../../ui/announcer.js';
import type { QueueStore } from '../../runtime/queue-store.js';
import type { Speech } from '../moderation/parts.js';

export const openPolicy = async (root: DocumentFragment | HTMLElement, store: QueueStore | undefined, speech: Speech): Promise<void> => {
  const dialog = root.querySelector<HTMLDialogElement>('.policy');
  const load = store?.policy;
  if (load === undefined || dialog === null || dialog.open) return;
  try {
    const { openPolicyDesk } = await import('./policy-desk.js');
    await openPolicyDesk(dialog, load, speech);
  } catch {
    announce(speech.words.errors.offline, speech.language);
  }
};
