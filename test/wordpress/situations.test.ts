/**
 * What was recorded from a WordPress (`situations.json`) and no other file here meets: posts by REST from a page without the
 * theme's form, everything that an editor may change while somebody writes, pages of other origins, addresses that are not pretty.
 */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { createWordpressModeration } from '../../src/backends/wordpress/moderation/wordpress-moderation.js';
import { launch, visitor, type Visitor } from '../e2e/support/browser.js';
import { root } from '../e2e/support/demo.js';
import { asked, open, reach, said, signIn, skip, startWordpress, type Wordpress } from './support/wordpress.js';

/** A page of the site's own, or of another, that has no form of a theme. */
const guestsPage = (endpoint: string, thread: string): string => `<!doctype html><html lang="en"><title>Guests</title>
<main><h1>Guests</h1><sayso-comments backend="wordpress" endpoint="${endpoint}" thread="${thread}"></sayso-comments></main>
<script type="module" src="/sayso/sayso.js"></script></html>`;

/** Settings of WordPress that the tests here turn, as they were. */
const usual = `foreach (['comment_registration' => 0, 'comment_moderation' => 0, 'comment_previously_approved' => 0, 'require_name_email' => 1, 'comment_max_links' => 2, 'moderation_keys' => '', 'disallowed_keys' => ''] as $name => $value) update_option($name, $value);`;

