/**
 * What hosts and other plug-ins do to a WordPress: pages from a cache with nonces of yesterday, scripts delayed, deferred and
 * rewritten, a form with a trap in it. The rewriting is done here as those plug-ins do it, by their own filters.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch } from '../e2e/support/browser.js';
import { faultsOf } from '../e2e/support/sight.js';
import { asked, open, reach, said, skip, startWordpress, write, type Wordpress } from './support/wordpress.js';

/** A statistics tag that waits, and one from elsewhere that does so, too. */
const gated = `<?php add_action('wp_head', function () { ?>
  <script type="text/plain" data-sayso="matomo">document.documentElement.dataset.ran = 'yes';</script>
  <script type="text/plain" data-sayso="matomo" src="https://counter.example/count.js"></script>
<?php }, 20);`;
const more = JSON.stringify({ purposes: { statistics: { title: 'Statistics', text: 'Which sections are read.' } }, services: { matomo: { purpose: 'statistics', vendor: 'The Courant' } } });

/** `?as=…`: the page as this optimizer would have made it. */
const optimizers = `<?php
const KINDS = ['', 'module', 'text/javascript', 'application/javascript'];
function each_script(string $html, callable $change): string {
  return preg_replace_callback('#<script\\b([^>]*)>(.*?)</script>#is', fn ($m) => in_array(preg_match('/\\stype=["\\']([^"\\']*)/i', $m[1], $t) ? $t[1] : '', KINDS, true) ? $change($m[0], $m[1], $m[2]) : $m[0], $html);
}
function without_type(string $attributes): string { return preg_replace('/\\stype=(["\\']).*?\\1/i', '', $attributes); }
add_action('template_redirect', function () {
  $as = $_GET['as'] ?? '';
  if ($as !== '') ob_start(function ($html) use ($as) {
    switch ($as) {
      case 'defer':
        $out = implode('|', apply_filters('rocket_exclude_defer_js', ['gist.github.com']));
        return each_script($html, fn ($all, $attributes) => !preg_match('/\\ssrc=["\\']([^"\\']+)/', $attributes, $src) || preg_match("#($out)#i", $src[1]) || preg_match('/\\s(async|defer)/', $attributes) ? $all : preg_replace('/>/', ' defer>', $all, 1));
      case 'delay':
        $out = apply_filters('rocket_delay_js_exclusions', []);
        return each_script($html, function ($all, $attributes, $text) use ($out) {
          foreach ($out as $pattern) if (preg_match("#$pattern#i", $all)) return $all;
          return '<script type="rocketlazyloadscript"' . preg_replace('/\\ssrc=/', ' data-rocket-src=', without_type($attributes)) . ">$text</script>";
        });
      case 'litespeed':
        return each_script($html, fn ($all, $attributes, $text) => strpos($attributes, 'data-no-defer') !== false ? $all : '<script' . preg_replace('/\\ssrc=/', ' data-src=', without_type($attributes)) . " type=\\"litespeed/javascript\\">$text</script>");
      case 'rocket-loader':
        return each_script($html, fn ($all, $attributes, $text) => strpos($attributes, 'data-cfasync="false"') !== false ? $all : '<script type="0123abcd-text/javascript"' . without_type($attributes) . ">$text</script>");
      case 'autoptimize':
        // Known names stay, everything else is joined into one file at the end of the page; left out here, as if that file were late.
        $out = array_merge(['data-noptimize'], array_map('trim', explode(',', apply_filters('autoptimize_filter_js_exclude', ''))));
        return each_script($html, fn ($all) => array_filter($out, fn ($part) => $part !== '' && strpos($all, $part) !== false) ? $all : '');
    }
    return $html;
  });
});`;

/** Antispam Bee's way: the field that people see has a secret name, and what is called `comment` must stay empty. `?trap=…` says where the trap stands. */
const traps = `<?php
add_filter('comment_form_field_comment', function ($field) {
  $order = $_GET['trap'] ?? '';
  if ($order === '') return $field;
  $real = preg_replace('/name="comment"/', 'name="a1b2c3secret"', $field);
  $trap = '<textarea aria-label="hp-comment" aria-hidden="true" name="comment" autocomplete="new-password" style="padding:0 !important;clip:rect(1px, 1px, 1px, 1px) !important;position:absolute !important;white-space:nowrap !important;height:1px !important;width:1px !important;overflow:hidden !important;" tabindex="-1"></textarea>';
  return $order === 'before' ? $trap . $real : preg_replace('#</textarea>#', '</textarea>' . $trap, $real);
});
add_action('init', function () {
  if (!isset($_POST['a1b2c3secret'])) return;
  if (!empty($_POST['comment'])) add_filter('pre_comment_approved', fn () => 'spam', 99);
  $_POST['comment'] = $_POST['a1b2c3secret'];
}, 1);`;

