/** What the tests of the suite check with: plain errors, so that any runner tells them. */
import type { PostOutcome } from '../../src/comments/model/backend.js';
import { BackendError } from '../../src/comments/model/errors.js';
import type { DecisionAction, DecisionResult, QueueItem } from '../../src/moderation/model/backend.js';

export const same = (found: unknown, expected: unknown, what: string): void => {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
};

export const until = async (condition: () => boolean, what: string): Promise<void> => {
  for (const start = Date.now(); !condition(); ) {
    if (Date.now() - start > 8000) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'nothing was thrown';
  } catch (error) {
    return error instanceof BackendError ? error.code : String(error);
  }
};

export const idOf = (outcome: PostOutcome): string => {
  if (outcome.kind !== 'stored') throw new Error(`expected a stored comment, found ${JSON.stringify(outcome)}`);
  return outcome.own.comment.id;
};

export const settled = (result: DecisionResult | undefined): QueueItem => {
  if (result === undefined || result.kind === 'unknown') throw new Error(`expected a settled decision, found ${JSON.stringify(result)}`);
  return result.item;
};

export const decisionOn = ({ comment, seq }: QueueItem, action: DecisionAction) => ({
  id: comment.id,
  seen: seq,
  revision: comment.revision,
  expectedStatus: comment.status,
  action,
});
