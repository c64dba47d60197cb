/** Firefox’s own cookie-banner service, with the click rule that we publish, rejects in every layout. Skipped, with a notice, where there is no Firefox. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { root } from '../e2e/support/demo.js';
import { dropIn, gatedTag, policyBlock, startSite, type Site } from '../e2e/support/site.js';
import { launchFirefox, skip } from './support/browser.js';

const layouts = ['bar', 'corner', 'top', 'center'];
const rule = JSON.parse(/```json firefox\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'docs/tools-that-answer.md'), 'utf8'))?.[1] ?? '') as object;

describe('Firefox’s cookie-banner service', { skip }, () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    site = await startSite(
      Object.fromEntries(
        [...layouts, 'urdu'].map((layout) => [
          `/${layout}`,
          { lang: layout === 'urdu' ? 'ur' : 'en', head: policyBlock(layout === 'urdu' ? {} : { layout }) + dropIn(), body: `<main><h1>News</h1>${'<p>Words of an article.</p>'.repeat(40)}</main>${gatedTag()}` },
        ]),
      ),
    );
    browser = await launchFirefox({
      extraPrefsFirefox: {
        'cookiebanners.service.mode': 1,
        'cookiebanners.service.mode.privateBrowsing': 1,
        'cookiebanners.bannerClicking.enabled': true,
        'cookiebanners.bannerClicking.maxTriesPerSiteAndSession': 100,
        'cookiebanners.listService.testSkipRemoteSettings': true,
        'cookiebanners.listService.testRules': JSON.stringify([{ id: 'sayso', domains: ['news.test'], ...rule }]),
        'network.dns.forceResolve': '127.0.0.1',
      },
    });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const layout of [...layouts, 'urdu']) {
    test(`C-11, C-13: rejects by one click of its own as ${layout}`, async () => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(`${site.url.replace('127.0.0.1', 'news.test')}/${layout}`);
      await page.waitForFunction("document.cookie.includes('sayso=') && document.querySelector('sayso-banner') === null", { timeout: 10_000 });
      const state = await page.evaluate("new Promise((resolve) => window.sayso.push((consent) => { const { granted, prompt, record } = consent.getState(); resolve([[...granted], prompt, [...record.purposes].map(([id, { granted }]) => [id, granted.size])]); }))");
      assert.deepEqual(state, [[], null, [['statistics', 0], ['video', 0]]]);
      assert.equal(await page.evaluate("document.documentElement.dataset.ran"), undefined);
      await context.close();
    });
  }
});