describe('hosts and other plug-ins', { skip }, () => {
  let site: Wordpress;
  let browser: Browser;
  const mustUse = (name: string, code: string): void => writeFileSync(path.join(site.site, 'wp-content/mu-plugins', name), code);
  before(async () => {
    [site, browser] = await Promise.all([startWordpress({ cache: true, prepare: "update_option('comment_previously_approved', 0);" }), launch()]);
    await site.install({ more });
    mustUse('gated.php', gated);
    mustUse('optimizers.php', optimizers);
    mustUse('traps.php', traps);
    // What a plug-in wrote into the page when it was cached is no longer good.
    mustUse('nonce.php', `<?php add_action('wp_head', function () { echo '<script>window.wpApiSettings = { nonce: "deadbeef00" };</script>'; });`);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('a page from a cache, with a nonce that is no longer good: reading, posting and consenting work', async () => {
    await fetch(`${site.url}/tram/`);
    assert.equal((await fetch(`${site.url}/tram/`)).headers.get('x-page-cache'), 'HIT');
    for (const text of ['From a cached page.', 'From the same cached page.']) {
      const { page, context } = await open(browser, site, 'tram');
      await page.locator('sayso-banner').getByRole('button', { name: 'Accept all' }).click();
      assert.equal(await page.evaluate(() => document.documentElement.dataset['ran']), 'yes');
      await reach(page);
      await write(page, text, 'Bo Keane');
      await page.getByText('Your comment is published').first().waitFor();
      await page.reload();
      await reach(page);
      await said(page, text).waitFor();
      assert.equal(await page.locator('sayso-banner').count(), 0);
      assert.equal(await page.evaluate(() => document.documentElement.dataset['ran']), 'yes');
      await context.close();
    }
    assert.equal((await fetch(`${site.url}/tram/`)).headers.get('x-page-cache'), 'HIT', 'what one reader chose made no page of its own');
  });

  for (const as of ['defer', 'delay', 'litespeed', 'rocket-loader', 'autoptimize']) {
    test(`rewritten by ${as}: the banner is there before any touch, nothing optional runs, and a yes works`, async () => {
      const { page, context, elsewhere } = await open(browser, site, `ferry/?as=${as}&`);
      const html = await (await fetch(`${site.url}/ferry/?as=${as}`)).text();
      if (as !== 'defer') assert.notEqual(html.replace(/\s/g, ''), (await (await fetch(`${site.url}/ferry/?as=`)).text()).replace(/\s/g, ''), 'it rewrites what is not ours');
      const accept = page.locator('sayso-banner').getByRole('button', { name: 'Accept all' });
      await accept.waitFor();
      assert.deepEqual([await page.evaluate(() => document.documentElement.dataset['ran'] ?? ''), elsewhere], ['', []]);
      await page.mouse.move(200, 200);
      await page.mouse.wheel(0, 400);
      assert.deepEqual([await page.evaluate(() => document.documentElement.dataset['ran'] ?? ''), elsewhere], ['', []]);
      // Which of the two tags comes first is the browser's affair.
      const counted = page.waitForRequest('https://counter.example/count.js');
      await accept.click();
      await page.waitForFunction(() => document.documentElement.dataset['ran'] === 'yes');
      await counted;
      assert.deepEqual(elsewhere, ['https://counter.example/count.js']);
      await context.close();
    });
  }

  for (const order of ['before', 'after'] as const) {
    test(`a trap ${order} the real field does not catch our readers`, async () => {
      const { page, context } = await open(browser, site, `ferry/?trap=${order}`);
      await page.locator('sayso-banner').getByRole('button', { name: 'Reject all' }).click();
      await reach(page);
      const text = `Past the trap ${order} it.`;
      await write(page, text, 'Hana');
      await page.getByText('Your comment is published').first().waitFor();
      assert.deepEqual(asked(site, `echo json_encode(array_map(fn ($c) => [$c->comment_content, $c->comment_approved], get_comments(['search' => 'Past the trap ${order}', 'status' => 'any'])));`), [[text, '1']]);
      await context.close();
    });
  }
});

describe('a WordPress in Urdu', { skip }, () => {
  test('reads and writes from right to left, though the page has no dir of its own; axe finds no more than without us', async () => {
    const [site, browser] = await Promise.all([startWordpress({ locale: 'ur', prepare: `update_option('comment_previously_approved', 0); wp_insert_comment(['comment_post_ID' => get_page_by_path('urdu', OBJECT, 'post')->ID, 'comment_author' => 'آمنہ', 'comment_content' => 'بہت خوب کہانی ہے۔', 'comment_approved' => 1]);` }), launch()]);
    try {
      const places = (faults: readonly string[]): readonly string[] => faults.map((fault) => fault.split(' ')[0] ?? '').sort();
      const bare = await open(browser, site, 'urdu');
      const without = places(await faultsOf(bare.page));
      await bare.context.close();
      await site.install({});
      // As themes do that forget it.
      writeFileSync(path.join(site.site, 'wp-content/mu-plugins/no-dir.php'), "<?php add_filter('language_attributes', fn () => 'lang=\"ur\"');");
      const { page, context } = await open(browser, site, 'urdu');
      await page.locator('sayso-banner [data-sayso-action=reject]').click();
      await reach(page);
      await said(page, 'بہت خوب کہانی ہے۔').waitFor();
      assert.equal(await page.locator('sayso-comment-thread').evaluate((thread) => getComputedStyle(thread.shadowRoot!.querySelector('[dir]') ?? thread).direction), 'rtl');
      await page.locator('sayso-comment-form textarea').first().fill('کشتی میں کتابیں: 1 < 2۔');
      await page.locator('sayso-comment-form [name=author]').fill('بلال');
      await page.locator('sayso-comment-form [name=email]').fill('bilal@readers.example');
      await page.locator('sayso-comment-form [type=submit]').first().click();
      await said(page, 'کشتی میں کتابیں: 1 < 2۔').waitFor();
      // Who writes sees it at once; WordPress has it a moment later.
      const newest = () => asked(site, "echo json_encode(get_comments(['number' => 1, 'orderby' => 'comment_ID'])[0]->comment_content);");
      const written = 'کشتی میں کتابیں: 1 &lt; 2۔';
      for (const deadline = Date.now() + 10_000; newest() !== written && Date.now() < deadline; );
      assert.equal(newest(), written);
      const withUs = places(await faultsOf(page));
      assert.deepEqual(withUs.filter((rule) => !without.includes(rule)), []);
      await context.close();
    } finally {
      await browser.close();
      await site.stop();
    }
  });
});
