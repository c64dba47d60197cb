/** An editor's settings of a thread on our own server, with the moderator's cookie and the header that says a script of ours sent it. */
import type { ThreadEditing } from '../../moderation/model/threads.js';
import { parseThreadChangeAnswer, parseThreadSettings } from '../../wire/threads.js';
import { HttpClient, read, type HttpOptions } from './request.js';

export const createHttpThreads = (options: HttpOptions): ThreadEditing => {
  const client = new HttpClient(options);
  return {
    async settings(thread, signal) {
      const init: RequestInit = { credentials: 'include', headers: { accept: 'application/json' } };
      return read(parseThreadSettings, await client.send(client.url('moderation/thread', { thread }), init, signal));
    },
    async change(change, signal) {
      const headers = { 'accept': 'application/json', 'content-type': 'application/json', 'x-sayso': '1' };
      const init: RequestInit = { method: 'PATCH', credentials: 'include', headers, body: JSON.stringify(change) };
      return read(parseThreadChangeAnswer, await client.send(client.url('moderation/thread'), init, signal));
    },
  };
};
