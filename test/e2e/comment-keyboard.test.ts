/**
 * Comments by keyboard alone on the real server, and what a screen reader is given of them: the tree of roles and names, one
 * status per act, nothing live around the list.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { accessibleTree } from './support/accessible-tree.js';
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

/** A thread of two with its form open, as Chromium tells it. Links of dates are made calm. */
const whole = `region "2 comments"
  heading "2 comments"
  form "Leave a reply"
    heading "Leave a reply"
    textbox "Comment" [required]
    paragraph
      text "Your email address will not be published."
      text "Required fields are marked"
      link "What is kept, and why"
    textbox "Name" [required]
    textbox "Email"
    checkbox "Save my name in this browser for the next time I comment" [checked=false]
    button "Post comment"
  list
    listitem
      article "Mo"
        link "AGO. Link to this comment, DATE"
          time
        paragraph
          text "Who"
          emphasis
            text "counts"
          text "the cars?"
        button "Recommend" [pressed=false]
        button "Reply to Mo" [expanded=false]
        button "More about the comment by Mo" [expanded=false]
      button "Hide the replies to Mo" [expanded]
      list
        listitem
          article "Theo"
            link "AGO. Link to this comment, DATE"
              time
            paragraph
              text "The council does."
            button "Recommend" [pressed=false]
            button "Reply to Theo" [expanded=false]
            button "More about the comment by Theo" [expanded=false]`;

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

  test('A-35, A-40: a screen reader is given headings, a form and nested lists, none of it live, and one status when something is posted', async () => {
    const quiet = await startTalk();
    try {
      const first = await quiet.say('Mo', 'Who *counts* the cars?');
      await quiet.say('Theo', 'The council does.', first);
      const { page, context } = await visitor(browser, quiet.origin);
      await page.goto(quiet.url);
      await page.getByText('The council does.').waitFor();
      const field = page.locator('sayso-comment-form textarea');
      await field.focus();
      await page.locator('[name="sayso-more"]').waitFor({ state: 'attached' });
      const calm = (text: string): string => text.replace(/^(now|.* ago) ?\. Link to this comment, .*/, 'AGO. Link to this comment, DATE');
      assert.equal(await accessibleTree(page, 'region', calm), whole);

      await listen(page);
      const live = await page.evaluate(() => {
        const all = (root: Document | ShadowRoot): Element[] => [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
        return all(document).filter((each) => each.matches('[aria-live], [role="status"], [role="alert"], [role="log"], [role="feed"], output')).map((each) => `${each.getAttribute('role')} ${each.getAttribute('aria-live')} ${String(each.hasAttribute('data-sayso-announcer'))}`);
      });
      assert.deepEqual(live, ['status null true'], 'one live region in the page, there before anything is said');
      await field.fill('They did it twice.');
      await page.getByLabel(/^Name/).fill('Wilma');
      await said(page);
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'Wilma' }).waitFor();
      // The stream brings it too: what it says by then has been said.
      await until(page, "document.querySelector('sayso-comments').shadowRoot.querySelector('h2').textContent.trim() === '3 comments'");
      await quiet.say('Late Riser', 'Good morning.');
      await page.getByRole('button', { name: '1 new comment' }).waitFor();
      assert.deepEqual(await said(page), ['Your comment is published. Thank you.', '1 new comment']);
      await context.close();
    } finally {
      await quiet.close();
    }
  });
});
