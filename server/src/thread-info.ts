/** How a thread stands, as readers' pages are told it. */
import type { ThreadInfo } from '@sayso/widgets/comments';
import type { ThreadState } from './db/repository/threads.js';
import type { Site } from './site.js';

export const threadInfo = (site: Site, thread: string, state: ThreadState): ThreadInfo => ({
  thread,
  state: state.state,
  closedBecause: state.closedBecause,
  closedAt: state.closedAt,
  total: state.published,
  limits: site.settings.limits,
});
