/**
 * A consent's whole way over TLS and under a strict policy: the click in the banner, the ledger, the site's server, the reader's
 * download, and the command that checks the file. And of a refusal: nothing of all that.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, visitor } from './support/browser.js';
import { root } from './support/demo.js';
import { startSecureSite, type SecureSite } from './support/secure-site.js';
import { dropIn, policyBlock } from './support/site.js';
import { untilSeen } from './support/until.js';

const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

interface KnownFile {
  readonly receipts: readonly { readonly hash: string; readonly notice: string; readonly reader: string; readonly event: string }[];
  readonly texts: readonly { readonly hash: string; readonly text: string }[];
}

describe('receipts of consent', () => {
  let browser: Browser;
  let site: SecureSite;
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-receipts-'));
  before(async () => {
    site = await startSecureSite(folder, ({ pathname }) =>
      pathname === '/'
        ? {
            body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title>${policyBlock({ receipts: '/v1/default/consent/receipts' })}${dropIn()}</head><body><h1>News</h1><sayso-privacy-button></sayso-privacy-button></body></html>`,
            headers: { 'content-security-policy': strict },
          }
        : undefined,
    );
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const verify = (file: string) => spawnSync(process.execPath, [path.join(root, 'server/dist/src/main.js'), 'verify-receipt', file], { encoding: 'utf8' });

  test('C-50, C-54: a consent reaches the server as hash and choice, and the reader takes the file home', async () => {
    const { context, page, faults } = await visitor(browser, site.url, { ignoreHTTPSErrors: true, acceptDownloads: true });
    await page.goto(site.url);
    const banner = page.locator('sayso-banner');
    await banner.locator('[data-sayso-action=accept]').waitFor();
    // The words as a reader sees them, blanks run together; the banner's own frame is in the shadow, its words are not.
    const words = (await banner.innerText()).replace(/\s+/g, ' ').trim();
    await banner.locator('[data-sayso-action=accept]').click();
    await untilSeen(() => site.asked.filter((address) => address === 'POST /v1/default/consent/receipts').length === 2);

    await page.locator('sayso-privacy-button').click();
    const line = page.locator('sayso-preferences .receipts');
    await line.waitFor();
    assert.match(await line.innerText(), /one consent is noted in this browser/);
    const [download] = await Promise.all([page.waitForEvent('download'), line.locator('[data-sayso-action=download]').click()]);
    assert.equal(download.suggestedFilename(), 'receipts-localhost.json');
    const file = path.join(folder, 'receipts.json');
    await download.saveAs(file);
    const { receipts, texts } = JSON.parse(readFileSync(file, 'utf8')) as KnownFile;
    assert.equal(receipts.length, 1);
    const [receipt] = receipts;
    // The hash of the notice is that of the words actually rendered.
    assert.equal(receipt?.notice, createHash('sha256').update(words).digest('hex'));
    assert.deepEqual(texts, [{ hash: receipt?.notice, text: words }]);
    const kept = await site.api.repository.keptReceipt('default', receipt?.hash ?? '');
    assert.deepEqual([kept?.event, kept?.granted], ['given', ['counter', 'tube']]);
    assert.equal(await site.api.repository.consentText('default', receipt?.notice ?? ''), words);
    assert.ok(site.bodies.every((body) => !body.includes(receipt?.reader ?? '?')));

    const whole = verify(file);
    assert.equal(whole.status, 0, whole.stderr);
    assert.match(whole.stdout, /consent given to The Tidewater Gazette \(accept-all, banner, en\)\n {2}allowed: counter, tube\n[^]*The chain is whole: 1 receipt,/);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"granted":["counter","tube"]', '"granted":["counter"]'));
    const broken = verify(file);
    assert.equal(broken.status, 1);
    assert.match(broken.stderr, /^\[chain-broken\] .*receipts\[0\]/);

    await line.locator('[data-sayso-action=delete]').click();
    await line.getByText('Your receipts are deleted').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('C-42, C-52: of a refusal the server hears nothing, and the browser keeps a number', async () => {
    const asked = site.asked.length;
    const { context, page } = await visitor(browser, site.url, { ignoreHTTPSErrors: true });
    await page.goto(site.url);
    await page.locator('sayso-banner [data-sayso-action=reject]').click();
    const ledger = async (): Promise<Record<string, unknown> | undefined> => {
      const { origins } = await context.storageState({ indexedDB: true });
      const databases = (origins[0] as unknown as { indexedDB?: readonly { name: string; stores: readonly { records: readonly { value?: Record<string, unknown>; valueEncoded?: unknown }[] }[] }[] } | undefined)?.indexedDB ?? [];
      return databases.find(({ name }) => name === 'sayso-ledger')?.stores[0]?.records[0]?.value;
    };
    await untilSeen(async () => (await ledger()) !== undefined);
    const kept = await ledger();
    assert.deepEqual([kept?.['reader'], kept?.['receipts'], kept?.['texts'], kept?.['unsent']], ['', [], [], []]);
    assert.equal((kept?.['refusals'] as readonly { count: number }[])[0]?.count, 1);
    assert.deepEqual(site.asked.slice(asked).filter((address) => address.startsWith('POST')), []);
    await context.close();
  });
});
