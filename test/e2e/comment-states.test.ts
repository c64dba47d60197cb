/**
 * Every state of comments as readers of all kinds meet it: text of twice the size, forced colours, from right to left in Urdu;
 * always on a screen of 320 px. That each is clean as it stands, in light and dark, pages.test.ts sees.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { visitor, type Visitor } from './support/browser.js';
import { startDemo } from './support/demo.js';
import { newspaper } from './support/newspaper.js';
import { faultsOf, wider } from './support/sight.js';
import { until } from './support/until.js';

/** By state page: what is to be seen there once the state is reached, in the form or in the thread. */
const states: Readonly<Record<string, string>> = {
  'comments-empty': 'Nobody has said anything yet.',
  'comments-loading': 'Fetching the comments…',
  'comments-error': 'The comments are out of order just now.',
  'comments-offline': 'You are offline.',
  'comments-held': 'Your comment is waiting for a moderator. Only you',
  'comments-taken-down': 'Read why, and ask for another look',
  'comments-published': 'Your comment is published.',
  'comments-replying': 'Reply to Theo B.',
  'comments-editing': 'Change your comment',
  'comments-deleting': 'Delete for good',
  'comments-closed': 'Comments close some time after publication.',
  'comments-new': '3 new comments',
  'comments-thread': 'Show more comments',
  'comments-taking': 'Copy link',
  'comments-report': 'Send the report',
  'comment-form-errors': 'Enter an address like',
};

/** All words that are drawn, in shadow roots too; not what was announced, which stays as it was said. */
const drawnWords = `(() => {
  const read = (root) => [...root.querySelectorAll('*')].flatMap((each) => [
    ...(each.getClientRects().length > 0 && !each.matches('[data-sayso-announcer] *, [data-sayso-announcer]') ? [...each.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data) : []),
    ...(each.shadowRoot ? read(each.shadowRoot) : []),
  ]);
  return read(document).join(' ').replace(/\\s+/g, ' ');
})()`;

/** Buttons, links on their own and fields that are smaller than a fingertip needs (2.5.8); links inside of sentences are free. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = (within: Document | ShadowRoot): Element[] => [...within.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    return all(document)
      .filter((each) => each.matches('button, select, textarea, input:not([type="hidden"], [aria-hidden] *)') && each.closest('[aria-hidden="true"]') === null && each.getClientRects().length > 0)
      .map((each) => ({ each, box: (each.closest('label') ?? each).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ each, box }) => `${each.localName} "${each.textContent.trim().slice(0, 30)}" ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
  });

/** With forced colours: buttons and fields that have no edge and are no link-like quiet ones, by what they say. */
const edgeless = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = (within: Document | ShadowRoot): Element[] => [...within.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    return all(document)
      .filter((each) => each.matches('button.solid, button.outline, button[type="submit"], textarea, input[type="text"], input[type="email"], [part~="pill"]') && each.getClientRects().length > 0 && each.closest('[aria-hidden="true"]') === null)
      .filter((each) => {
        const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(each);
        return parseFloat(borderTopWidth) < 1 || borderTopStyle === 'none' || borderTopColor === backgroundColor;
      })
      .map((each) => `${each.localName} "${each.textContent.trim().slice(0, 30)}"`);
  });

describe('states of comments', () => {
  const paper = newspaper(startDemo);

  const open = async (state: string): Promise<Visitor> => {
    const guest = await visitor(paper.browser, paper.demo.url, { viewport: { width: 320, height: 720 } });
    await guest.page.goto(`${paper.demo.url}/states/${state}.html`);
    await until(guest.page, `${drawnWords}.includes(${JSON.stringify(states[state])})`);
    return guest;
  };
  const inspect = async (page: Page, as: string, without: readonly string[] = []): Promise<void> => {
    assert.deepEqual(await wider(page), [], `${as}: no horizontal scroll at 320 px`);
    assert.deepEqual(await tooSmall(page), [], `${as}: targets`);
    assert.deepEqual(await faultsOf(page, without), [], `${as}: axe`);
  };

  for (const state of Object.keys(states)) {
    test(`${state}: twice the text, forced colours, Urdu`, async () => {
      const { page, context, faults } = await open(state);
      const twice = await page.evaluateHandle(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('html { font-size: 200% }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        return sheet;
      });
      const size = await page.locator('sayso-comments').evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
      assert.ok(size >= 31, `text is ${size} px`);
      await inspect(page, 'twice the text');
      await twice.evaluate((sheet) => void sheet.replaceSync(''));

      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
      assert.deepEqual(await edgeless(page), [], 'forced colours: edges');
      // What is drawn then are the system's colours; axe measures those of the page.
      await inspect(page, 'forced colours', ['color-contrast']);
      await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });

      // What was opened keeps its words: those states have a page of their own in Urdu.
      const urdu = /taking|report/.test(state);
      if (urdu) await page.goto(`${paper.demo.url}/states/${state}-urdu.html`);
      else await page.evaluate(() => Object.assign(document.documentElement, { lang: 'ur', dir: 'rtl' }));
      await until(page, `/[\\u0600-\\u06ff]{3}/.test(document.querySelector('sayso-comments').shadowRoot.querySelector('h2').textContent)`);
      if (urdu) await until(page, `document.querySelector('sayso-comment-thread')?.shadowRoot.querySelector('.part-row, dialog[open]')`);
      await until(page, `!${drawnWords}.includes(${JSON.stringify(states[state])})`);
      await inspect(page, 'Urdu');
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
});
