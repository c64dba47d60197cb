/**
 * What a vendor wrote on `https://news.example.co.uk`, under a public suffix of two labels, is gone after a withdrawal and stays
 * gone. The browser is told that the name lies on the loopback.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { launchArguments } from './support/browser.js';
import type { Site } from './support/servers.js';
import { until } from './support/until.js';
import { leftInPage, newsHost, placesOfVendor, serveVendorNews } from './support/vendor.js';

describe('C-31: a withdrawal', () => {
  let browser: Browser;
  let site: Site;
  let home = '';
  before(async () => {
    site = await serveVendorNews();
    home = `https://${newsHost}:${site.port}`;
    const start = await launchArguments();
    browser = await chromium.launch({ ...start, args: [...start.args, `--host-resolver-rules=MAP ${newsHost} 127.0.0.1`, '--ignore-certificate-errors'] });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const cookiesOf = async (context: BrowserContext): Promise<readonly string[]> => (await context.cookies()).map(({ name, domain, path, partitionKey }) => `cookie ${name} ${domain}${path}${partitionKey === undefined ? '' : ' partitioned'}`);
  /** Everything that is kept here, but for our record and what the site keeps itself. */
  const left = async (context: BrowserContext, page: Page): Promise<readonly string[]> => [...(await cookiesOf(context)), ...((await page.evaluate(leftInPage)) as readonly string[])].filter((each) => !/ sayso | own_/.test(`${each} `));
  const untilNothingIsLeft = async (context: BrowserContext, page: Page, but = ''): Promise<void> => {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const names = (await left(context, page).catch((error: unknown) => [String(error)])).filter((each) => each !== but);
      if (names.length === 0) return;
      if (Date.now() > deadline) assert.deepEqual(names, []);
    }
  };

  const accepted = async (query: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto(`${home}/2026/11/tram${query}`);
    await page.evaluate(`document.cookie = 'own_session=1; Secure'; localStorage.setItem('own_text', '1')`);
    assert.deepEqual(await left(context, page), []);
    await page.getByRole('button', { name: 'Accept all' }).click();
    await until(page, 'window.trkWritten > 0');
    const there = await left(context, page);
    assert.equal(await page.evaluate('window.trkCount()'), 1);
    assert.ok(there.length >= placesOfVendor.length, there.join('\n'));
    console.log(`  before: ${there.join(' | ')}`);
    return { context, page };
  };
  const withdraw = (page: Page): Promise<unknown> => page.evaluate("window.sayso.push((consent) => consent.apply({ type: 'withdraw', id: 'tracker' }))");

  test('leaves nothing of the service in ten places of seven kinds, nor after a reload, and spares what is the site’s own', async () => {
    const { context, page } = await accepted('');
    await withdraw(page);
    // A database that the service keeps open is empty at once, and goes when its page does.
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await until(page, 'window.trkCount().then((count) => count === 0)');
    await page.reload();
    await untilNothingIsLeft(context, page);
    for (const next of ['/2026/11/bell', '/2026/12/ferry']) {
      await page.goto(home + next);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await left(context, page), []);
    }
    assert.equal(await page.evaluate("localStorage.getItem('own_text')"), '1');
    assert.ok((await cookiesOf(context)).some((each) => each.includes('own_session')));
    await context.close();
  });

  test('of a script that writes once more afterwards, too', async () => {
    const { context, page } = await accepted('');
    await withdraw(page);
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await page.evaluate('window.trkWrite()');
    assert.ok((await left(context, page)).length >= 9);
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await page.goto(`${home}/2026/11/bell`);
    await untilNothingIsLeft(context, page);
    await context.close();
  });

  test('is carried out offline: opening the preferences brought what it needs', async () => {
    const { context, page } = await accepted('');
    await page.evaluate('window.sayso.push((consent) => consent.openPreferences())');
    await page.getByRole('dialog').getByRole('button', { name: 'Reject all' }).waitFor();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.getByRole('dialog').getByRole('button', { name: 'Reject all' }).click();
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await context.close();
  });

  test('ends what no script can see, by the documented endpoint', async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto(`${home}/2026/11/tram?server`);
    await page.getByRole('button', { name: 'Accept all' }).click();
    await until(page, 'window.trkWritten > 0');
    assert.ok((await cookiesOf(context)).some((each) => each.includes('trk_server')));
    await withdraw(page);
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await context.close();
  });

  test('of a script that never stops writing, too, where the site has the page reloaded: nothing comes back', async () => {
    const { context, page } = await accepted('?restless&reload');
    await withdraw(page);
    await until(page, "window.trkWritten === undefined && Symbol.for('sayso.drop-in.1') in window");
    await untilNothingIsLeft(context, page);
    await page.goto(`${home}/2026/11/bell?restless`);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await left(context, page), []);
    await context.close();
  });
});
