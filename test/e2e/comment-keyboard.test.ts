/**
 * Comments by keyboard alone on the real server, and what a screen reader is given of them: the tree of roles and names, one
 * status per act, nothing live around the list.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, visitor } from './support/browser.js';
import { startTalk, type Talk } from './support/talk.js';
import { until } from './support/until.js';

/** Role, name and state of what has the focus, through shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null) return '';
    const labels = [...((element as Partial<HTMLInputElement>).labels ?? [])].map((each) => each.textContent);
    return `${element.localName} ${(element.getAttribute('aria-label') ?? labels.join(' ')) || element.textContent}`.replace(/\s+/g, ' ').trim();
  });

/** Goes on with Tab (or Shift+Tab) until the focus is there; a reader who sees no ring is lost, so each stop has to have one. */
const tabTo = async (page: Page, name: RegExp, key = 'Tab'): Promise<void> => {
  const way: string[] = [];
  for (let left = 60; left > 0; left--) {
    const at = await focused(page);
    if (name.test(at)) return;
    way.push(at);
    await page.keyboard.press(key);
  }
  assert.fail(`no way to ${String(name)} by ${key}; passed ${way.join(' | ')}`);
};

/** What was put into the live region, in order. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector('[data-sayso-announcer]');
    if (region === null) throw new Error('no live region in the page before anything is said');
    new MutationObserver(() => {
      const text = region.textContent.trim();
      if (text !== '') said.push(text);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
const said = (page: Page): Promise<readonly string[]> => page.evaluate('window.said.splice(0)');

describe('comments by keyboard and by ear', () => {
  let browser: Browser;
  let talk: Talk;
  before(async () => {
    [browser, talk] = await Promise.all([launch(), startTalk()]);
    const first = await talk.say('Mo', 'Who counts the cars?');
    await talk.say('Theo', 'The council does.', first);
    await talk.say('Ines', 'And who counts the council?');
  });
  after(async () => {
    await browser?.close();
    await talk?.close();
  });

  test('A-48: read, sort, fold, answer, change, delete, report, show what is new: with Tab, Enter, Space and Escape', async () => {
    const { page, context, faults } = await visitor(browser, talk.origin);
    await page.goto(talk.url);
    await page.getByText('The council does.').waitFor();
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const shown = (): Promise<readonly string[]> => page.locator('sayso-comment-thread article bdi').allTextContents();
    await until(page, "document.querySelector('[data-sayso-announcer]') !== null");
    await listen(page);

    // Sort: a select of the platform.
    await tabTo(page, /^select /);
    await press('ArrowDown');
    await page.locator('sayso-comment-thread article').first().filter({ hasText: 'Who counts the cars?' }).waitFor();

    // Fold and unfold, the focus stays.
    await tabTo(page, /^button .*replies to Mo/i);
    await press('Enter');
    await page.getByText('The council does.').waitFor({ state: 'detached' });
    await press('Space');
    await page.getByText('The council does.').waitFor();
    await tabTo(page, /^button .*replies to Mo/i, 'Shift+Tab');

    // Answer; Escape or Cancel would give the focus back, here it is posted.
    await tabTo(page, /^button Reply to Theo/);
    await press('Enter');
    await until(page, "document.activeElement?.matches('sayso-comment-form[slot=reply] textarea')");
    await page.keyboard.type('They did it twice.');
    await tabTo(page, /^input Name/);
    await page.keyboard.type('Wilma');
    await said(page);
    await tabTo(page, /^button Post comment/);
    await press('Enter');
    const own = page.locator('sayso-comment-thread article').filter({ hasText: 'They did it twice.' });
    await own.waitFor();
    await until(page, "document.querySelector('sayso-comment-thread').shadowRoot.activeElement?.matches('article')");
    assert.match(await focused(page), /They did it twice/);
    assert.deepEqual(await said(page), ['Your comment is published. Thank you.'], 'A-35: posting is said once');

    // Change one's own.
    await tabTo(page, /^button Edit/);
    await press('Enter');
    await until(page, "document.querySelector('sayso-comment-thread').shadowRoot.activeElement?.matches('textarea')");
    await press('Control+A');
    await page.keyboard.type('They did it three times.');
    await press('Tab');
    await press('Enter');
    await page.getByText('They did it three times.').waitFor();
    await until(page, "window.said.length > 0");
    assert.deepEqual(await said(page), ['Your comment is changed.']);

    // Delete: asked once, kept by Escape, then meant.
    await tabTo(page, /^button Delete$/);
    await press('Enter');
    await until(page, "document.querySelector('sayso-comment-thread').shadowRoot.activeElement?.matches('[data-own^=keep]')");
    await press('Escape');
    await until(page, "document.querySelector('sayso-comment-thread').shadowRoot.activeElement?.matches('[data-own^=remove]')");
    await press('Enter');
    await tabTo(page, /^button Delete for good/, 'Shift+Tab');
    await press('Space');
    await page.getByText('They did it three times.').waitFor({ state: 'detached' });
    await until(page, "window.said.length > 0");
    assert.deepEqual(await said(page), ['Your comment is deleted.']);
    await until(page, "document.querySelector('sayso-comment-thread').shadowRoot.activeElement?.matches('article')");

    // Report, in two acts; Escape leads back.
    await tabTo(page, /^button More about the comment by/);
    await press('Enter');
    await tabTo(page, /^button Report…/);
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.match(await focused(page), /^button (More about|Report)/);

    // What is new comes on demand, and the focus goes there.
    await said(page);
    await talk.say('Late Riser', 'Good morning.');
    await page.getByRole('button', { name: '1 new comment' }).waitFor();
    assert.deepEqual(await said(page), ['1 new comment']);
    assert.equal((await shown()).includes('Late Riser'), false);
    await tabTo(page, /^button 1 new comment/);
    await press('Enter');
    await page.getByText('Good morning.').waitFor();
    await until(page, "document.querySelector('sayso-comment-thread').shadowRoot.activeElement?.textContent.includes('Good morning.')");
    assert.deepEqual(faults, []);
    await context.close();
  });
});
