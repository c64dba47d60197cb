/**
 * Signals in the built drop-in: the documented recipe for a tag manager, run word for word against a pretended container on another
 * origin; another consent tool in each of its states; Global Privacy Control.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, visitor, type Visitor } from './support/browser.js';
import { root } from './support/demo.js';
import { serve, type Served } from './support/serve.js';
import { until } from './support/until.js';

const words = { title: 'Purpose', text: 'What it is for.' };
const policy = {
  revision: 1,
  controller: 'The Tidewater Gazette',
  privacyPage: '/privacy',
  purposes: { needed: { ...words, exempt: { basis: 'strictly-necessary', why: 'Nothing works without.' } }, statistics: { ...words, uses: ['statistics'] }, advertising: { ...words, uses: ['marketing', 'sale'] } },
  services: {
    tide: { purpose: 'statistics', vendor: 'Tide Count', tcf: { vendor: 9, purposes: [8] } },
    market: { purpose: 'advertising', vendor: 'Market', tcf: { vendor: 7, purposes: [1, 4] } },
  },
};
const google = { ad_storage: 'advertising', ad_user_data: 'advertising', ad_personalization: 'advertising', analytics_storage: 'statistics', security_storage: 'needed' };
const block = (change: object): string => `<script type="application/json" data-sayso-policy>${JSON.stringify({ ...policy, ...change })}</script>`;
const module = '<script type="module" async src="/s/sayso.js"></script>';
const gated = '<script type="text/plain" data-sayso="tide">(window.ran ??= []).push("tide")</script><script type="text/plain" data-sayso="market">(window.ran ??= []).push("market")</script>';
const footer = '<footer><sayso-privacy-button></sayso-privacy-button></footer>';

/** The recipe as it stands in docs/signals.md, with the pretended tag manager's address. */
const recipe = (third: string): string => {
  const found = /<!-- recipe: tag manager -->\s*```html\n([\s\S]+?)```/.exec(readFileSync(path.join(root, 'docs/signals.md'), 'utf8'))?.[1];
  assert.ok(found?.includes('googletagmanager') === true, 'the recipe stands in docs/signals.md');
  return found.replace('https://www.googletagmanager.com/gtm.js?id=GTM-XXXXXXX', `${third}/container.js`);
};

/**
 * What a container does with consent, in short: it reads the list from its start, knows `consent` calls by their being `arguments`
 * objects, and fires each tag once, at an event, when all that the tag needs is granted.
 */
const container = `(() => {
  const tags = [['counter', ['analytics_storage']], ['adverts', ['ad_storage', 'ad_user_data', 'ad_personalization']]];
  const state = {}, fired = new Set(), seen = (window.seen = []);
  const base = new URL(document.currentScript.src).origin;
  const take = (entry) => {
    if (Object.prototype.toString.call(entry) === '[object Arguments]') {
      if (entry[0] === 'consent') { seen.push(entry[1]); Object.assign(state, entry[2]); }
    } else if (entry && entry.event) {
      seen.push(entry.event);
      if (entry.event === 'sayso') for (const [name, needs] of tags) if (!fired.has(name) && needs.every((need) => state[need] === 'granted')) {
        fired.add(name);
        new Image().src = base + '/hit?' + name + '&gcs=G1' + (state.ad_storage === 'granted' ? 1 : 0) + (state.analytics_storage === 'granted' ? 1 : 0);
      }
    }
  };
  const list = window.dataLayer;
  list.forEach(take);
  const push = list.push;
  list.push = (...entries) => { push.apply(list, entries); entries.forEach(take); };
})()`;

