/** Comments per thread, for index pages: they load this and no thread. */
import { misfit } from '../../base/shape.js';
import type { AbortSignalLike, CommentBackend } from '../../comments/model/backend.js';
import { BackendError } from '../../comments/model/errors.js';
import { createClient, type HttpClient, type HttpOptions } from './request.js';

/** Threads per request, so that addresses stay short. */
const atOnce = 50;

export const httpCounts = async ({ ask, url }: HttpClient, threads: readonly string[], signal?: AbortSignalLike): Promise<ReadonlyMap<string, number>> => {
  const all = new Map<string, number>();
  for (let from = 0; from < threads.length; from += atOnce) {
    const some = threads.slice(from, from + atOnce);
    const query = new URLSearchParams(some.map((thread) => ['thread', thread]));
    const { counts } = (await ask({ counts: {} }, `${url('counts')}?${query.toString()}`, {}, signal)) as { readonly counts: Readonly<Record<string, unknown>> };
    for (const thread of some) {
      const count = Object.hasOwn(counts, thread) ? counts[thread] : 0;
      const problem = misfit(count, 'number');
      if (problem !== '') throw new BackendError('bad-answer', `counts["${thread}"]${problem}`);
      all.set(thread, count as number);
    }
  }
  return all;
};

/** For whoever counts and does nothing else. */
export const createHttpCounter = (options: HttpOptions): Pick<CommentBackend, 'counts'> => {
  const client = createClient(options);
  return { counts: (threads, signal) => httpCounts(client, threads, signal) };
};
