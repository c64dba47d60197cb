/** Own comments by their receipts, where our plug-in keeps them. Loaded by readers who have written here. */
import { misfit } from '../../base/shape.js';
import type { OwnComment } from '../../comments/model/backend.js';
import { BackendError } from '../../comments/model/errors.js';
import { fromRest, restCommentShape, type RestComment } from './rest-comment.js';
import type { Rest } from './rest.js';

/** As many as the plug-in takes in one request. */
const atOnce = 50;

export const wordpressReceipts = async (rest: Rest, secrets: readonly string[], signal?: AbortSignal): Promise<readonly (OwnComment | null)[]> => {
  const all: (OwnComment | null)[] = [];
  for (let from = 0; from < secrets.length; from += atOnce) {
    const some = secrets.slice(from, from + atOnce);
    const { status, body } = await rest.ask('/sayso/v1/receipts', {}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ secrets: some }), ...(signal === undefined ? {} : { signal }) });
    if (status !== 200 || misfit(body, { own: [[restCommentShape, null]] }) !== '') throw new BackendError(status >= 500 ? 'server-error' : 'bad-answer', `receipts ${status}`);
    const { own } = body as { readonly own: readonly (RestComment | null)[] };
    if (own.length !== some.length) throw new BackendError('bad-answer', `asked for ${some.length} receipts, got ${own.length}`);
    all.push(...own.map((item) => item && { comment: fromRest(item), reasons: [] }));
  }
  return all;
};
