/** The server's own pages in a browser with script switched off: read, answer, be held, mend a fault, sign in to moderate. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../../..');
const load = async <T>(file: string): Promise<T> => (await import(pathToFileURL(path.join(root, file)).href)) as T;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Running {
  readonly url: string;
  readonly signInUrl: string;
  close(): Promise<void>;
}

describe('readers without script', () => {
  let server: Running;
  let browser: Browser;
  let page: Page;
  let folder = '';
  const thread = '/talks';

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'sayso-plain-'));
    server = await (await load<{ start(options: object): Promise<Running> }>('server/dist/src/start.js')).start({ port: 0, dataFolder: folder });
    const { chromiumPath, chromiumArguments } = await load<{ chromiumPath(): Promise<string>; chromiumArguments: string[] }>('scripts/browser.mjs');
    browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments });
    // axe comes in from outside the page, past its policy; the page's own script stays off.
    page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })).newPage();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = () => page.goto(`${server.url}/v1/default/comments.html?thread=${encodeURIComponent(thread)}`);
  /** The same document with script on, for axe; forms are not sent again. */
  const faults = async (): Promise<readonly string[]> => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 800 } });
    try {
      const copy = await context.newPage();
      const html = await page.content();
      await copy.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html' }));
      await copy.goto(page.url());
      await copy.evaluate(axeSource);
      return await copy.evaluate(async (tags) => {
        const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string }[] }> } };
        const { violations } = await axe.run({ runOnly: tags });
        const wide = document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : [];
        return [...violations.map(({ id }) => id), ...wide];
      }, axeTags);
    } finally {
      await context.close();
    }
  };

  test('find an empty thread with a form', async () => {
    await open();
    assert.match(await page.locator('main').innerText(), /Nobody has written yet/);
    assert.deepEqual(await faults(), []);
  });

  test('get their words back when a field is wrong, mend it, and see that the comment waits', async () => {
    await page.getByLabel('Comment').fill('Mended & sent.');
    await page.getByLabel('Name').fill('  ');
    await page.getByRole('button', { name: 'Post comment' }).click();
    assert.equal(await page.getByLabel('Comment').inputValue(), 'Mended & sent.');
    assert.match(await page.locator('main').innerText(), /Please fill this in/);
    assert.deepEqual(await faults(), []);
    await page.getByLabel('Name').fill('Amina');
    await page.getByRole('button', { name: 'Post comment' }).click();
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Your comment is waiting for a moderator');
    assert.deepEqual(await faults(), []);
  });

  test('see it once a moderator who came by the link has let it through, and answer it', async () => {
    const receipt = page.url();
    const desk = await (await browser.newContext({ bypassCSP: true })).newPage();
    await desk.goto(server.signInUrl);
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.getByRole('heading', { name: 'You are signed in' }).waitFor();
    const status = await desk.evaluate(async () => {
      const queue = (await (await fetch('/v1/default/moderation/queue?queue=held')).json()) as { items: { comment: { id: string; revision: number } }[] };
      const decisions = queue.items.map(({ comment }) => ({ id: comment.id, revision: comment.revision, expectedStatus: 'held', action: 'approve' }));
      const headers = { 'content-type': 'application/json', 'x-sayso': '1' };
      return (await fetch('/v1/default/moderation/decisions', { method: 'POST', headers, body: JSON.stringify({ batch: 'plain', decisions }) })).status;
    });
    assert.equal(status, 200);
    await page.goto(receipt);
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Your comment is published');
    await open();
    await page.getByRole('link', { name: 'Reply' }).click();
    assert.equal(await page.getByRole('heading', { level: 2 }).innerText(), 'Reply to Amina');
    assert.deepEqual(await faults(), []);
    await page.getByLabel('Comment').fill('An answer.');
    await page.getByLabel('Name').fill('Bilal');
    await page.getByRole('button', { name: 'Post comment' }).click();
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Your comment is waiting for a moderator');
  });
});
