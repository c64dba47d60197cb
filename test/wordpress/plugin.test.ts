/** A real WordPress with our plug-in: the banner, embeds that wait, the feed that keeps its links, and nothing left behind. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { launch, visitor, type Visitor } from '../e2e/support/browser.js';
import { embedOf } from './support/embeds.js';
import { asked, open, reach, said, signIn, skip, startWordpress, write, type Wordpress } from './support/wordpress.js';

/** Other companies answer with an empty page of their own. */
const others = (context: BrowserContext, home: string): Promise<unknown> =>
  context.route(
    (url) => url.origin !== home,
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>player</title>' }),
  );

/** Makes many articles at once; quick, because nothing of it goes through forms. */
const articles = (from: number, to: number): string => {
  const texts = Buffer.from(JSON.stringify(Array.from({ length: to - from }, (_, index) => embedOf(from + index).pasted))).toString('base64');
  return `kses_remove_filters(); wp_defer_term_counting(true); wp_suspend_cache_addition(true);
    foreach (json_decode(base64_decode('${texts}'), true) as $i => $text) wp_insert_post(['post_type' => 'post', 'post_status' => 'publish', 'post_name' => 'embed-' . ($i + ${from}), 'post_title' => 'Embed ' . ($i + ${from}), 'post_content' => wp_slash($text), 'post_date' => gmdate('Y-m-d H:i:s', 1700000000 + $i)]);`;
};
const total = 1000;
const perPage = 125;

