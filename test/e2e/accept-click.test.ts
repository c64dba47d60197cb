/** The click that accepts answers at once, whatever it starts. The promise in milliseconds is held by `npm run bench`. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch } from './support/browser.js';
import { listen, newsSite, type Site } from './support/servers.js';
import { until } from './support/until.js';

const policy = {
  revision: 1,
  controller: 'The Tidewater Gazette',
  purposes: { statistics: { title: 'Statistics', text: 'Which sections are read.' } },
  services: { counter: { purpose: 'statistics', vendor: 'Tide Count' } },
};
/** One hangs, one fails; the twenty others keep the page busy for 30 ms each. */
const tags = [
  '<script type="text/plain" data-sayso="counter" async src="/never"></script>',
  '<script type="text/plain" data-sayso="counter" async src="/missing.js"></script>',
  ...Array.from({ length: 20 }, () => '<script type="text/plain" data-sayso="counter">for (const end = performance.now() + 30; performance.now() < end;); window.ran = (window.ran ?? 0) + 1; if (window.clicked && !window.painted) window.early = true</script>'),
];

describe('accepting twenty tags of 30 ms', () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    const answer = newsSite(({ pathname }) =>
      pathname === '/'
        ? { body: `<!doctype html><html lang="en"><title>x</title><script type="application/json" data-sayso-policy>${JSON.stringify(policy)}</script><script type="module" async src="/s/sayso.js"></script><body><h1>News</h1>${tags.join('')}` }
        : undefined,
    );
    site = await listen(createServer((request, response) => (request.url === '/never' ? undefined : answer(request, response))));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test('the page is painted before the first tag runs, and a tag that hangs or fails holds nobody up', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      const times: number[] = ((window as Window & { times?: number[] }).times = []);
      new PerformanceObserver((list) => times.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
      addEventListener('click', () => {
        Object.assign(window, { clicked: true });
        requestAnimationFrame(() => Object.assign(window, { painted: true }));
      }, true);
    });
    await page.goto(site.home);
    await page.getByRole('button', { name: 'Accept all' }).click();
    await until(page, 'window.ran === 20');
    assert.equal(await page.evaluate('window.early'), undefined);
    const longest = (await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(Math.max(8, ...window.times)), 50)))')) as number;
    console.log(`  event duration of the click: ${longest <= 8 ? 'below 16' : longest} ms`);
    assert.ok(longest < 300, `${longest} ms of 600 ms of tags`);
    await context.close();
  });
});
