/** The moderators' console inside a real WordPress: signed in by its cookie, worked through by keyboard, two at once, in English and Urdu. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch, type Visitor } from '../e2e/support/browser.js';
import { faultsOf } from '../e2e/support/sight.js';
import { asked, signIn, skip, startWordpress, type Wordpress } from './support/wordpress.js';

describe('the desk in WordPress', { skip }, () => {
  let site: Wordpress;
  let browser: Browser;
  let ids: readonly string[] = [];
  const say = (count: number): readonly string[] =>
    asked(site, `$ids = []; for ($i = 0; $i < ${count}; $i++) $ids[] = (string) wp_insert_comment(['comment_post_ID' => ${site.posts.tram}, 'comment_author' => "Reader $i", 'comment_author_email' => "reader$i@readers.example", 'comment_content' => "Said $i: 1 &lt; 2.", 'comment_approved' => 0, 'comment_author_IP' => "203.0.113.$i", 'comment_agent' => "Reader/$i", 'comment_date_gmt' => gmdate('Y-m-d H:i:s', time() - 60 - $i), 'comment_date' => gmdate('Y-m-d H:i:s', time() - 60 - $i)]); echo json_encode($ids);`);
  const stored = (): readonly (readonly string[])[] => asked(site, `echo json_encode(array_map(fn ($id) => [get_comment($id)->comment_approved, get_comment($id)->comment_author_IP, get_comment($id)->comment_agent], [${ids.join(',')}]));`);
  const row = (page: Page, id: string): Locator => page.locator(`sayso-moderation .row[data-id="${id}"]`);
  const atDesk = async (name: string): Promise<Visitor> => {
    const editor = await signIn(browser, site, name, 'edit-comments.php?page=sayso-desk', { viewport: { width: 1280, height: 800 } });
    await editor.page.locator('sayso-moderation .row').first().waitFor();
    return editor;
  };

  before(async () => {
    [site, browser] = await Promise.all([startWordpress({ plugin: {} }), launch()]);
    ids = say(6);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('two moderators work through one queue: keys, undo, and who was faster', async () => {
    const [mine, theirs] = await Promise.all([atDesk('moderator'), atDesk('second')]);
    const [one = '', two = '', three = '', four = '', five = '', six = ''] = ids;
    assert.deepEqual(await mine.page.locator('sayso-moderation [data-queue]').evaluateAll((all) => all.map((each) => each.getAttribute('data-queue'))), ['held', 'published', 'spam', 'rejected', 'all']);
    // What WordPress' own administration lacks is not ours to mend.
    assert.deepEqual((await faultsOf(mine.page)).filter((fault) => fault.includes('sayso')), []);
    /** The button stands only once WordPress has answered. */
    const settled = (page: Page, id: string): Promise<void> => row(page, id).locator('[data-undo]').waitFor();
    await row(mine.page, one).click();
    await row(mine.page, one).press('a');
    await settled(mine.page, one);
    await row(mine.page, two).press('s');
    await settled(mine.page, two);
    await row(mine.page, three).press('r');
    await settled(mine.page, three);
    await row(mine.page, four).press('u');
    await row(mine.page, three).and(mine.page.locator('[data-standing=open]')).waitFor();
    // The other one’s list is old by now.
    await row(theirs.page, one).click();
    await row(theirs.page, one).press('s');
    await row(theirs.page, one).getByText(/^\s*Mira Moderator approved this/).first().waitFor();
    await row(theirs.page, five).click();
    await Promise.all([row(theirs.page, five).press('a'), row(mine.page, six).press('a')]);
    await Promise.all([settled(theirs.page, five), settled(mine.page, six)]);
    assert.deepEqual(stored().map(([status]) => status), ['1', 'spam', '0', '0', '1', '1']);
    assert.deepEqual(stored().map(([, ...kept]) => kept), ids.map((_, index) => [`203.0.113.${index}`, `Reader/${index}`]));
    assert.deepEqual([...mine.faults, ...theirs.faults].filter((fault) => !/gravatar|s\.w\.org|api\.wordpress|favicon/.test(fault)), []);
    await mine.context.close();
    await theirs.context.close();
  });

  test('a page that stood open longer than its nonce still decides', async () => {
    const { page, context } = await atDesk('moderator');
    await page.evaluate(() => ((globalThis as unknown as { wpApiSettings: { nonce: string } }).wpApiSettings.nonce = 'deadbeef00'));
    await page.evaluate(() => {
      const old = document.querySelector('sayso-moderation')!;
      old.replaceWith(old.cloneNode(true));
    });
    await page.locator('sayso-moderation .row').first().click();
    await page.locator('sayso-moderation .row').first().press('a');
    await page.locator('sayso-moderation [data-undo]').first().waitFor();
    await context.close();
  });

  test('who may not moderate finds no desk', async () => {
    site.php("wp_insert_user(['user_login' => 'reader', 'user_pass' => 'reader-password', 'user_email' => 'r@readers.example', 'role' => 'author']);");
    const { page, context } = await signIn(browser, site, 'reader', 'edit-comments.php?page=sayso-desk');
    assert.equal(await page.locator('sayso-moderation').count(), 0);
    await context.close();
  });
});
