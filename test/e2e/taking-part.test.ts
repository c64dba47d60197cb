/** Recommending, reporting and muting on the built demo and its real server, by the keyboard alone; and reporting without script. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { visitor } from './support/browser.js';
import { startDemo } from './support/demo.js';
import { newspaper } from './support/newspaper.js';
import { until } from './support/until.js';

const article = '/2026/11/harbour-tram';

describe('taking part', () => {
  const paper = newspaper(startDemo);

  const open = async (page: Page): Promise<void> => {
    await page.goto(paper.demo.url + article);
    await page.locator('sayso-comments').scrollIntoViewIfNeeded();
    await page.getByText('wet wool and brake dust').waitFor();
  };
  /** The comment that everybody knows, and its buttons. */
  const comment = (page: Page) => page.locator('sayso-comment-thread article').filter({ hasText: 'wet wool and brake dust' }).first();
  const databases = (page: Page): Promise<readonly string[]> => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

  test('CM-20: a reader recommends, reports and mutes from the keyboard, without an account, and it is so after a reload', async () => {
    const reader = await visitor(paper.browser, paper.demo.url);
    const { page } = reader;
    await open(page);
    assert.deepEqual((await databases(page)).filter((name) => name === 'sayso-part'), [], 'nothing is kept before a click');
    const vote = comment(page).getByRole('button', { name: /^Recommend/ });
    await vote.focus();
    await page.keyboard.press('Enter');
    await comment(page).getByRole('button', { name: 'Recommend · 1', pressed: true }).waitFor();

    // Two activations from the comment to the form.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Report…' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Report the comment by/ });
    await dialog.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await dialog.getByLabel('Why do you believe that it is illegal?').waitFor();
    await dialog.getByLabel('What kind of content is it?').selectOption('defamation');
    await dialog.getByLabel('Why do you believe that it is illegal?').fill('I never sold a ticket.');
    await dialog.getByLabel('Your name').fill('Zara Abbas');
    await dialog.getByLabel('Your email address').fill('zara@readers.example');
    await dialog.getByLabel(/^I believe in good faith/).press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Thank you. Your report has arrived.' }).waitFor();
    assert.match(await page.getByRole('dialog').innerText(), /[0-9A-Z]{5}-[0-9A-Z]{5}/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // The focus is back on the button, which opens the row again.
    await page.keyboard.press('Enter');
    const mute = page.getByRole('button', { name: /^Mute / });
    await mute.focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^You muted/).first().waitFor();
    assert.equal(await page.getByText('wet wool and brake dust').count(), 0);

    await page.reload();
    await page.locator('sayso-comments').scrollIntoViewIfNeeded();
    await page.getByText(/^You muted/).first().waitFor();
    await page.getByRole('button', { name: 'Show' }).first().focus();
    await page.keyboard.press('Enter');
    await comment(page).getByRole('button', { name: 'Recommend · 1', pressed: true }).waitFor();
    assert.deepEqual(reader.faults, []);
    assert.deepEqual(reader.elsewhere, []);
    assert.deepEqual((await reader.context.cookies()).filter(({ name }) => name !== 'sayso'), [], 'no cookie is set');
    await reader.context.close();

    // Somebody else sees the count, and nothing of the mute; a moderator sees the report, and not who made it.
    const second = await visitor(paper.browser, paper.demo.url);
    await open(second.page);
    await comment(second.page).getByRole('button', { name: 'Recommend · 1', pressed: false }).waitFor();
    await second.context.close();
    const moderator = await visitor(paper.browser, paper.demo.url);
    await moderator.page.goto(paper.demo.signInUrl);
    await moderator.page.getByRole('button').first().click();
    await moderator.page.waitForURL(`${paper.demo.url}/moderation`);
    await moderator.page.getByRole('button', { name: /^Reported/ }).click();
    await moderator.page.getByText('Notice of illegal content: defamation. “I never sold a ticket.”').first().waitFor();
    assert.equal(await moderator.page.getByText('zara@', { exact: false }).count(), 0);
    await moderator.context.close();
  });

  test('CM-23: without script the two lanes are two forms on a page of the server, one link from the comment', async () => {
    const context = await paper.browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 720 } });
    const page = await context.newPage();
    await page.goto(`${paper.demo.url}/v1/default/comments.html?thread=${encodeURIComponent(article)}`);
    await page.getByRole('link', { name: 'Report' }).first().click();
    await page.getByRole('heading', { name: 'I believe that it is illegal' }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.getByLabel('Why do you believe that it is illegal?').fill('Because.');
    await page.getByRole('button', { name: 'Send the notice' }).click();
    await page.getByText('Enter your name.').waitFor();
    assert.equal(await page.getByLabel('Why do you believe that it is illegal?').inputValue(), '\nBecause.'.trim());
    await page.getByLabel('What is wrong with it?').selectOption('spam');
    await page.getByRole('button', { name: 'Send the report' }).click();
    await page.getByRole('heading', { name: 'Your report has arrived' }).waitFor();
    await until(page, () => document.querySelector('.number') !== null);
    await context.close();
  });
});
