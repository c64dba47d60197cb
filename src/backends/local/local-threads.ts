/** What an editor decides about whole threads of the site in this browser, and how each stands. Pure, as `local-state.ts`. */
import { closingAt, type Closing } from '../../comments/model/closing.js';
import {
  mostPinned, untouchedThread, withThreadChange, type ThreadChange, type ThreadChangeOutcome, type ThreadSettings,
} from '../../moderation/model/threads.js';
import type { LocalRules, LocalState } from './local-state.js';

export const settingsOf = (state: LocalState, thread: string): ThreadSettings => state.threads?.get(thread) ?? untouchedThread(thread);

/** How a thread stands at a moment: by the page's word where that closes it, else by the editor's and the site's days. */
export const standingOf = (state: LocalState, thread: string, rules: Pick<LocalRules, 'closing' | 'closeAfterDays'>, now: number): Closing => {
  const given = rules.closing(thread);
  if (given.state === 'closed') return { ...given, closesAt: null };
  const settings = settingsOf(state, thread);
  // As the server: where nobody has told when the article came out, the days count from the first that was heard of it.
  const first = Math.min(...[...state.comments.values()].flatMap(({ comment }) => (comment.thread === thread ? comment.createdAt : [])));
  return closingAt({ ...settings, publishedAt: settings.publishedAt ?? (Number.isFinite(first) ? first : null) }, rules.closeAfterDays, now);
};

/** The pinned comments that are there to be shown, in their order. */
export const pinnedOf = (state: LocalState, thread: string): readonly string[] =>
  settingsOf(state, thread).pinned.filter((id) => state.comments.get(id)?.comment.status === 'published');

export const changeThread = (state: LocalState, change: ThreadChange, now: number): { readonly state: LocalState; readonly result: ThreadChangeOutcome } => {
  const before = settingsOf(state, change.thread);
  for (const id of (change.pinned ?? []).slice(0, mostPinned)) {
    const kept = state.comments.get(id);
    const isOnTop = kept?.comment.thread === change.thread && kept.root === id && kept.comment.status === 'published';
    if (!isOnTop && !before.pinned.includes(id)) return { state, result: { kind: 'not-pinnable', id } };
  }
  const settings = withThreadChange(before, change, now);
  return { state: { ...state, threads: new Map(state.threads).set(change.thread, settings) }, result: { kind: 'stored', settings } };
};
