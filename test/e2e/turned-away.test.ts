/** A reader whose comment was turned away finds the reasons and the one appeal from that own comment, here and on another device (CM-25, CM-30). */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launch, visitor } from './support/browser.js';
import { freshFolder, root } from './support/demo.js';
import { faultsOf, wider } from './support/sight.js';

interface Running {
  readonly url: string;
  readonly signInUrl: string;
  close(): Promise<void>;
}

const pages = (request: Request): Response => {
  const { pathname } = new URL(request.url);
  const file = path.join(root, 'dist/cdn', path.basename(pathname));
  if (pathname.startsWith('/s/') && existsSync(file)) return new Response(readFileSync(file, 'utf8'), { headers: { 'content-type': 'text/javascript' } });
  const [, lang, thread] = /^\/(en|ur)\/(\w+)$/.exec(pathname) ?? [];
  if (lang === undefined) return new Response(null, { status: 204 });
  return new Response(
    `<!doctype html><html lang="${lang}" dir="${lang === 'ur' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>News</title><script type="module" src="/s/sayso.js"></script></head>
<body><main><h1>News</h1><sayso-comments endpoint="/" thread="/${thread}"></sayso-comments></main></body></html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
};

describe('a comment that was turned away', () => {
  const data = freshFolder();
  let server: Running;
  let browser: Browser;
  let cookie = '';

  before(async () => {
    const { start } = (await import(pathToFileURL(path.join(root, 'server/dist/src/start.js')).href)) as { start(options: object): Promise<Running> };
    const ruleSet = { name: 'wait', version: 1, rules: [{ rule: 'standing' }, { rule: 'premoderation', action: 'hold' }] };
    [server, browser] = await Promise.all([start({ port: 0, dataFolder: data.folder, sites: [{ id: 'default', ruleSet }], pace: { burst: 1000, secondsPerComment: 1 }, pages }), launch()]);
    const token = new URL(server.signInUrl).searchParams.get('token') ?? '';
    const entered = await fetch(`${server.url}/v1/default/moderation/sign-in`, { method: 'POST', redirect: 'manual', headers: { origin: server.url }, body: new URLSearchParams({ token }) });
    cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    data.remove();
  });

  const moderate = async (path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${server.url}/v1/default/moderation/${path}`, {
      headers: { cookie, 'x-sayso': '1', 'origin': server.url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.json();
  };
  /** A moderator decides on the comment with these words, as it stands in a queue. */
  const decide = async (queue: string, text: string, action: string): Promise<void> => {
    const { items } = (await moderate(`queue?queue=${queue}&limit=200`)) as { items: readonly { comment: { id: string; text: string; revision: number; status: string } }[] };
    const { comment } = items.find((each) => each.comment.text === text) ?? assert.fail(`nothing in ${queue} says "${text}"`);
    await moderate('decisions', { batch: randomBytes(16).toString('base64url'), decisions: [{ id: comment.id, revision: comment.revision, expectedStatus: comment.status, action, reason: { code: 'off-topic' } }] });
  };
  const write = async (page: Page, text: string): Promise<void> => {
    const form = page.locator('sayso-comment-form');
    await form.locator('textarea').fill(text);
    await form.locator('[name="name"]').fill('Amina');
    await form.locator('[name="email"]').fill('amina@reader.example');
    await form.locator('button[type="submit"]').click();
    await page.locator('article', { hasText: text }).locator('[part~="delete"]').waitFor();
  };

  test('leads its author to the reasons and to the one appeal, and by its private link back to the answer', async () => {
    const text = 'Whoever wants the bridge has never carried shopping.';
    const { context, page, faults } = await visitor(browser, server.url, { viewport: { width: 360, height: 720 }, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${server.url}/en/bridge`);
    await write(page, text);
    const own = page.locator('article', { hasText: text });
    await own.getByRole('button', { name: 'Copy private link' }).click();
    await own.getByText('Private link copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    await decide('held', text, 'reject');
    await page.reload();
    await own.getByText('Your comment was not published.').waitFor();
    assert.ok(!(await own.innerText()).includes('A moderator wants to read it first.'), 'nothing of what it waited for');
    const way = own.getByRole('link', { name: 'Read why, and ask for another look' });
    await way.waitFor();
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(await wider(page), []);
    assert.ok(((await way.boundingBox())?.height ?? 0) >= 24, 'a fingertip finds it');

    await way.click();
    await page.getByRole('heading', { name: 'Your comment was not published' }).waitFor();
    await page.getByText('Comments belong to the article they stand under.').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await page.getByLabel('Why should it be decided otherwise?').fill('I was answering the second paragraph.');
    await page.getByRole('button', { name: 'Ask for another look' }).click();
    await page.getByText('You have asked for another look.').waitFor();
    assert.equal(await page.getByRole('button').count(), 0, 'it can be asked for once');

    await page.getByRole('link', { name: 'Back to the article' }).click();
    await own.getByText('You have asked for another look. A moderator will decide.').waitFor();

    await decide('held', text, 'reject');
    const device = await visitor(browser, server.url);
    await device.page.goto(link);
    const there = device.page.locator('article', { hasText: text });
    await there.getByText('Somebody has looked at it again, and the decision stays.').waitFor();
    await there.getByRole('link', { name: 'Read why', exact: true }).click();
    await device.page.getByText('Somebody looked again, and the decision stays').waitFor();
    assert.deepEqual([faults, device.faults], [[], []]);
    await Promise.all([context.close(), device.context.close()]);
  });

  test('says so at once where it was taken down while its author reads, and speaks the page’s language all the way', async () => {
    const text = 'یہ پل سب کے لیے ہے۔';
    const { context, page, faults } = await visitor(browser, server.url, { viewport: { width: 360, height: 720 } });
    await page.goto(`${server.url}/ur/pul`);
    await write(page, text);
    await decide('held', text, 'approve');
    const own = page.locator('article', { hasText: text });
    await own.locator('[part~="reply"]').waitFor();
    await decide('published', text, 'remove');
    await own.getByText('آپ کا تبصرہ ہٹا دیا گیا۔').waitFor();
    await own.getByRole('link', { name: 'وجہ پڑھیے، اور دوبارہ دیکھنے کو کہیے' }).click();
    await page.getByRole('heading', { name: 'یہ فیصلہ کیوں ہوا' }).waitFor();
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['ur', 'rtl']);
    await page.getByRole('textbox').fill('میں نے مضمون کا جواب دیا تھا۔');
    await page.getByRole('button').click();
    await page.getByText('آپ نے دوبارہ دیکھنے کو کہا ہے۔').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'ur');
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('tells whoever is treated otherwise why, on the page of an own comment, and takes the one request for another look', async () => {
    const text = 'Everybody who disagrees is bought.';
    const { context, page, faults } = await visitor(browser, server.url, { viewport: { width: 360, height: 720 } });
    await page.goto(`${server.url}/en/account`);
    await write(page, text);
    const { items } = (await moderate('queue?queue=held&limit=200')) as { items: readonly { comment: { id: string; text: string } }[] };
    const of = items.find(({ comment }) => comment.text === text)?.comment.id ?? '';
    await moderate('author', { of, standing: { kind: 'pre-moderated', until: null }, reason: { code: 'insult', words: 'Said of three neighbours.' } });
    await decide('held', text, 'reject');
    await page.reload();
    const own = page.locator('article', { hasText: text });
    await own.getByText('Something was also decided about your new comments.').waitFor();
    await own.getByRole('link', { name: 'Read why, and ask for another look' }).click();
    const section = page.getByRole('region', { name: 'How your new comments are treated, and why' });
    await section.getByText('Said of three neighbours.').waitFor();
    await section.getByText('No insults: say it of the matter, not of the person.').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(await wider(page), []);
    await section.getByRole('textbox').fill('They said it first.');
    await section.getByRole('button').click();
    await section.getByText('You have asked for another look.').waitFor();
    assert.equal(await page.getByRole('button').count(), 1, 'what was decided on the comment can still be asked about');
    await moderate('author', { of, uphold: true });
    await page.reload();
    await section.getByText('Somebody looked again, and the decision stays').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await moderate('author', { of, standing: { kind: 'banned', until: null } });
    await page.goto(`${server.url}/en/account`);
    const form = page.locator('sayso-comment-form');
    await form.locator('textarea').fill('And you are, too.');
    await form.locator('[name="name"]').fill('Amina');
    await form.locator('[name="email"]').fill('amina@reader.example');
    await form.locator('button[type="submit"]').click();
    await form.getByText('The private page of an earlier comment of yours says why').waitFor();
    assert.ok(!(await form.innerText()).includes('Change the wording'), 'other words would change nothing');
    // The browser itself notes that the server refused.
    assert.deepEqual(faults.filter((fault) => !fault.includes('422')), []);
    await context.close();
  });

  test('leads whoever is banned, and was never turned away, from the form to the reasons and to the one appeal', async () => {
    const text = 'The ferry was on time.';
    const { context, page, faults } = await visitor(browser, server.url, { viewport: { width: 360, height: 720 } });
    const post = async (words: string): Promise<void> => {
      const form = page.locator('sayso-comment-form');
      await form.locator('textarea').fill(words);
      await form.locator('[name="name"]').fill('Bilal');
      await form.locator('[name="email"]').fill('bilal@reader.example');
      await form.locator('button[type="submit"]').click();
    };
    await page.goto(`${server.url}/en/ferry`);
    await post(text);
    await page.locator('article', { hasText: text }).locator('[part~="delete"]').waitFor();
    const { items } = (await moderate('queue?queue=held&limit=200')) as { items: readonly { comment: { id: string; text: string } }[] };
    const of = items.find(({ comment }) => comment.text === text)?.comment.id ?? '';
    await decide('held', text, 'approve');
    await moderate('author', { of, standing: { kind: 'banned', until: null }, reason: { code: 'insult', words: 'Said on the telephone.' } });
    // Another page, another day: the browser has the receipt.
    await page.goto(`${server.url}/ur/pul`);
    await post('And late today.');
    await page.locator('sayso-comment-form').getByText('The private page of an earlier comment of yours says why').waitFor();
    const way = page.locator('sayso-comment-form').getByRole('link', { name: 'وہ نجی صفحہ کھولیے' });
    await way.waitFor();
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(await wider(page), []);
    assert.ok(((await way.boundingBox())?.height ?? 0) >= 24, 'a fingertip finds it');
    await way.click();
    await page.getByText('Said on the telephone.').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'ur');
    await page.getByRole('textbox').fill('میں نے فون نہیں کیا۔');
    await page.getByRole('button').click();
    await page.getByText('آپ نے دوبارہ دیکھنے کو کہا ہے۔').waitFor();
    assert.deepEqual(faults.filter((fault) => !fault.includes('422')), []);
    await context.close();
  });
});
