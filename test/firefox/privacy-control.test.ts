/** Global Privacy Control as Firefox really sends it. Skipped, with a notice, where there is no Firefox. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { serve, type Served } from '../e2e/support/serve.js';
import { launchFirefox, skip, until } from './support/browser.js';

const words = { title: 'Purpose', text: 'What it is for.' };
const policy = {
  revision: 1,
  controller: 'The Tidewater Gazette',
  purposes: { statistics: { ...words, uses: ['statistics'] }, advertising: { ...words, uses: ['marketing', 'sale'] } },
  services: { tide: { purpose: 'statistics', vendor: 'Tide Count' }, market: { purpose: 'advertising', vendor: 'Market' } },
};
const pageFor = (change: object): string =>
  `<!doctype html><html lang="en"><title>x</title><script type="application/json" data-sayso-policy>${JSON.stringify({ ...policy, ...change })}</script><script type="module" async src="/s/sayso.js"></script>` +
  '<body><main><h1>News</h1><script type="text/plain" data-sayso="tide">(window.ran ??= []).push("tide")</script><script type="text/plain" data-sayso="market">(window.ran ??= []).push("market")</script></main><footer><sayso-privacy-button></sayso-privacy-button></footer>';

const settled = 'document.querySelector("sayso-privacy-button button")';
const click = (page: Page, what: string): Promise<unknown> => page.evaluate(`${what}.click()`);
const actions = '[...document.querySelectorAll("sayso-preferences")].flatMap((each) => [...each.shadowRoot.querySelectorAll("[data-sayso-action]")])';

describe('C-68: Global Privacy Control in Firefox', { skip }, () => {
  let browser: Browser;
  let news: Served;
  const signals: string[] = [];
  before(async () => {
    const page = (change: object) => (_: URL, headers: Readonly<Record<string, unknown>>) => {
      signals.push(String(headers['sec-gpc']));
      return { type: 'text/html; charset=utf-8', body: pageFor(change) };
    };
    [browser, news] = await Promise.all([
      launchFirefox({
        extraPrefsFirefox: { 'privacy.globalprivacycontrol.enabled': true, 'privacy.globalprivacycontrol.functionality.enabled': true },
      }),
      serve({ '/de': page({ place: 'de' }), '/ca': page({ place: 'us-ca', keepsDays: 365 }) }),
    ]);
  });
  after(async () => {
    await browser?.close();
    await news?.close();
  });

  const open = async (address: string): Promise<Page> => {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.goto(news.url + address);
    await until(page, settled);
    return page;
  };

  test('the browser sends it, to the page and to the server', async () => {
    const page = await open('/de');
    assert.equal(await page.evaluate('navigator.globalPrivacyControl'), true);
    assert.equal(signals.at(-1), '1');
  });

  test('where consent is asked for nothing is asked, run or stored, and an explicit choice wins and stays', async () => {
    const page = await open('/de');
    await page.evaluate('new Promise((resolve) => (window.sayso ??= []).push((consent) => resolve((window.consent = consent) && undefined)))');
    await until(page, 'window.consent.getState().policy');
    assert.deepEqual(await page.evaluate('[consent.willShow(), consent.getState().honoured, document.querySelectorAll("sayso-banner").length, document.cookie, window.ran ?? null]'), [false, 'gpc', 0, '', null]);
    await click(page, settled);
    await until(page, `${actions}.length > 0`);
    await click(page, `${actions}.find((each) => /^Accept all$/.test(each.textContent.trim()))`);
    await until(page, 'window.ran?.length === 2');
    await page.reload();
    await until(page, 'window.ran?.length === 2');
  });

  test('in California statistics run, nothing is sold, and the status can be seen', async () => {
    const page = await open('/ca');
    await until(page, 'document.querySelector("sayso-privacy-button + sayso-signal-status")?.shadowRoot?.textContent.includes("Opt-out request honoured")');
    await until(page, 'window.ran?.join() === "tide"');
    const height = await page.evaluate('document.querySelector("sayso-signal-status").getBoundingClientRect().height');
    assert.ok(Number(height) > 20);
    assert.deepEqual(await page.evaluate('[document.querySelectorAll("sayso-banner, dialog[open]").length, document.cookie]'), [0, '']);
  });
});
