/**
 * The built drop-in on plain pages, from a server with no other purpose: one manager however often the file is loaded, only the
 * files that are needed, the head stub, a strict policy, the five ways in which a page may be wrong.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch } from './support/browser.js';
import { root } from './support/demo.js';
import { until } from './support/until.js';

const policy = {
  revision: 1,
  controller: 'The Tidewater Gazette',
  privacyPage: '/privacy',
  purposes: { statistics: { title: 'Statistics', text: 'Which sections are read.' }, video: { title: 'Videos', text: 'Films inside articles.' } },
  services: {
    counter: { purpose: 'statistics', vendor: 'Tide Count', stores: [{ kind: 'cookie', name: 'tide_*' }] },
    tube: { purpose: 'video', vendor: 'Tube' },
  },
};
const block = (value: unknown): string => `<script type="application/json" data-sayso-policy>${JSON.stringify(value)}</script>`;
const gated = '<script type="text/plain" data-sayso="counter">window.ran = (window.ran ?? 0) + 1; document.cookie = "tide_id=1; path=/"</script>';

const stub = existsSync(path.join(root, 'dist/cdn/sayso-head.js')) ? readFileSync(path.join(root, 'dist/cdn/sayso-head.js'), 'utf8') : '';

/** Head and body of the pages, by path. */
const pages: Readonly<Record<string, readonly [head: string, body: string]>> = {
  '/plain': [`${block(policy)}<script type="module" async src="/s/sayso.js"></script>`, gated],
  '/2026/11/deep': [`${block(policy)}<script type="module" async src="/s/sayso.js"></script>`, gated],
  '/query': [`${block(policy)}<script type="module" async src="/s/sayso.js?ver=6.5"></script><script type="module" async src="/s/sayso.js"></script>`, gated],
  '/copies': [`${block(policy)}<script type="module" async src="/s/sayso.js"></script><script type="module" async src="/t/sayso.js"></script>`, gated],
  '/late-policy': ['<script type="module" async src="/s/sayso.js"></script>', `${gated}${block(policy)}`],
  '/head': [`${block(policy)}<script src="/s/sayso-head.js"></script>${gated}<script type="module" async src="/s/sayso.js"></script>`, ''],
  '/inline': [`${block(policy)}<script data-sayso-base="/s/">${stub}</script><script type="module" async src="/s/sayso.js"></script>`, gated],
  '/button': [`${block(policy)}<script type="module" async src="/s/sayso.js"></script>`, '<sayso-privacy-button></sayso-privacy-button>'],
  '/served': [`${block(policy)}<script type="module" async src="/s/sayso.js"></script>`, `<sayso-banner><h2>Your privacy</h2><p>Which sections are read.</p><button data-sayso-action="reject">Reject all</button><button data-sayso-action="accept">Accept all</button><button data-sayso-action="choose">Choose</button></sayso-banner>${gated}`],
  '/elements': [`${block(policy)}<script type="module" async src="/s/sayso.js"></script>`, '<sayso-embed service="tube" src="/film"><a href="/film">Film</a></sayso-embed><sayso-storage-declaration></sayso-storage-declaration>'],
  '/head-alone': [`${block(policy)}<script src="/s/sayso-head.js"></script>${gated}`, gated],
  '/faulty': [`${block({ ...policy, layout: 'wall' })}<script src="/s/sayso-head.js"></script><script type="module" async src="/s/sayso.js"></script>`, gated],
  '/no-policy': ['<script type="module" async src="/s/sayso.js"></script>', gated],
  '/comments-alone': ['<script type="module" async src="/s/sayso.js"></script>', '<sayso-comment-count thread="/x"><a href="/x">Comments</a></sayso-comment-count>'],
  '/clobbered': [`${block(policy)}<script type="module" async src="/s/sayso.js"></script>`, `<a id="sayso"></a><form name="policy"></form>${gated}`],
  '/queue': [`${block(policy)}<script>(window.sayso = window.sayso || []).push(() => { throw new Error('a fault of the page'); }, (consent) => { window.calls = [consent.willShow()]; }, (consent) => consent.consentFor('counter').then((yes) => window.calls.push(yes)))</script><script type="module" async src="/s/sayso.js"></script>`, ''],
  '/far': [`${block(policy)}<script type="module" async src="/s/sayso.js"></script>`, '<div style="height: 5000px"></div><sayso-comment-count thread="/x"><a href="/x">Comments</a></sayso-comment-count>'],
};

