/** Find-in-page among ten thousand comments, in Firefox. Skipped, with a notice, where there is none. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, type Browser } from 'puppeteer-core';
import { root } from '../e2e/support/demo.js';
import { count, drawn, findOnScreen, needleOf, serveLong } from '../e2e/support/long.js';
import type { Served } from '../e2e/support/serve.js';

const { firefoxPath } = (await import(path.join(root, 'scripts/firefox.mjs'))) as { firefoxPath(): string | undefined };
const executablePath = firefoxPath();
if (executablePath === undefined) console.log('skipped: no Firefox on this machine ($FIREFOX_PATH names one)');

describe('Firefox among ten thousand comments', { skip: executablePath === undefined }, () => {
  let browser: Browser;
  let site: Served;
  before(async () => {
    site = await serveLong();
    browser = await launch({ browser: 'firefox', headless: true, defaultViewport: null, args: ['--width=500', '--height=823'], ...(executablePath === undefined ? {} : { executablePath }) });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test('long thread: find-in-page finds comment 9,999 and comment 5,000', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/whole`);
    await page.waitForFunction(`${drawn} === ${count}`, { timeout: 60_000 });
    for (const index of [1, 5000]) assert.equal(await page.evaluate(findOnScreen, needleOf(index)), true);
    assert.equal(await page.evaluate(findOnScreen, needleOf(count)), false, 'and what nobody said it does not find');
    await page.close();
  });
});
