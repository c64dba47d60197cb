/**
 * The whole path, once through, as its people walk it: a reader refuses and writes, a moderator decides from the keyboard, a
 * second reader watches it arrive and go, consent is given and taken back, and the server dies in the middle of its life.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { visitor, type Visitor } from './support/browser.js';
import { spawnDemo, type DemoProcess } from './support/demo.js';
import { newspaper } from './support/newspaper.js';
import { until } from './support/until.js';

const article = '/2026/11/harbour-tram';
const words = 'My aunt sold tickets on the old Line 4, and she says the bell was always a little flat.';

const openArticle = async ({ page }: Visitor, demo: DemoProcess): Promise<void> => {
  await page.goto(demo.url + article);
  await page.locator('sayso-comments').scrollIntoViewIfNeeded();
  await page.getByText('wet wool and brake dust').waitFor();
};

/** The banner's heading: its host has no box of its own. */
const banner = (page: Page): Locator => page.getByRole('region').getByText(/^Your privacy at/);
const refuse = async (page: Page): Promise<void> => {
  await banner(page).waitFor();
  await page.getByRole('region').getByRole('button', { name: 'Reject all' }).click();
  await banner(page).waitFor({ state: 'detached' });
};
const choices = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Privacy choices' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
};

/** Moves with J from the first row until the row with these words is the one a key would decide on. */
const walkTo = async (page: Page, text: string): Promise<void> => {
  const rows = page.getByRole('article');
  const row = rows.filter({ hasText: text }).first();
  await row.waitFor();
  const count = await rows.count();
  await page.locator('article[aria-current="true"]').focus();
  for (let step = 0; step < count; step++) {
    if ((await row.getAttribute('aria-current')) === 'true') return;
    await page.keyboard.press('j');
  }
  assert.equal(await row.getAttribute('aria-current'), 'true', 'the keyboard reaches the row');
};

const cookieNames = async ({ context }: Visitor, demo: DemoProcess): Promise<readonly string[]> => (await context.cookies(demo.url)).map(({ name }) => name);

describe('the whole path', () => {
  const paper = newspaper(spawnDemo);

  test('refuse, write, be held, be approved, be seen, allow, withdraw, be taken back, and outlive a power cut', async () => {
    const reader = await visitor(paper.browser, paper.demo.url);
    const second = await visitor(paper.browser, paper.demo.url);
    const moderator = await visitor(paper.browser, paper.demo.url);

    // First visit: refused, and nothing was asked of anybody else.
    await openArticle(reader, paper.demo);
    await refuse(reader.page);
    assert.equal(reader.elsewhere.join(), '');

    // A comment is held, and its author is told why.
    const { page } = reader;
    await page.getByLabel(/^Comment/).fill(words);
    await page.getByLabel(/^Name/).fill('Agnes Vole');
    await page.getByLabel(/^E-?mail/).fill('agnes@readers.example');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByText('waiting for a moderator').first().waitFor();
    await page.getByText('first comment here').first().waitFor();
    await page.getByText(words).first().waitFor();

    // The second reader comes now and stays: the held comment is not there.
    await openArticle(second, paper.demo);
    await refuse(second.page);
    assert.equal(await second.page.getByText(words).count(), 0);

    // The moderator signs in by the one-time link and approves with a key.
    await moderator.page.goto(paper.demo.signInUrl);
    await moderator.page.getByRole('button').first().focus();
    await moderator.page.keyboard.press('Enter');
    await moderator.page.waitForURL(`${paper.demo.url}/moderation`);
    await walkTo(moderator.page, words.slice(0, 40));
    await moderator.page.keyboard.press('a');
    const row = moderator.page.getByRole('article').filter({ hasText: words.slice(0, 40) }).first();
    await row.getByText('Approved').waitFor();

    // The second reader, who never reloaded, is told of one new comment and looks at it.
    await second.page.getByRole('button', { name: '1 new comment' }).click();
    await second.page.getByText(words).waitFor();

    // Allowed: the gated script runs and stores. Withdrawn: what it stored is gone.
    await (await choices(page)).getByRole('button', { name: 'Accept all' }).click();
    await page.getByText('Reading statistics are running').waitFor();
    assert.ok(reader.elsewhere.includes(`${paper.demo.third}/tidecount.js`));
    assert.ok((await cookieNames(reader, paper.demo)).includes('_tidecount_id'));
    assert.equal(await page.evaluate(() => localStorage.getItem('tidecount.pages')), '1');
    await (await choices(page)).getByRole('button', { name: 'Reject all' }).click();
    await until(page, () => !document.cookie.includes('_tidecount_id') && localStorage.getItem('tidecount.pages') === null);
    assert.deepEqual(
      (await cookieNames(reader, paper.demo)).filter((name) => name !== 'sayso'),
      [],
    );

    // Undo of the approval takes the comment back from everybody but its author.
    await row.focus();
    await moderator.page.keyboard.press('u');
    await second.page.getByText(words).waitFor({ state: 'detached' });

    // The power goes, and comes back.
    await paper.demo.kill();
    paper.demo = await spawnDemo(paper.folder, paper.demo);
    await moderator.page.reload();
    await moderator.page.getByRole('article').filter({ hasText: words.slice(0, 40) }).first().waitFor();
    await openArticle(second, paper.demo);
    assert.equal(await second.page.getByText(words).count(), 0, 'it is still taken back');
    const before = reader.elsewhere.length;
    await openArticle(reader, paper.demo);
    await page.getByText(words).first().waitFor();
    await page.getByText('waiting for a moderator').first().waitFor();
    assert.equal(await banner(page).count(), 0, 'the refusal still stands');
    assert.equal(reader.elsewhere.length, before, 'and nothing is asked of anybody else');

    for (const { faults } of [reader, second, moderator]) assert.deepEqual(faults.filter((fault) => !/ERR_CONNECTION|ERR_INCOMPLETE|ERR_NETWORK|Failed to fetch/.test(fault)), []);
  });
});
