/** What leaves the browser when an editor forgot the gate: thirteen unmarked probes against the firewall, in Chromium. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch } from './support/browser.js';
import { probes, serveProbes, type ProbeSite } from './support/probes.js';

describe('C-01: thirteen probes of unmarked markup', () => {
  let browser: Browser;
  let served: ProbeSite;
  before(async () => {
    [browser, served] = await Promise.all([launch(), serveProbes()]);
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  /** Loads the page in a fresh profile, and waits until a probe that must always fail has failed after all others were tried. */
  const visit = async (kind: Parameters<ProbeSite['address']>[0], query = ''): Promise<{ readonly left: readonly string[]; readonly executed: readonly string[] }> => {
    served.left();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(served.address(kind) + query, { waitUntil: 'load' });
    await page.waitForLoadState('networkidle');
    const executed = (await page.evaluate('window.executed ?? []')) as readonly string[];
    await context.close();
    return { left: served.left(), executed };
  };

  test('all reach the company, and four scripts run, where nothing guards the page', async () => {
    const { left, executed } = await visit('bare');
    assert.deepEqual([...left].sort(), [...probes].sort());
    assert.equal(executed.length, 4);
  });

  test('with the firewall raised by the inlined head stub none runs, and at most three leave (what the browser fetches ahead of scripts)', async () => {
    for (let round = 0; round < 3; round++) {
      const { left, executed } = await visit('meta');
      console.log(`  left with the meta: ${left.length} of 13 (${left.join(', ')})`);
      assert.deepEqual(executed, []);
      assert.ok(left.length <= 3, left.join());
    }
  });

  test('of twelve rarer ways none gets past the header either', async () => {
    assert.equal((await visit('bare', '?rarer')).left.length >= 11, true);
    console.log(`  left with the meta: ${(await visit('meta', '?rarer')).left.join(', ')}`);
    assert.deepEqual(await visit('header', '?rarer'), { left: [], executed: [] });
  });

  for (const [kind, what] of [['header', 'narrowed by the reader’s record'], ['everybody', 'the same for every reader, where the company is not declared']] as const) {
    test(`with the firewall as a header, ${what}, none leaves and none runs`, async () => {
      for (let round = 0; round < 3; round++) assert.deepEqual(await visit(kind), { left: [], executed: [] });
    });
  }
});
