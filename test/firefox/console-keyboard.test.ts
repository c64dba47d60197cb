/** A thread's settings in the console by keyboard, in Firefox: opened, left, opened again. Skipped, with a notice, where there is none. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { freshFolder, startDemo, type Demo } from '../e2e/support/demo.js';
import { launchFirefox, skip, until } from './support/browser.js';
import { focused, tabTo } from './support/keyboard.js';

const root = "document.querySelector('sayso-moderation')?.shadowRoot";
const desk = `${root}?.querySelector('dialog.desk')`;

describe('the console in Firefox by keyboard', { skip }, () => {
  const data = freshFolder();
  let browser: Browser;
  let demo: Demo;
  before(async () => {
    [browser, demo] = await Promise.all([launchFirefox(), startDemo(data.folder)]);
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
    data.remove();
  });

  test('Enter opens the settings of a thread, Escape leaves, the focus goes back, and Enter opens them again', async () => {
    const page = await browser.newPage();
    await page.goto(demo.signInUrl);
    await page.bringToFront();
    await (await page.waitForSelector('button'))?.focus();
    await page.keyboard.press('Enter');
    await until(page, `location.pathname === '/moderation' && ${root}?.querySelector('article[aria-current]') != null`);
    await page.evaluate(`${root}.querySelector('article[aria-current]').focus()`);
    await page.keyboard.press('Enter');
    await until(page, `${root}.querySelector('[data-thread]') != null`);
    await tabTo(page, /^button: Close, ask or pin/);
    for (let round = 1; round <= 2; round++) {
      await page.keyboard.press('Enter');
      await until(page, `${desk}?.open === true && ${root}.activeElement?.name === 'closedNote'`);
      await page.keyboard.press('Escape');
      await until(page, `${desk}.open === false`);
      assert.match(await focused(page), /^button: Close, ask or pin/);
    }
    await page.close();
  });
});
