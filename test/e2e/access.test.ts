/** What only a whole browser can show of the built notices: forced colours, reduced motion, an hour that passes, the same place on every page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from './support/browser.js';
import { dropIn, gatedTag, policyBlock, startSite, type Site } from './support/site.js';
import { until } from './support/until.js';

const layouts = ['bar', 'corner', 'top', 'center'];
const templates = ['/', '/story', '/section', '/search', '/contact'];

describe('the notices for readers of all kinds', () => {
  let site: Site;
  let browser: Browser;
  before(async () => {
    const footer = '<footer><a href="/about">About</a> <sayso-privacy-button></sayso-privacy-button> <a href="/contact">Contact</a></footer>';
    site = await startSite({
      ...Object.fromEntries(layouts.map((layout) => [`/${layout}`, { head: policyBlock({ layout }) + dropIn(), body: `<main><h1>News</h1><p>Words.</p></main>${footer}${gatedTag()}` }])),
      ...Object.fromEntries(templates.map((where) => [where, { head: policyBlock() + dropIn(), body: `<main><h1>${where}</h1></main>${footer}${gatedTag()}` }])),
    });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Edge and surface of an element as they are drawn. */
  const drawn = (page: Page, selector: string): Promise<{ readonly edge: string; readonly surface: string; readonly words: string; readonly width: number }> =>
    page.locator(selector).first().evaluate((element) => {
      const { borderTopColor, borderTopWidth, backgroundColor, color } = getComputedStyle(element);
      return { edge: borderTopColor, surface: backgroundColor, words: color, width: parseFloat(borderTopWidth) };
    });

  for (const layout of layouts) {
    test(`A-11: with forced colours buttons keep an edge, and the pair stays equal, as ${layout}`, async () => {
      const context = await browser.newContext({ forcedColors: 'active', colorScheme: 'dark' });
      const page = await context.newPage();
      await page.goto(`${site.url}/${layout}`);
      await page.getByRole('button', { name: 'Reject all' }).waitFor();
      const [reject, accept] = [await drawn(page, '[data-sayso-action=reject]'), await drawn(page, '[data-sayso-action=accept]')];
      assert.deepEqual(reject, accept);
      assert.ok(reject.width >= 1, `${reject.width} px`);
      assert.notEqual(reject.edge, reject.surface);
      assert.notEqual(reject.words, reject.surface);
      await context.close();
    });

    test(`A-17, A-20: with reduced motion, and an hour later, it stands there unmoved, as ${layout}`, async () => {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.clock.install();
      await page.goto(`${site.url}/${layout}`);
      const reject = page.getByRole('button', { name: 'Reject all' });
      await reject.waitFor();
      const before = await reject.boundingBox();
      await page.clock.runFor('01:00:00');
      assert.deepEqual(await reject.boundingBox(), before);
      assert.equal(await page.evaluate('document.getAnimations().length'), 0);
      assert.deepEqual(await context.cookies(), []);
      assert.equal(await page.evaluate("document.documentElement.dataset.ran"), undefined);
      await reject.click();
      await until(page, "document.querySelector('sayso-banner') === null");
      await context.close();
    });
  }

  test('A-11: with forced colours a switch shows whether it is on by more than its colour', async () => {
    const context = await browser.newContext({ forcedColors: 'active' });
    const page = await context.newPage();
    await page.goto(`${site.url}/bar`);
    await page.getByRole('button', { name: 'Choose' }).click();
    await page.getByRole('tab', { name: /Statistics/ }).click();
    const toggle = page.getByRole('switch', { name: 'Allow: Statistics' });
    const knob = (): Promise<{ readonly place: string; readonly knob: string; readonly track: string; readonly edge: string }> =>
      toggle.evaluate((element) => {
        const { insetInlineStart, backgroundColor } = getComputedStyle(element, '::before');
        const track = getComputedStyle(element);
        return { place: insetInlineStart, knob: backgroundColor, track: track.backgroundColor, edge: track.borderTopColor };
      });
    const off = await knob();
    await toggle.click();
    const on = await knob();
    for (const { knob: dot, track, edge } of [off, on]) {
      assert.notEqual(dot, track);
      assert.notEqual(edge, 'rgba(0, 0, 0, 0)');
    }
    assert.notEqual(off.place, on.place);
    assert.equal(await page.getByText('Allowed', { exact: true }).first().isVisible(), true);
    await context.close();
  });

  test('C-30, A-18: the way back stands in the same place on five kinds of page, and works without a banner', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Accept all' }).click();
    await until(page, "document.documentElement.dataset.ran === 'yes'");
    for (const where of templates) {
      await page.goto(site.url + where);
      const button = page.getByRole('button', { name: 'Privacy choices' });
      await button.waitFor();
      assert.deepEqual(await page.locator('footer :is(a, button)').allTextContents(), ['About', 'Privacy choices', 'Contact']);
      assert.equal(await page.locator('sayso-banner').count(), 0);
    }
    // Two acts take everything back.
    await page.getByRole('button', { name: 'Privacy choices' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reject all' }).click();
    // What the service stored goes with a file of its own, a moment after the choice.
    await until(page, "!document.cookie.includes('tide_id')");
    assert.deepEqual((await context.cookies()).map(({ name }) => name), ['sayso']);
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Privacy choices' }).waitFor();
    assert.equal(await page.evaluate("document.documentElement.dataset.ran"), undefined);
    await context.close();
  });
});
