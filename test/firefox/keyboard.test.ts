/** From the first question to a saved choice by keyboard alone, in Firefox. Skipped, with a notice, where there is none. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { dropIn, gatedTag, policyBlock, startSite, type Site } from '../e2e/support/site.js';
import { launchFirefox, skip } from './support/browser.js';
import { tabTo } from './support/keyboard.js';

describe('Firefox by keyboard', { skip }, () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    site = await startSite({ '/': { head: policyBlock() + dropIn(), body: `<main><h1>News</h1><a href="#x">A link</a></main>${gatedTag()}` } });
    browser = await launchFirefox();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test('C-70: Choose, one purpose, Save', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForSelector('sayso-banner button');
    await page.bringToFront();
    await tabTo(page, /^button: Choose/);
    await page.keyboard.press('Enter');
    await page.waitForFunction("document.querySelector('sayso-preferences')?.shadowRoot?.querySelector('dialog')?.matches(':modal')");
    await tabTo(page, /^button: Privacy overview/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^input: Allow: Statistics/);
    await page.keyboard.press(' ');
    await tabTo(page, /^button: Save choices/);
    await page.keyboard.press('Enter');
    await page.waitForFunction("document.documentElement.dataset.ran === 'yes' && document.querySelector('sayso-banner') === null");
    assert.deepEqual(await page.evaluate("new Promise((resolve) => window.sayso.push((consent) => resolve(['counter', 'tube'].map((id) => consent.isGranted(id)))))"), [true, false]);
    await page.close();
  });
});
