/** What a server objects to in a comment's fields, as the model knows it. Rarely needed: forms look before they send. */
import { misfit, type Shape } from '../../base/shape.js';
import type { Problem } from '../../comments/model/draft.js';

export const problemShape = { 'field': 'name|email|website|text', 'code': 'missing|too-long|bad-characters|not-an-email|not-an-address|name-taken', 'max?,length?': 'number' } as const satisfies Shape;

/** One by one: that a newer server objects to something else too is no reason to send the same again. */
export const withProblems = <T extends { readonly problems: readonly unknown[] }>(outcome: T) => ({
  ...outcome,
  problems: outcome.problems.filter((each): each is Problem => misfit(each, problemShape) === ''),
});
