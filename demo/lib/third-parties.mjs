/** The pretend companies: a second port, and by another host name (127.0.0.1 against localhost) another site for the browser. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';

const read = (file) => readFileSync(new URL(`../third-parties/${file}`, import.meta.url));
const script = 'text/javascript; charset=utf-8';
const answers = {
  // No name that readers' filter lists block: who uses such a list should see the demo work too.
  '/tidecount.js': [script, 'tidecount.js'],
  '/noticeboard.js': [script, 'noticeboard.js'],
  '/film.css': ['text/css; charset=utf-8', 'film.css'],
  '/films/first-evening': ['text/html; charset=utf-8', 'film.html'],
};

export const createThirdParties = () =>
  createServer((request, response) => {
    const found = answers[new URL(request.url ?? '/', 'http://third').pathname];
    if (found === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Nothing here.');
      return;
    }
    response
      .writeHead(200, {
        'content-type': found[0],
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; style-src 'self'",
      })
      .end(read(found[1]));
  });