describe('a WordPress with our plug-in', { skip }, () => {
  let site: Wordpress;
  let browser: Browser;
  let before_: readonly string[];
  /** Everything in the database that bears our name, but what WordPress itself notes about plug-ins that were switched off. */
  const rows = (): readonly string[] =>
    asked(site, `global $wpdb; $named = fn ($table, $key, $value) => $wpdb->get_col("select concat('$table ', $key) from $wpdb->prefix$table where ($key like '%sayso%' or $value like '%sayso%') and $key not like '%transient%' and $key <> 'recently_activated' order by 1");
      echo json_encode(array_merge($named('options', 'option_name', 'option_value'), $named('postmeta', 'meta_key', 'meta_value'), $named('commentmeta', 'meta_key', 'meta_value'), $named('usermeta', 'meta_key', 'meta_value'), $named('posts', 'post_name', 'post_content'), $wpdb->get_col("show tables like '%sayso%'")));`);

  before(async () => {
    [site, browser] = await Promise.all([startWordpress({ mayFlood: true, prepare: "update_option('comment_previously_approved', 0); set_theme_mod('display_excerpt_or_full_post', 'full');" }), launch()]);
    before_ = rows();
    await site.install({ controller: 'The Anselm Courant' });
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('asks once, and “no” is as near as “yes”', async () => {
    const { page, elsewhere, faults, context } = await open(browser, site, 'tram');
    const banner = page.locator('sayso-banner');
    await banner.getByRole('button', { name: 'Reject all' }).click();
    await banner.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('button', { name: 'Privacy choices' }).waitFor();
    assert.equal(await page.locator('sayso-banner').count(), 0);
    assert.deepEqual(elsewhere, []);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('comments are ours, and nobody keeps an e-mail address in the reader’s browser', async () => {
    const { page, context } = await open(browser, site, 'ferry');
    await page.locator('sayso-banner').getByRole('button', { name: 'Reject all' }).click();
    await reach(page);
    await write(page, 'The lamp was lit: 1 < 2.');
    await page.getByText('Your comment is published').first().waitFor();
    await page.reload();
    await reach(page);
    await said(page, 'The lamp was lit: 1 < 2.').waitFor();
    assert.deepEqual((await context.cookies()).map(({ name }) => name), ['sayso']);
    await context.close();
  });

  test(`${total} articles with embeds of six kinds: nobody else is asked before a yes, and each plays after it`, async () => {
    site.php(`${articles(0, total)} update_option('posts_per_page', ${perPage}); update_option('posts_per_rss', ${total + 10});`);
    const reader = await open(browser, site, 'embed-0');
    const { page, context, elsewhere } = reader;
    await others(context, site.url);
    const seen = new Map<string, string>();
    const collect = async (): Promise<readonly (readonly [service: string, src: string, link: string, frame: string])[]> =>
      page.locator('sayso-embed').evaluateAll((all) => all.map((each) => [each.getAttribute('service') ?? '', each.getAttribute('src') ?? '', each.querySelector('a')?.href ?? '', each.shadowRoot?.querySelector('iframe')?.src ?? ''] as const));
    for (let at = 1; at <= Math.ceil((total + 3) / perPage); at++) {
      await page.goto(`${site.url}/page/${at}/`);
      for (const [service, src, link, frame] of await collect()) {
        assert.equal(frame, '');
        assert.match(service, /^(youtube|vimeo|x|instagram|spotify|other-sites)$/);
        seen.set(src, link);
      }
      assert.deepEqual(await page.locator('iframe').count(), 0);
    }
    assert.deepEqual(elsewhere, [], 'nobody else was asked');
    for (let seed = 0; seed < total; seed++) {
      const { frame, link } = embedOf(seed);
      assert.ok(seen.has(frame), `article ${seed}: ${frame}`);
      if (link !== '') assert.equal(seen.get(frame), link);
    }
    await page.locator('sayso-banner').getByRole('button', { name: 'Accept all' }).click();
    await page.waitForFunction(() => [...document.querySelectorAll('sayso-embed')].every((each) => each.shadowRoot?.querySelector('iframe')));
    for (const [, src, , frame] of await collect()) assert.equal(frame, src);
    for (let kind = 0; kind < 6; kind++) {
      const played = page.waitForRequest(embedOf(kind).frame);
      await page.goto(`${site.url}/embed-${kind}/`);
      await played;
    }
    const [record] = await context.cookies();
    assert.deepEqual(asked(site, `$_SERVER['HTTP_COOKIE'] = 'sayso=${record?.value ?? ''}'; echo json_encode([\\Sayso\\has_allowed('media'), \\Sayso\\has_allowed('statistics')]);`), [true, false], 'PHP reads the same answer');
    await context.close();
  });

  test('the feed keeps plain links, all of them', async () => {
    const feed = await (await fetch(`${site.url}/feed/`)).text();
    assert.doesNotMatch(feed, /<(iframe|sayso-embed|script)/i);
    const plain = feed.replace(/&#038;|&amp;/g, '&');
    for (let seed = 0; seed < total; seed++) if (embedOf(seed).link !== '') assert.ok(plain.includes(`<a href="${embedOf(seed).link}"`), `article ${seed}`);
  });

  test('what plug-ins of other people ask is answered by the reader’s choice, and shut where there is none', () => {
    const has = (cookie: string): unknown => asked(site, `$_SERVER['HTTP_COOKIE'] = '${cookie}'; echo json_encode([apply_filters('wp_get_consent_type', false), apply_filters('wp_has_consent', true, 'marketing', false), \\Sayso\\has_allowed('media')]);`);
    assert.deepEqual(has(''), ['optin', false, false]);
  });

  test('its settings are for who may change options; what cannot be kept is told, and what stood there stands', async () => {
    const settings = 'options-general.php?page=sayso';
    const other = await signIn(browser, site, 'moderator', settings);
    assert.equal(await other.page.getByLabel('Responsible').count(), 0);
    await other.context.close();
    const { page, context } = await signIn(browser, site, 'editor', settings);
    await page.getByLabel('Responsible').fill('The “Courant” <b>');
    await page.getByLabel('More of the policy').fill('{ "purposes": { "statistics": { "title": "Statistics", "text": "Which sections are read." } }, "services": { "matomo": { "purpose": "statistics", "vendor": "The Courant" } } }');
    await page.getByRole('button', { name: 'Save Changes' }).click();
    await page.getByText('Settings saved.').waitFor();
    await page.getByLabel('More of the policy').fill('{ "purposes": [');
    await page.getByRole('button', { name: 'Save Changes' }).click();
    await page.getByText('was not kept, because it is no JSON object').waitFor();
    assert.match(await page.getByLabel('More of the policy').inputValue(), /matomo/);
    await page.goto(`${site.url}/tram/`);
    const policy = JSON.parse((await page.locator('script[data-sayso-policy]').textContent()) ?? '') as { readonly controller: string; readonly services: object };
    assert.equal(policy.controller, 'The “Courant”');
    assert.ok('matomo' in policy.services);
    await page.locator('sayso-banner').getByRole('button', { name: 'Reject all' }).waitFor();
    await context.close();
  });

  test('WordPress’ own export and erasure of personal data know what is kept beside a comment', () => {
    const meta = `$id = get_comments(['number' => 1])[0]->comment_ID; add_comment_meta($id, '_sayso_receipt_x', '1'); $email = get_comment($id)->comment_author_email;`;
    assert.deepEqual(
      asked(site, `${meta} $exporters = apply_filters('wp_privacy_personal_data_exporters', []); $erasers = apply_filters('wp_privacy_personal_data_erasers', []); $told = $exporters['sayso']['callback']($email); $gone = $erasers['sayso']['callback']($email); echo json_encode([$told['data'][0]['data'][0]['name'], $told['done'], $gone['items_removed'], get_comment_meta($id, '_sayso_receipt_x'), array_key_first($erasers)]);`),
      ['Private receipt', true, true, [], 'sayso'],
    );
  });

  for (const [tool, cookies] of [
    ['moove', { moove_gdpr_popup: encodeURIComponent('{"strict":"1","thirdparty":"0","advanced":"0"}') }],
    ['complianz', { cmplz_marketing: 'deny', cmplz_statistics: 'deny', cmplz_preferences: 'deny', cmplz_functional: 'allow', 'cmplz_banner-status': 'dismissed' }],
  ] as const) {
    test(`who refused in ${tool} has refused here; a consent given there counts only where the site vouches for it`, async () => {
      const moved = (valid: boolean): string => site.php(`update_option('sayso', ['moving' => '${tool}', 'moving_valid' => ${String(valid)}] + (array) get_option('sayso'));`);
      const arrive = async (change: Readonly<Record<string, string>> = {}): Promise<Visitor> => {
        const reader = await visitor(browser, site.url);
        await reader.context.addCookies(Object.entries({ ...cookies, ...change }).map(([name, value]) => ({ name, value, url: site.url })));
        await others(reader.context, site.url);
        await reader.page.goto(`${site.url}/embed-0/`);
        await reader.page.getByRole('button', { name: 'Privacy choices' }).waitFor();
        return reader;
      };
      moved(false);
      const refused = await arrive();
      await refused.page.waitForFunction(() => document.cookie.includes('sayso='));
      assert.deepEqual([await refused.page.locator('sayso-banner').count(), refused.elsewhere], [0, []]);
      const yes = tool === 'moove' ? { moove_gdpr_popup: encodeURIComponent('{"strict":"1","thirdparty":"1","advanced":"0"}') } : { cmplz_marketing: 'allow' };
      const asked_ = await arrive(yes);
      await asked_.page.locator('sayso-banner').getByRole('button', { name: 'Reject all' }).waitFor();
      moved(true);
      const granted = await arrive(yes);
      await granted.page.waitForFunction(() => [...document.querySelectorAll('sayso-embed')].every((each) => each.shadowRoot?.querySelector('iframe')));
      assert.equal(await granted.page.locator('sayso-banner').count(), 0);
      for (const { context } of [refused, asked_, granted]) await context.close();
    });
  }

  test('removed, nothing of it is left', () => {
    site.php(`add_comment_meta(get_comments(['number' => 1])[0]->comment_ID, '_sayso_receipt_x', '1');`);
    site.php("require ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('sayso/sayso.php'); uninstall_plugin('sayso/sayso.php');");
    assert.deepEqual(rows(), before_);
  });
});
