/**
 * A real WordPress whose owner pasted one tag: readers read, write, are held, answer and are told the truth, in English and Urdu; without script,
 * and to axe, nothing is worse than before.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, visitor, type Visitor } from '../e2e/support/browser.js';
import { faultsOf } from '../e2e/support/sight.js';
import { asked, open as openOn, reach, said, skip, startWordpress, tag, write, type Wordpress } from './support/wordpress.js';

const ruleOf = (fault: string): string => fault.split(' ')[0] ?? '';

for (const theme of ['twentytwentyone', 'twentytwentytwo', 'twentytwentythree']) {
  describe(`${theme}, one pasted tag`, { skip }, () => {
    let site: Wordpress;
    let browser: Browser;
    before(async () => {
      [site, browser] = await Promise.all([startWordpress({ theme, head: tag, locale: 'ur' }), launch()]);
      site.php(`
        update_option('WPLANG', '');
        update_option('comment_previously_approved', 0);
        $first = wp_insert_comment(['comment_post_ID' => ${site.posts.tram}, 'comment_author' => 'Greta &amp; Ole', 'comment_author_email' => 'greta@readers.example', 'comment_content' => 'I was on it. It smells of <em>wet wool</em>: 1 &lt; 2.', 'comment_approved' => 1]);
        wp_insert_comment(['comment_post_ID' => ${site.posts.tram}, 'comment_author' => 'Old Ropewalk', 'comment_author_email' => 'rope@readers.example', 'comment_content' => 'With respect, you went home afterwards.', 'comment_approved' => 1, 'comment_parent' => $first]);
      `);
    });
    after(async () => {
      await browser?.close();
      await site?.stop();
    });
    const open = (slug: string, options = {}): Promise<Visitor> => openOn(browser, site, slug, options);

    test('what WordPress keeps is read, names and words whole, and nobody else is asked', async () => {
      const { page, elsewhere, faults, context } = await open('tram');
      await reach(page);
      await said(page, 'It smells of wet wool: 1 < 2.').waitFor();
      await said(page, 'Greta & Ole').waitFor();
      await said(page, 'With respect, you went home afterwards.').waitFor();
      assert.equal(await page.locator('ol.comment-list, ol.wp-block-comment-template').first().isVisible(), false, 'the theme’s list gave way');
      assert.deepEqual(elsewhere.filter((url) => !/s\.w\.org|gravatar/.test(url)), []);
      assert.deepEqual(faults.filter((fault) => !/s\.w\.org|gravatar|ERR_/.test(fault)), []);
      await context.close();
    });

    test('a comment is published through the theme’s own form, and stands there for everybody', async () => {
      const { page, context } = await open('ferry');
      await reach(page);
      await write(page, `The last mile by lamp: 1 < 2 & 3 > 2, **truly**, in ${theme}.`);
      await page.getByText('Your comment is published').first().waitFor();
      await page.reload();
      await reach(page);
      await said(page, `1 < 2 & 3 > 2, truly, in ${theme}.`).waitFor();
      const stored = JSON.parse(site.php(`$c = get_comments(['post_id' => ${site.posts.ferry}, 'number' => 1])[0]; echo json_encode([$c->comment_content, $c->comment_author_email, $c->comment_agent !== '', $c->comment_approved]);`).trim().split('\n').at(-1) ?? '[]') as unknown[];
      assert.deepEqual(stored, [`The last mile by lamp: 1 &lt; 2 &amp; 3 &gt; 2, <strong>truly</strong>, in ${theme}.`, 'agnesvole@readers.example', true, '1']);
      await context.close();
    });

    test('an answer stands under what it answers', async () => {
      const { page, context } = await open('tram');
      await reach(page);
      const first = page.getByRole('article').filter({ hasText: 'wet wool' }).first();
      await first.getByRole('button', { name: /^Reply/ }).first().click();
      const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Cancel' }) });
      await form.getByRole('textbox', { name: /^Comment/ }).fill('And the brake dust.');
      await form.getByRole('textbox', { name: /^Name/ }).fill('Bo Keane');
      await form.getByRole('textbox', { name: /^E-?mail/i }).fill('bo@readers.example');
      await form.getByRole('button', { name: 'Post comment' }).click();
      await page.getByText('Your comment is published').first().waitFor();
      assert.equal(site.php(`$c = get_comments(['post_id' => ${site.posts.tram}, 'search' => 'brake dust'])[0]; echo get_comment($c->comment_parent)->comment_author;`).trim().endsWith('Greta &amp; Ole'), true);
      await context.close();
    });

    test('what waits says so; what was said before keeps its words', async () => {
      site.php("update_option('comment_moderation', 1);");
      const { page, context } = await open('ferry');
      await reach(page);
      await write(page, 'This one waits for an editor.', 'Hana Held');
      await page.getByText('waiting for a moderator').first().waitFor();
      assert.equal(await page.getByRole('button', { name: 'Copy private link' }).count(), 0, 'WordPress has no link that would show it');
      await write(page, 'This one waits for an editor.', 'Hana Held');
      await page.getByText(/same was said here before|Duplicate comment/).first().waitFor();
      assert.equal(await page.getByRole('textbox', { name: /^Comment/ }).inputValue(), 'This one waits for an editor.');
      site.php("update_option('comment_moderation', 0);");
      await context.close();
    });

    test('a closed story shows what was said, and no form', async () => {
      site.php(`wp_insert_comment(['comment_post_ID' => ${site.posts.closed}, 'comment_author' => 'Early Bird', 'comment_content' => 'In time.', 'comment_approved' => 1]);`);
      const { page, context } = await open('closed');
      await reach(page);
      await said(page, 'In time.').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Post Comment' }).count(), 0);
      await context.close();
    });

    test('without script the theme’s own form and list work as they did', async () => {
      const { page, context } = await open('tram', { javaScriptEnabled: false });
      await page.getByText('With respect, you went home afterwards.').waitFor();
      await page.locator('#comment').fill(`No script in ${theme}.`);
      await page.locator('#author').fill('Plain Reader');
      await page.locator('#email').fill('plain@readers.example');
      await page.locator('#submit').click();
      await page.getByText(`No script in ${theme}.`).waitFor();
      await context.close();
    });

    for (const { language, slug, direction, text, answer } of [
      { language: '', slug: 'ferry', direction: 'ltr', text: 'Is there a later one?', answer: 'At ten, but not on Sundays.' },
      { language: 'ur', slug: 'urdu', direction: 'rtl', text: 'بہت خوب کہانی ہے۔', answer: 'کشتی میں کتابیں: 1 < 2۔' },
    ]) {
      test(`in ${language === '' ? 'English' : 'Urdu, from right to left'}: axe finds no more than without us, before and after a comment`, async () => {
        site.php(`update_option('WPLANG', '${language}'); wp_insert_comment(['comment_post_ID' => ${site.posts[slug as 'urdu']}, 'comment_author' => 'Amina', 'comment_content' => '${text}', 'comment_approved' => 1]);`);
        const bare = await visitor(browser, site.url);
        await bare.page.route('**/sayso/**', (route) => route.abort());
        await bare.page.goto(`${site.url}/${slug}/`);
        const without = (await faultsOf(bare.page)).map(ruleOf);
        await bare.context.close();
        const { page, context } = await open(slug);
        await reach(page);
        await said(page, text).waitFor();
        const worse = async (): Promise<readonly string[]> => (await faultsOf(page)).filter((fault) => !without.includes(ruleOf(fault)));
        assert.deepEqual(await worse(), []);
        assert.equal(await page.locator('sayso-comment-thread').evaluate((thread) => getComputedStyle(thread.shadowRoot?.querySelector('[dir]') ?? thread).direction), direction);
        await page.locator('sayso-comment-form textarea').first().fill(answer);
        await page.locator('sayso-comment-form [name=author]').fill('Bilal');
        await page.locator('sayso-comment-form [name=email]').fill('bilal@readers.example');
        await page.locator('sayso-comment-form [type=submit]').first().click();
        await said(page, answer).waitFor();
        assert.equal(asked(site, "echo json_encode(html_entity_decode(get_comments(['number' => 1])[0]->comment_content));"), answer);
        assert.deepEqual(await worse(), [], 'with a comment of one’s own');
        await context.close();
      });
    }
  });
}
