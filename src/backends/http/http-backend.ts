/** A reader's page on our own server: wire + fetch + idempotency key + live updates. No cookie ever goes with it. */
import { unreachable } from '../../base/result.js';
import type { CommentBackend, PostOutcome } from '../../comments/model/backend.js';
import type { Problem } from '../../comments/model/draft.js';
import { BackendError } from '../../comments/model/errors.js';
import { parseCounts, parsePostAnswer, parseReceipts, parseStreamEvent, parseThreadPage } from '../../wire/comments.js';
import { encodePost, problemOf } from '../../wire/encode.js';
import { followStream, streamOpener } from './live.js';
import { HttpClient, read, type Answer, type HttpOptions } from './request.js';

/** Threads per request for counts, secrets per request for receipts: addresses and bodies stay small. */
const countsAtOnce = 50;
const receiptsAtOnce = 200;

const outcomeOf = (answer: Answer): PostOutcome => {
  const outcome = read(parsePostAnswer, answer);
  switch (outcome.kind) {
    case 'stored':
      return { kind: 'stored', own: outcome.own };
    case 'refused':
      return { kind: 'refused', problems: outcome.problems.map(problemOf).filter((each): each is Problem => each !== null), reasons: outcome.reasons };
    case 'closed':
    case 'too-fast':
      return outcome;
    default:
      return unreachable(outcome);
  }
};

const slices = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

export const createHttpBackend = (options: HttpOptions): CommentBackend => {
  const client = new HttpClient(options);
  const open = streamOpener(options);
  const get: RequestInit = { credentials: 'omit', headers: { accept: 'application/json' } };
  const postWith = (headers: Readonly<Record<string, string>>, body: unknown): RequestInit => ({
    method: 'POST',
    credentials: 'omit',
    headers: { 'accept': 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return {
    capabilities: { live: open !== null, receipts: true, edit: true, delete: true },

    editing: async () => (await import('./http-editing.js')).createHttpEditing(options),
    taking: async () => (await import('./http-taking.js')).createHttpTaking(options),

    async load({ thread, sort, limit, cursor, around }, signal) {
      const url = client.url('comments', { thread, sort, limit: String(limit), cursor, around });
      return read(parseThreadPage, await client.send(url, get, signal));
    },

    async post(submission, signal) {
      const send = async (headers = {}) => {
        const init = postWith({ ...headers, 'idempotency-key': submission.secret }, encodePost(submission));
        return outcomeOf(await client.send(client.url('comments'), init, signal));
      };
      return this.escort === undefined ? send() : this.escort(submission, send);
    },

    async receipts(secrets, signal) {
      const own = [];
      for (const some of slices(secrets, receiptsAtOnce)) {
        const answer = read(parseReceipts, await client.send(client.url('receipts'), postWith({}, { secrets: some }), signal));
        if (answer.own.length !== some.length) throw new BackendError('bad-answer', `asked for ${some.length} receipts, got ${answer.own.length}`);
        own.push(...answer.own);
      }
      return own;
    },

    async counts(threads, signal) {
      const counts = new Map<string, number>();
      for (const some of slices(threads, countsAtOnce)) {
        const answer = read(parseCounts, await client.send(client.url('counts', { thread: some }), get, signal));
        for (const thread of some) counts.set(thread, answer.counts.get(thread) ?? 0);
      }
      return counts;
    },

    follow(thread, since, onEvent) {
      if (open === null) return () => undefined;
      return followStream({
        url: (from) => client.url('stream', { thread, since: String(from) }),
        since,
        withCredentials: false,
        parse: parseStreamEvent,
        onEvent,
        onConnection: (state) => onEvent({ kind: 'connection', state }),
        open,
      });
    },
  };
};
