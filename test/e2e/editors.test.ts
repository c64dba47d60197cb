/**
 * The built drop-in against the real server, as links, editors and search engines use it: a link into a long thread, what an
 * editor sets, and JSON-LD under strict policies.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { launch, visitor } from './support/browser.js';
import { freshFolder, root } from './support/demo.js';
import { until } from './support/until.js';

const load = async <T>(file: string): Promise<T> => (await import(pathToFileURL(path.join(root, file)).href)) as T;

interface Running {
  readonly url: string;
  readonly repository: { changeThread(site: string, change: object, at: number): Promise<{ readonly kind: string }> };
  close(): Promise<void>;
}

const strict = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const paragraph = '<p>The council votes on Thursday. Those who cross the bridge every day have mostly made up their minds.</p>';
const article = `<h1>A bridge without cars</h1>${paragraph.repeat(30)}`;

/** Pages of a paper: `/long` links into its thread. */
const bodies: Readonly<Record<string, () => string>> = {
  '/long': () => `<main>${article}<sayso-comments thread="/long" endpoint="/"><a href="#all">Read the comments</a></sayso-comments></main>`,
  '/found': () => `<main><h1>A bridge</h1><sayso-comments thread="/long" endpoint="/" structured-data><a href="#all">Read the comments</a></sayso-comments></main>`,
};
let oldest = '';

const pages = (request: Request): Response => {
  const { pathname, searchParams } = new URL(request.url);
  const file = path.join(root, 'dist/cdn', path.basename(pathname));
  if (pathname.startsWith('/s/') && existsSync(file)) return new Response(readFileSync(file, 'utf8'), { headers: { 'content-type': 'text/javascript' } });
  const body = bodies[pathname];
  if (body === undefined) return new Response(null, { status: pathname === '/favicon.ico' ? 204 : 404 });
  const script = searchParams.has('plain') ? '' : '<script type="module" async src="/s/sayso.js"></script>';
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A bridge</title>${script}</head><body>${body()}</body></html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': searchParams.has('listed') ? strict.replace(/'none'$/, 'sayso-structured-data') : strict } },
  );
};

const shown = "(document.querySelector('sayso-comment-thread')?.shadowRoot?.querySelectorAll('article').length ?? 0)";

describe('a thread with editors', () => {
  const data = freshFolder();
  let server: Running;
  let browser: Browser;
  const ids: string[] = [];

  const post = async (index: number): Promise<string> => {
    const body = { thread: '/long', parent: null, draft: { name: `Reader ${index}`, email: 'a@reader.example', text: `Comment ${index}` }, trap: '', page: { url: `${server.url}/long`, title: 'A bridge' } };
    const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
    const answer = await fetch(`${server.url}/v1/default/comments`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': secret }, body: JSON.stringify(body) });
    return ((await answer.json()) as { own: { comment: { id: string } } }).own.comment.id;
  };

  before(async () => {
    const { start } = await load<{ start(options: object): Promise<Running> }>('server/dist/src/start.js');
    let at = Date.now() - 1_000_000;
    const sites = [{ id: 'default', ruleSet: { name: 'everything', version: 1, rules: [] } }];
    [server, browser] = await Promise.all([start({ port: 0, dataFolder: data.folder, sites, pace: { burst: 1_000_000, secondsPerComment: 1 }, pages, now: () => (at += 10) }), launch()]);
    for (let index = 0; index < 300; index++) ids.push(await post(index));
    oldest = ids[0] ?? '';
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    data.remove();
  });

  test('A-42: a link to the oldest of 300 comments takes one request, marks it and puts the focus there', async () => {
    const { context, page, faults } = await visitor(browser, server.url);
    const asked: string[] = [];
    page.on('request', (request) => void (request.url().includes('/comments?') && asked.push(request.url())));
    await page.goto(`${server.url}/long#comment-${oldest}`);
    await until(page, `document.querySelector('sayso-comment-thread')?.shadowRoot?.activeElement?.id === 'comment-${oldest}'`);
    assert.equal(asked.length, 1);
    assert.equal(await page.evaluate(shown), 51);
    const { marked, top } = await page.evaluate<{ marked: boolean; top: number }>(
      "(() => { const it = document.querySelector('sayso-comment-thread').shadowRoot.activeElement; return { marked: it.classList.contains('marked'), top: it.getBoundingClientRect().top }; })()",
    );
    assert.equal(marked, true);
    assert.ok(top >= 0 && top < 600, `on the screen, at ${top}`);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('an editor’s question, pin and closing reach readers; orders are chosen by keyboard', async () => {
    const pinned = ids[7] ?? '';
    await server.repository.changeThread('default', { thread: '/long', question: 'What would you do?', pinned: [pinned] }, Date.now());
    const { context, page, faults } = await visitor(browser, server.url);
    await page.goto(`${server.url}/long#comment-${pinned}`);
    await until(page, `${shown} === 51`);
    assert.equal(await page.locator('sayso-comments [part=question]').textContent(), 'What would you do?');
    assert.equal(await page.evaluate("document.querySelector('sayso-comment-thread').shadowRoot.querySelector('article').id"), `comment-${pinned}`);
    const order = page.locator('sayso-comment-thread select');
    await order.focus();
    await page.keyboard.press('ArrowDown');
    await until(page, `document.querySelector('sayso-comment-thread').shadowRoot.querySelectorAll('article')[1]?.id === 'comment-${oldest}'`);
    await server.repository.changeThread('default', { thread: '/long', state: 'closed', closedNote: 'The vote is over.' }, Date.now());
    await page.reload();
    await page.getByText('The vote is over.').waitFor();
    assert.deepEqual(faults, []);
    await server.repository.changeThread('default', { thread: '/long', state: 'open', question: null, pinned: [], closedNote: null }, Date.now());
    await context.close();
  });

  test('S-05: JSON-LD is written under Trusted Types where the page lists the policy; elsewhere nothing of it stands there', async () => {
    const { context, page, faults } = await visitor(browser, server.url);
    await page.goto(`${server.url}/found?listed`);
    await until(page, "document.querySelector('script[type=\"application/ld+json\"]') !== null");
    const block = JSON.parse(await page.evaluate<string>("document.querySelector('script[type=\"application/ld+json\"]').textContent")) as { url: string; commentCount: number; comment: unknown[] };
    assert.deepEqual([block.url, block.commentCount, block.comment.length], [`${server.url}/found?listed`, 300, 50]);
    assert.deepEqual(faults, []);
    // The one refusal that the browser reports is of the policy's name; no script element is touched.
    const told: string[] = [];
    page.on('console', (message) => void (message.type() === 'warning' && told.push(message.text())));
    await page.goto(`${server.url}/found`);
    await until(page, `${shown} === 50`);
    await until(page, "performance.getEntriesByName(new URL('/s/sayso-structured-data.js', location.href).href).length === 1");
    assert.equal(await page.evaluate("document.querySelector('script[type=\"application/ld+json\"]')"), null);
    assert.ok(told.length <= 1, `the developer is told once at most: ${told.join(' | ')}`);
    assert.deepEqual([...new Set(faults.map((fault) => /script element|TrustedScript/.test(fault)))].filter(Boolean), []);
    await context.close();
  });
});
