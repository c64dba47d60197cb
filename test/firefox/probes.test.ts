/** The same thirteen probes in Firefox. Skipped, with a notice, where there is none. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { probes, serveProbes, type ProbeSite } from '../e2e/support/probes.js';
import { launchFirefox, skip } from './support/browser.js';

describe('C-01: thirteen probes of unmarked markup, in Firefox', { skip }, () => {
  let browser: Browser;
  let served: ProbeSite;
  before(async () => {
    [browser, served] = await Promise.all([launchFirefox(), serveProbes()]);
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  const visit = async (kind: Parameters<ProbeSite['address']>[0], settled: (left: readonly string[]) => boolean): Promise<{ readonly left: readonly string[]; readonly executed: unknown }> => {
    served.left();
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const left = new Set<string>();
    await page.goto(served.address(kind), { waitUntil: 'networkidle0' });
    for (let tries = 200; tries > 0; tries--) {
      for (const name of served.left()) left.add(name);
      if (settled([...left])) break;
      await page.evaluate('new Promise(requestAnimationFrame)');
    }
    const executed = await page.evaluate('window.executed ?? []');
    await context.close();
    return { left: [...left], executed };
  };

  test('all reach the company where nothing guards the page', async () => {
    const { left } = await visit('bare', (names) => names.length === probes.length);
    assert.deepEqual([...left].sort(), [...probes].sort());
  });

  test('with the firewall raised by the inlined head stub none runs, and at most three leave', async () => {
    const { left, executed } = await visit('meta', () => false);
    console.log(`  left with the meta: ${left.length} of 13 (${left.join(', ')})`);
    assert.deepEqual(executed, []);
    assert.ok(left.length <= 3, left.join());
  });

  test('with the firewall as a header none leaves and none runs', async () => {
    assert.deepEqual(await visit('header', () => false), { left: [], executed: [] });
    assert.deepEqual(await visit('everybody', () => false), { left: [], executed: [] });
  });
});
