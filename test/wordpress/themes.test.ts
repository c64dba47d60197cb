/** The plug-in in three themes, in English and Urdu: readers read and write, axe finds no more than without us; then the administration in Urdu. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, type Visitor } from '../e2e/support/browser.js';
import { faultsOf } from '../e2e/support/sight.js';
import { asked, open, reach, said, signIn, skip, startWordpress, type Wordpress } from './support/wordpress.js';

/** Everything that pages show of us; switched off they are as without us. */
const parts = ['banner', 'embeds', 'comments', 'button', 'own_pictures'];
const spoken = {
  English: { language: '', slug: 'tram', direction: 'ltr', text: 'I was on it: 1 < 2.', answer: 'With a dog asleep.' },
  Urdu: { language: 'ur', slug: 'urdu', direction: 'rtl', text: 'بہت خوب کہانی ہے۔', answer: 'کشتی میں کتابیں: 1 < 2۔' },
} as const;

describe('themes and languages', { skip }, () => {
  let site: Wordpress;
  let browser: Browser;
  const ruleOf = (fault: string): string => fault.split(' ')[0] ?? '';
  /** What axe finds by rules that found nothing before. */
  const worse = async (page: Page, without: readonly string[]): Promise<readonly string[]> => (await faultsOf(page)).filter((fault) => !without.some((each) => ruleOf(each) === ruleOf(fault)));
  before(async () => {
    [site, browser] = await Promise.all([startWordpress({ locale: 'ur', plugin: {}, prepare: "update_option('comment_previously_approved', 0);" }), launch()]);
    for (const { slug, text } of Object.values(spoken)) site.php(`wp_insert_comment(['comment_post_ID' => get_page_by_path('${slug}', OBJECT, 'post')->ID, 'comment_author' => 'Greta', 'comment_content' => esc_html('${text}'), 'comment_approved' => 1]);`);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  for (const theme of ['twentytwentyone', 'twentytwentytwo', 'twentytwentythree']) {
    for (const [name, { language, slug, direction, text, answer }] of Object.entries(spoken)) {
      test(`${theme} in ${name}: readers read and write, and axe finds no more than without us`, async () => {
        const turn = (on: boolean): string => `update_option('sayso', [${parts.map((part) => `'${part}' => ${String(on)}`).join(', ')}]);`;
        site.php(`switch_theme('${theme}'); update_option('WPLANG', '${language}'); ${turn(false)}`);
        const bare = await open(browser, site, slug);
        assert.equal(await bare.page.locator('sayso-comments, sayso-banner').count(), 0);
        const without = await faultsOf(bare.page);
        await bare.context.close();
        site.php(turn(true));
        const { page, context, elsewhere, faults } = await open(browser, site, slug);
        await page.locator('sayso-banner [data-sayso-action=reject]').waitFor();
        await reach(page);
        await said(page, text).waitFor();
        assert.deepEqual(await worse(page, without), [], 'with the banner');
        await page.locator('sayso-banner [data-sayso-action=reject]').click();
        assert.equal(await page.locator('sayso-comment-thread').evaluate((thread) => getComputedStyle(thread.shadowRoot?.querySelector('[dir]') ?? thread).direction), direction);
        await page.locator('sayso-comment-form textarea').first().fill(`${answer} ${theme}`);
        await page.locator('sayso-comment-form [name=author]').fill('Bilal');
        await page.locator('sayso-comment-form [name=email]').fill('bilal@readers.example');
        await page.locator('sayso-comment-form [type=submit]').first().click();
        await said(page, `${answer} ${theme}`).waitFor();
        await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('sayso-comment-form textarea')?.value === '');
        assert.equal(asked(site, "echo json_encode(html_entity_decode(get_comments(['number' => 1])[0]->comment_content));"), `${answer} ${theme}`);
        assert.deepEqual(await worse(page, without), [], 'with a comment of one’s own');
        assert.deepEqual([elsewhere, faults.filter((fault) => !fault.includes('favicon'))], [[], []]);
        await context.close();
      });
    }
  }

  const atDesk = (page: string): Promise<Visitor> => signIn(browser, site, 'editor', page, { viewport: { width: 1280, height: 800 } });

  test('the settings are in Urdu, from right to left; what cannot be kept is told in it', async () => {
    site.php("update_option('WPLANG', 'ur');");
    const { page, context } = await atDesk('options-general.php?page=sayso');
    assert.deepEqual(await page.locator('.wrap th').first().evaluate((label) => [getComputedStyle(label).direction, getComputedStyle(label).textAlign]), ['rtl', 'right']);
    const words = await page.locator('.wrap :is(h1, h2, th, .description, td label, option)').allInnerTexts();
    assert.ok(words.length > 50, `${words.length} pieces of text`);
    // Names of companies, and of the header, have no Urdu.
    assert.deepEqual(words.filter((text) => !/[\u0600-\u06ff]/.test(text) && !/^(Content-Security-Policy|Complianz|GDPR Cookie Compliance \(Moove\)|.+ \(.+\))$/.test(text.trim())), []);
    assert.match(await page.locator('.description', { hasText: 'matomo' }).innerText(), /\u2066\{ "purposes".+\}\u2069.+\u2066<script .+>\u2069/, 'code is not turned round');
    assert.equal(await page.locator('#sayso-more').evaluate((field) => getComputedStyle(field).direction), 'ltr');
    assert.deepEqual((await faultsOf(page)).filter((fault) => fault.includes('sayso')), []);
    await page.locator('#sayso-more').fill('{ "purposes": [');
    await page.locator('#submit').click();
    await page.getByText('محفوظ نہیں ہوا، کیونکہ یہ JSON آبجیکٹ نہیں').waitFor();
    await context.close();
  });

  test('the desk decides in Urdu, from right to left', async () => {
    const id = asked<string>(site, `echo json_encode((string) wp_insert_comment(['comment_post_ID' => ${site.posts.urdu}, 'comment_author' => 'آمنہ', 'comment_content' => 'کیا یہ رکا ہوا ہے؟', 'comment_approved' => 0]));`);
    const { page, context } = await atDesk('edit-comments.php?page=sayso-desk');
    const row = page.locator(`sayso-moderation .row[data-id="${id}"]`);
    await row.click();
    assert.equal(await row.evaluate((each) => getComputedStyle(each).direction), 'rtl');
    assert.deepEqual((await faultsOf(page)).filter((fault) => fault.includes('sayso')), []);
    await row.press('a');
    await row.locator('[data-undo]').waitFor();
    assert.equal(asked(site, `echo json_encode(get_comment(${id})->comment_approved);`), '1');
    await context.close();
  });
});
