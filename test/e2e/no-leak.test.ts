/**
 * An article with twenty tags of another company, all gated: nothing is asked of it and nothing is kept before a choice and after
 * a refusal, over three pages and a new visit. That the tags are real is shown by a yes, which brings all twenty.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from './support/browser.js';
import { freshFolder, startDemo } from './support/demo.js';
import { company, headStub, listen, newsSite, type Company, type Site } from './support/servers.js';
import { endState, storageProbe, storageUsed } from './support/storage-probe.js';
import { until } from './support/until.js';

/** Twenty tags; `%` is the company's place for each, `/1` to `/20`. */
const tags = [
  '<script type="text/plain" data-sayso="tracker" src="%.js"></script>',
  '<script type="text/plain" data-sayso="tracker" async src="%.js"></script>',
  '<script type="text/plain" data-sayso="tracker" data-sayso-type="module" crossorigin src="%.js"></script>',
  '<script type="text/plain" data-sayso="tracker">document.head.append(Object.assign(document.createElement("script"), { src: "%.js" }))</script>',
  '<script type="text/plain" data-sayso="tracker">new Image().src = "%"</script>',
  '<script type="text/plain" data-sayso="tracker">navigator.sendBeacon("%", "x"); document.cookie = "trk=1"; localStorage.trk = "1"</script>',
  '<iframe data-sayso="tracker" data-src="%"></iframe>',
  '<img alt="" data-sayso="tracker" data-src="%">',
  '<img alt="" data-sayso="tracker" data-srcset="% 1x, % 2x">',
  '<picture><source data-sayso="tracker" data-srcset="%"><img alt=""></picture>',
  '<video preload="auto" muted data-sayso="tracker" data-src="%"></video>',
  '<video data-sayso="tracker" data-poster="%"></video>',
  '<video preload="auto" muted><source data-sayso="tracker" data-src="%"></video>',
  '<audio preload="auto" data-sayso="tracker" data-src="%"></audio>',
  '<link rel="stylesheet" data-sayso="tracker" data-href="%">',
  '<link rel="preload" as="fetch" crossorigin data-sayso="tracker" data-href="%">',
  '<link rel="icon" data-sayso="tracker" data-href="%"><script type="text/plain" data-sayso="tracker">fetch("%", { mode: "no-cors" })</script>',
  '<svg><image data-sayso="tracker" data-href="%" width="9" height="9"/></svg>',
  '<input type="image" alt="" data-sayso="tracker" data-src="%">',
  '<sayso-embed service="tracker" src="%"></sayso-embed>',
] as const;

const policy = (layout: string): object => ({
  revision: 1,
  controller: 'The Tidewater Gazette',
  privacyPage: '/privacy',
  layout,
  purposes: { statistics: { title: 'Statistics', text: 'Which sections are read.' }, letters: { title: 'Letters', text: 'What you read, by post.' } },
  services: { tracker: { purpose: 'statistics', vendor: 'Trk', stores: [{ kind: 'cookie', name: 'trk' }, { kind: 'local', name: 'trk' }] } },
});

/** What this site's own parts may do with storage: read the choice, and see whether a comment was left unsent here. */
// The ledger is the reader's own: of refusals it holds a number beside the notice's version, and no more.
const exempt = /^(cookie\.(get|set sayso)|idb\.databases|idb\.open sayso-ledger|indexeddb sayso-ledger)$/;

