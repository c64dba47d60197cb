/** New comments of a thread, asked for now and then: WordPress has no stream. */
import type { ThreadEvent } from '../../comments/model/backend.js';
import { askNowAndThen } from './ask-now-and-then.js';
import { fromRest, restFields, type RestComment } from './rest-comment.js';
import type { Rest } from './rest.js';

export interface Polling {
  readonly thread: string;
  /** The highest number that is known. */
  readonly since: number;
  readonly onEvent: (event: ThreadEvent) => void;
}

/** Until the returned function is called. */
export const pollThread = (rest: Rest, { thread, since, onEvent }: Polling): (() => void) => {
  let last = since;
  return askNowAndThen({ pause: 30_000, longest: 600_000 }, async (signal) => {
    const { body } = await rest.get('comments', { post: thread, per_page: '100', order: 'desc', orderby: 'id', _fields: restFields }, signal);
    for (const item of (body as RestComment[]).filter(({ id }) => id > last).sort((a, b) => a.id - b.id)) {
      last = item.id;
      onEvent({ kind: 'comment', seq: item.id, comment: fromRest(item) });
    }
  }, onEvent);
};
