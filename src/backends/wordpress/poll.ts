/** New comments of a thread, asked for now and then: WordPress has no stream. */
import type { ThreadEvent } from '../../comments/model/backend.js';
import { fromRest, restFields, type RestComment } from './rest-comment.js';
import type { Rest } from './rest.js';

/** ms between two questions; after a failure twice as long, up to ten minutes. */
const pause = 30_000;
const longest = 600_000;

export interface Polling {
  readonly thread: string;
  /** The highest number that is known. */
  readonly since: number;
  readonly onEvent: (event: ThreadEvent) => void;
}

/** Until the returned function is called. */
export const pollThread = (rest: Rest, { thread, since, onEvent }: Polling): (() => void) => {
  let last = since;
  let wait = pause;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = new AbortController();
  const ask = async (): Promise<void> => {
    try {
      const { body } = await rest.get('comments', { post: thread, per_page: '100', order: 'desc', orderby: 'id', _fields: restFields }, stop.signal);
      for (const item of (body as RestComment[]).filter(({ id }) => id > last).sort((a, b) => a.id - b.id)) {
        last = item.id;
        onEvent({ kind: 'comment', seq: item.id, comment: fromRest(item) });
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
  timer = setTimeout(() => void ask(), wait);
  return () => {
    stop.abort();
    clearTimeout(timer);
  };
};
