/** How a thread stands at a moment, and how readers' pages are told it. */
import { closingAt, type Closing, type ThreadInfo } from '@sayso/widgets/comments';
import type { Repository } from './db/repository.js';
import type { ThreadState } from './db/repository/threads.js';
import type { Site } from './site.js';

/** A thread as it is kept, but for what the moment decides. */
export type ThreadNow = Omit<ThreadState, keyof Closing> & Closing;

export const threadNow = async (repository: Repository, site: Site, thread: string, now: number): Promise<ThreadNow> => {
  const state = await repository.thread(site.id, thread);
  return { ...state, ...closingAt(state, site.settings.closeAfterDays, now) };
};

/** `ownOrigin`: the server's, as the reader knows it. `pinned`: those that are there to be shown. */
export const threadInfo = (site: Site, ownOrigin: string, thread: string, state: ThreadNow, pinned: readonly string[] = []): ThreadInfo => ({
  thread,
  state: state.state,
  closedBecause: state.closedBecause,
  closedAt: state.closedAt,
  total: state.published,
  limits: site.limits,
  privacy: site.privacyPage(ownOrigin),
  ...(site.writing === undefined ? {} : { writing: site.writing }),
  sorts: ['newest', 'oldest', 'best', 'discussed'],
  ...(state.closesAt === null ? {} : { closesAt: state.closesAt }),
  ...(state.state === 'open' || state.closedNote === null ? {} : { closedNote: state.closedNote }),
  ...(state.question === null ? {} : { question: state.question }),
  ...(pinned.length === 0 ? {} : { pinned }),
  offers: [...(site.settings.votes ? ['votes'] : []), 'reports'],
});
