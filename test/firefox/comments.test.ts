/** Comments on a real server in Firefox: read, vote, report, write, be held, change, delete, and come back by the back button. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { startTalk, type Talk } from '../e2e/support/talk.js';
import { launchFirefox, skip, until } from './support/browser.js';

const words = 'The ferry ran until 1962, and nobody misses the queue.';
/** What the thread draws, and what stands in the light DOM. */
const thread = "document.querySelector('sayso-comment-thread')?.shadowRoot";
const article = (text: string): string => `[...(${thread}?.querySelectorAll('article') ?? [])].find((each) => each.textContent.includes(${JSON.stringify(text)}))`;
const button = (within: string, words: RegExp): string => `[...(${within}?.querySelectorAll('button') ?? [])].find((each) => ${String(words)}.test(each.textContent.trim()))`;

describe('comments in Firefox', { skip }, () => {
  let browser: Browser;
  let open: Talk;
  let held: Talk;
  before(async () => {
    [browser, open, held] = await Promise.all([launchFirefox(), startTalk(), startTalk({ rules: 'held' })]);
    const first = await open.say('Mo', 'Who *counts* the cars?');
    await open.say('Theo', 'The council does.', first);
  });
  after(async () => {
    await browser?.close();
    await open?.close();
    await held?.close();
  });

  const visit = async (talk: Talk): Promise<{ readonly page: Page; close(): Promise<void> }> => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(talk.url);
    return { page, close: () => context.close() };
  };
  const click = async (page: Page, what: string): Promise<void> => {
    await until(page, what);
    await page.evaluate(`${what}.click()`);
  };
  const write = async (page: Page, text: string): Promise<void> => {
    const field = await page.waitForSelector('sayso-comment-form textarea');
    await field?.focus();
    await page.keyboard.type(text);
    await page.waitForSelector('sayso-comment-form [name="name"]', { visible: true });
    await page.type('sayso-comment-form [name="name"]', 'Wilma');
    await click(page, "document.querySelector('sayso-comment-form [type=submit]')");
  };

  test('a thread is read, folded and answered, and a recommendation counts', async () => {
    const { page, close } = await visit(open);
    await until(page, article('The council does.'));
    assert.equal(await page.evaluate(`${article('counts')}.querySelector('em').textContent`), 'counts');
    assert.equal(await page.evaluate(`${thread}.querySelectorAll('ol ol article').length`), 1);
    await click(page, `${thread}.querySelector('[data-vote]')`);
    await until(page, `${thread}.querySelector('[data-vote][aria-pressed="true"]')?.textContent.includes('1')`);
    // What is left at once is sent again only by a click: wait for the server.
    await until(page, "fetch('/v1/default/comments?thread=/bridge').then((answer) => answer.text()).then((text) => text.includes('\"votes\":1'))");
    await page.reload();
    await until(page, `${thread}?.querySelector('[data-vote][aria-pressed="true"]')?.textContent.includes('1')`);
    await close();
  });

  test('a report is sent without an account', async () => {
    const { page, close } = await visit(open);
    await until(page, article('The council does.'));
    await click(page, `${article('The council does.')}.querySelector('[data-more]')`);
    await click(page, `${thread}.querySelector('[data-part="report"]')`);
    await until(page, `${thread}.querySelector('dialog')?.matches(':modal')`);
    await click(page, `${thread}.querySelector('dialog [value="spam"]')`);
    await click(page, `${thread}.querySelector('dialog .solid')`);
    await until(page, `/[0-9A-Z]{5}-[0-9A-Z]{5}/.test(${thread}.querySelector('dialog')?.textContent)`);
    await page.keyboard.press('Escape');
    await until(page, `${thread}.querySelector('dialog') === null`);
    await close();
  });

  test('CM-12: a held comment is seen by its author after a reload, without a cookie, and by nobody else', async () => {
    const { page, close } = await visit(held);
    await write(page, words);
    await until(page, `${article(words)}?.textContent.includes('waiting for a moderator')`);
    await page.reload();
    await until(page, `${article(words)}?.textContent.includes('waiting for a moderator')`);
    assert.equal(await page.evaluate('document.cookie'), '');
    assert.equal(await page.evaluate('localStorage.length + sessionStorage.length'), 0);
    await close();
    const other = await visit(held);
    await until(other.page, `document.querySelector('sayso-comment-form textarea')`);
    await until(other.page, `${thread}?.textContent.includes('Nobody has said anything yet')`);
    assert.equal(await other.page.evaluate(`${thread}.textContent.includes(${JSON.stringify(words)})`), false);
    await other.close();
  });

  test('A-32: one’s own comment is changed, and deleted', async () => {
    const { page, close } = await visit(open);
    await until(page, article('The council does.'));
    await write(page, words);
    await click(page, button(article(words), /^Edit/));
    await until(page, `${thread}.querySelector('textarea')`);
    await page.evaluate(`{ const field = ${thread}.querySelector('textarea'); field.focus(); field.select(); }`);
    await page.keyboard.type('The ferry ran until 1963.');
    await click(page, `${thread}.querySelector('textarea').closest('form').querySelector('button')`);
    await until(page, `${article('until 1963')}?.textContent.includes('edited')`);
    await click(page, button(article('until 1963'), /^Delete/));
    await click(page, button(thread, /^Delete for good$/));
    await until(page, `!${article('until 1963')}`);
    await page.reload();
    await until(page, article('The council does.'));
    assert.equal(await page.evaluate(`Boolean(${article('until 1963')})`), false);
    await close();
  });

  test('the back button brings the thread out of memory, where the reader was, and it goes on listening', async () => {
    const { page, close } = await visit(open);
    await until(page, article('The council does.'));
    await page.evaluate(`addEventListener('pageshow', ({ persisted }) => { window.wasKept = persisted; })`);
    await click(page, `${thread}.querySelector('[data-fold]')`);
    await until(page, `!${article('The council does.')}`);
    await page.click('footer a', { delay: 90 });
    await until(page, "location.pathname === '/second'");
    await page.evaluate('history.back()');
    await until(page, 'window.wasKept === true');
    assert.equal(await page.evaluate(`Boolean(${article('The council does.')})`), false, 'still folded');
    await open.say('Late Riser', 'Just read this over breakfast.');
    await until(page, `${thread}.querySelector('[part~=pill]')?.textContent.trim() === '1 new comment'`);
    await close();
  });
});
