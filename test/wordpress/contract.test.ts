/**
 * The suite that every keeper of comments passes, over the `wordpress` backend on a real WordPress: with our plug-in, from a page that has no form
 * of a theme; and with nothing of ours installed, in a browser on an article, by the theme's own form.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { describeBackend, type Stated } from '../contracts/describe-backend.js';
import { launch } from '../e2e/support/browser.js';
import { root } from '../e2e/support/demo.js';
import { makeOn, statedAlone, type Grounds, type run as runHere } from './support/contract-page.js';
import { open, skip, startWordpress, type Wordpress } from './support/wordpress.js';

/** One site for all tests, empty again before each. */
const emptying = `<?php add_action('rest_api_init', function () { register_rest_route('contract/v1', '/empty', ['methods' => 'POST', 'permission_callback' => '__return_true', 'callback' => function () {
  global $wpdb;
  foreach (["delete from $wpdb->comments", "delete from $wpdb->commentmeta", "update $wpdb->posts set comment_count = 0"] as $statement) $wpdb->query($statement);
  $wpdb->query("update $wpdb->posts set comment_status = 'open' where post_name = 'tram'");
  return true;
}]); });`;

const start = async (options: object): Promise<readonly [Wordpress, Grounds]> => {
  const site = await startWordpress(options);
  writeFileSync(path.join(site.site, 'wp-content/mu-plugins/contract.php'), emptying);
  const { tram, ferry } = site.posts;
  return [site, { endpoint: `${site.url}/wp-json/`, threads: [String(tram), String(ferry)], page: { url: `${site.url}/tram/`, title: 'The tram that came back' }, password: site.passwords.moderator }];
};

const statedWithPlugin: readonly Stated[] = [...statedAlone, 'receipts', 'traps', 'badge', 'first-wins'];

// Both at once: each waits for a WordPress of its own most of the time.
describe('the suite of all keepers', { skip, concurrency: 2 }, () => {
  describe('with our plug-in', { concurrency: 1 }, () => {
    let site: Wordpress;
    let grounds: Grounds;
    before(async () => {
      [site, grounds] = await start({ plugin: { anonymous_rest: true, receipts: true, banner: false } });
    });
    after(() => site?.stop());
    describeBackend('wordpress with our plug-in', statedWithPlugin, () => makeOn(grounds, () => null), { describe, it });
  });

  describe('with nothing installed', { concurrency: 1 }, () => {
    let site: Wordpress;
    let browser: Browser;
    let page: Page;
    let grounds: Grounds;
    before(async () => {
      [[site, grounds], browser] = await Promise.all([start({}), launch()]);
      ({ page } = await open(browser, site, 'tram'));
      await page.context().route('**/build/**', (route) => route.fulfill({ contentType: 'text/javascript', body: readFileSync(path.join(root, new URL(route.request().url()).pathname), 'utf8') }));
    });
    after(async () => {
      await browser?.close();
      await site?.stop();
    });
    const inPage = (title: string): Promise<void> =>
      page.evaluate(
        async ([name, given]) => {
          const module = '/build/test/wordpress/support/contract-page.js';
          const { run } = (await import(module)) as { readonly run: typeof runHere };
          await run(name, given);
        },
        [title, grounds] as const,
      );
    // The bodies that are made here are never run: those of the page are, by the same titles.
    describeBackend('wordpress alone', statedAlone, () => Promise.reject(new Error('this runs in the page')), { describe, it: (title) => void it(title, () => inPage(title)) });
  });
});
