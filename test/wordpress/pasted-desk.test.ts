/**
 * The moderators' console on a page of one's own, with the pasted tag and without our plug-in, in English and Urdu: by keyboard, two at once. What
 * the database says of the commenters afterwards, what readers see, and what axe finds.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { en } from '../../src/moderation/messages/en.js';
import { ur } from '../../src/moderation/messages/ur.js';
import { launch, type Visitor } from '../e2e/support/browser.js';
import { faultsOf } from '../e2e/support/sight.js';
import { asked, open, reach, said, signIn, skip, startWordpress, tag, type Wordpress } from './support/wordpress.js';

/** As its owner writes it into a page. */
const desk = '<div class="alignfull"><sayso-moderation backend="wordpress" endpoint="/wp-json/"></sayso-moderation></div>';
/** As its owner writes it into the theme: whoever is signed in has a nonce on each page. */
const handsOn = "<?php add_action('wp_enqueue_scripts', function () { if (is_user_logged_in()) wp_enqueue_script('wp-api-request'); });";
const ruleOf = (fault: string): string => fault.split(':')[0] ?? '';

describe('the desk on a page of one’s own, without the plug-in', { skip }, () => {
  let site: Wordpress;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([
      startWordpress({
        head: tag,
        locale: 'ur',
        // An administrator's page is stored as it was written. Portraits would come from elsewhere.
        prepare: `update_option('show_avatars', 0); kses_remove_filters(); wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_name' => 'desk', 'post_title' => 'Desk', 'post_content' => '${desk}']);`,
      }),
      launch(),
    ]);
    writeFileSync(path.join(site.site, 'wp-content/mu-plugins/hands-on.php'), handsOn);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  const atDesk = (name: string): Promise<Visitor> => signIn(browser, site, name, '/desk/', { viewport: { width: 1280, height: 800 } });
  const row = (page: Page, id: string): Locator => page.locator(`sayso-moderation .row[data-id="${id}"]`);
  /** The button stands only once WordPress has answered. */
  const press = async (page: Page, id: string, key: string): Promise<void> => {
    await row(page, id).press(key);
    await row(page, id).locator('[data-undo]').waitFor();
  };
  const stored = (ids: readonly string[]): readonly (readonly string[])[] =>
    asked(site, `echo json_encode(array_map(fn ($c) => [$c->comment_approved, $c->comment_author_IP, $c->comment_agent, $c->comment_author_email], array_map('get_comment', [${ids.join(',')}])));`);

  for (const { language, slug, words, direction, said: saying } of [
    { language: '', slug: 'tram', words: en, direction: 'ltr', said: 'It smells of wet wool' },
    { language: 'ur', slug: 'urdu', words: ur, direction: 'rtl', said: 'کشتی میں کتابیں' },
  ] as const) {
    test(`in ${language === '' ? 'English' : 'Urdu, from right to left'}: keys, undo, a second moderator and a reader`, async () => {
      const ids = asked<readonly string[]>(
        site,
        `update_option('WPLANG', '${language}'); $ids = []; for ($i = 0; $i < 3; $i++) $ids[] = (string) wp_insert_comment(['comment_post_ID' => ${site.posts[slug]}, 'comment_author' => "Reader $i", 'comment_author_email' => "reader$i@readers.example", 'comment_content' => "${saying} $i.", 'comment_approved' => 0, 'comment_author_IP' => "203.0.113.$i", 'comment_agent' => "Reader/$i", 'comment_date_gmt' => gmdate('Y-m-d H:i:s', time() - 60 - $i), 'comment_date' => gmdate('Y-m-d H:i:s', time() - 60 - $i)]); echo json_encode($ids);`,
      );
      const [one = '', two = '', three = ''] = ids;
      const evidence = [0, 1, 2].map((index) => [`203.0.113.${index}`, `Reader/${index}`, `reader${index}@readers.example`]);
      const [mine, theirs] = await Promise.all([atDesk('moderator'), atDesk('second')]);
      await Promise.all([row(mine.page, one).waitFor(), row(theirs.page, one).waitFor()]);
      assert.equal(await mine.page.locator('sayso-moderation .console').evaluate((console_) => `${console_.getAttribute('lang')} ${getComputedStyle(console_).direction}`), `${language || 'en-US'} ${direction}`);

      await row(mine.page, one).click();
      await press(mine.page, one, 'a');
      await press(mine.page, two, 's');
      await press(mine.page, three, 'r');
      assert.deepEqual(stored(ids).map(([status]) => status), ['1', 'spam', 'trash']);
      await row(mine.page, three).press('u');
      await row(mine.page, three).and(mine.page.locator('[data-standing=open]')).waitFor();
      // The other one’s list is old by now.
      await row(theirs.page, one).click();
      await row(theirs.page, one).press('s');
      await row(theirs.page, one).getByText(words.conflictMoved).first().waitFor();
      assert.deepEqual(stored(ids), evidence.map((kept, index) => [['1', 'spam', '0'][index], ...kept]));

      const reader = await open(browser, site, slug);
      await reach(reader.page);
      await said(reader.page, `${saying} 0.`).waitFor();
      assert.equal(await said(reader.page, saying).count(), 1, 'what was approved, and nothing else');
      await reader.context.close();

      // What theme and WordPress lack is theirs: the same page of the same moderator, our files not there.
      const bare = await mine.context.newPage();
      await bare.route('**/sayso/**', (route) => route.abort());
      await bare.goto(`${site.url}/desk/`);
      const without = (await faultsOf(bare)).map(ruleOf);
      assert.deepEqual((await faultsOf(mine.page)).filter((fault) => !without.includes(ruleOf(fault))), []);
      assert.deepEqual((await faultsOf(theirs.page)).filter((fault) => !without.includes(ruleOf(fault))), []);
      // Whether the plug-in is there is asked once of each page; nothing else was refused.
      for (const { faults } of [mine, theirs]) assert.deepEqual(faults, [`Failed to load resource: the server responded with a status of 404 (Not Found) (${site.url}/wp-json/sayso/v1/session)`]);
      await mine.context.close();
      await theirs.context.close();
    });
  }
});
