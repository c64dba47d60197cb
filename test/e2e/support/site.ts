/** A small news site on loopback for the built drop-in: pages from a table, `/s/` is dist/cdn. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { root } from './demo.js';

export interface SitePage {
  readonly head?: string;
  readonly body: string;
  readonly lang?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Site {
  /** Origin, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The policy of the site's pages; `change` replaces parts of it. */
export const policyBlock = (change: object = {}, attributes = ''): string =>
  `<script type="application/json" data-sayso-policy${attributes}>${JSON.stringify({
    revision: 1,
    controller: 'The Tidewater Gazette',
    privacyPage: '/privacy',
    purposes: { statistics: { title: 'Statistics', text: 'Which sections are read.' }, video: { title: 'Videos', text: 'Films inside articles.' } },
    services: {
      counter: { purpose: 'statistics', vendor: 'Tide Count', stores: [{ kind: 'cookie', name: 'tide_*' }] },
      tube: { purpose: 'video', vendor: 'Tube', title: 'Tube' },
    },
    ...change,
  })}</script>`;

export const dropIn = (attributes = ''): string => `<script type="module" async src="/s/sayso.js"${attributes}></script>`;

/** A tag that waits for `counter`, and marks the page when it has run. */
export const gatedTag = (attributes = ''): string => `<script type="text/plain" data-sayso="counter"${attributes}>document.documentElement.dataset.ran = 'yes'; document.cookie = 'tide_id=1; path=/'</script>`;

export const startSite = async (pages: Readonly<Record<string, SitePage>>): Promise<Site> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const page = pages[pathname];
    const file = path.join(root, 'dist/cdn', path.basename(pathname));
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
      response.end(`<!doctype html><html lang="${page.lang ?? 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>News</title>${page.head ?? ''}</head><body>${page.body}</body></html>`);
    } else if (pathname.startsWith('/s/') && existsSync(file)) {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
      response.end(readFileSync(file));
    } else {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404);
      response.end();
    }
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
