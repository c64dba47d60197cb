/** What a page shows that the back button brings out of the browser's memory, in Firefox. Skipped, with a notice, where there is none. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { dropIn, gatedTag, policyBlock, startSite, type Site } from '../e2e/support/site.js';
import { launchFirefox, skip } from './support/browser.js';

describe('Firefox going back', { skip }, () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    const page = { head: policyBlock() + dropIn(), body: `<main><h1>News</h1></main>${gatedTag()}` };
    site = await startSite({ '/': page, '/second': page });
    browser = await launchFirefox();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const [answer, runs] of [['reject', false], ['accept', true]] as const) {
    test(`a page kept in memory shows no stale banner, and knows what was answered on the next one (${answer})`, async () => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      // Firefox keeps no page in memory that still fetches something.
      await page.goto(site.url, { waitUntil: 'networkidle0' });
      await page.waitForSelector('sayso-banner button');
      // The core follows the banner; it is what listens for the way back.
      await page.waitForFunction("Symbol.for('sayso.drop-in.1') in window");
      await page.evaluate("addEventListener('pageshow', ({ persisted }) => { window.wasKept = persisted; })");
      await page.goto(`${site.url}/second`);
      await page.waitForSelector('sayso-banner button');
      await page.evaluate(`document.querySelector('sayso-banner [data-sayso-action=${answer}]').click()`);
      await page.waitForFunction("document.cookie.includes('sayso=')");
      await page.evaluate('history.back()');
      await page.waitForFunction("window.wasKept === true && document.querySelector('sayso-banner') === null");
      if (runs) await page.waitForFunction("document.documentElement.dataset.ran === 'yes'");
      assert.equal(await page.evaluate("document.documentElement.dataset.ran === 'yes'"), runs);
      await context.close();
    });
  }
});
