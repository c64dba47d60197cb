/**
 * The built drop-in under the policies that careful sites send: nothing is refused by them and everything works, from the first
 * question to the privacy page; and where the choices' file does not come, readers can answer and are told what to do.
 */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, visitor } from './support/browser.js';
import { dropIn, gatedTag, policyBlock, startSite, type Site } from './support/site.js';
import { until } from './support/until.js';

const strict = {
  'nonce + strict-dynamic': "default-src 'self'; script-src 'nonce-n1' 'strict-dynamic'; style-src 'self'; object-src 'none'; base-uri 'none'",
  "'self' only": "default-src 'self'",
  'Trusted Types without one policy': "default-src 'none'; script-src 'self' 'nonce-n1'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src FRAMES; require-trusted-types-for 'script'; trusted-types 'none'",
};

describe('under a strict policy', () => {
  let site: Site;
  let other: Server;
  let films = '';
  let browser: Browser;

  before(async () => {
    other = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><html lang="en"><title>A film</title><p>A film</p></html>');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    films = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const nonce = ' nonce="n1"';
    const page = (header: string, lang = 'en') => ({
      lang,
      head: policyBlock({}, nonce) + dropIn(nonce),
      // `'self'` alone refuses inline scripts, and a gated one is no exception: there the tag names a file.
      body: `<main><h1>News</h1><sayso-embed service="tube" src="${films}/film" label="The last ferry"><a href="${films}/film">Watch it there</a></sayso-embed></main>
        <sayso-storage-declaration></sayso-storage-declaration><footer><sayso-privacy-button></sayso-privacy-button></footer>${header.includes('n1') ? gatedTag(nonce) : '<script type="text/plain" data-sayso="counter" data-src="/s/sayso-head.js"></script>'}`,
      headers: { 'content-security-policy': header.replace('FRAMES', films).replace("default-src 'self'", `default-src 'self'; frame-src ${films}`) },
    });
    site = await startSite(Object.fromEntries(Object.values(strict).flatMap((header, at) => [[`/${at}`, page(header)], [`/${at}/ur`, page(header, 'ur')]])));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    other?.closeAllConnections();
    await new Promise((resolve) => other?.close(resolve));
  });

  const isGranted = (page: Page, id: string): Promise<unknown> => page.evaluate(`new Promise((resolve) => window.sayso.push((consent) => resolve(consent.isGranted('${id}'))))`);

  for (const [at, name] of Object.keys(strict).entries()) {
    test(`S-05: ${name}: everything works and nothing is refused`, async () => {
      const { context, page, faults } = await visitor(browser, site.url);
      await page.goto(`${site.url}/${at}`);

      // The banner, Choose, the preferences: toggle, save.
      await page.locator('sayso-banner').getByRole('button', { name: 'Choose' }).click();
      const preferences = page.getByRole('dialog', { name: 'Privacy choices' });
      await preferences.getByRole('tab', { name: /Statistics/ }).click();
      await preferences.getByRole('switch', { name: 'Allow: Statistics' }).click();
      await preferences.getByRole('button', { name: 'Save choices' }).click();
      await until(page, "document.querySelector('sayso-banner') === null");
      assert.deepEqual([await isGranted(page, 'counter'), await isGranted(page, 'tube')], [true, false]);

      // An embed once: its frame comes and no consent is noted.
      const embed = page.locator('sayso-embed');
      await embed.getByRole('button', { name: 'Play once' }).click();
      await page.frameLocator('sayso-embed iframe').getByText('A film').waitFor();
      assert.match(await page.evaluate('document.cookie'), /sayso=/);

      // The declaration and the way back; a refusal from there.
      await page.locator('sayso-storage-declaration').getByRole('cell', { name: 'Tide Count' }).waitFor();
      await page.getByRole('button', { name: 'Privacy choices' }).click();
      await preferences.getByRole('button', { name: 'Reject all' }).click();
      assert.equal(await isGranted(page, 'counter'), false);

      // A page in Urdu fetches its words.
      await context.clearCookies();
      await page.goto(`${site.url}/${at}/ur`);
      await page.locator('sayso-banner').getByRole('button', { name: 'سب قبول کریں' }).click();
      await until(page, "document.querySelector('sayso-banner') === null");
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  test('S-06: where files do not come, both answers work and "Choose" says in words what to do', async () => {
    for (const [name, granted] of [['Reject all', false], ['Accept all', true]] as const) {
      const { context, page } = await visitor(browser, site.url);
      await page.route(/sayso-(preferences|embed)\.js$/, (route) => route.abort());
      await page.goto(`${site.url}/1`);
      const banner = page.locator('sayso-banner');
      await banner.getByRole('button', { name: 'Choose' }).click();
      await banner.getByText('You can reject or accept everything here, and change it later on the privacy page.').waitFor();
      await banner.getByRole('button', { name }).click();
      await until(page, "document.querySelector('sayso-banner') === null");
      assert.equal(await isGranted(page, 'counter'), granted);
      // What we would have drawn stays what the page wrote: a link.
      assert.equal(await page.getByRole('link', { name: 'Watch it there' }).isVisible(), true);
      await page.getByRole('button', { name: 'Privacy choices' }).click();
      const notice = page.getByRole('dialog');
      await notice.getByRole('button', { name: 'Reject all' }).click();
      await notice.waitFor({ state: 'detached' });
      assert.equal(await isGranted(page, 'counter'), false);
      await context.close();
    }
  });
});