describe('the built drop-in', () => {
  let server: Server;
  let browser: Browser;
  let home = '';
  before(async () => {
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
      const page = pages[pathname];
      const file = path.join(root, 'dist/cdn', path.basename(pathname));
      if (page) {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        if (searchParams.has('strict')) response.setHeader('content-security-policy', "default-src 'none'; script-src 'self' 'nonce-n1'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'");
        const nonce = (html: string): string => html.replaceAll('<script', '<script nonce="n1"');
        response.end(`<!doctype html><html lang="en"><title>x</title>${nonce(page[0])}<body><main><h1>News</h1>${nonce(page[1])}</main></body></html>`);
      } else if (/^\/[st]\//.test(pathname) && existsSync(file)) {
        response.setHeader('content-type', 'text/javascript');
        response.end(readFileSync(file));
      } else {
        response.statusCode = 404;
        response.end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  interface Visit {
    readonly context: BrowserContext;
    readonly page: Page;
    /** Scripts that the page asked for since it was opened. */
    readonly files: string[];
    readonly lines: string[];
    go(where: string): Promise<void>;
  }
  const visit = async (where: string): Promise<Visit> => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const files: string[] = [];
    const lines: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('.js')) files.push(new URL(request.url()).pathname.replace(/^\/[st]\//, ''));
    });
    page.on('console', (message) => lines.push(message.text()));
    page.on('pageerror', (error) => lines.push(String(error)));
    // What a page asks for late, when it has been left already, is not the next one's.
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) files.length = 0;
    });
    const go = async (to: string): Promise<void> => {
      await page.goto(home + to);
    };
    await go(where);
    return { context, page, files, lines, go };
  };
  /** Half a second after the banner, for developers. */
  const late = 'sayso-equal-pair.js';
  const accept = (page: Page): Promise<void> => page.getByRole('button', { name: 'Accept all' }).click();
  const reject = (page: Page): Promise<void> => page.getByRole('button', { name: 'Reject all' }).click();
  const ran = (page: Page): Promise<unknown> => until(page, 'window.ran === 1');

  test('asks, and starts what was accepted once, on the next page without a banner or its files', async () => {
    const { context, page, files, lines, go } = await visit('/plain');
    await accept(page);
    await ran(page);
    await page.waitForLoadState('networkidle');
    await go('/plain');
    await ran(page);
    assert.equal(await page.locator('sayso-banner').count(), 0);
    assert.deepEqual([...new Set(files)].sort(), ['sayso-core.js', 'sayso.js']);
    assert.deepEqual(lines, []);
    await context.close();
  });

  test('after a refusal starts nothing, and loads no banner either', async () => {
    const { context, page, files, go } = await visit('/plain');
    await reject(page);
    const [cookie] = await context.cookies();
    assert.equal(cookie?.name, 'sayso');
    assert.equal(cookie?.sameSite, 'Lax');
    assert.equal(cookie?.path, '/');
    await page.waitForLoadState('networkidle');
    await go('/plain');
    await until(page, "Symbol.for('sayso.drop-in.1') in window");
    assert.equal(await page.evaluate('window.ran'), undefined);
    assert.deepEqual([...new Set(files)].sort(), ['sayso-core.js', 'sayso.js']);
    await context.close();
  });

  test('a reader who has decided pays for entry and core alone, under 5 kB with the privacy button and without Lit', async () => {
    const { context, page, files, lines, go } = await visit('/button');
    await accept(page);
    await page.waitForLoadState('networkidle');
    await go('/button');
    const button = page.getByRole('button', { name: 'Privacy choices' });
    await button.waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual([...new Set(files)].sort(), ['sayso-core.js', 'sayso.js']);
    const bytes = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(root, 'dist/cdn', file))).length, 0);
    assert.ok(bytes <= 5000, `${bytes} bytes`);
    await button.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save choices' }).first().waitFor();
    assert.deepEqual(lines, []);
    await context.close();
  });

  test('a banner that the server writes into every page asks once, and is hidden from who has decided', async () => {
    const { context, page, go } = await visit('/served');
    await accept(page);
    await ran(page);
    await page.waitForLoadState('networkidle');
    await go('/served');
    await ran(page);
    await page.getByRole('button', { name: 'Reject all' }).waitFor({ state: 'hidden' });
    await context.close();
  });

  test('elements that show consent know the answer of a reader who has decided', async () => {
    const { context, page, go } = await visit('/plain');
    await accept(page);
    await ran(page);
    await go('/elements');
    await until(page, "document.querySelector('sayso-embed')?.shadowRoot?.querySelector('iframe') != null");
    await page.getByText('Tide Count').first().waitFor();
    await context.close();
  });

  test('a page of a reader who has decided hears at once what is taken back in another tab, and says what stopped', async () => {
    const { context, page, go } = await visit('/plain');
    await accept(page);
    await ran(page);
    await go('/plain');
    await ran(page);
    await page.evaluate("document.addEventListener('sayso-consent-change', ({ revoked }) => { window.stopped = revoked.join(); })");
    assert.equal(await page.evaluate("Symbol.for('sayso.woken.1') in window"), false, 'nobody has needed the manager yet');
    const other = await context.newPage();
    await other.goto(`${home}/plain`);
    await other.evaluate('(window.sayso = window.sayso || []).push((consent) => consent.withdraw())');
    await until(page, "window.stopped === 'counter,statistics,tube,video'");
    await until(page, "!document.cookie.includes('tide')");
    await context.close();
  });

  for (const [where, what] of [['/query', 'under its own name and with ?ver=6.5'], ['/copies', 'as two copies from two folders']] as const) {
    test(`loaded ${what}, there is one manager, one banner, and a script runs once`, async () => {
      const { context, page, lines } = await visit(where);
      await page.getByRole('button', { name: 'Accept all' }).waitFor();
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator('sayso-banner').count(), 1);
      await accept(page);
      await ran(page);
      await until(page, "document.cookie.includes('tide_id')");
      assert.equal(await page.evaluate('window.ran'), 1);
      assert.equal(lines.filter((line) => line.includes('loaded-twice')).length, where === '/copies' ? 1 : 0);
      // Two copies may also meet at the banner's tag, each saying so in its way.
      assert.deepEqual(lines.filter((line) => !(where === '/copies' && /loaded-twice|tag-defined-twice/.test(line))), []);
      await context.close();
    });
  }

  test('waits for a policy that stands at the end of the page', async () => {
    const { context, page } = await visit('/late-policy');
    await accept(page);
    await ran(page);
    await context.close();
  });

  test('with the head stub preloads manager and banner on a first visit only, and a tag is started once', async () => {
    const { context, page, lines, go } = await visit('/head');
    const preloads = (): Promise<unknown> => page.evaluate("[...document.querySelectorAll('link[rel=modulepreload]')].map((link) => link.href.split('/').pop())");
    assert.deepEqual(await preloads(), ['sayso-manager.js', 'sayso-banner.js']);
    await accept(page);
    await ran(page);
    await go('/head');
    await ran(page);
    await until(page, "Symbol.for('sayso.drop-in.1') in window");
    await page.waitForLoadState('networkidle');
    assert.equal(await page.evaluate('window.ran'), 1);
    assert.deepEqual(await preloads(), []);
    assert.deepEqual(lines, []);
    await context.close();
  });

  test('with the head stub inlined, all that a first visit needs is asked for from the page itself', async () => {
    const { context, page, files, lines } = await visit('/inline');
    await page.getByRole('button', { name: 'Reject all' }).waitFor();
    assert.deepEqual([...new Set(files)].filter((file) => !['sayso-core.js', late].includes(file)).sort(), ['sayso-banner.js', 'sayso-manager.js', 'sayso.js']);
    assert.deepEqual(await page.evaluate("[...document.querySelectorAll('link[rel=modulepreload]')].map((link) => new URL(link.href).pathname)"), ['/s/sayso-manager.js', '/s/sayso-banner.js']);
    assert.deepEqual(lines, []);
    await context.close();
  });

  test('with the one tag alone, the banner’s file is on its way while the core’s still is', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const banner = page.waitForRequest('**/sayso-banner.js');
    await page.route('**/sayso-core.js', async (route) => {
      await banner;
      await route.continue();
    });
    await page.goto(`${home}/plain`);
    await reject(page);
    await context.close();
  });

  test('says in the banner that there are no detailed choices where their file does not come, and both answers still work', async () => {
    const { context, page, lines, go } = await visit('/plain');
    await page.route(/sayso-preferences\.js$/, (route) => route.abort());
    await go('/plain');
    await page.getByRole('button', { name: 'Choose' }).click();
    const line = page.locator('sayso-banner').getByText('The detailed choices cannot be shown on this page');
    await line.waitFor();
    assert.equal(await line.evaluate((element) => element === document.activeElement), true);
    await page.getByRole('button', { name: 'Choose' }).click();
    await page.waitForLoadState('networkidle');
    assert.equal(await line.count(), 1);
    assert.match(lines.join('\n'), /chunk-not-loaded/);
    await accept(page);
    await until(page, "document.querySelector('sayso-banner') === null");
    await ran(page);

    await go('/button');
    await page.getByRole('button', { name: 'Privacy choices' }).click();
    const notice = page.getByRole('dialog');
    await notice.waitFor();
    await page.keyboard.press('Escape');
    await notice.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Privacy choices' }).click();
    await notice.getByRole('button', { name: 'Reject all' }).click();
    await notice.waitFor({ state: 'detached' });
    await go('/plain');
    await until(page, "Symbol.for('sayso.drop-in.1') in window");
    assert.equal(await page.evaluate('window.ran'), undefined);
    await context.close();
  });

  test('a returning reader’s scripts start from the head stub alone, also those further down', async () => {
    const { context, page, files, go } = await visit('/plain');
    await accept(page);
    await ran(page);
    await page.waitForLoadState('networkidle');
    await go('/head-alone');
    await until(page, 'window.ran === 2');
    assert.deepEqual([...new Set(files)], ['sayso-head.js']);
    await context.close();
  });

  test('takes no faulty policy: one coded line with place and remedy, no banner, and nothing runs, even for who accepted before', async () => {
    const { context, page, lines, go } = await visit('/plain');
    await accept(page);
    await ran(page);
    lines.length = 0;
    await go('/faulty');
    await until(page, "Symbol.for('sayso.drop-in.1') in window");
    await page.waitForLoadState('networkidle');
    assert.equal(await page.evaluate('window.ran'), undefined);
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', /sayso \[policy-invalid\].*policy\.layout.*bar, corner, top, center.*"wall"/);
    await context.close();
  });

  test('says what is missing where something waits and there is no policy', async () => {
    const { context, page, lines } = await visit('/no-policy');
    await page.waitForLoadState('networkidle');
    assert.match(lines.join('\n'), /^sayso \[policy-missing\][^\n]*$/);
    assert.equal(await page.evaluate('window.ran'), undefined);
    await context.close();
  });

  test('brings nothing of consent to a page that has comments and neither a policy nor anything that waits for one', async () => {
    const { context, page, files, lines } = await visit('/comments-alone');
    await until(page, "customElements.get('sayso-comment-count') !== undefined");
    await page.waitForLoadState('networkidle');
    assert.deepEqual(files.filter((file) => /manager|explain|banner|policy/.test(file)), []);
    assert.deepEqual(lines.filter((line) => line.includes('sayso [policy')), []);
    await context.close();
  });

  test('is not fooled by elements that bear its names', async () => {
    const { context, page } = await visit('/clobbered');
    await accept(page);
    await ran(page);
    assert.equal(await page.evaluate('typeof window.sayso.push'), 'function');
    await context.close();
  });

  test('makes the calls that were queued before it came; one that throws stops no other', async () => {
    const { context, page, lines } = await visit('/queue');
    await until(page, 'window.calls?.length === 1');
    await reject(page);
    await until(page, 'window.calls.length === 2');
    assert.deepEqual(await page.evaluate('window.calls'), [true, false]);
    assert.match(lines.join('\n'), /^[^\n]*a fault of the page[^\n]*$/);
    await context.close();
  });

  test('brings comments only when the reader comes near', async () => {
    const { context, page, files } = await visit('/far');
    await reject(page);
    await page.waitForLoadState('networkidle');
    assert.equal(files.some((file) => file.includes('comment')), false);
    await page.mouse.wheel(0, 4000);
    await until(page, "customElements.get('sayso-comment-count') !== undefined");
    await context.close();
  });

  test('clears a stale double on a deeper path, and a withdrawal removes a cookie from there too', async () => {
    const { context, page, go } = await visit('/plain');
    await accept(page);
    await ran(page);
    const [record] = await context.cookies();
    await context.addCookies([
      { name: 'sayso', value: 'rubbish', domain: '127.0.0.1', path: '/2026' },
      { name: 'tide_deep', value: '1', domain: '127.0.0.1', path: '/2026/11' },
    ]);
    await go('/2026/11/deep');
    await ran(page);
    await until(page, "!document.cookie.includes('rubbish')");
    assert.deepEqual((await context.cookies()).filter(({ name }) => name === 'sayso').map(({ value, path: where }) => [value, where]), [[record?.value, '/']]);
    await page.evaluate("window.sayso.push((consent) => consent.apply({ type: 'withdraw', id: 'counter' }))");
    await until(page, "!document.cookie.includes('tide')");
    await context.close();
  });

  test('runs under a strict policy with Trusted Types: asks, takes the answer, starts an inline script with its nonce', async () => {
    const { context, page, lines, go } = await visit('/head?strict');
    await accept(page);
    await ran(page);
    await go('/plain?strict');
    await ran(page);
    assert.deepEqual(lines, []);
    await context.close();
  });
});
