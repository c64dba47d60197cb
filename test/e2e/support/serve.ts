/** A small site on a loopback origin of its own: pages by path, and the built drop-in under /s/. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { root } from './demo.js';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}
export interface Answer {
  readonly type: string;
  readonly body: string;
}

/** A page is its HTML; an answer names its type; a function makes one per request. */
export const serve = async (pages: Readonly<Record<string, string | Answer | ((address: URL, headers: IncomingHttpHeaders) => Answer)>>): Promise<Served> => {
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://x');
    const page = pages[address.pathname];
    const file = path.join(root, 'dist/cdn', path.basename(address.pathname));
    const answer =
      typeof page === 'function' ? page(address, request.headers) : typeof page === 'string' ? { type: 'text/html; charset=utf-8', body: page } : (page ?? (address.pathname.startsWith('/s/') && existsSync(file) ? { type: 'text/javascript', body: readFileSync(file, 'utf8') } : undefined));
    response.statusCode = answer ? 200 : address.pathname === '/favicon.ico' ? 204 : 404;
    if (answer) response.setHeader('content-type', answer.type);
    response.end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
