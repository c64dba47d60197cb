/** A page that goes on and on: three threads of a real server on it, and elsewhere to go. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshFolder, root } from './demo.js';

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

export const threads = ['/first', '/second', '/third'] as const;
const tags = threads.map((thread) => `<h1>${thread}</h1><sayso-comments thread="${thread}" endpoint="/"></sayso-comments>`).join('');
const document = (body: string): Response =>
  new Response(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title></head><body><main>${body}</main></body></html>`, { headers: { 'content-type': 'text/html; charset=utf-8' } });

const pages = (request: Request): Response => {
  const { pathname } = new URL(request.url);
  if (pathname === '/') return document(`${tags}<script type="module" src="/s/sayso.js"></script>`);
  if (pathname === '/elsewhere') return document('<h1>Elsewhere</h1>');
  const file = path.join(root, 'dist/cdn', path.basename(pathname));
  if (pathname.startsWith('/s/') && existsSync(file)) return new Response(readFileSync(file, 'utf8'), { headers: { 'content-type': 'text/javascript' } });
  return new Response(null, { status: pathname === '/favicon.ico' ? 204 : 404 });
};


export interface ThreadsSite {
  readonly url: string;
  /** Somebody else writes, and is published at once. */
  say(thread: (typeof threads)[number], text: string): Promise<void>;
  close(): Promise<void>;
}

export const startThreads = async (): Promise<ThreadsSite> => {
  const data = freshFolder();
  const { start } = (await import(pathToFileURL(path.join(root, 'server/dist/src/start.js')).href)) as { start(options: object): Promise<Running> };
  const sites = [{ id: 'default', ruleSet: { name: 'everything', version: 1, rules: [] } }];
  const server = await start({ port: 0, dataFolder: data.folder, sites, pace: { burst: 1_000, secondsPerComment: 1 }, pages });
  return {
    url: server.url,
    async say(thread, text) {
      const body = { thread, parent: null, draft: { name: 'Ada', email: 'ada@readers.example', website: '', text }, trap: '', page: { url: '', title: '' } };
      const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
      const answer = await fetch(`${server.url}/v1/default/comments`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': secret }, body: JSON.stringify(body) });
      assert.equal(answer.status, 201, await answer.text());
    },
    async close() {
      await server.close();
      data.remove();
    },
  };
};

/** Runs before the page: keeps every stream that it opens. */
export const keepStreams = (): void => {
  const kept: EventSource[] = [];
  const Native = EventSource;
  Object.assign(window, {
    streams: () => kept.filter(({ readyState }) => readyState < 2).map(({ url }) => new URL(url).searchParams.getAll('thread')),
    EventSource: class extends Native {
      constructor(url: string, options?: EventSourceInit) {
        super(url, options);
        kept.push(this);
      }
    },
  });
};

/** True in a page whose threads all listen. */
export const allLive = `document.querySelectorAll('sayso-comments').length === 3 && [...document.querySelectorAll('sayso-comments')].every((each) => each.store?.getState().connection === 'open')`;
/** How many new comments each thread offers, in the page's order. */
export const pending = `[...document.querySelectorAll('sayso-comments')].map((each) => each.store.getState().pending)`;
