/** From the first question to a saved choice by keyboard alone, in Firefox. Skipped, with a notice, where there is none. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { dropIn, gatedTag, policyBlock, startSite, type Site } from '../e2e/support/site.js';
import { launchFirefox, skip } from './support/browser.js';

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

  /** Words of what has the focus, through shadow roots; a switch by its label. */
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      return `${element?.localName ?? ''}: ${(label ?? element)?.textContent.replace(/\s+/g, ' ').trim() ?? ''}`;
    });
  const tabTo = async (page: Page, name: RegExp): Promise<void> => {
    for (let left = 25; left > 0; left--) {
      if (name.test(await focused(page))) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`no way to ${String(name)}; at ${await focused(page)}`);
  };

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