interface State {
  apply(action: object): void;
  openPreferences(): void;
  getState(): { granted: Set<string>; prompt: unknown; honoured: unknown; policy: unknown };
}
const act = (page: Page, action: object): Promise<void> => page.evaluate((given) => new Promise<void>((resolve) => ((window as unknown as { sayso?: { push(call: (consent: State) => void): unknown } }).sayso ??= []).push((consent) => resolve(consent.apply(given as object)))), action);
const granting = (page: Page, ...ids: string[]): Promise<void> =>
  page.evaluate(
    (given) => new Promise<void>((resolve) => ((window as unknown as { sayso?: { push(call: (consent: { apply(action: object): void }) => void): unknown } }).sayso ??= []).push((consent) => resolve(consent.apply({ type: 'choose', granted: new Set(given) })))),
    ids,
  );
interface Shown {
  readonly granted: readonly string[];
  readonly prompt: unknown;
  readonly honoured: unknown;
  readonly isStarted: boolean;
}
const look = (page: Page): Promise<Shown> =>
  page.evaluate(
    () =>
      new Promise<Shown>((resolve) =>
        ((window as unknown as { sayso?: { push(call: (consent: State) => void): unknown } }).sayso ??= []).push((consent) => {
          const { granted, prompt, honoured, policy } = consent.getState();
          resolve({ granted: [...granted], prompt, honoured, isStarted: policy !== null });
        }),
      ),
  );
