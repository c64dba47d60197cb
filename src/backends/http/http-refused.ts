/** What a server objects to in a comment's fields, as the model knows it. Rarely needed: forms look before they send. */
import { misfit, type Shape } from '../../base/shape.js';
import type { PublicReason } from '../../comments/model/backend.js';
import type { Problem } from '../../comments/model/draft.js';
import { receiptAt } from './receipt-at.js';
import type { HttpClient } from './request.js';

export const problemShape = { 'field': 'name|email|website|text', 'code': 'missing|too-long|bad-characters|not-an-email|not-an-address|name-taken', 'max?,length?': 'number' } as const satisfies Shape;

/** One by one: that a newer server objects to something else too is no reason to send the same again. */
export const withProblems = <T extends { readonly problems: readonly unknown[]; readonly reasons: readonly PublicReason[] }>(outcome: T, url: HttpClient['url']) => ({
  ...outcome,
  reasons: outcome.reasons.map(({ page, ...reason }): PublicReason => (typeof page === 'string' ? { ...reason, page: receiptAt(url, page) } : reason)),
  problems: outcome.problems.filter((each): each is Problem => misfit(each, problemShape) === ''),
});
