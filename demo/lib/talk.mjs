/**
 * What the pages ask of the comments server while they are being put together: counts, a conversation, and the post of a
 * reader without script. A server that does not answer costs the numbers, never the page.
 */
import { randomBytes } from 'node:crypto';

const json = { 'content-type': 'application/json' };

/** `api` is the address of the site's API, `https://…/v1/SITE`; null answers everything with nothing. */
export const createTalk = (api, origin) => {
  const ask = async (path, init) => {
    if (api === null) return null;
    try {
      return await fetch(`${api}${path}`, { ...init, signal: AbortSignal.timeout(5000) });
    } catch {
      return null;
    }
  };

  const counts = async (threads) => {
    const query = new URLSearchParams(threads.map((thread) => ['thread', thread]));
    const answer = await ask(`/counts?${query}`);
    return new Map(answer?.ok ? Object.entries((await answer.json()).counts) : []);
  };

  const thread = async (id) => {
    const found = [];
    let cursor = null;
    do {
      const query = new URLSearchParams({ thread: id, sort: 'oldest', limit: '100', ...(cursor === null ? {} : { cursor }) });
      const answer = await ask(`/comments?${query}`);
      if (!answer?.ok) break;
      const page = await answer.json();
      found.push(...page.comments);
      cursor = page.next;
    } while (cursor !== null);
    return found;
  };

  /** `form` holds what a plain form sent. Answers with the kind of outcome, or 'failed'. */
  const post = async (form, page) => {
    const draft = { name: form.get('author') ?? '', email: form.get('email') ?? '', website: form.get('url') ?? '', text: form.get('comment') ?? '' };
    const answer = await ask('/comments', {
      method: 'POST',
      headers: { ...json, origin, 'idempotency-key': randomBytes(16).toString('base64url'), 'x-sayso': '1' },
      body: JSON.stringify({ thread: form.get('thread'), parent: null, draft, trap: '', page }),
    });
    if (answer === null) return 'failed';
    const outcome = await answer.json().catch(() => null);
    if (outcome?.kind === 'stored') return outcome.own.comment.status === 'published' ? 'published' : 'held';
    return ['refused', 'closed', 'too-fast'].includes(outcome?.kind) ? outcome.kind : 'failed';
  };

  return { counts, thread, post };
};