/** Once consent has started. */
const stateOf = async (page: Page): Promise<Omit<Shown, 'isStarted'>> => {
  for (let tries = 0; tries < 500; tries++) {
    const { isStarted, ...shown } = await look(page);
    if (isStarted) return shown;
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
  throw new Error('consent did not start');
};

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

describe('the documented recipe for a tag manager', { timeout: 60_000 }, () => {
  let news: Served;
  let tags: Served;
  const hits: string[] = [];
  before(async () => {
    tags = await serve({
      '/container.js': { type: 'text/javascript', body: container },
      '/hit': (address) => {
        hits.push(address.search.slice(1));
        return { type: 'image/gif', body: '' };
      },
    });
    const page = (head: string): string => `<!doctype html><html lang="en"><title>x</title>${block({ signals: { google } })}${head}${module}<body><main><h1>News</h1></main>${recipe(tags.url)}${footer}`;
    news = await serve({ '/': page(''), '/head': page('<script src="/s/sayso-head.js"></script>') });
  });
  after(async () => {
    await news.close();
    await tags.close();
  });

  const visit = async (): Promise<Visitor> => {
    hits.length = 0;
    return visitor(browser, news.url);
  };
  const ready = (page: Page): Promise<void> => until(page, () => (window as unknown as { dataLayer: unknown[] }).dataLayer.length >= 2);
  const seen = (page: Page): Promise<readonly string[]> => page.evaluate(() => (window as unknown as { seen?: string[] }).seen ?? []);

  test('asks nothing of the tag manager before a choice, nor after a refusal, on this page and the next', async () => {
    const { context, page, elsewhere, faults } = await visit();
    await page.goto(news.url);
    await until(page, () => document.querySelector('sayso-banner') !== null);
    await act(page, { type: 'reject-all' });
    await ready(page);
    await page.goto(`${news.url}/?again`);
    await ready(page);
    assert.deepEqual([elsewhere, hits, faults], [[], [], []]);
    await context.close();
  });

  test('C-32: the container runs what each choice allows, one update per decision, and nothing after a withdrawal', async () => {
    const { context, page, faults } = await visit();
    await page.goto(news.url);
    await ready(page);
    await granting(page, 'statistics');
    await until(page, () => ((window as unknown as { seen?: string[] }).seen ?? []).includes('sayso'));
    assert.deepEqual(await seen(page), ['default', 'update', 'gtm.js', 'sayso']);
    await granting(page, 'statistics', 'advertising');
    await until(page, () => ((window as unknown as { seen?: string[] }).seen ?? []).length === 6);
    assert.deepEqual((await seen(page)).slice(4), ['update', 'sayso']);
    await act(page, { type: 'reject-all' });
    await until(page, () => ((window as unknown as { seen?: string[] }).seen ?? []).length === 8);
    for (let tries = 0; hits.length < 2 && tries < 100; tries++) await page.evaluate('new Promise(requestAnimationFrame)');
    assert.deepEqual(hits, ['counter&gcs=G101', 'adverts&gcs=G111']);
    assert.deepEqual(faults, []);
    await context.close();
  });

  for (const [name, address] of [
    ['without the head stub', '/'],
    ['with it', '/head'],
  ] as const) {
    test(`tells the container of a returning reader before it starts, ${name}`, async () => {
      const { context, page } = await visit();
      await page.goto(news.url);
      await ready(page);
      await act(page, { type: 'accept-all' });
      await until(page, () => ((window as unknown as { seen?: string[] }).seen ?? []).includes('sayso'));
      await page.goto(`${news.url}${address}?again`);
      await until(page, () => ((window as unknown as { seen?: string[] }).seen ?? []).includes('sayso'));
      const list = await seen(page);
      assert.equal(list[0], 'default', list.join());
      assert.equal(list.filter((each) => each === 'default').length, 1);
      await context.close();
    });
  }
});

describe('where another consent tool owns the page', { timeout: 60_000 }, () => {
  let news: Served;
  before(async () => {
    const stub = `<script>(() => { const queue = []; window.__tcfapi = (...call) => call.length ? (call[0] === 'ping' ? call[2]({ cmpLoaded: false, cmpStatus: 'stub', apiVersion: '2.2' }, true) : void queue.push(call)) : queue; })()</script>`;
    const page = (head: string, change: object = {}): string => `<!doctype html><html lang="en"><title>x</title>${block({ delegate: 'tcf', ...change })}${head}${module}<body><main><h1>News</h1>${gated}</main>${footer}`;
    news = await serve({ '/stub': page(stub), '/late': page(''), '/us': page(stub, { place: 'us-ca' }) });
  });
  after(() => news.close());

  /** The tool itself comes: takes over what waits, and speaks when told to. */
  const load = (page: Page): Promise<void> =>
    page.evaluate(() => {
      type Call = [string, number, (data: unknown, success: boolean) => void, unknown?];
      const world = window as unknown as { __tcfapi?: (...call: unknown[]) => unknown; speak: (status: string, data: object) => void };
      const waiting = (world.__tcfapi?.() ?? []) as Call[];
      const listeners: Call[2][] = [];
      world.__tcfapi = (...given) => {
        const [command, , callback] = given as Call;
        if (command === 'addEventListener') listeners.push(callback);
        else callback(null, false);
      };
      world.speak = (eventStatus, data) => listeners.forEach((listener, listenerId) => listener({ cmpStatus: 'loaded', gdprApplies: true, eventStatus, listenerId, ...data }, true));
      for (const call of waiting) world.__tcfapi(...call);
    });
  const speak = (page: Page, status: string, data: object = {}): Promise<void> => page.evaluate(([what, more]) => (window as unknown as { speak(status: string, data: object): void }).speak(what, more), [status, data] as const);
  const yes = (...ids: number[]): object => ({ purpose: { consents: { 1: true, 4: true, 8: true } }, vendor: { consents: Object.fromEntries(ids.map((id) => [id, true])) } });
  const ran = (page: Page): Promise<readonly string[]> => page.evaluate(() => (window as unknown as { ran?: string[] }).ran ?? []);
  const isStarted = async (page: Page): Promise<void> => {
    await until(page, () => document.querySelector('sayso-privacy-button button') !== null);
    await stateOf(page);
  };

  test('shows no question in any of its states, and starts what it allows', async () => {
    const { context, page, faults } = await visitor(browser, news.url);
    await page.goto(`${news.url}/stub`);
    await isStarted(page);
    const { honoured, prompt } = await stateOf(page);
    assert.deepEqual([honoured, prompt, await ran(page)], ['tcf', null, []]);
    await load(page);
    await speak(page, 'cmpuishown', yes(7, 9));
    assert.deepEqual(await ran(page), [], 'while it asks');
    await speak(page, 'useractioncomplete', yes(9));
    await until(page, () => (window as unknown as { ran?: string[] }).ran?.length === 1);
    assert.deepEqual(await ran(page), ['tide']);
    await speak(page, 'useractioncomplete', yes());
    assert.deepEqual((await stateOf(page)).granted, ['needed']);
    await speak(page, 'tcloaded', { ...yes(7, 9), cmpStatus: 'error' });
    assert.deepEqual((await stateOf(page)).granted, ['needed']);
    assert.equal(await page.locator('sayso-banner, sayso-preferences').count(), 0);
    assert.deepEqual([faults, await context.cookies()], [[], []]);
    await context.close();
  });

  test('waits for a tool that comes late, and says whose panel to look for', async () => {
    const { context, page } = await visitor(browser, news.url);
    await page.goto(`${news.url}/late`);
    await isStarted(page);
    assert.deepEqual((await stateOf(page)).granted, ['needed']);
    await page.locator('sayso-privacy-button button').click();
    await page.getByText('kept by another tool').waitFor();
    await until(page, () => document.activeElement?.localName === 'sayso-signal-status');
    await load(page);
    await until(page, () => {
      (window as unknown as { speak(status: string, data: object): void }).speak('tcloaded', { purpose: { consents: { 8: true } }, vendor: { consents: { 9: true } } });
      return (window as unknown as { ran?: string[] }).ran?.join() === 'tide';
    });
    await context.close();
  });

  test('leaves it to the law of the place where the tool says that the GDPR does not apply', async () => {
    const { context, page } = await visitor(browser, news.url);
    await page.goto(`${news.url}/us`);
    await isStarted(page);
    await load(page);
    await speak(page, 'tcloaded', { gdprApplies: false });
    await until(page, () => (window as unknown as { ran?: string[] }).ran?.length === 2);
    await context.close();
  });
});

describe('the law of a place', { timeout: 60_000 }, () => {
  let news: Served;
  before(async () => {
    const page = (place: string): string => `<!doctype html><html lang="en"><title>x</title>${block({ place })}${module}<body><main><h1>News</h1>${gated}</main>${footer}`;
    news = await serve({ '/uk': page('uk'), '/nowhere': page('atlantis') });
  });
  after(() => news.close());
  const ran = (page: Page): Promise<string> => page.evaluate(() => (window as unknown as { ran?: string[] }).ran?.join() ?? '');

  test('C-62: in the UK statistics run, the reader is told and can object, and the objection lasts', async () => {
    const { context, page, faults } = await visitor(browser, news.url);
    await page.goto(`${news.url}/uk`);
    await until(page, () => (window as unknown as { ran?: string[] }).ran?.join() === 'tide');
    await page.getByRole('button', { name: 'Choose' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /object/i);
    await page.getByRole('button', { name: 'Reject all' }).last().click();
    await until(page, () => document.cookie.includes('sayso='));
    await page.reload();
    assert.deepEqual((await stateOf(page)).granted, ['needed']);
    await page.waitForLoadState('networkidle');
    assert.deepEqual([await ran(page), faults], ['', []]);
    await context.close();
  });

  test('a place that nobody knows is treated most strictly', async () => {
    const { context, page } = await visitor(browser, news.url);
    await page.goto(`${news.url}/nowhere`);
    await until(page, () => document.querySelector('sayso-banner') !== null);
    assert.deepEqual([(await stateOf(page)).granted, await ran(page)], [['needed'], '']);
    await context.close();
  });

  test('where a part of it does not come, nothing optional runs and nothing is asked', async () => {
    const { context, page } = await visitor(browser, news.url);
    await page.route('**/sayso-outlook.js', (route) => route.abort());
    await page.goto(`${news.url}/uk`);
    await until(page, () => document.querySelector('sayso-privacy-button button') !== null);
    await page.waitForLoadState('networkidle');
    const { granted, prompt, isStarted } = await look(page);
    assert.deepEqual([granted, prompt, isStarted, await ran(page)], [[], null, false, '']);
    await context.close();
  });
});

describe('the head stub, which knows only the record', { timeout: 60_000 }, () => {
  let news: Served;
  before(async () => {
    const page = (head: string, change: object): string => `<!doctype html><html lang="en"><title>x</title>${block(change)}${head}${module}<body><main><h1>News</h1>${gated}</main>${footer}`;
    const stub = '<script src="/s/sayso-head.js"></script>';
    news = await serve({ '/': page('', {}), '/ca': page(stub, { place: 'us-ca', keepsDays: 365 }), '/child': page(stub, { audience: 'child' }), '/delegate': page(stub, { delegate: 'tcf' }) });
  });
  after(() => news.close());

  for (const [row, address, gpc, expected] of [
    ['C-68', '/ca', true, 'tide'],
    ['C-66', '/child', false, 'tide'],
    ['C-32', '/delegate', false, ''],
  ] as const) {
    test(`${row}: starts nothing at ${address} that an older yes would allow and the page does not`, async () => {
      const { context, page } = await visitor(browser, news.url);
      await page.goto(news.url);
      await until(page, () => document.querySelector('sayso-privacy-button button') !== null);
      await act(page, { type: 'accept-all' });
      await until(page, () => (window as unknown as { ran?: string[] }).ran?.length === 2);
      if (gpc) await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true }));
      await page.goto(news.url + address);
      assert.deepEqual((await stateOf(page)).granted.includes('market'), false);
      await page.waitForLoadState('networkidle');
      assert.equal(await page.evaluate(() => (window as unknown as { ran?: string[] }).ran?.join() ?? ''), expected);
      await context.close();
    });
  }
});

