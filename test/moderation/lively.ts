/** A site in memory on which some comments came and were decided on, over twenty days. */
import { decide } from '../../src/backends/local/local-moderation.js';
import { emptyState, post, type LocalState } from '../../src/backends/local/local-state.js';
import { defaultLimits } from '../../src/comments/model/draft.js';
import { newsroom } from '../../src/moderation/model/presets/newsroom.js';

const hour = 3_600_000;

export const lively = (comments: number, now = Date.now()): LocalState => {
  const rules = { limits: defaultLimits, ruleSet: newsroom, closing: () => ({ state: 'open', closedBecause: null, closedAt: null }) as const, closeAfterDays: 0, editWindow: 0 };
  let state = emptyState;
  let id = 0;
  for (let index = 0; index < comments; index++) {
    const at = now - (index % 20) * 24 * hour - hour;
    const secret = String(index).padStart(22, '0');
    const posted = post(state, { thread: '/river', parent: null, secret, trap: index % 7 === 0 ? 'filled' : '', draft: { name: 'Amina', email: `reader-${index}@paper.example`, website: '', text: `Comment ${index}` }, page: { url: '', title: '' } }, rules, at, () => `id-${++id}`);
    state = posted.state;
    const comment = [...state.comments.values()].at(-1)?.comment;
    if (comment === undefined || comment.status !== 'held' || index % 3 === 0) continue;
    state = decide(state, [{ id: comment.id, revision: 1, expectedStatus: 'held', action: index % 2 === 0 ? 'approve' : 'reject' }], `batch-${index}`, 'Sana', at + 600_000, 20_000).state;
  }
  return state;
};
