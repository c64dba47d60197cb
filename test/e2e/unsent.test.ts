/** A post that nobody answered goes out by itself even where the part that minds such posts never comes: some browsers do not ask for a module twice. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visitor } from './support/browser.js';
import { spawnDemo } from './support/demo.js';
import { newspaper } from './support/newspaper.js';
import { policyBlock } from './support/site.js';

describe('a post that nobody answered', () => {
  const paper = newspaper(spawnDemo);

  test('is kept, said to be kept, and sent once when the server is back', async () => {
    const { page } = await visitor(paper.browser, paper.demo.url, { viewport: { width: 412, height: 800 } });
    await page.route(`${paper.demo.url}/unsent`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Unsent</title>${policyBlock()}<script type="module" src="/dist/cdn/sayso.js"></script></head>
          <body><article><h1>Unsent</h1></article><sayso-comments thread="/unsent" endpoint="/"></sayso-comments></body></html>`,
      }),
    );
    let away = true;
    const secrets: string[] = [];
    await page.route('**/v1/*/comments', (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      secrets.push((route.request().postDataJSON() as { secret: string }).secret);
      return away ? route.abort() : route.continue();
    });
    await page.route('**/sayso-kept.js', (route) => route.abort());
    await page.goto(`${paper.demo.url}/unsent`);
    await page.getByRole('button', { name: 'Reject all' }).click();
    await page.getByRole('textbox', { name: /^Comment/ }).fill('Said while the server slept.');
    await page.getByRole('textbox', { name: /^Name/ }).fill('Early Reader');
    await page.getByRole('textbox', { name: /^Email/ }).fill('early@example.org');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByRole('status').filter({ hasText: /kept/ }).waitFor({ state: 'attached' });
    away = false;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    const own = page.getByRole('article').filter({ hasText: 'Said while the server slept.' });
    await own.getByText(/waiting for a moderator|Delete/).first().waitFor();
    assert.ok(secrets.length >= 2, 'sent again');
    assert.equal(new Set(secrets).size, 1, 'with the same secret');
    assert.equal(await own.count(), 1);
  });
});
