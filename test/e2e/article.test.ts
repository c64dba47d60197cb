/** demo/article.html, the page that a site owner writes by hand, used by a reader with a thumb, one with a keyboard, one without script. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { visitor } from './support/browser.js';
import { startDemo } from './support/demo.js';
import { newspaper } from './support/newspaper.js';
import { faultsOf } from './support/sight.js';

const words = 'The last mile by lamp and wake alone: my children asked where the boat was.';

describe('one article by hand', () => {
  const paper = newspaper(startDemo);

  test('on a phone: refuse with one tap, read, answer, be told that it waits, and find it again after a reload', async () => {
    const reader = await visitor(paper.browser, paper.demo.url, { viewport: { width: 412, height: 823 }, hasTouch: true, isMobile: true });
    const { page } = reader;
    await page.goto(`${paper.demo.url}/article`);
    await page.getByRole('button', { name: 'Reject all' }).tap();
    await page.locator('sayso-comments').scrollIntoViewIfNeeded();
    const question: Locator = page.getByRole('article').filter({ hasText: 'Three questions for the yard' });
    await question.getByRole('button', { name: /^Reply/ }).first().tap();
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Cancel' }) });
    await form.getByRole('textbox', { name: 'Comment' }).fill(words);
    await form.getByRole('textbox', { name: 'Name' }).fill('Odile Marsh');
    await form.getByRole('button', { name: 'Post comment' }).tap();
    await page.getByText('Only you can see it until then').waitFor();
    await page.reload();
    await page.locator('sayso-comments').scrollIntoViewIfNeeded();
    await page.getByText(words).waitFor();
    assert.deepEqual(reader.elsewhere, [], 'nothing asked of another origin');
    assert.deepEqual(await faultsOf(page), [], 'axe');
    assert.deepEqual(reader.faults, []);
    await reader.context.close();
  });

  test('at a desk: refuse, choose the film alone, and write, with the keyboard', async () => {
    const reader = await visitor(paper.browser, paper.demo.url, { viewport: { width: 1280, height: 800 } });
    const { page } = reader;
    await page.goto(`${paper.demo.url}/article`);
    await page.getByRole('button', { name: 'Reject all' }).press('Enter');
    const play = page.getByRole('button', { name: 'Play once' });
    await play.scrollIntoViewIfNeeded();
    assert.deepEqual(reader.elsewhere, [], 'the film is not asked for');
    await play.press('Enter');
    await page.frameLocator('sayso-embed iframe').locator('body').waitFor();
    const asked: readonly string[] = reader.elsewhere;
    assert.equal(asked[0], `${paper.demo.third}/films/first-evening`);
    assert.deepEqual([...new Set(asked.map((address) => new URL(address).origin))], [paper.demo.third], 'the film, and nobody else');
    const text = page.getByRole('textbox', { name: 'Comment' });
    await text.focus();
    await page.keyboard.type(`${words} And again.`);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Bo Keane');
    await page.keyboard.press('Enter');
    await page.getByText('Only you can see it until then').waitFor();
    assert.equal(await text.inputValue(), '');
    assert.deepEqual(reader.faults, []);
    await reader.context.close();
  });

  test('without script: the story, the comments behind their link, and the form', async () => {
    const context = await paper.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${paper.demo.url}/article`);
    await page.getByRole('textbox', { name: 'Comment' }).fill('Posted by a form and nothing else.');
    await page.getByLabel(/^Name/).fill('Plain Reader');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByText(/waiting|moderator/).first().waitFor();
    await page.goto(`${paper.demo.url}/article`);
    await page.getByRole('link', { name: 'Read the comments' }).click();
    await page.getByText('listening for what was missing').waitFor();
    await context.close();
  });
});
