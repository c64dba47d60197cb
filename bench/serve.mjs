/** Serves the bench's pages, our dist/cdn, the peers from npm, and the answers of threads of any length, all as brotli. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { withTree } from '../dist/esm/exports/wire.js';
import { acceptPages, bannerPages, commentPages, longPages } from './pages.mjs';
import { threadPage, walineThread } from './thread.mjs';

const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.json': 'application/json' };
const articleStyle = 'body{font:1.0625rem/1.6 Georgia,serif;margin:0;color:#1c1e21}main{max-width:40rem;margin:0 auto;padding:16px}h1{font-size:2rem;line-height:1.2}';

const folders = [
  ['/cdn/', 'dist/cdn'],
  ['/peers/', 'node_modules'],
  ['/', 'bench/hand'],
];

const countOf = (thread) => Number(/^\/long-(\d+)$/.exec(thread)?.[1] ?? 1000);
/** `/long-…` in pages, as our server gives them; `/bench` all in one answer, so that each renderer has the same to do. */
const answerTo = (asked) => {
  const thread = asked.get('thread');
  const paged = asked.has('limit') && thread !== '/bench';
  return threadPage(countOf(thread), withTree, paged ? { limit: Number(asked.get('limit')), after: Number(asked.get('cursor') ?? -1), around: Number(asked.get('around')?.slice(1) ?? -1) } : {});
};

const bodyFor = (url) => {
  if (url.pathname === '/article.css') return ['.css', articleStyle];
  if (url.pathname === '/banner') return ['.html', bannerPages(readFileSync('dist/cdn/sayso-head.js', 'utf8'))[url.searchParams.get('variant')]];
  if (url.pathname === '/accept') return ['.html', acceptPages[url.searchParams.get('variant')]];
  if (url.pathname === '/comments') return ['.html', commentPages[url.searchParams.get('variant')]];
  if (url.pathname === '/long') return ['.html', longPages(url.searchParams.get('count'))[url.searchParams.get('variant')]];
  if (url.pathname === '/v1/default/comments') return ['.json', JSON.stringify(answerTo(url.searchParams))];
  if (url.pathname === '/api/comment') return ['.json', JSON.stringify(walineThread(countOf(url.searchParams.get('path'))))];
  if (url.pathname === '/api/article') return ['.json', JSON.stringify({ errno: 0, data: [{ time: 0 }] })];
  for (const [prefix, folder] of folders) {
    const file = path.join(folder, url.pathname.slice(prefix.length));
    if (url.pathname.startsWith(prefix) && existsSync(file)) return [path.extname(file), readFileSync(file)];
  }
  return undefined;
};

const compressed = new Map();

/** Resolves to { url, close } on a free port of the loopback. */
export const serveBench = () =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url, 'http://localhost');
      if (url.pathname === '/v1/default/stream') {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
        return;
      }
      let found = compressed.get(request.url);
      if (!found) {
        const body = bodyFor(url);
        if (body?.[1] === undefined) {
          response.writeHead(404).end();
          return;
        }
        found = [types[body[0]] ?? 'text/plain', brotliCompressSync(body[1], { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })];
        compressed.set(request.url, found);
      }
      response.writeHead(200, { 'content-type': found[0], 'content-encoding': 'br', 'cache-control': 'max-age=600' }).end(found[1]);
    });
    server.listen(0, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) }));
  });