describe('situations that were recorded', { skip }, () => {
  let site: Wordpress;
  let browser: Browser;
  const post = (slug: string): string => asked(site, `echo json_encode((string) wp_insert_post(['post_type' => 'post', 'post_status' => 'publish', 'post_name' => '${slug}', 'post_title' => '${slug}', 'post_content' => 'Words.', 'comment_status' => 'open']));`);
  const atGuests = (thread: string): Promise<Visitor> => {
    writeFileSync(path.join(site.site, `guests-${thread}.html`), guestsPage('/wp-json/', thread));
    return open(browser, site, `guests-${thread}.html`);
  };
  const guests = async (thread: string): Promise<Visitor> => {
    const reader = await atGuests(thread);
    await reach(reader.page);
    return reader;
  };
  const text = (page: Page) => page.locator('sayso-comments').getByRole('textbox', { name: /^Comment/ }).first();
  const put = async (page: Page, words: string, name = 'Agnes Vole', email = 'agnes@readers.example'): Promise<void> => {
    await text(page).fill(words);
    await page.getByRole('textbox', { name: /^Name/ }).fill(name);
    await page.getByRole('textbox', { name: /^E-?mail/i }).fill(email);
    await page.getByRole('button', { name: 'Post Comment' }).click();
  };
  /** Posts, and waits for what is said; the words are still in the form. */
  const told = async (page: Page, seen: RegExp, words: string, name?: string, email?: string): Promise<void> => {
    await put(page, words, name, email);
    await page.locator('sayso-comments').getByText(seen).first().waitFor();
    assert.equal(await text(page).inputValue(), words);
  };
  const emptied = (page: Page) => page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('sayso-comments textarea')?.value === '');
  const settle = async (page: Page, seen: RegExp, words: string, name?: string, email?: string): Promise<void> => {
    await put(page, words, name, email);
    await emptied(page);
    await page.locator('sayso-comments').getByText(seen).first().waitFor();
  };
  /** Who wrote what has these words in it, and how it stands. */
  const standing = (search: string): unknown => asked(site, `echo json_encode(array_map(fn ($c) => [$c->comment_author, $c->comment_approved], get_comments(['search' => '${search}', 'status' => 'any'])));`);

  before(async () => {
    [site, browser] = await Promise.all([startWordpress({ plugin: { anonymous_rest: true, banner: false }, prepare: usual }), launch()]);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** The form of an answer to the first comment, filled in. */
  const answering = async (page: Page, words: string): Promise<Locator> => {
    await page.getByRole('article').first().getByRole('button', { name: /^Reply/ }).first().click();
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Cancel' }) });
    await form.getByRole('textbox', { name: /^Comment/ }).fill(words);
    await form.getByRole('textbox', { name: /^Name/ }).fill('Bo Keane');
    await form.getByRole('textbox', { name: /^E-?mail/i }).fill('bo@readers.example');
    return form;
  };
  const answer = async (page: Page, words: string): Promise<void> => {
    const form = await answering(page, words);
    await form.getByRole('button', { name: 'Post comment' }).click();
    // It goes once the answer has come; until then the words stand in the thread as being sent.
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    await said(page, words).waitFor();
  };
  const waits = /waiting for a moderator/;
  const nowhere = /no comments at this place/;

  test('a page without the theme’s form posts by REST: published, answered, each word whole', async () => {
    const thread = post('by-rest');
    const { page, context, faults } = await guests(thread);
    const words = 'By REST: 1 < 2 & 3 > 2, <b>bold</b>, یہ بھی۔';
    await settle(page, /is published/, words, 'Bo <i>Keane</i>', 'bo@readers.example');
    await said(page, words).waitFor();
    await answer(page, 'And an answer.');
    await page.reload();
    await reach(page);
    await said(page, words).waitFor();
    assert.deepEqual(asked(site, `echo json_encode(array_map(fn ($c) => [$c->comment_author, $c->comment_approved, (int) $c->comment_parent > 0, $c->comment_author_email], get_comments(['post_id' => ${thread}, 'orderby' => 'comment_ID', 'order' => 'ASC'])));`), [
      ['Bo Keane', '1', false, 'bo@readers.example'],
      ['Bo Keane', '1', true, 'bo@readers.example'],
    ]);
    assert.deepEqual(faults.filter((fault) => !fault.includes('favicon')), []);
    await context.close();
  });

  test('what WordPress’ lists hold back waits, and is said to wait', async () => {
    const thread = post('holding');
    site.php("update_option('require_name_email', 0); update_option('moderation_keys', 'lamp'); update_option('disallowed_keys', 'bilge');");
    const { page, context } = await guests(thread);
    await settle(page, waits, 'By the lamp.');
    await settle(page, waits, 'https://a.example/ https://b.example/ https://c.example/');
    await put(page, 'Cheap bilge water.');
    await emptied(page);
    await settle(page, /Anonymous/, 'Nobody says so.', '', '');
    site.php("update_option('comment_previously_approved', 1);");
    await settle(page, waits, 'My first one.', 'New Reader', 'new@readers.example');
    site.php("update_option('comment_previously_approved', 0); update_option('comment_moderation', 1);");
    await settle(page, waits, 'All of them wait.');
    assert.deepEqual(
      [standing('the lamp'), standing('c.example'), asked(site, "echo json_encode(count(get_comments(['search' => 'bilge', 'status' => 'trash'])));"), standing('Nobody says so'), standing('first one'), standing('of them wait')],
      [[['Agnes Vole', '0']], [['Agnes Vole', '0']], 1, [['', '1']], [['New Reader', '0']], [['Agnes Vole', '0']]],
    );
    site.php(usual);
    await context.close();
  });

  test('what WordPress minds in a field is told at the field', async () => {
    site.php("update_option('require_name_email', 0);");
    const { page, context } = await guests(post('fields'));
    site.php(usual);
    await told(page, /Tell us what to call you/, 'Without a name.', '', 'agnes@readers.example');
    await told(page, /Enter your email address/, 'Without an address.', 'Agnes Vole', '');
    await told(page, /name@example\.com/, 'An address that we take and WordPress does not.', 'Agnes Vole', 'agnès@readers.example');
    await told(page, /fit\. Shorten it/, 'A name in letters of two bytes.', 'ک'.repeat(200));
    await told(page, /fit\. Shorten it/, '<'.repeat(20_000));
    await context.close();
  });

  test('what an editor changes while somebody writes by REST is told, and the words stay', async () => {
    const [thread, closing] = [post('changing'), post('closing')];
    const flood = path.join(site.site, 'wp-content/mu-plugins/flood.php');
    const noFlood = readFileSync(flood);
    const { page, context } = await guests(thread);
    site.php("update_option('comment_registration', 1);");
    await told(page, /Sign in, then post it/, 'Members only.');
    site.php(`${usual} update_option('sayso', ['anonymous_rest' => false] + (array) get_option('sayso'));`);
    await told(page, /Sign in, then post it/, 'No longer by REST.');
    site.php(`update_option('sayso', ['anonymous_rest' => true] + (array) get_option('sayso')); wp_update_post(['ID' => ${thread}, 'post_status' => 'draft']);`);
    await told(page, nowhere, 'To a draft.');
    site.php(`wp_update_post(['ID' => ${thread}, 'post_status' => 'publish', 'post_password' => 'secret']);`);
    await told(page, nowhere, 'Behind a password.');
    site.php(`wp_update_post(['ID' => ${thread}, 'post_password' => '']);`);
    await settle(page, /is published/, 'Said once.');
    await told(page, /same was said here before/, 'Said once.');
    // A moment ago, however slow this machine is.
    site.php("global $wpdb; $wpdb->query(\"update $wpdb->comments set comment_date_gmt = date_add(utc_timestamp(), interval 2 minute) order by comment_ID desc limit 1\");");
    rmSync(flood);
    await told(page, /Wait 15 seconds/, 'Said again, too soon.');
    writeFileSync(flood, noFlood);
    const reply = await answering(page, 'To what is gone.');
    for (const [way, status] of [["wp_set_comment_status($id, 'hold')", 401], ['wp_spam_comment($id)', 401], ['wp_delete_comment($id, true)', 404]] as const) {
      site.php(`$id = get_comments(['search' => 'Said once', 'status' => ['approve', 'hold', 'spam']])[0]->comment_ID; ${way};`);
      const [answered] = await Promise.all([page.waitForResponse((response) => /\/comments\/\d+\?/.test(response.url())), reply.getByRole('button', { name: 'Post comment' }).click()]);
      await reply.getByText(/Your words are still here/).first().waitFor();
      assert.deepEqual([answered.status(), await reply.getByRole('textbox', { name: /^Comment/ }).inputValue(), standing('what is gone')], [status, 'To what is gone.', []], way);
    }
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    site.php(`wp_delete_post(${thread}, true);`);
    await told(page, nowhere, 'To what is gone altogether.');
    await context.close();

    const late = await guests(closing);
    site.php(`wp_update_post(['ID' => ${closing}, 'comment_status' => 'closed']);`);
    await put(late.page, 'Too late.');
    await late.page.locator('sayso-comments').getByText(/closed/).first().waitFor();
    await late.context.close();
  });

  test('what an editor changes while somebody writes in the theme’s form is told, and the words stay', async () => {
    const thread = post('form-changing');
    site.php("update_option('require_name_email', 0);");
    const { page, context } = await open(browser, site, 'form-changing');
    await reach(page);
    site.php(usual);
    await told(page, /required fields/, 'Without an address.', 'Agnes Vole', '');
    site.php(`wp_update_post(['ID' => ${thread}, 'post_status' => 'draft']);`);
    await told(page, nowhere, 'To a draft.');
    site.php(`wp_update_post(['ID' => ${thread}, 'post_status' => 'publish', 'comment_status' => 'closed']);`);
    await put(page, 'Too late.');
    await page.locator('sayso-comments').getByText(/closed/).first().waitFor();
    await context.close();
  });

  test('a page of another origin reads and posts', async () => {
    const thread = post('elsewhere');
    site.php(`wp_insert_comment(['comment_post_ID' => ${thread}, 'comment_author' => 'Greta', 'comment_content' => 'Said at home.', 'comment_approved' => 1]);`);
    const server: Server = createServer(({ url = '' }, response) => {
      const isScript = /^\/sayso\/[\w./-]+$/.test(url) && !url.includes('..');
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? readFileSync(path.join(root, 'dist/cdn', url.slice('/sayso/'.length))) : guestsPage(`${site.url}/wp-json/`, thread));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { page, context, faults } = await visitor(browser, home);
      page.setDefaultTimeout(60_000);
      await page.goto(home);
      await reach(page);
      await said(page, 'Said at home.').waitFor();
      await settle(page, /is published/, 'Said elsewhere.');
      assert.deepEqual(standing('Said elsewhere'), [['Agnes Vole', '1']]);
      assert.deepEqual(faults, []);
      await context.close();
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('a long thread is read to its end, and comments that go meanwhile leave no gap', async () => {
    const thread = post('long');
    site.php(`for ($i = 0; $i < 130; $i++) wp_insert_comment(['comment_post_ID' => ${thread}, 'comment_author' => "Reader $i", 'comment_content' => "Said $i.", 'comment_approved' => 1, 'comment_date' => gmdate('Y-m-d H:i:s', 1700000000 + $i), 'comment_date_gmt' => gmdate('Y-m-d H:i:s', 1700000000 + $i)]);`);
    const shown = (page: Page, count: number) => page.waitForFunction((wanted) => document.querySelector('sayso-comment-thread')?.shadowRoot?.querySelectorAll('article').length === wanted, count);
    const more = (page: Page) => page.getByRole('button', { name: 'Show more comments' });
    const whole = await guests(thread);
    await shown(whole.page, 50);
    await more(whole.page).click();
    await shown(whole.page, 100);
    await more(whole.page).click();
    await shown(whole.page, 130);
    await more(whole.page).waitFor({ state: 'detached' });
    await whole.context.close();
    const { page, context } = await guests(thread);
    await shown(page, 50);
    site.php(`foreach (array_slice(get_comments(['post_id' => ${thread}, 'fields' => 'ids']), 20) as $id) wp_delete_comment($id, true);`);
    await more(page).click();
    await shown(page, 100);
    await more(page).waitFor({ state: 'detached' });
    await context.close();
  });

  test('an answer whose parent waits stays readable', async () => {
    const thread = post('orphan');
    site.php(`$parent = wp_insert_comment(['comment_post_ID' => ${thread}, 'comment_author' => 'Greta', 'comment_content' => 'What waits.', 'comment_approved' => 0]); wp_insert_comment(['comment_post_ID' => ${thread}, 'comment_author' => 'Ole', 'comment_content' => 'What answers it.', 'comment_approved' => 1, 'comment_parent' => $parent]);`);
    const { page, context } = await guests(thread);
    await said(page, 'What answers it.').waitFor();
    assert.equal(await said(page, 'What waits.').count(), 0);
    await context.close();
  });

  test('a thread that WordPress does not know is empty, and takes nothing', async () => {
    const { page, context } = await guests('999999');
    await page.locator('sayso-comments').getByText(/closed/).first().waitFor();
    assert.equal(await text(page).count(), 0);
    await context.close();
  });

  test('an article behind a password: nothing of its comments is asked for or shown', async () => {
    const thread = post('secret');
    site.php(`wp_update_post(['ID' => ${thread}, 'post_password' => 'lamp']); wp_insert_comment(['comment_post_ID' => ${thread}, 'comment_author' => 'Greta', 'comment_content' => 'Said behind it.', 'comment_approved' => 1]);`);
    const { page, context } = await open(browser, site, 'secret');
    assert.deepEqual([await page.locator('sayso-comments').count(), await page.getByText('Said behind it.').count()], [0, 0]);
    await page.locator('input[name=post_password]').fill('lamp');
    await page.locator('input[name=post_password]').press('Enter');
    await page.getByText('Said behind it.').waitFor();
    await page.locator('#comment').fill('And so do I.');
    await page.locator('#author').fill('Ole');
    await page.locator('#email').fill('ole@readers.example');
    await page.locator('#submit').click();
    await page.getByText('And so do I.').waitFor();
    assert.equal(await page.locator('sayso-comments').count(), 0);
    const guest = await atGuests(thread);
    await guest.page.getByText('Its comments can be read once the password has been given').waitFor();
    assert.equal(await guest.page.getByRole('button', { name: 'Try again' }).count(), 0);
    assert.equal(await guest.page.getByText('Said behind it.').count(), 0);
    await guest.context.close();
    await context.close();
  });

  test('where application passwords are switched off, one reads as nobody', async () => {
    const file = path.join(site.site, 'wp-content/mu-plugins/no-passwords.php');
    const backend = createWordpressModeration({ endpoint: `${site.url}/wp-json/`, clock: Date.now, credentials: { name: 'moderator', password: site.passwords.moderator } });
    assert.equal((await backend.moderator())?.name, 'Mira Moderator');
    writeFileSync(file, "<?php add_filter('wp_is_application_passwords_available', '__return_false');");
    assert.equal(await backend.moderator(), null);
    rmSync(file);
  });

  test('signed in, but on a page without a nonce, one reads as nobody', async () => {
    writeFileSync(path.join(site.site, 'desk.html'), `<!doctype html><html lang="en"><title>Desk</title><main><h1>Desk</h1><sayso-moderation backend="wordpress" endpoint="/wp-json/"></sayso-moderation></main><script type="module" src="/sayso/sayso.js"></script></html>`);
    const { page, context } = await signIn(browser, site, 'moderator', 'index.php');
    await page.goto(`${site.url}/desk.html`);
    await page.getByText('You are not signed in').waitFor();
    assert.equal(await page.locator('sayso-moderation .row').count(), 0);
    await context.close();
  });

  test('without pretty addresses everything is read and posted all the same', async () => {
    const thread = post('plain');
    site.php("update_option('permalink_structure', ''); flush_rewrite_rules();");
    const { page, context } = await open(browser, site, `?p=${thread}`);
    assert.match((await page.locator('link[rel="https://api.w.org/"]').getAttribute('href')) ?? '', /rest_route=/);
    await reach(page);
    await settle(page, /is published/, 'By a plain address.');
    await page.reload();
    await reach(page);
    await said(page, 'By a plain address.').waitFor();
    await context.close();
  });
});
