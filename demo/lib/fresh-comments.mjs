/**
 * A few readers write as soon as the paper is out, through the same door as everybody: what they say is judged by the rules, so
 * that the moderators' desk has something to decide, with its reasons. Their secrets never change: a second start adds nothing.
 */
import { readFileSync } from 'node:fs';

/** `api`: the address of the site's API; `url`: of the paper. Rejects where the server takes one of them amiss. */
export const postFreshComments = async (api, url) => {
  const fresh = JSON.parse(readFileSync(new URL('../fresh-comments.json', import.meta.url), 'utf8'));
  for (const { secret, thread, title, draft } of fresh) {
    const answer = await fetch(`${api}/comments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': secret },
      body: JSON.stringify({ thread, parent: null, draft, trap: '', page: { url: url + thread, title } }),
    });
    if (!answer.ok) throw new Error(`A comment of the demo was answered with ${answer.status}: ${await answer.text()}`);
  }
};
