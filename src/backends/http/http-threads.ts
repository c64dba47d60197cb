/** An editor's settings of a thread on our own server, with the moderator's cookie and the header that says a script of ours sent it. */
import type { ThreadEditing } from '../../moderation/model/threads.js';
import { parseThreadChangeAnswer, parseThreadSettings } from '../../wire/threads.js';
import { read } from './read.js';
import type { HttpClient } from './request.js';

export const createHttpThreads = ({ json, send, url }: HttpClient): ThreadEditing => ({
  async settings(thread, signal) {
    return read(parseThreadSettings, await send(url('moderation/thread', { thread }), { credentials: 'include' }, signal));
  },
  async change(change, signal) {
    const init: RequestInit = { ...json(change, { 'x-sayso': '1' }, 'PATCH'), credentials: 'include' };
    return read(parseThreadChangeAnswer, await send(url('moderation/thread'), init, signal));
  },
});
