/**
 * What a vendor wrote on `https://news.example.co.uk`, under a public suffix of two labels, is gone after a withdrawal and stays
 * gone. The certificate is made for this run, and the browser is told that the name lies on the loopback.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { generate } from 'selfsigned';
import { root } from './support/demo.js';
import { launchArguments } from './support/browser.js';
import { listen, newsSite, type Site } from './support/servers.js';
import { until } from './support/until.js';
import { leftInPage, placesOfVendor, storesOfVendor, vendorScript } from './support/vendor.js';

/** The code blocks of docs/gate.md that hold this text. */
const documented = (text: string): string => {
  const found = [...readFileSync(path.join(root, 'docs/gate.md'), 'utf8').matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code = '']) => code).find((code) => code.includes(text));
  assert.ok(found, text);
  return found;
};
type Expired = (cookies: readonly { readonly name: string; readonly domain?: string }[]) => string[];

const host = 'news.example.co.uk';
const policy = {
  revision: 1,
  controller: 'The Tidewater Gazette',
  purposes: { statistics: { title: 'Statistics', text: 'Which sections are read.' }, video: { title: 'Videos', text: 'Films inside articles.' } },
  services: {
    tracker: { purpose: 'statistics', vendor: 'Trk', stores: storesOfVendor },
    tube: { purpose: 'video', vendor: 'Tube', stores: [{ kind: 'local', name: 'tube_volume' }] },
  },
};

describe('C-31: a withdrawal', () => {
  let browser: Browser;
  let site: Site;
  let home = '';
  before(async () => {
    const names = [host, 'example.co.uk'].map((value) => ({ type: 2 as const, value }));
    const { private: key, cert } = await generate([{ name: 'commonName', value: host }], { keySize: 2048, extensions: [{ name: 'subjectAltName', altNames: names }] });
    const { expired } = (await import(`data:text/javascript,${encodeURIComponent(documented('export const expired'))}`)) as { readonly expired: Expired };
    const answer = newsSite(({ pathname, searchParams }, { method }) => {
      if (pathname === '/privacy/withdrawn' && method === 'POST') return { body: '', headers: { 'set-cookie': expired([{ name: 'trk_server', domain: 'example.co.uk' }]) } };
      if (pathname === '/trk_worker.js') return { body: '', headers: { 'content-type': 'text/javascript' } };
      if (!pathname.startsWith('/2026/')) return undefined;
      const restless = searchParams.has('restless');
      return {
        headers: searchParams.has('server') ? { 'set-cookie': ['trk_server=1; Path=/; Domain=example.co.uk; HttpOnly; Secure'] } : {},
        body: `<!doctype html><html lang="en"><head><title>x</title>${searchParams.has('server') ? `<script>${documented('/privacy/withdrawn')}</script>` : ''}<script type="application/json" data-sayso-policy>${JSON.stringify(searchParams.has('reload') ? { ...policy, whenWithdrawn: 'reload' } : policy)}</script>
          <script type="module" async src="/s/sayso.js"></script></head><body><h1>News</h1>
          <script type="text/plain" data-sayso="tracker">${vendorScript('example.co.uk', restless ? 50 : 0)}</script></body></html>`,
      };
    });
    site = await listen(createServer({ key, cert }, answer));
    home = `https://${host}:${site.port}`;
    const start = await launchArguments();
    browser = await chromium.launch({ ...start, args: [...start.args, `--host-resolver-rules=MAP ${host} 127.0.0.1`, '--ignore-certificate-errors'] });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const cookiesOf = async (context: BrowserContext): Promise<readonly string[]> => (await context.cookies()).map(({ name, domain, path, partitionKey }) => `cookie ${name} ${domain}${path}${partitionKey === undefined ? '' : ' partitioned'}`);
  /** Everything that is kept here, but for our record and what the site keeps itself. */
  const left = async (context: BrowserContext, page: Page): Promise<readonly string[]> => [...(await cookiesOf(context)), ...((await page.evaluate(leftInPage)) as readonly string[])].filter((each) => !/ sayso | own_/.test(`${each} `));
  const untilNothingIsLeft = async (context: BrowserContext, page: Page, but = ''): Promise<void> => {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const names = (await left(context, page).catch((error: unknown) => [String(error)])).filter((each) => each !== but);
      if (names.length === 0) return;
      if (Date.now() > deadline) assert.deepEqual(names, []);
    }
  };

  const accepted = async (query: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto(`${home}/2026/11/tram${query}`);
    await page.evaluate(`document.cookie = 'own_session=1; Secure'; localStorage.setItem('own_text', '1')`);
    assert.deepEqual(await left(context, page), []);
    await page.getByRole('button', { name: 'Accept all' }).click();
    await until(page, 'window.trkWritten > 0');
    const there = await left(context, page);
    assert.ok(there.length >= placesOfVendor.length, there.join('\n'));
    console.log(`  before: ${there.join(' | ')}`);
    return { context, page };
  };
  const withdraw = (page: Page): Promise<unknown> => page.evaluate("window.sayso.push((consent) => consent.apply({ type: 'withdraw', id: 'tracker' }))");

  test('leaves nothing of the service in ten places of seven kinds, nor after a reload, and spares what is the site’s own', async () => {
    const { context, page } = await accepted('');
    await withdraw(page);
    // A database that the service keeps open goes when its page does; everything else at once.
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await page.reload();
    await untilNothingIsLeft(context, page);
    for (const next of ['/2026/11/bell', '/2026/12/ferry']) {
      await page.goto(home + next);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await left(context, page), []);
    }
    assert.equal(await page.evaluate("localStorage.getItem('own_text')"), '1');
    assert.ok((await cookiesOf(context)).some((each) => each.includes('own_session')));
    await context.close();
  });

  test('of a script that writes once more afterwards, too', async () => {
    const { context, page } = await accepted('');
    await withdraw(page);
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await page.evaluate('window.trkWrite()');
    assert.ok((await left(context, page)).length >= 9);
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await page.goto(`${home}/2026/11/bell`);
    await untilNothingIsLeft(context, page);
    await context.close();
  });

  test('is carried out offline: opening the preferences brought what it needs', async () => {
    const { context, page } = await accepted('');
    await page.evaluate('window.sayso.push((consent) => consent.openPreferences())');
    await page.getByRole('dialog').getByRole('button', { name: 'Reject all' }).waitFor();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.getByRole('dialog').getByRole('button', { name: 'Reject all' }).click();
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await context.close();
  });

  test('ends what no script can see, by the documented endpoint', async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto(`${home}/2026/11/tram?server`);
    await page.getByRole('button', { name: 'Accept all' }).click();
    await until(page, 'window.trkWritten > 0');
    assert.ok((await cookiesOf(context)).some((each) => each.includes('trk_server')));
    await withdraw(page);
    await untilNothingIsLeft(context, page, 'indexeddb trk_db');
    await context.close();
  });

  test('of a script that never stops writing, too, where the site has the page reloaded: nothing comes back', async () => {
    const { context, page } = await accepted('?restless&reload');
    await withdraw(page);
    await until(page, "window.trkWritten === undefined && Symbol.for('sayso.drop-in.1') in window");
    await untilNothingIsLeft(context, page);
    await page.goto(`${home}/2026/11/bell?restless`);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await left(context, page), []);
    await context.close();
  });
});
