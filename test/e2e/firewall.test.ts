/**
 * The firewall in a living page: a yes saves the choice, keeps what the reader was writing and reloads once; a withdrawal shuts
 * the hosts at once; a browser that keeps nothing is never sent round in circles.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch } from './support/browser.js';
import { company, headStub, listen, newsSite, type Company, type Site } from './support/servers.js';
import { until } from './support/until.js';

describe('a page behind the firewall', () => {
  let browser: Browser;
  let site: Site;
  let vendor: Company;
  let visits = 0;
  before(async () => {
    vendor = await company((pathname) =>
      pathname.endsWith('.js') ? { body: 'window.ran = (window.ran ?? 0) + 1', headers: { 'content-type': 'text/javascript' } } : { body: '<title>Film</title><p>Film</p>', headers: { 'content-type': 'text/html' } },
    );
    const policy = {
      revision: 1,
      controller: 'The Tidewater Gazette',
      purposes: { statistics: { title: 'Statistics', text: 'Which sections are read.' }, video: { title: 'Videos', text: 'Films inside articles.' } },
      services: { counter: { purpose: 'statistics', vendor: 'Tide Count', hosts: [vendor.host] }, tube: { purpose: 'video', vendor: 'Tube', title: 'Tube', hosts: [vendor.host] } },
      firewall: { mode: 'enforce' },
    };
    site = await listen(
      createServer(
        newsSite(({ pathname, searchParams }) => {
          if (pathname !== '/article') return undefined;
          visits++;
          const place = searchParams.has('place') ? { place: 'us-ca' } : {};
          const whenWithdrawn = searchParams.has('reload') ? { whenWithdrawn: 'reload' } : {};
          const stub = searchParams.has('stub') ? `<script data-sayso-base="/s/">${headStub()}</script>` : '';
          return {
            body: `<!doctype html><html lang="en"><head><title>x</title><script type="application/json" data-sayso-policy>${JSON.stringify({ ...policy, ...whenWithdrawn, ...place })}</script>${stub}
              <script>document.addEventListener('securitypolicyviolation', ({ blockedURI }) => (window.refused ??= []).push(blockedURI))</script>
              <script type="module" async src="/s/sayso.js"></script></head><body><h1>News</h1>
              <script type="text/plain" data-sayso="counter" src="//${vendor.host}/count.js"></script>
              <sayso-privacy-button></sayso-privacy-button>
              <sayso-embed service="tube" src="//${vendor.host}/film"></sayso-embed>
              <sayso-comments thread="/article" backend="local"></sayso-comments></body></html>`,
          };
        }),
      ),
    );
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await vendor?.close();
  });
  beforeEach(() => {
    vendor.asked.length = 0;
    visits = 0;
  });

  const open = async (query = ''): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.home}/article${query}`);
    return { context, page };
  };
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().click();
  /** What the page's own code hears when it asks the company: the firewall decides. */
  const reaches = (page: Page): Promise<unknown> => page.evaluate(`fetch('http://${vendor.host}/asked').then(() => true, () => false)`);

  for (const query of ['', '?stub']) {
    test(`Accept saves the choice, keeps the words being written and reloads once${query && ', with the head stub'}`, async () => {
      const { context, page } = await open(query);
      await page.getByRole('button', { name: 'Accept all' }).waitFor();
      assert.equal(await reaches(page), false);
      await page.getByRole('textbox', { name: 'Comment' }).fill('Half a sentence that nobody has');
      await page.getByRole('textbox', { name: 'Comment' }).pressSequentially(' sent');
      await press(page, 'Accept all');
      await until(page, 'window.ran === 1');
      assert.equal(visits, 2);
      assert.deepEqual(vendor.asked.filter((each) => each === '/count.js'), ['/count.js']);
      assert.equal(await page.evaluate('window.refused'), undefined);
      assert.equal(await reaches(page), true);
      assert.equal((await context.cookies()).filter(({ name }) => name === 'sayso').length, 1);
      await until(page, "document.querySelector('textarea')?.value === 'Half a sentence that nobody has sent'");
      assert.equal(visits, 2);
      assert.equal(await page.getByRole('button', { name: 'Accept all' }).count(), 0);
      // The next page needs no reload.
      await page.goto(`${site.home}/article${query}`);
      await until(page, 'window.ran === 1');
      assert.equal(visits, 3);
      await context.close();
    });
  }

  for (const query of ['?place', '?place&stub']) test(`lets through what the law of the place lets run unasked${query.includes('stub') ? ', with the head stub' : ''}`, async () => {
    const { context, page } = await open(query);
    await until(page, 'window.ran === 1');
    assert.equal(await reaches(page), true);
    await page.evaluate("fetch('http://nobody.example/').catch(() => undefined)");
    await until(page, "String(window.refused).startsWith('http://nobody.example')");
    assert.equal(visits, 1);
    await context.close();
  });

  test('a refusal reloads nothing, and the company stays out of reach', async () => {
    const { context, page } = await open();
    await press(page, 'Reject all');
    await until(page, "document.cookie.includes('sayso=')");
    assert.equal(await reaches(page), false);
    await page.waitForLoadState('networkidle');
    assert.equal(visits, 1);
    assert.deepEqual(vendor.asked, []);
    await context.close();
  });

  test('a withdrawal shuts the company out at once, though its script is still in memory', async () => {
    const { context, page } = await open();
    await press(page, 'Accept all');
    await until(page, 'window.ran === 1');
    assert.equal(await reaches(page), true);
    await page.evaluate("window.sayso.push((consent) => consent.apply({ type: 'reject-all' }))");
    await until(page, "document.querySelectorAll('meta[data-sayso-firewall]').length === 2");
    assert.equal(await reaches(page), false);
    await page.evaluate("window.sayso.push((consent) => consent.apply({ type: 'accept-all' }))");
    await until(page, "document.querySelectorAll('meta[data-sayso-firewall]').length === 1 && window.ran === 1");
    assert.equal(visits, 3);
    await context.close();
  });

  test('where the browser keeps no choice, nothing is reloaded and nothing that is shut out is started', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined }));
    await page.goto(`${site.home}/article`);
    await press(page, 'Accept all');
    await page.getByRole('button', { name: 'Accept all' }).waitFor({ state: 'detached' });
    await page.waitForLoadState('networkidle');
    assert.equal(visits, 1);
    assert.deepEqual(vendor.asked, []);
    await context.close();
  });

  for (const query of ['', '?stub']) test(`"Play once" reloads once and plays, and the next visit asks again${query && ', with the head stub'}`, async () => {
    const { context, page } = await open(query);
    await press(page, 'Reject all');
    await press(page, 'Play once');
    await page.frameLocator('iframe').getByText('Film').waitFor();
    assert.equal(visits, 2);
    assert.deepEqual(vendor.asked, ['/film']);
    await page.goto(`${site.home}/article?again&${query.slice(1)}`);
    await page.getByRole('button', { name: 'Play once' }).waitFor();
    assert.deepEqual(vendor.asked, ['/film']);
    await context.close();
  });

  test('C-31: where the site wants it, a withdrawal reloads once and the script is gone from memory', async () => {
    const { context, page } = await open('?reload');
    await press(page, 'Accept all');
    await until(page, 'window.ran === 1');
    await page.evaluate("window.sayso.push((consent) => consent.apply({ type: 'withdraw', id: 'counter' }))");
    await until(page, "window.ran === undefined && Symbol.for('sayso.drop-in.1') in window");
    await page.waitForLoadState('networkidle');
    assert.equal(visits, 3);
    await context.close();
  });
});
