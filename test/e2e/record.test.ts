/**
 * How long a choice lasts and what its cookie is like, in a real browser over TLS, with the real server behind the page: the
 * renewal is a `Set-Cookie` of its, as Safari needs it.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Cookie, Page } from 'playwright-core';
import { launch } from './support/browser.js';
import { root } from './support/demo.js';
import { startSecureSite, type SecureSite } from './support/secure-site.js';
import { dropIn, gatedTag, policyBlock } from './support/site.js';

const day = 86_400_000;
const services = { counter: { purpose: 'statistics', vendor: 'Tide Count' }, tube: { purpose: 'video', vendor: 'Tube' } };
/** The same site a while later: another vendor counts too. */
const changed = { services: { ...services, pulse: { purpose: 'statistics', vendor: 'Pulse' } } };
const policies: Readonly<Record<string, object>> = { '/': {}, '/changed': changed, '/replaced': { revision: 2 } };
/** The recipe of docs/consent-record.md as it stands there, at the server's address. */
const recipe = /```js\n(let renewal;[^]*?)```/.exec(readFileSync(path.join(root, 'docs/consent-record.md'), 'utf8'))?.[1] ?? '';
const renewing = `<script>${recipe.replace('/privacy/renewal', '/v1/default/consent/renewal')}</script>`;

