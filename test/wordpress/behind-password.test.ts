/**
 * An article behind a password, with one pasted tag and without our plug-in. Before the password nothing of the comments is shown or asked for,
 * and that is said calmly; after it they are read, written and answered as anywhere.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../e2e/support/browser.js';
import { faultsOf } from '../e2e/support/sight.js';
import { asked, open, reach, said, skip, startWordpress, tag, write, type Wordpress } from './support/wordpress.js';

const ruleOf = (fault: string): string => fault.split(' ')[0] ?? '';
const sentences = { English: /Its comments can be read once the password has been given/, Urdu: /پاس ورڈ دینے کے بعد اس کے تبصرے/ };

describe('an article behind a password, one pasted tag', { skip }, () => {
  let site: Wordpress;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([startWordpress({ head: tag, locale: 'ur', prepare: "update_option('WPLANG', ''); update_option('comment_previously_approved', 0); update_option('show_avatars', 0); remove_action('wp_head', 'print_emoji_detection_script', 7);" }), launch()]);
    site.php(`foreach (['tram', 'closed'] as $slug) { $id = get_page_by_path($slug, OBJECT, 'post')->ID; wp_update_post(['ID' => $id, 'post_password' => 'lamp']); wp_insert_comment(['comment_post_ID' => $id, 'comment_author' => 'Greta', 'comment_content' => 'Said behind it.', 'comment_approved' => 1]); }
      wp_update_post(['ID' => ${site.posts.ferry}, 'post_password' => 'other']);`);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** What our part of the page asked WordPress' REST about comments, and how it was answered. */
  const listening = (page: Page): readonly string[] => {
    const heard: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/wp/v2/comments')) heard.push(`${response.request().method()} ${response.status()}`);
    });
    return heard;
  };
  const give = async (page: Page, password: string): Promise<void> => {
    await page.locator('input[name=post_password]').fill(password);
    await Promise.all([page.waitForNavigation(), page.locator('input[name=post_password]').press('Enter')]);
  };

  for (const theme of ['twentytwentyone', 'twentytwentythree']) {
    for (const [language, sentence] of Object.entries(sentences)) {
      test(`${theme} in ${language}: before the password none of the comments, said calmly; with it they are read, written and answered`, async () => {
        site.php(`switch_theme('${theme}'); update_option('WPLANG', '${language === 'Urdu' ? 'ur' : ''}');`);
        const bare = await open(browser, site, 'tram');
        await bare.page.route('**/sayso/**', (route) => route.abort());
        await bare.page.reload();
        const without = (await faultsOf(bare.page)).map(ruleOf);
        await bare.context.close();

        const { page, context, faults } = await open(browser, site, 'tram');
        const heard = listening(page);
        await page.locator('sayso-comments').getByText(sentence).waitFor();
        assert.deepEqual([await page.getByText('Said behind it.').count(), await page.locator('sayso-comments').getByRole('button').count(), await page.locator('sayso-comments textarea').count()], [0, 0, 0], 'neither comments nor a way to write, and nothing to try again');
        assert.equal(await page.locator('sayso-comments').getByRole('alert').count(), 0);
        assert.equal(await page.locator('sayso-comments').getByText(sentence).evaluate((element) => getComputedStyle(element).direction), language === 'Urdu' ? 'rtl' : 'ltr');
        assert.deepEqual(heard, [], 'comments are not even asked for');
        assert.deepEqual(faults.filter((fault) => !/favicon|s\.w\.org/.test(fault)), []);
        assert.deepEqual((await faultsOf(page)).filter((fault) => !without.includes(ruleOf(fault))), [], 'axe finds no more than without us');

        // A wrong one: WordPress keeps it in a cookie all the same.
        await give(page, 'wrong');
        await page.locator('sayso-comments').getByText(sentence).waitFor();
        assert.equal(await page.getByText('Said behind it.').count(), 0);

        await give(page, 'lamp');
        await reach(page);
        await said(page, 'Said behind it.').waitFor();
        const words = `And so do I: 1 < 2, in ${theme}, ${language}.`;
        if (language === 'English') {
          await write(page, words, 'Ole Lund');
          await page.getByText('Your comment is published').first().waitFor();
          await page.getByRole('article').filter({ hasText: 'Said behind it.' }).first().getByRole('button', { name: /^Reply/ }).first().click();
          const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Cancel' }) });
          await form.getByRole('textbox', { name: /^Comment/ }).fill(`An answer in ${theme}.`);
          await form.getByRole('textbox', { name: /^Name/ }).fill('Bo Keane');
          await form.getByRole('textbox', { name: /^E-?mail/i }).fill('bo@readers.example');
          await form.getByRole('button', { name: 'Post comment' }).click();
          await said(page, `An answer in ${theme}.`).waitFor();
        } else {
          await page.locator('sayso-comment-form textarea').first().fill(words);
          await page.locator('sayso-comment-form [name=author]').fill('Bilal');
          await page.locator('sayso-comment-form [name=email]').fill('bilal@readers.example');
          await page.locator('sayso-comment-form [type=submit]').first().click();
        }
        await said(page, words).waitFor();
        await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('sayso-comment-form textarea')?.value === '');
        await page.reload();
        await reach(page);
        await said(page, words).waitFor();
        assert.deepEqual(asked(site, `echo json_encode(array_map(fn ($c) => [$c->comment_approved, (int) $c->comment_parent > 0], get_comments(['post_id' => ${site.posts.tram}, 'search' => 'in ${theme}', 'orderby' => 'comment_ID', 'order' => 'ASC', 'number' => ${language === 'English' ? 2 : 1}, 'offset' => ${language === 'English' ? 0 : 2}])));`), language === 'English' ? [['1', false], ['1', true]] : [['1', false]]);

        // Another article with another password.
        await page.goto(`${site.url}/ferry/`);
        await page.locator('sayso-comments').getByText(sentence).waitFor();
        assert.equal(await page.locator('sayso-comments').getByRole('button').count(), 0);
        await context.close();
      });
    }
  }

  test('an article that takes no comments says nothing of them before the password; with it they are read', async () => {
    site.php("switch_theme('twentytwentyone'); update_option('WPLANG', '');");
    const { page, context } = await open(browser, site, 'closed');
    await Promise.all([page.waitForResponse((response) => response.url().includes(`/posts/${site.posts.closed}`)), page.reload()]);
    assert.equal(await page.locator('sayso-comments').count(), 0);
    await give(page, 'lamp');
    await reach(page);
    await said(page, 'Said behind it.').waitFor();
    await context.close();
  });

  test('without script WordPress’ own ways stand', async () => {
    const { page, context } = await open(browser, site, 'tram', { javaScriptEnabled: false });
    assert.equal(await page.getByText('Said behind it.').count(), 0);
    await give(page, 'lamp');
    await page.getByText('Said behind it.').first().waitFor();
    await context.close();
  });
});
