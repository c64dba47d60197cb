/** One article with comments on a real server of its own, same origin, over the built drop-in: nothing else is on the page. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshFolder, root } from './demo.js';

export interface Talk {
  /** The article. */
  readonly url: string;
  readonly origin: string;
  /** One comment by somebody else, over HTTP; its id. */
  say(name: string, text: string, parent?: string | null): Promise<string>;
  close(): Promise<void>;
}

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

const thread = '/bridge';

/** `rules`: `open` publishes all, `held` lets nobody through unseen. `lang`: the page's. */
export const startTalk = async ({ rules = 'open' as 'open' | 'held', lang = 'en' } = {}): Promise<Talk> => {
  const data = freshFolder();
  const { start } = (await import(pathToFileURL(path.join(root, 'server/dist/src/start.js')).href)) as { start(options: object): Promise<Running> };
  const direction = lang === 'ur' ? 'rtl' : 'ltr';
  const page = `<!doctype html><html lang="${lang}" dir="${direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A bridge</title>
<script type="module" async src="/s/sayso.js"></script><main><h1>A bridge without cars</h1><p>Words of an article.</p>
<sayso-comments thread="${thread}" endpoint="/"><a href="/v1/default/comments.html?thread=${thread}">Read the comments</a></sayso-comments></main><footer><a href="/second">Another article</a></footer></html>`;
  const second = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Another</title><main><h1>Another article</h1></main></html>';
  const server = await start({
    dataFolder: data.folder,
    port: 0,
    sites: [{ id: 'default', ...(rules === 'open' ? { ruleSet: { name: 'open', version: 1, rules: [] } } : {}) }],
    pace: { burst: 100, secondsPerComment: 1 },
    pages: (request: Request) => {
      const { pathname } = new URL(request.url);
      const file = path.join(root, 'dist/cdn', path.basename(pathname));
      if (pathname.startsWith('/s/') && existsSync(file)) return new Response(readFileSync(file), { headers: { 'content-type': 'text/javascript' } });
      if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
      return new Response(pathname === '/second' ? second : page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    },
  });
  return {
    url: `${server.url}/article`,
    origin: server.url,
    async say(name, text, parent = null) {
      const answer = await fetch(`${server.url}/v1/default/comments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'origin': server.url, 'idempotency-key': randomBytes(16).toString('base64url') },
        body: JSON.stringify({ thread, parent, draft: { name, text }, trap: '', page: { url: `${server.url}/article`, title: 'A bridge' } }),
      });
      const stored = (await answer.json()) as { own?: { comment: { id: string } } };
      if (stored.own === undefined) throw new Error(`${answer.status} ${JSON.stringify(stored)}`);
      return stored.own.comment.id;
    },
    async close() {
      await server.close();
      data.remove();
    },
  };
};
