/** Own comments by their secrets, for readers who have written here: they load this, others need it never. */
import type { Shape } from '../../base/shape.js';
import type { AbortSignalLike, OwnComment } from '../../comments/model/backend.js';
import { BackendError } from '../../comments/model/errors.js';
import { ownShape } from '../../wire/own-shapes.js';
import type { HttpClient } from './request.js';

export const receiptsShape = { own: [[ownShape, null]] } as const satisfies Shape;

/** As many as our server takes in one request. */
const atOnce = 200;

export const httpReceipts = async ({ ask, json, url }: HttpClient, secrets: readonly string[], signal?: AbortSignalLike): Promise<readonly (OwnComment | null)[]> => {
  const all: (OwnComment | null)[] = [];
  for (let from = 0; from < secrets.length; from += atOnce) {
    const some = secrets.slice(from, from + atOnce);
    const { own } = await ask(receiptsShape, url('receipts'), json({ secrets: some }), signal);
    if (own.length !== some.length) throw new BackendError('bad-answer', `asked for ${some.length} receipts, got ${own.length}`);
    all.push(...own);
  }
  return all;
};
