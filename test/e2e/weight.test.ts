/**
 * What a reader really downloads to read a thread and write a comment: by the network, not by what a bundler says.
 * scripts/gates/sizes.mjs holds the same chunks without a browser. The promise is 20,000.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { visitor } from './support/browser.js';
import { root, spawnDemo } from './support/demo.js';
import { newspaper } from './support/newspaper.js';
import { policyBlock } from './support/site.js';

const budget = 19_990;
/** What every page with the drop-in pays for, comments or not: it starts, and finds the tags. */
const core = ['sayso.js', 'sayso-core.js', 'sayso-discover.js'];

describe('the weight of comments', () => {
  const paper = newspaper(spawnDemo);

  test(`reading a thread and writing a comment takes at most ${budget} bytes of brotli, Lit included, core apart`, async (context) => {
    const { page, faults, elsewhere } = await visitor(paper.browser, paper.demo.url, { viewport: { width: 412, height: 800 } });
    await page.route(`${paper.demo.url}/weighed`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Weighed</title>${policyBlock()}<script type="module" src="/dist/cdn/sayso.js"></script></head>
          <body><article><h1>Weighed</h1></article><sayso-comments thread="/2026/11/harbour-tram" endpoint="/"></sayso-comments></body></html>`,
      }),
    );
    // Somebody who has answered the banner on another visit.
    await page.goto(`${paper.demo.url}/weighed`);
    await page.getByRole('button', { name: 'Reject all' }).click();
    const files: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.js')) files.push(path.basename(pathname));
    });
    await page.goto(`${paper.demo.url}/weighed`, { waitUntil: 'commit' });
    files.length = 0;
    await page.getByText('wet wool and brake dust').waitFor();
    const read = [...files];
    await page.getByRole('textbox', { name: /^Comment/ }).fill('The tram is late, and so am I.');
    await page.getByRole('textbox', { name: /^Name/ }).fill('Late Reader');
    await page.getByRole('textbox', { name: /^Email/ }).fill('late@example.org');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByRole('article').filter({ hasText: 'The tram is late, and so am I.' }).waitFor();
    await page.getByRole('status').filter({ hasText: /published|waiting/ }).waitFor({ state: 'attached' });

    const sizeOf = (file: string): number => brotliCompressSync(readFileSync(path.join(root, 'dist/cdn', file))).length;
    const counted = [...new Set(files)].filter((file) => !core.includes(file));
    for (const file of counted) context.diagnostic(`${String(sizeOf(file)).padStart(6)} ${file}${read.includes(file) ? '' : ' (writing)'}`);
    const total = counted.reduce((sum, file) => sum + sizeOf(file), 0);
    context.diagnostic(`${String(total).padStart(6)} altogether`);
    assert.deepEqual([faults, elsewhere], [[], []]);
    assert.equal(files.length, new Set(files).size, 'nothing is fetched twice');
    assert.ok(total <= budget, `${total} bytes`);
  });
});
