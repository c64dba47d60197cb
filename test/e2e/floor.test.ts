/**
 * The built drop-in in Chromium 109, the oldest browser that is promised everything: refuse, write, be held, choose, accept.
 * Skipped, with a notice, where that browser cannot run (it is a Linux x64 build).
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../../..');
const load = async <T>(file: string): Promise<T> => (await import(pathToFileURL(path.join(root, file)).href)) as T;

interface Demo {
  readonly url: string;
  readonly third: string;
  close(): Promise<void>;
}
/** The little of puppeteer-core 19 that the walk needs. */
interface Page {
  goto(url: string): Promise<unknown>;
  on(name: string, listener: (value: { url(): string; text(): string; message: string }) => void): void;
  waitForFunction(body: string, options: { timeout: number }, ...values: unknown[]): Promise<unknown>;
  evaluate<T>(body: string): Promise<T>;
  reload(): Promise<unknown>;
}
interface Browser {
  newPage(): Promise<Page>;
  version(): Promise<string>;
  close(): Promise<void>;
}

const runnable = process.platform === 'linux' && process.arch === 'x64';

/** Looks through open shadow roots for the first element that fits: the text of a function for the page. */
const deep = `(selector, words) => {
  const search = (from) => {
    for (const element of from.querySelectorAll('*')) {
      if (element.matches(selector) && (!words || element.textContent.includes(words)) && element.getClientRects().length > 0) return element;
      const inner = element.shadowRoot && search(element.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  return search(document);
}`;

describe('Chromium 109', { skip: runnable ? false : 'npm brings it for Linux x64 only' }, () => {
  let demo: Demo;
  let browser: Browser;
  let folder = '';

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'sayso-floor-'));
    demo = await (await load<{ startDemo(options: object): Promise<Demo> }>('demo/serve.mjs')).startDemo({ dataFolder: folder });
    browser = await (await load<{ startChromium109(): Promise<Browser> }>('scripts/chromium-floor.mjs')).startChromium109();
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('refuses, writes, is held across a reload, then allows a service, without an error', async (context) => {
    context.diagnostic(`note: ${await browser.version()}`);
    const page = await browser.newPage();
    const errors: string[] = [];
    const requests: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    const see = (selector: string, words = '') => page.waitForFunction(`(${deep})(${JSON.stringify(selector)}, ${JSON.stringify(words)}) !== null`, { timeout: 20_000 });
    const click = async (selector: string, words = '') => {
      await see(selector, words);
      await page.evaluate(`(${deep})(${JSON.stringify(selector)}, ${JSON.stringify(words)}).click()`);
    };
    const type = async (name: string, words: string) => {
      await see(`sayso-comment-form [name="${name}"]`);
      await page.evaluate(`{ const field = (${deep})('sayso-comment-form [name="${name}"]'); field.focus(); field.value = ${JSON.stringify(words)}; field.dispatchEvent(new Event('input', { bubbles: true })); }`);
    };
    const third = () => requests.filter((url) => url.startsWith(demo.third));

    await page.goto(`${demo.url}/2026/11/harbour-tram`);
    await click('button', 'Reject all');
    await page.waitForFunction(`(${deep})('button', 'Reject all') === null`, { timeout: 10_000 });
    await page.evaluate(`document.querySelector('sayso-comments').scrollIntoView()`);

    await type('comment', 'The bell is the best part of the morning.');
    await type('author', 'Noor of the Floor');
    await type('email', 'noor@example.org');
    await click('sayso-comment-form button[type="submit"]');
    await see('*', 'waiting for a moderator');
    await page.reload();
    await page.evaluate(`document.querySelector('sayso-comments').scrollIntoView()`);
    await see('article', 'The bell is the best part of the morning.');
    assert.deepEqual(third(), [], 'no third-party request after a refusal');

    await click('sayso-privacy-button button');
    await click('dialog button', 'Accept all');
    await page.waitForFunction(`document.cookie.includes('sayso=') && ${JSON.stringify(demo.third)} !== ''`, { timeout: 10_000 });
    const deadline = Date.now() + 10_000;
    while (third().length === 0 && Date.now() < deadline) await page.evaluate('new Promise((done) => requestAnimationFrame(done))');
    assert.ok(third().length > 0, 'a gated script is fetched after a yes');
    assert.deepEqual(errors, []);
  });
});