describe('the record, over https', () => {
  let browser: Browser;
  let site: SecureSite;
  let home = '';
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-record-'));

  before(async () => {
    site = await startSecureSite(folder, ({ pathname }) => {
      const policy = policies[pathname === '/renewing' ? '/' : pathname];
      return policy && { body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title>${pathname === '/renewing' ? renewing : ''}${policyBlock(policy)}${dropIn()}</head><body><h1>News</h1>${gatedTag()}</body></html>` };
    });
    home = site.url;
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const reader = async (): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    return { context, page: await context.newPage() };
  };
  /** Opens a page and waits until consent has started there. */
  const open = async (page: Page, address = '/'): Promise<void> => {
    await page.goto(home + address);
    await page.evaluate(() => new Promise<void>((done) => ((window as unknown as { sayso: { push(call: () => void): void } }).sayso ??= [] as never).push(() => done())));
  };
  const willShow = (page: Page): Promise<boolean> => page.evaluate(() => (globalThis as unknown as Record<symbol, { willShow(): boolean }>)[Symbol.for('sayso.manager.1')]!.willShow());
  const bannerIsThere = (page: Page): Promise<void> => page.locator('sayso-banner [data-sayso-action=reject]').waitFor({ state: 'visible' });
  const choose = async (page: Page, action: 'accept' | 'reject'): Promise<void> => {
    await page.locator(`sayso-banner [data-sayso-action=${action}]`).click();
    await page.waitForFunction(() => document.cookie.includes('sayso='));
  };
  const record = async (context: BrowserContext): Promise<Cookie | undefined> => (await context.cookies(home)).find(({ name }) => name === 'sayso');
  const hasRun = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.dataset['ran'] === 'yes');

  test('C-45: the cookie is Secure, SameSite=Lax, on every path of this host alone, small, and no longer than it says', async () => {
    const { context, page } = await reader();
    await open(page);
    await choose(page, 'accept');
    const cookie = await record(context);
    assert.ok(cookie);
    const { secure, sameSite, path: where, httpOnly, domain, value, expires } = cookie;
    assert.deepEqual({ secure, sameSite, where, httpOnly, domain }, { secure: true, sameSite: 'Lax', where: '/', httpOnly: false, domain: 'localhost' });
    assert.ok(`sayso=${value}`.length < 400);
    const days = (expires * 1000 - Date.now()) / day;
    assert.ok(days > 181 && days <= 182, `${days} days`);
    await context.close();
  });

  test('C-42: two readers who refuse hold the same bytes', async () => {
    const values: (string | undefined)[] = [];
    const kept: unknown[] = [];
    for (let index = 0; index < 2; index++) {
      const { context, page } = await reader();
      await open(page);
      await choose(page, 'reject');
      values.push((await record(context))?.value);
      // The counter of the ledger comes a moment after the cookie.
      let state = await context.storageState({ indexedDB: true });
      while (!JSON.stringify(state.origins).includes('ledger-1')) state = await context.storageState({ indexedDB: true });
      const { cookies, origins } = state;
      kept.push([cookies.map(({ name, value }) => [name, value]), origins.map(({ origin: _origin, ...rest }) => rest)]);
      await context.close();
    }
    assert.equal(values[0], values[1]);
    assert.match(values[0] ?? '', /^\w+\.\w+$/);
    assert.deepEqual(kept[0], kept[1]);
  });

  test('C-40: a refusal is kept as long as a consent: no banner for 179 days and over 20 pages, later there may be', async () => {
    const { context, page } = await reader();
    await open(page);
    await choose(page, 'reject');
    await context.clock.setFixedTime(Date.now() + 179 * day);
    for (let visit = 0; visit < 20; visit++) {
      await open(page, visit % 2 === 0 ? '/' : '/changed');
      assert.equal(await willShow(page), false);
    }
    assert.equal(await page.locator('sayso-banner').count(), 0);
    assert.equal(await hasRun(page), false);
    await context.clock.setFixedTime(Date.now() + 184 * day);
    await open(page);
    await bannerIsThere(page);
    await context.close();
  });

  test('C-41: a consent runs out: after six months it is asked for again and nothing runs, nor after 13 months', async () => {
    const { context, page } = await reader();
    await open(page);
    await choose(page, 'accept');
    await page.waitForFunction(() => document.documentElement.dataset['ran'] === 'yes');
    await context.clock.setFixedTime(Date.now() + 181 * day);
    await open(page);
    await page.waitForFunction(() => document.documentElement.dataset['ran'] === 'yes');
    for (const days of [182, 396]) {
      await context.clock.setFixedTime(Date.now() + days * day);
      await open(page);
      await bannerIsThere(page);
      assert.equal(await hasRun(page), false);
    }
    await context.close();
  });

  test('C-43: asks earlier only who had allowed what has changed', async () => {
    const yes = await reader();
    await open(yes.page);
    await choose(yes.page, 'accept');
    await open(yes.page, '/changed');
    await bannerIsThere(yes.page);
    assert.equal(await hasRun(yes.page), false);
    await open(yes.page, '/replaced');
    await bannerIsThere(yes.page);
    await open(yes.page);
    assert.equal(await willShow(yes.page), false);
    await yes.context.close();

    const no = await reader();
    await open(no.page);
    await choose(no.page, 'reject');
    for (const address of ['/changed', '/replaced']) {
      await open(no.page, address);
      assert.equal(await willShow(no.page), false);
    }
    await no.context.close();
  });

  /** What Safari does after seven days without a visit: what scripts set is gone, what a server set stays. */
  const purge = async (context: BrowserContext, setByServer: readonly string[]): Promise<void> => {
    const kept = (await context.cookies(home)).filter(({ name, value }) => setByServer.includes(`${name}=${value}`));
    await context.clearCookies();
    await context.addCookies(kept);
  };

  test('C-44: Safari forgets what a script set, so the banner is back; what the server set again stands', async () => {
    const forgotten = await reader();
    await open(forgotten.page);
    await choose(forgotten.page, 'reject');
    await purge(forgotten.context, []);
    await open(forgotten.page);
    await bannerIsThere(forgotten.page);
    await forgotten.context.close();

    const renewed = await reader();
    await open(renewed.page, '/renewing');
    const answer = renewed.page.waitForResponse((response) => response.url().endsWith('/consent/renewal'));
    await choose(renewed.page, 'accept');
    const set = (await (await answer).headerValue('set-cookie')) ?? '';
    assert.match(set, /^sayso=[^;]+; Path=\/; Secure; SameSite=Lax; Max-Age=15724800$/);
    await purge(renewed.context, [set.split(';')[0] ?? '']);
    await open(renewed.page);
    assert.equal(await willShow(renewed.page), false);
    await renewed.page.waitForFunction(() => document.documentElement.dataset['ran'] === 'yes');
    const cookie = await record(renewed.context);
    assert.deepEqual([cookie?.secure, cookie?.sameSite, cookie?.httpOnly], [true, 'Lax', false]);
    await renewed.context.close();
  });
});