describe('Global Privacy Control, as Chromium’s extensions send it', { timeout: 60_000 }, () => {
  let news: Served;
  before(async () => {
    const page = (change: object): string => `<!doctype html><html lang="en"><title>x</title>${block(change)}${module}<body><main><h1>News</h1>${gated}</main>${footer}`;
    news = await serve({ '/': page({}), '/de': page({ place: 'de' }), '/ca': page({ place: 'us-ca', keepsDays: 365 }) });
  });
  after(() => news.close());

  const open = async (address: string): Promise<Visitor> => {
    const reader = await visitor(browser, news.url, { extraHTTPHeaders: { 'Sec-GPC': '1' } });
    await reader.page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true }));
    await reader.page.goto(news.url + address);
    await until(reader.page, () => document.querySelector('sayso-privacy-button button') !== null);
    return reader;
  };

  for (const address of ['/', '/de']) {
    test(`C-68: at ${address} nothing is asked, run or stored; the reader’s own choice wins`, async () => {
      const { context, page, faults } = await open(address);
      assert.deepEqual(await stateOf(page), { granted: ['needed'], prompt: null, honoured: 'gpc' });
      assert.equal(await page.locator('sayso-banner').count(), 0);
      assert.deepEqual(await context.cookies(), []);
      await page.locator('sayso-privacy-button button').click();
      await page.getByRole('button', { name: 'Accept all' }).click();
      await until(page, () => (window as unknown as { ran?: string[] }).ran?.length === 2);
      await page.reload();
      await until(page, () => (window as unknown as { ran?: string[] }).ran?.length === 2);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  test('C-68: in California nothing is sold, statistics run, no dialog opens, and the status is in the accessibility tree', async () => {
    const { context, page, faults } = await open('/ca');
    await page.getByText('Opt-out request honoured').waitFor();
    assert.match(await page.locator('footer').ariaSnapshot(), /Opt-out request honoured/);
    await until(page, () => (window as unknown as { ran?: string[] }).ran?.join() === 'tide');
    assert.equal(await page.getByRole('dialog').count(), 0);
    await page.locator('sayso-privacy-button button').click();
    await page.getByRole('dialog').waitFor();
    assert.equal((await stateOf(page)).granted.includes('market'), false);
    assert.deepEqual([faults, await context.cookies()], [[], []]);
    await context.close();
  });
});
