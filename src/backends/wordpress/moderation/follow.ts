/** New comments, and what became of the newest ones, asked for now and then: WordPress has no stream. */
import type { CommentStatus } from '../../../comments/model/comment.js';
import type { QueueEvent } from '../../../moderation/model/backend.js';
import { askNowAndThen } from '../ask-now-and-then.js';
import type { Session } from './session.js';

/** How far back changes are seen. */
const looked = '100';

/** Until the returned function is called. */
export const followComments = (session: Session, since: number, onEvent: (event: QueueEvent) => void, statusOf: (word: string) => CommentStatus, pause: number): (() => void) => {
  const known = new Map<number, string>();
  return askNowAndThen({ pause, longest: Math.max(pause, 300_000), atOnce: true }, async (signal) => {
    const { body } = await session.get('comments', { context: 'edit', status: 'any', per_page: looked, orderby: 'date_gmt', _fields: 'id,status' }, signal);
    for (const { id, status } of [...(body as readonly { readonly id: number; readonly status: string }[])].reverse()) {
      const before = known.get(id);
      known.set(id, status);
      // What stood in the first answer is on the page already, unless it came after the list.
      if (before === undefined ? id > since : before !== status) onEvent({ kind: 'changed', seq: id, id: String(id), status: statusOf(status) });
    }
  }, onEvent);
};
