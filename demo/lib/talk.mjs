/**
 * What the pages ask of the comments server while they are put together: counts and a conversation. A server that does not
 * answer costs the numbers, never the page.
 */

/** `api`: the address of the site's API, `http://…/v1/SITE`. */
export const createTalk = (api) => {
  const ask = async (path) => {
    try {
      const answer = await fetch(`${api}${path}`, { signal: AbortSignal.timeout(5000) });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  };

  /** Published comments per thread; an empty map where nobody answers. */
  const counts = async (threads) => {
    const query = new URLSearchParams(threads.map((thread) => ['thread', thread]));
    return new Map(Object.entries((await ask(`/counts?${query}`))?.counts ?? {}));
  };

  /** All published comments of a thread, oldest first. */
  const thread = async (id) => {
    const found = [];
    let cursor = null;
    do {
      const query = new URLSearchParams({ thread: id, sort: 'oldest', limit: '50', ...(cursor === null ? {} : { cursor }) });
      const page = await ask(`/comments?${query}`);
      found.push(...(page?.comments ?? []));
      cursor = page?.next ?? null;
    } while (cursor !== null);
    return found;
  };

  /** The comment that most readers recommend, short enough to stand in a story; null where there is none. */
  const best = async (id) => {
    const page = await ask(`/comments?${new URLSearchParams({ thread: id, sort: 'best', limit: '20' })}`);
    return page?.comments.find(({ parent, status, text }) => parent === null && status === 'published' && text.length < 400) ?? null;
  };

  return { counts, thread, best };
};
