/** A moderator's page on our own server. The session cookie goes with it; the header says that a script of ours sent it (S-12). */
import { BackendError } from '../../comments/model/errors.js';
import { moderationCapabilities, type DecisionResult, type ModerationBackend } from '../../moderation/model/backend.js';
import { parseDecisionResults, parsePresence, parseQueueEvent, parseQueuePage, parseSession, parseUndoResults } from '../../wire/moderation.js';
import { followStream, streamOpener } from './live.js';
import { read } from './read.js';
import { createClient, type HttpOptions } from './request.js';

export const createHttpModeration = (options: HttpOptions): ModerationBackend => {
  const client = createClient(options);
  const open = streamOpener(options);
  const get: RequestInit = { credentials: 'include' };
  const post = (body: unknown): RequestInit => ({ ...client.json(body, { 'x-sayso': '1' }), credentials: 'include' });
  /** Names this page to the server while its stream is open; nobody else is told. */
  const tab = crypto.randomUUID();
  return {
    // A newsroom changes nobody's words.
    capabilities: moderationCapabilities.filter((each) => each !== 'editing'),

    async moderator(signal) {
      try {
        return read(parseSession, await client.send(client.url('moderation/session'), get, signal)).moderator;
      } catch (error) {
        if (error instanceof BackendError && error.code === 'not-allowed') return null;
        throw error;
      }
    },

    async queue({ limit, ...query }, signal) {
      return read(parseQueuePage, await client.send(client.url('moderation/queue', { ...query, limit: String(limit) }), get, signal));
    },

    async decide(decisions, batch, signal) {
      return read(parseDecisionResults, await client.send(client.url('moderation/decisions'), post({ batch, decisions }), signal)).results;
    },

    async undo(batch, only, signal) {
      const results: DecisionResult[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const asked = { batch, ...(only === undefined ? {} : { only }), ...(after === undefined ? {} : { after }) };
        const answer = read(parseUndoResults, await client.send(client.url('moderation/undo'), post(asked), signal));
        results.push(...answer.results);
        after = answer.next;
      }
      return results;
    },

    look(comment) {
      // Whoever is told a moment too late, or never, has lost nothing.
      client.send(client.url('moderation/presence'), post({ tab, comment })).catch(() => undefined);
    },

    desk: async () => (await import('./http-desk.js')).createHttpDesk(client),
    policy: async () => (await import('./http-policy.js')).createHttpPolicy(client),

    records: async () => (await import('./http-records.js')).createHttpRecords(client),

    threads: async () => (await import('./http-threads.js')).createHttpThreads(client),

    follow(since, onEvent) {
      if (open === undefined) return () => undefined;
      let seen = since;
      return followStream(
        () => open(client.url('moderation/stream', { since: String(seen), tab }), true),
        (value) => {
          const presence = parsePresence(value);
          if (presence.ok) onEvent(presence.value);
          const event = parseQueueEvent(value);
          if (!event.ok || event.value.seq <= seen) return;
          seen = event.value.seq;
          onEvent(event.value);
        },
        onEvent,
      );
    },
  };
};
