/** Changing words at the desk inside a real WordPress, by keyboard, in both directions and widths; and what the desk says to whom it does not let in. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { createWordpressModeration } from '../../src/backends/wordpress/moderation/wordpress-moderation.js';
import { launch, visitor } from '../e2e/support/browser.js';
import { faultsOf } from '../e2e/support/sight.js';
import { asked, signIn, skip, startWordpress, type Wordpress } from './support/wordpress.js';

describe('words at the desk in WordPress', { skip }, () => {
  let site: Wordpress;
  let browser: Browser;
  const desk = 'edit-comments.php?page=sayso-desk';
  const say = (content: string, status: 0 | 1 = 0): string =>
    asked(site, `echo json_encode((string) wp_insert_comment(['comment_post_ID' => ${site.posts.tram}, 'comment_author' => 'Agnes Vole', 'comment_author_email' => 'agnes@readers.example', 'comment_content' => ${JSON.stringify(content)}, 'comment_approved' => ${status}, 'comment_author_IP' => '203.0.113.7', 'comment_agent' => 'Reader/7']));`);
  const kept = (id: string): readonly string[] => asked(site, `echo json_encode([get_comment(${id})->comment_content, get_comment(${id})->comment_approved, get_comment(${id})->comment_author_IP, get_comment(${id})->comment_agent]);`);
  const ours = (faults: readonly string[]): readonly string[] => faults.filter((fault) => fault.includes('sayso'));
  /** A picture for whoever looks; kept where SAYSO_SHOTS names a folder. */
  const picture = async (page: Page, name: string): Promise<void> => {
    const folder = process.env['SAYSO_SHOTS'];
    if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) });
  };

  before(async () => {
    [site, browser] = await Promise.all([startWordpress({ plugin: {} }), launch()]);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('by keyboard: a key opens the words, saving keeps the evidence, and the former words come back', async () => {
    const id = say('1 &lt; 2 &amp; 3 &gt; 2, as they teach in schol.');
    const { page, context } = await signIn(browser, site, 'moderator', desk, { viewport: { width: 1280, height: 800 } });
    const row = page.locator(`sayso-moderation .row[data-id="${id}"]`);
    await row.focus();
    await row.press('e');
    const field = page.getByRole('textbox', { name: 'The comment' });
    await field.waitFor();
    assert.equal(await field.inputValue(), '1 < 2 & 3 > 2, as they teach in schol.');
    await page.waitForFunction(() => document.querySelector('sayso-moderation')?.shadowRoot?.activeElement?.localName === 'textarea');
    assert.deepEqual(ours(await faultsOf(page)), []);
    await picture(page, 'words-1280');
    await field.fill('1 < 2 & 3 > 2, as they teach in school.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Mira Moderator changed the words').waitFor();
    await page.waitForFunction((wanted) => (document.querySelector('sayso-moderation')?.shadowRoot?.activeElement as HTMLElement | null)?.dataset['id'] === wanted, id);
    assert.deepEqual(kept(id), ['1 &lt; 2 &amp; 3 &gt; 2, as they teach in school.', '0', '203.0.113.7', 'Reader/7']);
    assert.deepEqual(ours(await faultsOf(page)), []);
    await picture(page, 'words-changed-1280');
    // After a reload, too.
    await page.reload();
    await row.click();
    await page.getByRole('button', { name: 'Put the former words back' }).click();
    await page.getByText('Mira Moderator changed the words').waitFor({ state: 'detached' });
    assert.deepEqual(kept(id), ['1 &lt; 2 &amp; 3 &gt; 2, as they teach in schol.', '0', '203.0.113.7', 'Reader/7']);
    await context.close();
  });

  test('in Urdu, on a narrow dark page: formatting stands as HTML, read from right to left; another’s words are not overwritten unseen', async () => {
    const id = say('<strong>ٹرام</strong> وقت پر آتی ہے <a href="https://tram.example/" rel="nofollow ugc">یہاں</a>');
    const { page, context } = await signIn(browser, site, 'moderator', desk, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await page.evaluate(() => {
      document.documentElement.lang = 'ur';
      document.documentElement.dir = 'rtl';
      const old = document.querySelector('sayso-moderation')!;
      old.replaceWith(old.cloneNode(true));
    });
    await page.locator(`sayso-moderation .row[data-id="${id}"]`).click();
    await page.getByRole('button', { name: /^الفاظ بدلیے/ }).click();
    const field = page.getByRole('textbox', { name: 'تبصرہ' });
    await field.waitFor();
    assert.equal(await field.getAttribute('dir'), 'rtl');
    assert.match(await field.inputValue(), /^<strong>.*<a href="https:\/\/tram\.example\/" rel="nofollow ugc">/);
    await page.getByText('HTML کی صورت میں').waitFor();
    await picture(page, 'words-360-urdu-dark');
    site.php(`wp_update_comment(['comment_ID' => ${id}, 'comment_content' => 'کسی اور کے الفاظ']);`);
    await field.fill('<strong>ٹرام</strong> دیر سے آتی ہے');
    await page.getByRole('button', { name: 'نئے الفاظ محفوظ کیجیے' }).click();
    await page.locator('[data-theirs]').getByText('کسی اور کے الفاظ').waitFor();
    assert.equal(await field.inputValue(), '<strong>ٹرام</strong> دیر سے آتی ہے');
    assert.equal(kept(id)[0], 'کسی اور کے الفاظ');
    assert.deepEqual(ours(await faultsOf(page)), []);
    const { inside, wide } = await page.locator('sayso-moderation dialog.now').evaluate((dialog) => ({ inside: dialog.scrollWidth <= dialog.clientWidth, wide: dialog.getBoundingClientRect().width }));
    assert.ok(inside && wide <= 360, `the dialog fits: ${wide}`);
    await picture(page, 'words-conflict-360-urdu-dark');
    await page.getByRole('button', { name: 'پھر بھی میرے الفاظ محفوظ کیجیے' }).click();
    await page.getByText(/نے الفاظ بدلے/).waitFor();
    assert.equal(kept(id)[0], '<strong>ٹرام</strong> دیر سے آتی ہے');
    await context.close();
  });

  test('whose sign-in has ended is led to WordPress’ own, and back to the desk', async () => {
    say('Still waiting.');
    const { page, context } = await signIn(browser, site, 'moderator', desk, { viewport: { width: 1280, height: 800 } });
    await page.locator('sayso-moderation .row').first().waitFor();
    await context.clearCookies();
    await page.evaluate(() => {
      const old = document.querySelector('sayso-moderation')!;
      old.replaceWith(old.cloneNode(true));
    });
    await page.getByText('Sign in to WordPress with an account that may moderate comments').waitFor();
    assert.deepEqual(ours(await faultsOf(page)), []);
    await picture(page, 'signed-out');
    await page.getByRole('link', { name: 'Sign in to WordPress' }).click();
    await page.locator('#user_login').fill('moderator');
    await page.locator('#user_pass').fill('moderator-password');
    await page.locator('#wp-submit').click();
    await page.locator('sayso-moderation .row').first().waitFor();
    await context.close();
  });

  test('a page that does not hand on who is signed in says what it lacks', async () => {
    writeFileSync(path.join(site.site, 'desk.html'), '<!doctype html><html lang="en"><title>Desk</title><main><h1>Desk</h1><sayso-moderation backend="wordpress" endpoint="/wp-json/"></sayso-moderation></main><script type="module" src="/sayso/sayso.js"></script></html>');
    const { page, context } = await visitor(browser, site.url, {});
    await page.goto(`${site.url}/desk.html`);
    await page.getByText('wp-api-request').waitFor();
    assert.match((await page.getByRole('link', { name: 'Sign in to WordPress' }).getAttribute('href')) ?? '', /\/wp-login\.php\?redirect_to=http.*desk\.html$/);
    await context.close();
  });

  test('a wrong application password, and a right one of somebody who may not moderate, are told apart', async () => {
    const at = (name: string, password: string) => createWordpressModeration({ endpoint: `${site.url}/wp-json/`, clock: Date.now, credentials: { name, password } });
    const wrong = at('moderator', 'wrong');
    assert.deepEqual([await wrong.moderator(), wrong.signedOut], [null, { why: 'password' }]);
    const password = asked<string>(site, "$id = wp_insert_user(['user_login' => 'reader', 'user_pass' => 'x', 'user_email' => 'r@readers.example', 'display_name' => 'Rana Reader', 'role' => 'subscriber']); echo json_encode(WP_Application_Passwords::create_new_application_password($id, ['name' => 'x'])[0]);");
    const reader = at('reader', password);
    assert.equal(await reader.moderator(), null);
    assert.deepEqual([reader.signedOut?.why, reader.signedOut?.name], ['role', 'Rana Reader']);
    const right = at('moderator', site.passwords.moderator);
    assert.deepEqual([(await right.moderator())?.name, right.signedOut], ['Mira Moderator', undefined]);
  });
});
