/**
 * Several threads on one page: one stream for all, closed on leaving, so that the back button brings the page out of memory. A
 * Chromium without such a memory (the one from npm) cannot show the last part; it is skipped there with a notice.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { launchArguments, visitor } from './support/browser.js';
import { allLive, keepStreams, pending, startThreads, threads, type ThreadsSite } from './support/threads.js';
import { until } from './support/until.js';

const streams = (page: Page): Promise<readonly (readonly string[])[]> => page.evaluate('window.streams()');

describe('three threads on one page', () => {
  let site: ThreadsSite;
  let browser: Browser;
  before(async () => {
    // Playwright keeps pages out of the back/forward cache unless told otherwise.
    const starting = chromium.launch({ ...(await launchArguments()), ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    [site, browser] = await Promise.all([startThreads(), starting]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const open = async () => {
    const reader = await visitor(browser, site.url, { viewport: { width: 800, height: 2400 } });
    await reader.page.addInitScript(keepStreams);
    await reader.page.goto(site.url);
    await until(reader.page, allLive);
    return reader;
  };

  test('live: one stream tells all of them, and each shows only its own', async () => {
    const { context, page, faults } = await open();
    assert.deepEqual((await streams(page)).map((each) => [...each].sort()), [[...threads].sort()]);
    await site.say('/second', 'The bell of the old tram was a little flat.');
    await page.getByRole('button', { name: '1 new comment' }).click();
    await page.getByText('a little flat').waitFor();
    assert.deepEqual(await page.evaluate(pending), [0, 0, 0]);
    assert.equal(await page.locator('sayso-comment-thread article').count(), 1);
    assert.equal(await page.locator('sayso-comments[thread="/second"] sayso-comment-thread article').count(), 1);
    assert.deepEqual(faults, []);
    await context.close();
  });

  /** Leaves, lets something happen, and goes back; true where the page came out of memory. */
  const leaveAndReturn = async (page: Page, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<boolean> => {
    await page.evaluate("addEventListener('pageshow', ({ persisted }) => { window.wasKept = persisted; }); window.mark = 1;");
    const from = page.url();
    await page.goto(`${site.url}/elsewhere?away`);
    await meanwhile();
    // Not goBack(): what it waits for does not come out of memory.
    await page.evaluate('setTimeout(() => history.back())');
    await until(page, `location.href === ${JSON.stringify(from)} && document.readyState === 'complete'`);
    return page.evaluate('window.wasKept === true');
  };

  test('live: the back button brings the page out of memory with its words and one stream, and what was said meanwhile is offered', async (context) => {
    const plain = await visitor(browser, site.url);
    await plain.page.goto(`${site.url}/elsewhere`);
    const hasMemory = await leaveAndReturn(plain.page);
    await plain.context.close();
    if (!hasMemory) return context.skip('this Chromium keeps no page for the way back');

    const { context: visit, page } = await open();
    await page.locator('sayso-comments[thread="/first"] textarea').fill('Half a sentence, and then');
    assert.ok(await leaveAndReturn(page, () => site.say('/third', 'Said while nobody was there.')), 'the page was kept');
    await until(page, `${allLive} && String(${pending}) === '0,0,1'`);
    assert.deepEqual((await streams(page)).map((each) => [...each].sort()), [[...threads].sort()]);
    assert.equal(await page.locator('sayso-comments[thread="/first"] textarea').inputValue(), 'Half a sentence, and then');
    await visit.close();
  });

  test('live: a thread that goes leaves the stream to the others; the last one closes it', async () => {
    const { context, page } = await open();
    await page.evaluate(`document.querySelector('sayso-comments').remove()`);
    await site.say('/third', 'Two are left to hear it.');
    await until(page, `document.querySelector('sayso-comments[thread="/third"]').store.getState().pending === 1`);
    assert.equal((await streams(page)).length, 1);
    await page.evaluate(`for (const each of document.querySelectorAll('sayso-comments')) each.remove()`);
    await until(page, 'window.streams().length === 0');
    await context.close();
  });
});
