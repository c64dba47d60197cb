/** What became of the last attempt to post, and what is said of it that needs nothing fetched. One closed union. */
import type { TemplateResult } from 'lit';
import type { PublicReason } from '../../model/backend.js';
import type { PostResult } from '../../runtime/thread-state.js';
import type { WritingMessages } from '../../messages/writing/index.js';
import { box } from './parts.js';

/** What stands in the way of a post; `trouble.ts` has the words. */
export type Hindrance = Exclude<PostResult, { readonly kind: 'stored' | 'waiting' }>;

export type Outcome = { readonly kind: 'none' | 'sending' } | Exclude<PostResult, Hindrance>;

/** Why rules let a comment wait, or refuse it, in words; an unknown rule has a general sentence. Each said once. */
export const reasonWords = (reasons: readonly PublicReason[], words: WritingMessages['reasons'], otherwise: string): readonly string[] => [
  ...new Set(reasons.map(({ rule, said }) => said ?? words[rule] ?? otherwise)),
];

/** One sentence, for eyes and ears. */
export const outcomeWords = (outcome: Outcome, words: WritingMessages): string => {
  if (outcome.kind === 'stored') return outcome.own.comment.status === 'published' ? words.published : words.held;
  if (outcome.kind === 'waiting' && outcome.code !== 'offline') return words.waiting;
  return outcome.kind === 'waiting' || !navigator.onLine ? words.offline : '';
};

export const outcomeView = (outcome: Outcome, words: WritingMessages): TemplateResult | '' => {
  const line = outcomeWords(outcome, words);
  if (outcome.kind !== 'stored') return line && box('plain', line);
  const { comment, reasons } = outcome.own;
  return box(comment.status === 'published' ? 'good' : 'held', line, reasonWords(reasons, words.reasons, words.otherReason));
};
