/** New comments, and what became of the newest ones, asked for now and then: WordPress has no stream. */
import type { CommentStatus } from '../../../comments/model/comment.js';
import type { QueueEvent } from '../../../moderation/model/backend.js';
import type { Session } from './session.js';

/** ms between two questions, and after faults. */
const pause = 10_000;
const longest = 300_000;
/** How far back changes are seen. */
const looked = '100';

/** Until the returned function is called. */
export const followComments = (session: Session, since: number, onEvent: (event: QueueEvent) => void, statusOf: (word: string) => CommentStatus): (() => void) => {
  const known = new Map<number, string>();
  let wait = pause;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = new AbortController();
  const ask = async (): Promise<void> => {
    try {
      const { body } = await session.get('comments', { context: 'edit', status: 'any', per_page: looked, orderby: 'date_gmt', _fields: 'id,status' }, stop.signal);
      for (const { id, status } of [...(body as readonly { readonly id: number; readonly status: string }[])].reverse()) {
        const before = known.get(id);
        known.set(id, status);
        // What stood in the first answer is on the page already, unless it came after the list.
        if (before === undefined ? id > since : before !== status) onEvent({ kind: 'changed', seq: id, id: String(id), status: statusOf(status) });
      }
      if (wait > pause) onEvent({ kind: 'connection', state: 'open' });
      wait = pause;
    } catch {
      if (stop.signal.aborted) return;
      if (wait === pause) onEvent({ kind: 'connection', state: 'lost' });
      wait = Math.min(longest, wait * 2);
    }
    if (!stop.signal.aborted) timer = setTimeout(() => void ask(), wait);
  };
  onEvent({ kind: 'connection', state: 'open' });
  void ask();
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
};
