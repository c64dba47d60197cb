/** What became of the last attempt to post, and the box that says so. One closed union, never three loose booleans. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OwnComment, PublicReason } from '../../model/backend.js';
import type { DraftField, Problem } from '../../model/draft.js';
import type { BackendErrorCode } from '../../model/errors.js';
import type { WritingWords } from '../../messages/writing/index.js';
import type { FormFields } from './fields.js';
import { problemWords, reasonWords } from './added.js';
import { box } from './parts.js';

export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[]; readonly reasons: readonly PublicReason[] }
  | { readonly kind: 'stored'; readonly own: OwnComment }
  | { readonly kind: 'waiting'; readonly code: BackendErrorCode }
  | { readonly kind: 'closed' }
  | { readonly kind: 'too-fast'; readonly retryAfterSeconds: number }
  | { readonly kind: 'failed'; readonly code: BackendErrorCode };

/** Kept in the outbox: because there is no network, or because something else is in the way. */
export const waitingWords = (code: BackendErrorCode, words: WritingWords): string => (code === 'offline' ? words.offline : words.waiting);

export const outcomeView = (outcome: Outcome, online: boolean, words: WritingWords, language: string): TemplateResult | typeof nothing => {
  switch (outcome.kind) {
    case 'problems':
      return outcome.reasons.length === 0 ? nothing : box('danger', words.refused, reasonWords(outcome.reasons, words, words.otherRefusal));
    case 'stored': {
      const { comment, reasons } = outcome.own;
      return comment.status === 'published' ? box('good', words.published) : box('held', words.held, reasonWords(reasons, words, words.otherReason));
    }
    case 'closed':
      return box('plain', html`${words.closed(null)} ${words.wordsKept}`);
    case 'too-fast':
      return box('danger', words.tooFast(outcome.retryAfterSeconds, language));
    case 'failed':
      return box('danger', html`${words.errors[outcome.code]} ${words.wordsKept}`);
    case 'waiting':
      return box('plain', waitingWords(outcome.code, words));
    case 'none':
    case 'sending':
      return online ? nothing : box('plain', words.offline);
  }
};

/** The list on top of a form with two problems or more; each line leads to its field. */
export const summaryView = (problems: readonly Problem[], fields: FormFields, words: WritingWords, language: string): TemplateResult => {
  // Not by following the address: its fragment belongs to links to comments.
  const go = (field: DraftField) => (event: Event) => {
    event.preventDefault();
    fields[field]?.focus();
  };
  return box(
    'danger',
    words.summary,
    problems.map((problem) => html`<a href="#${fields[problem.field]?.id ?? ''}" @click=${go(problem.field)}>${problemWords(problem, words, language)}</a>`),
  );
};
