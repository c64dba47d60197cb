/**
 * The server's list of comments gives way to ours, and an editors' choice to the living comment, while nothing on the screen moves.
 * Measured as browsers report it to search engines (CLS), each time with the list painted long before a script comes.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, visitor } from './support/browser.js';
import { freshFolder, root } from './support/demo.js';
import { until } from './support/until.js';

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

const thread = '/bridge';
/** Every third one with signs in it that are markup, which is taller than the signs. */
const said = (index: number): string =>
  `Comment ${index}: the bridge is old. ${'Those who cross it every day have made up their minds. '.repeat(1 + (index % 5))}${index % 3 === 0 ? '\n\n> It is *not* old.\n\n- one\n- two' : ''}`;
const count = 30;
const paragraph = '<p>The council votes on Thursday. Those who cross the bridge every day have mostly made up their minds.</p>';
let chosen = '';

const list = (): string => `<ol>${Array.from({ length: count }, (_, index) => `<li><p><b>Reader ${index}</b></p><p>${said(index)}</p></li>`).reverse().join('')}</ol>`;
const form = '<form method="post" action="/v1/default/comments"><p><label>Comment <textarea name="comment" required></textarea></label></p><p><label>Name <input name="author"></label></p><button>Post</button></form>';
const comments = (inside: string): string => `<sayso-comments thread="${thread}" endpoint="/">${inside}</sayso-comments>`;
const footer = `<footer>${'<p>More of the paper.</p>'.repeat(40)}</footer>`;
const featured = (): string =>
  `<sayso-featured-comment thread="${thread}" comment="${chosen}" endpoint="/"><blockquote>${said(0)}</blockquote><cite>Reader 0</cite> <a href="#comment-${chosen}">Read the conversation</a></sayso-featured-comment>`;

const bodies: Readonly<Record<string, () => string>> = {
  '/top': () => `<main><h1>A bridge</h1>${paragraph}${comments(list())}</main>${footer}`,
  '/top-form': () => `<main><h1>A bridge</h1>${paragraph}${comments(form + list())}</main>${footer}`,
  '/short': () => `<main><h1>A bridge</h1>${paragraph}<sayso-comments thread="/short" endpoint="/"><ol><li><p><b>Ada</b></p><p>The first to say a word.</p></li></ol></sayso-comments></main><footer>${'<p>More of the paper.</p>'.repeat(4)}</footer>`,
  '/below': () => `<main><h1>A bridge</h1>${paragraph.repeat(60)}${comments(list())}</main>${footer}`,
  '/featured': () => `<main><h1>A bridge</h1>${paragraph}${featured()}${paragraph.repeat(20)}</main>${footer}`,
};

const pages = (request: Request): Response => {
  const { pathname } = new URL(request.url);
  const file = path.join(root, 'dist/cdn', path.basename(pathname));
  if (pathname.startsWith('/s/') && existsSync(file)) return new Response(readFileSync(file), { headers: { 'content-type': 'text/javascript' } });
  const body = bodies[pathname]?.();
  if (body === undefined) return new Response(null, { status: pathname === '/favicon.ico' ? 204 : 404 });
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A bridge</title><style>sayso-comments:not(:defined) { display: block; min-block-size: min(40rem, 90vh); }</style><script type="module" async src="/s/sayso.js"></script></head><body>${body}</body></html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
};

/** Runs before the page: what moved, by how much, and where that was. */
const watchShifts = (): void => {
  interface Shift extends PerformanceEntry {
    readonly value: number;
    readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRectReadOnly; readonly currentRect: DOMRectReadOnly }[];
  }
  const shifts: string[] = [];
  Object.assign(window, { shifts });
  const name = (node: Node | null): string => (node instanceof Element ? `${node.localName}${node.id && `#${node.id}`}.${node.className}` : String(node?.nodeName));
  new PerformanceObserver((entries) => {
    for (const { value, sources } of entries.getEntries() as Shift[]) {
      shifts.push(`${value.toFixed(4)} ${sources.map(({ node, previousRect: from, currentRect: to }) => `${name(node)} ${from.y}+${from.height} to ${to.y}+${to.height}`).join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
};

describe('nothing on the screen moves', () => {
  const data = freshFolder();
  let server: Running;
  let browser: Browser;

  before(async () => {
    const { start } = (await import(pathToFileURL(path.join(root, 'server/dist/src/start.js')).href)) as { start(options: object): Promise<Running> };
    let at = Date.now() - 1_000_000;
    const sites = [{ id: 'default', ruleSet: { name: 'everything', version: 1, rules: [] } }];
    [server, browser] = await Promise.all([start({ port: 0, dataFolder: data.folder, sites, pace: { burst: 1_000, secondsPerComment: 1 }, pages, now: () => (at += 10) }), launch()]);
    const post = async (to: string, text: string): Promise<string> => {
      const body = { thread: to, parent: null, draft: { name: 'Ada', email: 'ada@readers.example', text }, trap: '', page: { url: server.url, title: 'A bridge' } };
      const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
      const answer = await fetch(`${server.url}/v1/default/comments`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': secret }, body: JSON.stringify(body) });
      return ((await answer.json()) as { own: { comment: { id: string } } }).own.comment.id;
    };
    for (let index = 0; index < count; index++) {
      const id = await post(thread, said(index));
      chosen ||= id;
    }
    await post('/short', 'The first to say a word.');
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    data.remove();
  });

  const open = async (address: string, width: number) => {
    const reader = await visitor(browser, server.url, { viewport: { width, height: 800 } });
    await reader.page.addInitScript(watchShifts);
    // The page stands on the screen before any of ours is there, and each answer comes in a frame of its own.
    await reader.page.route(/\/s\/sayso\.js/, async (route) => {
      await until(reader.page, "performance.getEntriesByName('first-contentful-paint').length === 1");
      await route.continue();
    });
    await reader.page.route(/\/s\/sayso-|\/comments\?/, async (route) => {
      await pause(60);
      await route.continue();
    });
    await reader.page.goto(server.url + address, { waitUntil: 'commit' });
    return reader;
  };

  const settled = async (page: Page): Promise<readonly string[]> => {
    await page.waitForLoadState('networkidle');
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))');
    return page.evaluate('window.shifts');
  };
  const shown = "document.querySelector('sayso-comment-thread')?.shadowRoot?.querySelectorAll('article').length > 0";

  for (const width of [360, 1280]) {
    for (const address of ['/top', '/top-form', '/short']) {
      test(`the server's list gives way to ours while it is read, ${width} px wide, ${address}`, async () => {
        const { context, page, faults } = await open(address, width);
        await until(page, shown);
        assert.deepEqual([await settled(page), faults], [[], []]);
        await context.close();
      });
    }

    test(`the server's list gives way to ours below the screen, and is scrolled to, ${width} px wide`, async () => {
      const { context, page, faults } = await open('/below', width);
      await page.waitForLoadState('networkidle');
      await page.mouse.move(width / 2, 300);
      for (let step = 0; step < 400 && !(await page.evaluate('scrollY + innerHeight >= document.body.scrollHeight - 2')); step++) {
        await page.mouse.wheel(0, 250);
        await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      }
      await until(page, shown);
      assert.deepEqual([await settled(page), faults], [[], []]);
      await context.close();
    });

    test(`a featured comment comes alive while it is read, ${width} px wide`, async () => {
      const { context, page, faults } = await open('/featured', width);
      await until(page, "document.querySelector('sayso-featured-comment')?.shadowRoot !== null");
      assert.deepEqual([await settled(page), faults], [[], []]);
      await context.close();
    });
  }
});