describe('an article with twenty tags of another company', () => {
  let browser: Browser;
  let site: Site;
  let vendor: Company;
  before(async () => {
    vendor = await company((pathname) => (pathname.endsWith('.js') ? { body: 'document.cookie = "trk=1"', headers: { 'content-type': 'text/javascript' } } : undefined));
    const limits = Object.fromEntries(['name', 'email', 'website', 'text'].map((field) => [field, { ask: field === 'text' ? 'required' : 'optional', max: 5000 }]));
    const comments = { info: { thread: '/article', state: 'open', closedBecause: null, closedAt: null, total: 0, limits }, comments: [], next: null, seq: 0 };
    const body = tags.map((tag, index) => tag.replaceAll('%', `http://${vendor.host}/${index + 1}`)).join('\n');
    site = await listen(
      createServer(
        newsSite(({ pathname, searchParams }) => {
          if (pathname === '/v1/default/comments') return { body: JSON.stringify(comments), headers: { 'content-type': 'application/json' } };
          if (!/^\/(article|second|third)$/.test(pathname)) return undefined;
          const stub = searchParams.has('stub') ? `<script data-sayso-base="/s/">${headStub()}</script>` : '';
          return {
            body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${pathname}</title><link rel="icon" href="data:,">
              <script type="application/json" data-sayso-policy>${JSON.stringify(policy(searchParams.get('layout') ?? 'bar'))}</script>${stub}
              <script type="module" async src="/s/sayso.js"></script></head><body><main><h1>News</h1>${body}
              ${'<p>The harbour committee met again, and the gallery was full.</p>'.repeat(60)}</main>
              <sayso-privacy-button></sayso-privacy-button><sayso-comments thread="/article" endpoint="/"></sayso-comments></body></html>`,
          };
        }),
      ),
    );
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await vendor?.close();
  });
  beforeEach(() => {
    vendor.asked.length = 0;
  });

  interface Visit {
    readonly context: BrowserContext;
    readonly page: Page;
    /** Addresses asked of anybody else, from any frame or worker. */
    readonly elsewhere: string[];
    go(where: string): Promise<void>;
  }
  const visit = async (where: string, options: BrowserContextOptions = {}): Promise<Visit> => {
    const context = await browser.newContext(options);
    await context.addInitScript(storageProbe);
    const elsewhere: string[] = [];
    context.on('request', (request) => {
      if (/^http/.test(request.url()) && !request.url().startsWith(site.home)) elsewhere.push(request.url());
    });
    const page = await context.newPage();
    const go = async (to: string): Promise<void> => {
      await page.goto(site.home + to);
      await page.waitForLoadState('networkidle');
    };
    await go(where);
    return { context, page, elsewhere, go };
  };
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().click();
  const readToTheEnd = async (page: Page): Promise<void> => {
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await page.getByRole('textbox', { name: 'Comment' }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const nothingLeaked = async ({ context, page, elsewhere }: Visit, kept: readonly string[]): Promise<void> => {
    assert.deepEqual(elsewhere, []);
    assert.deepEqual(vendor.asked, []);
    assert.deepEqual((await storageUsed(page)).filter((each) => !exempt.test(each)), []);
    assert.deepEqual((await endState(context, page)).filter((each) => !exempt.test(each)), kept);
  };

  test('the tags are real: a yes brings all twenty', async () => {
    const { context, page } = await visit('/article');
    await press(page, 'Accept all');
    await readToTheEnd(page);
    await until(page, "document.querySelectorAll('script[type=\"text/plain\"]').length === 0");
    const wanted = tags.map((_, index) => `/${index + 1}`);
    for (let tries = 300; tries > 0 && wanted.some((each) => !vendor.asked.some((asked) => asked.replace('.js', '') === each)); tries--) await page.evaluate('new Promise(requestAnimationFrame)');
    assert.deepEqual([...new Set(vendor.asked.map((each) => each.replace('.js', '')))].sort(), [...wanted].sort());
    assert.ok((await endState(context, page)).includes('cookie trk'));
    await context.close();
  });

  test('C-01, C-03, C-07: before a choice nothing is asked of anybody and nothing is kept', async () => {
    const reader = await visit('/article');
    await reader.page.getByRole('button', { name: 'Reject all' }).waitFor();
    await readToTheEnd(reader.page);
    await nothingLeaked(reader, []);
    assert.ok(!(await endState(reader.context, reader.page)).includes('indexeddb sayso-ledger'), 'the ledger is made by a choice, not by looking');
    // Nothing of ours warms up a connection to anybody either.
    assert.equal(await reader.page.evaluate(`[...document.querySelectorAll('link[href]')].filter(({ href }) => href.startsWith('http') && !href.startsWith(location.origin)).length`), 0);
    await reader.context.close();
  });

  for (const query of ['', '?stub']) {
    test(`C-26: after a refusal nothing is asked and nothing but the refusal is kept, over three pages and a new visit${query && ', with the head stub'}`, async () => {
      const reader = await visit(`/article${query}`);
      await press(reader.page, 'Reject all');
      await until(reader.page, "document.cookie.includes('sayso=')");
      await readToTheEnd(reader.page);
      await nothingLeaked(reader, ['cookie sayso']);
      for (const next of ['/second', '/third', '/article']) {
        await reader.go(next + query);
        await readToTheEnd(reader.page);
        await nothingLeaked(reader, ['cookie sayso']);
      }
      const storageState = await reader.context.storageState();
      await reader.context.close();
      const later = await visit(`/article${query}`, { storageState });
      await readToTheEnd(later.page);
      assert.equal(await later.page.locator('sayso-banner').count(), 0);
      await nothingLeaked(later, ['cookie sayso']);
      await later.context.close();
    });
  }

  test('C-02: a page looks at the cookie to know whether to ask, once to fetch, to act and to hear of other tabs, and at nothing else', async () => {
    const { context, page } = await visit('/article');
    await page.getByRole('button', { name: 'Reject all' }).waitFor();
    assert.deepEqual(await storageUsed(page), ['cookie.get', 'cookie.get', 'cookie.get']);
    await context.close();
  });

  for (const layout of ['bar', 'corner', 'top', 'center']) {
    test(`C-04: scrolling, Escape, clicking beside it, closing it and leaving the tab are no consent (${layout})`, async () => {
      const reader = await visit(`/article?layout=${layout}`);
      const { page, context } = reader;
      await page.getByRole('button', { name: 'Reject all' }).waitFor();
      await page.mouse.wheel(0, 900);
      await page.mouse.click(640, 8);
      await page.keyboard.press('Escape');
      await page.mouse.click(8, 300);
      // A modal's Escape is an answer, and counts once the browser has told of the closing.
      if (layout === 'center') await page.locator('sayso-banner').waitFor({ state: 'detached' });
      // Into the second layer and out again by its X, by Escape and by its backdrop.
      for (const leave of ['close', 'escape', 'backdrop'] as const) {
        await page.evaluate('window.sayso.push((consent) => consent.openPreferences())');
        await page.getByRole('dialog').getByRole('button', { name: 'Save' }).first().waitFor();
        if (leave === 'close') await page.getByRole('dialog').getByRole('button', { name: /^Close/ }).click();
        else if (leave === 'escape') await page.keyboard.press('Escape');
        else {
          await page.mouse.click(3, 3);
          await page.keyboard.press('Escape');
        }
        await page.getByRole('dialog').getByRole('button', { name: 'Save' }).first().waitFor({ state: 'hidden' });
        await until(page, 'new Promise((resolve) => window.sayso.push((consent) => resolve(!consent.getState().preferencesOpen)))');
      }
      const other = await context.newPage();
      await other.goto('about:blank');
      await other.bringToFront();
      await page.evaluate(`Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' }); document.dispatchEvent(new Event('visibilitychange'))`);
      await page.bringToFront();
      await other.close();
      await page.waitForLoadState('networkidle');
      // A modal that is closed by Escape has been refused; beside the others one reads on, and is asked again.
      await nothingLeaked(reader, layout === 'center' ? ['cookie sayso'] : []);
      assert.deepEqual(await page.evaluate(`new Promise((resolve) => window.sayso.push((consent) => resolve(['tracker', 'statistics', 'letters'].filter((id) => consent.isGranted(id)))))`), []);
      await context.close();
    });
  }

  test('C-05: without script nothing of another company is asked for', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const elsewhere: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(site.home)) elsewhere.push(request.url());
    });
    const page = await context.newPage();
    await page.goto(`${site.home}/article`, { waitUntil: 'networkidle' });
    assert.deepEqual([elsewhere.filter((each) => each.startsWith('http')), vendor.asked, await context.cookies()], [[], [], []]);
    await context.close();
  });

  test('C-06: the demo newspaper’s pages are the same text whatever the reader has chosen', async () => {
    const { context, page } = await visit('/article');
    await press(page, 'Accept all');
    await until(page, "document.cookie.includes('sayso=')");
    const record = (await context.cookies()).find(({ name }) => name === 'sayso')?.value ?? '';
    await context.close();
    const data = freshFolder();
    const demo = await startDemo(data.folder);
    try {
      for (const where of ['/', '/2026/11/harbour-tram', '/privacy']) {
        const plain = await fetch(demo.url + where);
        const chosen = await fetch(demo.url + where, { headers: { cookie: `sayso=${record}` } });
        assert.equal(await chosen.text(), await plain.text(), where);
        assert.equal(chosen.headers.get('vary')?.toLowerCase().includes('cookie') ?? false, false);
      }
    } finally {
      await demo.close();
      data.remove();
    }
  });
});
