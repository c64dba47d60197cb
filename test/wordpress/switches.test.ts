/** What the plug-in's optional switches do on a running WordPress: private receipts, the CSP header, decisions by its own route. Posting by REST: `situations.test.ts`. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { createWordpressModeration } from '../../src/backends/wordpress/moderation/wordpress-moderation.js';
import { launch, visitor } from '../e2e/support/browser.js';
import { asked, open, reach, said, skip, startWordpress, write, type Wordpress } from './support/wordpress.js';

describe('switches of the plug-in', { skip }, () => {
  let site: Wordpress;
  let browser: Browser;
  const turn = (settings: string): string => site.php(`update_option('sayso', [${settings}] + (array) get_option('sayso'));`);
  before(async () => {
    [site, browser] = await Promise.all([startWordpress({ plugin: { receipts: true, banner: false }, prepare: "update_option('comment_previously_approved', 0); update_option('comment_moderation', 1);" }), launch()]);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('who wrote a comment sees it while it waits: after a reload, on another device by its private link, and nobody else does', async () => {
    const { page, context } = await open(browser, site, 'tram', { permissions: ['clipboard-read', 'clipboard-write'] });
    await reach(page);
    await write(page, 'This one waits: 1 < 2.', 'Hana Held');
    await page.getByText('waiting for a moderator').first().waitFor();
    await page.reload();
    await reach(page);
    await said(page, 'This one waits: 1 < 2.').waitFor();
    await page.getByRole('button', { name: 'Copy private link' }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('#sayso-'));
    const link = await page.evaluate(() => navigator.clipboard.readText());

    const stranger = await open(browser, site, 'tram');
    await reach(stranger.page);
    assert.equal(await said(stranger.page, 'This one waits').count(), 0);
    await stranger.context.close();
    const elsewhere = await open(browser, site, 'tram');
    await elsewhere.page.goto('about:blank');
    await elsewhere.page.goto(link);
    await said(elsewhere.page, 'This one waits: 1 < 2.').waitFor();
    assert.doesNotMatch(elsewhere.page.url(), /#sayso-/);

    const [stored] = asked<readonly (readonly [string, string])[]>(site, "global $wpdb; echo json_encode($wpdb->get_results(\"select comment_id, substring(meta_key, 16) from $wpdb->commentmeta where meta_key like '_sayso_receipt_%'\", ARRAY_N));");
    assert.match(stored?.[1] ?? '', /^[0-9a-f]{64}$/, 'only a hash is kept');
    const [, secret = ''] = link.split('#sayso-comment=');
    const ask = (secrets: readonly string[]) => fetch(`${site.url}/wp-json/sayso/v1/receipts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ secrets }) });
    const answer = await ask([secret, 'x'.repeat(22)]);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const told = await answer.text();
    const { own } = JSON.parse(told) as { readonly own: readonly ({ readonly status: string } | null)[] };
    assert.deepEqual(own.map((each) => each?.status ?? null), ['hold', null]);
    assert.doesNotMatch(told, /@|127\.0\.0\.1/);
    // Spam only waits, to whoever wrote it.
    site.php(`wp_spam_comment(${stored?.[0]});`);
    assert.equal(((await (await ask([secret])).json()) as { readonly own: readonly { readonly status: string }[] }).own[0]?.status, 'hold');
    assert.equal((await ask(['short'])).status, 400);

    site.php(`wp_unspam_comment(${stored?.[0]}); wp_set_comment_status(${stored?.[0]}, 'approve');`);
    await page.reload();
    await reach(page);
    await said(page, 'This one waits: 1 < 2.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Copy private link' }).count(), 0, 'it is published');
    await elsewhere.context.close();
    await context.close();
  });

  test('switched off, no receipt is asked for and none answers', async () => {
    turn("'receipts' => false");
    const { page, context } = await open(browser, site, 'ferry');
    assert.equal(await page.locator('input[name=sayso_receipt]').count(), 0);
    await reach(page);
    await write(page, 'This one waits, too.', 'Hana Held');
    await page.getByText('waiting for a moderator').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Copy private link' }).count(), 0);
    assert.equal((await fetch(`${site.url}/wp-json/sayso/v1/receipts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"secrets":["xxxxxxxxxxxxxxxxxxxxxx"]}' })).status, 404);
    await context.close();
  });

  test('under the Content-Security-Policy header the page works, and what an editor pasted from elsewhere does not run', async () => {
    turn(`'header' => 'enforce', 'banner' => true, 'embeds' => false, 'more' => '{"purposes":{"statistics":{"title":"Statistics","text":"Which sections are read."}},"services":{"matomo":{"purpose":"statistics","vendor":"The Courant"}}}'`);
    site.php(`kses_remove_filters(); update_option('comment_moderation', 0); wp_update_post(['ID' => ${site.posts.closed}, 'comment_status' => 'open', 'post_content' => wp_slash('<p>Words.</p><script src="https://counter.example/count.js"></script><iframe src="https://player.example/film" title="A film"></iframe><img src="/missing.png" alt="">')]);`);
    assert.match((await fetch(`${site.url}/closed/`)).headers.get('content-security-policy') ?? '', /script-src 'self'.*frame-src 'self'.*object-src 'none'/);
    const { page, context, faults } = await visitor(browser, site.url);
    page.setDefaultTimeout(60_000);
    const reached: string[] = [];
    // What would run, were it let in.
    await context.route(
      ({ origin }) => origin !== site.url,
      (route) => {
        reached.push(route.request().url());
        return route.fulfill({ contentType: 'text/javascript', body: "document.documentElement.dataset.ran = 'yes';" });
      },
    );
    await page.goto(`${site.url}/closed/`);
    await page.locator('sayso-banner').getByRole('button', { name: 'Accept all' }).click();
    await reach(page);
    await write(page, 'Said under the header.');
    await page.getByText('Your comment is published').first().waitFor();
    assert.deepEqual([reached, await page.evaluate(() => document.documentElement.dataset['ran'] ?? '')], [[], ''], 'nobody else was asked, nothing of theirs ran');
    const refused = faults.filter((fault) => fault.startsWith('policy violation')).map((fault) => /(\S+) https:\/\/([\w.]+)/.exec(fault)?.slice(1).join(' ') ?? fault);
    assert.deepEqual([...new Set(refused)].sort(), ['frame-src player.example', 'script-src-elem counter.example'], 'those two, and nothing of ours');
    turn("'header' => 'report'");
    const reported = await fetch(`${site.url}/closed/`);
    assert.equal(reported.headers.get('content-security-policy'), null);
    assert.match(reported.headers.get('content-security-policy-report-only') ?? '', /script-src 'self'/);
    turn("'header' => 'off'");
    assert.equal((await fetch(`${site.url}/closed/`)).headers.get('content-security-policy'), null);
    await context.close();
  });

  test('with decisions switched off the desk goes WordPress’ own way', async () => {
    turn("'decisions' => false");
    const id = asked<string>(site, `echo json_encode((string) wp_insert_comment(['comment_post_ID' => ${site.posts.ferry}, 'comment_author' => 'Reader', 'comment_author_email' => 'r@readers.example', 'comment_content' => 'Decide on me.', 'comment_approved' => 0, 'comment_author_IP' => '203.0.113.9', 'comment_agent' => 'Reader/9']));`);
    assert.equal((await fetch(`${site.url}/wp-json/sayso/v1/session`)).status, 404);
    const backend = createWordpressModeration({ endpoint: `${site.url}/wp-json/`, clock: Date.now, credentials: { name: 'moderator', password: site.passwords.moderator } });
    await backend.moderator();
    const { items } = await backend.queue({ queue: 'held', limit: 100 });
    const { comment } = items.find((item) => item.comment.id === id) ?? assert.fail('it waits');
    const [result] = await backend.decide([{ id, revision: comment.revision, expectedStatus: 'held', action: 'approve' }], 'batch-off-xxxxxxxxxxxxx');
    assert.equal(result?.kind, 'done');
    assert.deepEqual(asked(site, `$c = get_comment(${id}); echo json_encode([$c->comment_approved, $c->comment_author_IP, $c->comment_agent]);`), ['1', '203.0.113.9', 'Reader/9']);
  });
});
