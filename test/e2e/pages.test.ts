/** Every page of the demo and every state page: no violation, no error, nothing wider than a phone, nothing that axe minds. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { visitor, type Visitor } from './support/browser.js';
import { root, startDemo } from './support/demo.js';
import { newspaper } from './support/newspaper.js';
import { faultsOf, wider } from './support/sight.js';
import { until } from './support/until.js';

const states = readdirSync(path.join(root, 'demo/states')).filter((file) => file.endsWith('.html') && file !== 'frame.html');

/** Elements that come near the viewport load then: look at all of the page, then wait until each tag is defined and drawn. */
const settle = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += 400) {
      window.scrollTo(0, top);
      await new Promise((done) => requestAnimationFrame(done));
    }
    window.scrollTo(0, 0);
  });
  await until(page, () =>
    [...document.querySelectorAll('*')].filter((element) => element.localName.startsWith('sayso-')).every((element) => customElements.get(element.localName) !== undefined),
  );
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll('*')) await (element as Element & { updateComplete?: Promise<unknown> }).updateComplete;
    await document.fonts.ready;
  });
  await until(page, () => document.querySelector('[aria-busy="true"]') === null);
};

describe('pages of the demo', () => {
  const paper = newspaper(startDemo);

  const inspect = async (path: string, options: { readonly as?: Visitor; readonly status?: number } = {}): Promise<void> => {
    const guest = options.as ?? (await visitor(paper.browser, paper.demo.url, { viewport: { width: 320, height: 720 } }));
    try {
      const answer = await guest.page.goto(paper.demo.url + path);
      assert.equal(answer?.status(), options.status ?? 200);
      await settle(guest.page);
      assert.deepEqual(await wider(guest.page), [], 'no horizontal scroll at 320 px');
      for (const colorScheme of ['light', 'dark'] as const) {
        await guest.page.emulateMedia({ colorScheme });
        assert.deepEqual(await faultsOf(guest.page), [], `axe, ${colorScheme}`);
      }
      assert.deepEqual(guest.faults, []);
      assert.deepEqual(guest.elsewhere, [], 'nothing asked of another origin before a yes');
    } finally {
      await guest.context.close();
    }
  };

  for (const address of ['/', '/article', '/2026/11/harbour-tram', '/2026/11/bell-foundry', '/ur/2026/11/kitab-kashti', '/section/culture', '/comments?thread=/2026/11/harbour-tram', '/privacy', '/moderation', '/states/']) {
    test(`${address} is clean`, () => inspect(address));
  }

  test('/moderation is clean for a moderator who is signed in', async () => {
    const moderator = await visitor(paper.browser, paper.demo.url, { viewport: { width: 320, height: 720 } });
    await moderator.page.goto(paper.demo.signInUrl);
    await moderator.page.getByRole('button').first().click();
    await moderator.page.waitForURL(`${paper.demo.url}/moderation`);
    await inspect('/moderation', { as: moderator });
  });

  for (const state of states) {
    test(`/states/${state} is clean`, () => inspect(`/states/${state}`));
  }

  test('the front page and the story are whole without script', async () => {
    const context = await paper.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${paper.demo.url}/`);
    await page.getByRole('link', { name: 'The tram that came back to the harbour' }).first().click();
    await page.getByRole('link', { name: /^Read \d+ comments$/ }).click();
    assert.ok((await page.getByRole('listitem').filter({ hasText: 'wet wool and brake dust' }).count()) > 0);
    await page.goBack();
    await page.getByLabel('Comment').fill('Posted by a form and nothing else, and glad of the tram.');
    await page.getByLabel('Name').fill('Plain Reader');
    await page.getByLabel('E-mail').fill('plain@readers.example');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByRole('heading', { name: 'Your comment is waiting for a moderator' }).waitFor();
    await context.close();
  });
});
