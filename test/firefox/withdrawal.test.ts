/** The same withdrawal in Firefox, as far as a page can see: cookies of all domains and paths above it, and six other kinds. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { Site } from '../e2e/support/servers.js';
import { leftInPage, newsHost, serveVendorNews } from '../e2e/support/vendor.js';
import { launchFirefox, skip, until } from './support/browser.js';

describe('C-31: a withdrawal in Firefox', { skip }, () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    site = await serveVendorNews();
    browser = await launchFirefox({
      acceptInsecureCerts: true,
      extraPrefsFirefox: { 'network.dns.localDomains': newsHost },
    });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const left = async (page: Page): Promise<readonly string[]> =>
    ((await page.evaluate(`(async () => [...document.cookie.split('; ').map((each) => 'cookie ' + each.split('=')[0]), ...(await ${leftInPage})])()`)) as string[]).filter((each) => !/^cookie ?$| sayso$/.test(each));
  const untilNothingIsLeft = async (page: Page, but: string): Promise<void> => {
    const deadline = Date.now() + 12_000;
    for (;;) {
      const names = await left(page).catch((error: unknown) => [String(error)]);
      if (names.filter((each) => each !== but).length === 0) return;
      if (Date.now() > deadline) assert.deepEqual(names, []);
    }
  };

  for (const [query, what, remains] of [['', 'but the empty shell of a database that was held open', 'indexeddb trk_db'], ['?reload', 'where the site has the page reloaded', '']] as const) test(`leaves nothing of the service, nor on the next pages, ${what}`, async (run) => {
    // Firefox 140 lists no databases while the deletion of one waits for who holds it open, so that nobody can look (153 lists them).
    if (remains !== '' && Number(/\d+/.exec(await browser.version())?.[0]) < 144) return run.skip('this Firefox shows nothing while a database is held open');
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(`https://${newsHost}:${site.port}/2026/11/tram${query}`);
    await until(page, "[...document.querySelectorAll('button')].some((button) => button.textContent.includes('Accept all') && (button.click(), true))");
    await until(page, 'window.trkWritten > 0 || window.trkFailed');
    const there = await left(page);
    console.log(`  before: ${there.join(' | ')}`);
    for (const each of ['cookie trk_host', 'cookie trk_parent', 'cookie trk_path', 'cookie trk_chips', 'local trk_local', 'session trk_session', 'indexeddb trk_db', 'cache trk_cache', 'file trk_file']) assert.ok(there.includes(each), each);
    await page.evaluate("window.sayso.push((consent) => consent.apply({ type: 'withdraw', id: 'tracker' }))");
    if (remains !== '') await until(page, 'window.trkCount().then((count) => count === 0)');
    await untilNothingIsLeft(page, remains);
    await page.goto(`https://${newsHost}:${site.port}/2026/12/ferry`);
    await until(page, "document.readyState === 'complete' && Symbol.for('sayso.drop-in.1') in window");
    await untilNothingIsLeft(page, remains);
    await context.close();
  });
});
