/** New comments of a thread and those that are gone, asked for now and then: WordPress has no stream. */
import type { ThreadEvent } from '../../comments/model/backend.js';
import { askNowAndThen } from './ask-now-and-then.js';
import { fromRest, restFields, type RestComment } from './rest-comment.js';
import type { Rest } from './rest.js';

export interface Polling {
  readonly thread: string;
  /** The highest number that is known. */
  readonly since: number;
  /** Ids of what the page shows already: an old comment that was let through late bears a lower number than they. */
  readonly shown: ReadonlySet<string>;
  /** They are all of the thread. */
  readonly whole: boolean;
  /** ms between two questions. */
  readonly pause: number;
  readonly onEvent: (event: ThreadEvent) => void;
}

/** As many of the newest are looked at each time. */
const looked = 100;

/** Until the returned function is called. */
export const pollThread = (rest: Rest, { thread, since, shown, whole, pause, onEvent }: Polling): (() => void) => {
  let last = since;
  const known = new Set(shown);
  return askNowAndThen({ pause, longest: Math.max(pause, 600_000) }, async (signal) => {
    const { body } = await rest.get('comments', { post: thread, per_page: String(looked), order: 'desc', orderby: 'id', _fields: restFields }, signal);
    const items = [...(body as RestComment[])].sort((a, b) => a.id - b.id);
    const now = new Set(items.map(({ id }) => String(id)));
    // Beyond a whole answer nobody can say what is still there.
    const oldest = items.length < looked ? 0 : (items[0]?.id ?? 0);
    for (const id of known) {
      if (now.has(id) || Number(id) < oldest) continue;
      known.delete(id);
      onEvent({ kind: 'gone', seq: last, id });
    }
    for (const item of items) {
      if (known.has(String(item.id))) continue;
      known.add(String(item.id));
      // What is not on the page may have been there all along, on a later one.
      if (!whole && item.id <= since) continue;
      last = Math.max(last, item.id);
      onEvent({ kind: 'comment', seq: last, comment: fromRest(item) });
    }
  }, onEvent);
};
