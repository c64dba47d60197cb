/** Whether an article takes comments. A question, pinned comments and dates are nothing that WordPress has; they are refused, not dropped. */
import { BackendError } from '../../../comments/model/errors.js';
import { untouchedThread, type ThreadEditing, type ThreadSettings } from '../../../moderation/model/threads.js';
import { broken, type Session } from './session.js';

export const createWordpressThreads = (session: Session): ThreadEditing => {
  /** Posts and pages are asked for by different paths. */
  const pathOf = async (thread: string): Promise<readonly [path: string, state: string]> => {
    for (const path of [`posts/${thread}`, `pages/${thread}`]) {
      const { status, body } = await session.ask(path, { context: 'edit', _fields: 'comment_status' });
      if (status === 200) return [path, String((body as { readonly comment_status?: unknown }).comment_status)];
      if (status !== 404) throw broken(path, { status, body, total: Number.NaN });
    }
    throw new BackendError('not-found', `${thread} is neither a post nor a page`);
  };
  const settingsOf = (thread: string, state: string): ThreadSettings => ({ ...untouchedThread(thread), state: state === 'open' ? 'open' : 'closed', closedBecause: state === 'open' ? null : 'by-editor' });
  return {
    settings: async (thread) => settingsOf(thread, (await pathOf(thread))[1]),
    async change({ thread, state, closesAt, closedNote, question, pinned }) {
      const [path, before] = await pathOf(thread);
      if ((closesAt ?? closedNote ?? question ?? null) !== null || (pinned ?? []).length > 0) throw new BackendError('not-allowed', 'WordPress keeps no dates, questions or pinned comments');
      if (state === undefined) return { kind: 'stored', settings: settingsOf(thread, before) };
      const answer = await session.ask(path, { context: 'edit', _fields: 'comment_status' }, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ comment_status: state }) });
      if (answer.status !== 200) throw broken(path, answer);
      return { kind: 'stored', settings: settingsOf(thread, String((answer.body as { readonly comment_status?: unknown }).comment_status)) };
    },
  };
};
