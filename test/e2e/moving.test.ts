/** A site that moves to sayso: whoever told the older tool no is never asked, and no banner so much as flashes. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, visitor } from './support/browser.js';
import { dropIn, gatedTag, policyBlock, startSite, type Site } from './support/site.js';
import { until } from './support/until.js';

const from = ['cookieconsent', 'klaro', 'tarteaucitron', 'moove', 'complianz', 'osano'];
const names = { analytics: 'statistics', mytrk: 'statistics', thirdparty: 'statistics', statistics: 'statistics', allow: 'statistics' };
const page = (moving: object) => ({ head: policyBlock({ moving }) + dropIn(), body: `<h1>News</h1>${gatedTag()}` });
const encode = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const ccCookie = (categories: readonly string[]): string =>
  `cc_cookie=${encode({ categories, revision: 0, data: null, consentTimestamp: '2026-10-01T08:00:00.000Z', consentId: '0f8fad5b-d9cb-469f-a165-70867728950e', services: { necessary: [], analytics: [] }, languageCode: 'en', lastConsentTimestamp: '2026-10-01T08:00:00.000Z', expirationTime: 4_000_000_000_000 })}`;

/** Each tool: the cookies of a reader who refused, and of one who agreed. */
const tools: Readonly<Record<string, readonly [refused: readonly string[], agreed: readonly string[]]>> = {
  cookieconsent: [[ccCookie(['necessary'])], [ccCookie(['necessary', 'analytics'])]],
  klaro: [[`klaro=${encode({ analytics: false })}`], [`klaro=${encode({ analytics: true })}`]],
  tarteaucitron: [['tarteaucitron=!mytrk=false!other=false'], ['tarteaucitron=!mytrk=true!other=false']],
  moove: [[`moove_gdpr_popup=${encode({ strict: '1', thirdparty: '0', advanced: '0', performance: '0', preference: '0' })}`], [`moove_gdpr_popup=${encode({ strict: '1', thirdparty: '1', advanced: '0', performance: '0', preference: '0' })}`]],
  complianz: [['cmplz_functional=allow', 'cmplz_statistics=deny', 'cmplz_marketing=deny', 'cmplz_banner-status=dismissed'], ['cmplz_functional=allow', 'cmplz_statistics=allow', 'cmplz_marketing=deny']],
  osano: [['cookieconsent_status=deny'], ['cookieconsent_status=allow']],
};

describe('C-71: moving in', () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    site = await startSite({ '/unsure': page({ from, names }), '/valid': page({ from, names, valid: true }) });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** What a reader with these cookies sees: was there ever a banner, did the tag run, which cookies are there then? */
  const visit = async (address: string, cookies: readonly string[], runs = false) => {
    const { context, page: tab, faults } = await visitor(browser, site.url);
    const given = cookies.map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: site.url }));
    await context.addCookies(given);
    await tab.addInitScript(() => {
      new MutationObserver(() => {
        if (document.querySelector('sayso-banner')) (globalThis as unknown as { bannerSeen: boolean }).bannerSeen = true;
      }).observe(document, { childList: true, subtree: true });
    });
    await tab.goto(site.url + address);
    await until(tab, () => document.cookie.includes('sayso=') || document.querySelector('sayso-banner button') !== null);
    if (runs) await until(tab, () => document.documentElement.dataset['ran'] === 'yes');
    // A banner that was on its way has come by then.
    await tab.waitForLoadState('networkidle');
    const seen = await tab.evaluate(() => ({ banner: (globalThis as unknown as { bannerSeen?: boolean }).bannerSeen === true, ran: document.documentElement.dataset['ran'] === 'yes' }));
    const kept = await context.cookies(site.url);
    const untouched = given.every(({ name, value }) => kept.some((cookie) => cookie.name === name && cookie.value === value));
    await context.close();
    assert.deepEqual(faults, []);
    return { ...seen, untouched };
  };

  for (const [tool, [refused, agreed]] of Object.entries(tools)) {
    test(`C-71: ${tool}: a refusal is taken over, a consent only where the site says that it was valid`, async () => {
      assert.deepEqual(await visit('/unsure', refused), { banner: false, ran: false, untouched: true });
      assert.deepEqual(await visit('/valid', refused), { banner: false, ran: false, untouched: true });
      assert.deepEqual(await visit('/valid', agreed, true), { banner: false, ran: true, untouched: true });
      const { banner, ran } = await visit('/unsure', agreed);
      assert.deepEqual([banner, ran], [true, false]);
    });
  }
});
