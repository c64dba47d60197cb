/** Small servers for end-to-end tests: one that answers, and one of a pretend company that writes down whatever reaches it. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { root } from './demo.js';

export interface Site {
  readonly port: number;
  /** `http://127.0.0.1:…` */
  readonly home: string;
  close(): Promise<void>;
}

/** Starts listening on a free port of the loopback. */
export const listen = async (server: Server): Promise<Site> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    home: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export interface Answer {
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** The files of dist/cdn under `/s/`, and the pages that `page` gives; everything else is not found. */
export const newsSite = (page: (url: URL, request: IncomingMessage) => Answer | undefined): ((request: IncomingMessage, response: ServerResponse) => void) => {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://news');
    const file = path.join(root, 'dist/cdn', path.basename(url.pathname));
    const found: Answer | undefined =
      url.pathname.startsWith('/s/') && existsSync(file) ? { body: readFileSync(file), headers: { 'content-type': 'text/javascript' } } : page(url, request);
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...found.headers }).end(found.body);
  };
};

/** The inlined head stub: everything of ours that a page has before its first request. */
export const headStub = (): string => readFileSync(path.join(root, 'dist/cdn/sayso-head.js'), 'utf8');

export interface Company extends Site {
  /** By another host name than the news site: another site for the browser. */
  readonly host: string;
  /** Paths asked for, in order; WebSockets too. */
  readonly asked: string[];
}

/** @param answer body and type by path; without one, an empty text */
export const company = async (answer: (pathname: string) => Answer | undefined): Promise<Company> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://company');
    asked.push(pathname);
    const found = answer(pathname);
    response.writeHead(200, { 'content-type': 'text/plain', 'access-control-allow-origin': '*', 'cache-control': 'no-store', ...found?.headers }).end(found?.body ?? '');
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    asked.push(new URL(request.url ?? '/', 'http://company').pathname);
    socket.destroy();
  });
  const site = await listen(server);
  return { ...site, host: `localhost:${site.port}`, asked };
};
