/** A page of a thread as readers get it: what is pinned on the first one, and the conversation that a link leads into. */
import type { Comment, Sort, ThreadPage } from '@sayso/widgets/comments';
import { encodeCursor } from './cursor.js';
import type { Repository } from './db/repository.js';
import type { PageEnd } from './db/repository/threads.js';
import type { Site } from './site.js';
import { threadInfo, type ThreadNow } from './thread-info.js';

export interface PageAsked {
  /** Of the server, as the reader knows it. */
  readonly ownOrigin: string;
  readonly thread: string;
  readonly sort: Sort;
  readonly limit: number;
  readonly after: PageEnd | null;
  /** Id of a comment that has to be on the page. */
  readonly around?: string | undefined;
}

/** The most that the wire lets one page hold. */
const mostOnPage = 10_000;

const without = (comments: readonly Comment[], others: readonly Comment[]): readonly Comment[] => {
  const known = new Set(others.map(({ id }) => id));
  return comments.filter(({ id }) => !known.has(id));
};

export const threadPageOf = async (repository: Repository, site: Site, state: ThreadNow, { ownOrigin, thread, sort, limit, after, around }: PageAsked): Promise<ThreadPage> => {
  const { comments, next } = await repository.page(site.id, thread, sort, limit, after);
  const onTop = after === null ? await repository.conversations(site.id, thread, state.pinned) : [];
  const there = around === undefined || [...onTop, ...comments].some(({ id }) => id === around);
  const linked = there ? [] : await repository.conversations(site.id, thread, [around]);
  const all = [...onTop, ...without([...comments, ...linked], onTop)].slice(0, mostOnPage);
  const shown = new Set(onTop.map(({ id }) => id));
  return { info: threadInfo(site, ownOrigin, thread, state, state.pinned.filter((id) => shown.has(id))), comments: all, next: encodeCursor(next), seq: state.seq };
};
