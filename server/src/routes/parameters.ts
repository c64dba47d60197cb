/** Reads the parameters of an address; a fault names the parameter. */
import { sorts, type Sort } from '@sayso/widgets/comments';
import { filterNames, type QueueFilter, type QueueName } from '@sayso/widgets/moderation';
import { parseQueueFilter, parseQueueName } from '@sayso/widgets/wire';
import type { RequestContext } from '../context.js';
import { badRequest, HttpError } from '../problems.js';

const isThread = (thread: string): boolean => thread !== '' && thread.length <= 500;

export const threadParameter = (context: RequestContext): string => {
  const thread = context.req.query('thread') ?? '';
  if (!isThread(thread)) throw new HttpError('bad-request', 'thread: expected 1 to 500 characters');
  return thread;
};

/** One thread or more, each once. */
export const threadParameters = (context: RequestContext, most: number): readonly string[] => {
  const threads = [...new Set(context.req.queries('thread') ?? [])];
  if (threads.length === 0 || threads.length > most || !threads.every(isThread)) {
    throw new HttpError('bad-request', `thread: expected 1 to ${most} of them, each of 1 to 500 characters`);
  }
  return threads;
};

export const sortParameter = (context: RequestContext): Sort => {
  const given = context.req.query('sort') ?? 'newest';
  const sort = sorts.find((each) => each === given);
  if (sort === undefined) throw new HttpError('bad-request', `sort: expected one of ${sorts.join(', ')}`);
  return sort;
};

export const wholeParameter = (context: RequestContext, name: string, otherwise: number, min: number, max: number): number => {
  const text = context.req.query(name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,15}$/.test(text) || Number(text) < min || Number(text) > max) {
    throw new HttpError('bad-request', `${name}: expected a whole number from ${min} to ${max}`);
  }
  return Number(text);
};

/** From where a stream goes on: what the browser saw last, else what the page was true for, else now. */
export const sinceParameter = (context: RequestContext, now: number): number => {
  const last = context.req.header('last-event-id');
  return last !== undefined && /^\d{1,15}$/.test(last) ? Number(last) : wholeParameter(context, 'since', now, 0, Number.MAX_SAFE_INTEGER);
};

export const queueParameter = (context: RequestContext): QueueName => {
  const queue = parseQueueName(context.req.query('queue') ?? 'held', 'queue');
  if (!queue.ok) throw badRequest(queue.error);
  return queue.value;
};

/** The predicates of a list that the address names; an empty one is none. */
export const filterParameters = (context: RequestContext): QueueFilter => {
  const given = filterNames.flatMap((name) => {
    const value = context.req.query(name) ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  const filter = parseQueueFilter(Object.fromEntries(given));
  if (!filter.ok) throw badRequest(filter.error);
  return filter.value;
};
