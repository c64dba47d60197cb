/** Who writes, on the real server in a real browser: the trip to the sign-in page, the link in a mail, the private link, one stream. */
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, visitor } from './support/browser.js';
import { freshFolder, root } from './support/demo.js';
import { until } from './support/until.js';

interface Mail {
  readonly template: string;
  readonly recipient: string;
  readonly token: string;
}
interface Running {
  readonly url: string;
  readonly repository: { dueMail(site: string, now: number, limit: number): Promise<readonly Mail[]> };
  close(): Promise<void>;
}

const secret = 'a secret of the paper that nobody can guess';
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (name: string): string => {
  const words = `${part({ alg: 'HS256' })}.${part({ sub: name, name, aud: 'members', exp: Math.floor(Date.now() / 1000) + 3600 })}`;
  return `${words}.${createHmac('sha256', secret).update(words).digest('base64url')}`;
};

const htmlOf = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>News</title><script type="module" src="/s/sayso.js"></script></head><body><main>${body}</main></body></html>`;
const threads = (site: string, ...names: readonly string[]): string => names.map((thread) => `<sayso-comments endpoint="/" site="${site}" thread="${thread}"></sayso-comments>`).join('');

const pages = (request: Request): Response => {
  const { pathname, searchParams } = new URL(request.url);
  const page = (body: string, headers = {}): Response => new Response(htmlOf(body), { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
  const name = /name=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  const file = path.join(root, 'dist/cdn', path.basename(pathname));
  if (pathname.startsWith('/s/') && existsSync(file)) return new Response(readFileSync(file), { headers: { 'content-type': 'text/javascript' } });
  if (pathname === '/sign-in') return page(`<a href="${searchParams.get('next') ?? ''}">Back</a>`, { 'set-cookie': 'name=Amina; Path=/' });
  if (pathname === '/members') return page(`<script type="application/json" data-sayso-identity>${JSON.stringify(name === undefined ? null : tokenOf(name))}</script>${threads('members', '/members')}`);
  if (pathname === '/verified') return page(threads('verified', '/verified'));
  if (pathname === '/held') return page(`<p style="height: 3000px">A long article.</p>${threads('default', '/held')}`);
  if (pathname === '/three') return page(threads('open', '/a', '/b', '/c'));
  return new Response(null, { status: 404 });
};

describe('who writes', () => {
  const place = freshFolder();
  let server: Running;
  let browser: Browser;

  before(async () => {
    const { start } = (await import(path.join(root, 'server/dist/src/start.js'))) as { start(options: object): Promise<Running> };
    const none = { name: 'none', version: 1, rules: [] };
    server = await start({
      port: 0,
      dataFolder: place.folder,
      pages,
      pace: { burst: 1000, secondsPerComment: 1 },
      sites: [
        { id: 'default' },
        { id: 'open', ruleSet: none },
        { id: 'members', ruleSet: none, writers: 'members', signIn: 'http://localhost/sign-in', members: { kind: 'secret', secret } },
        { id: 'verified', ruleSet: none, writers: 'verified', notify: true },
      ],
    });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    place.remove();
  });

  const field = (page: Page, name: string) => page.locator(`sayso-comment-form [name="${name}"]`).first();
  const write = async (page: Page, words: string, address = true): Promise<void> => {
    await field(page, 'comment').fill(words);
    if (!address) return;
    await field(page, 'name').fill('Ada');
    await field(page, 'email').fill(`${randomBytes(6).toString('hex')}@post.example`);
  };

  test('CM-11: words survive the trip to the sign-in page and back, and go out under the name of the member', async () => {
    const { context, page, faults } = await visitor(browser, server.url);
    // The sign-in page's port is known only now.
    await context.route('http://localhost/sign-in*', (route) => route.fulfill({ status: 302, headers: { location: `${server.url}/sign-in?next=${encodeURIComponent(`${server.url}/members`)}` } }));
    await page.goto(`${server.url}/members`);
    await write(page, 'Written before signing in.', false);
    await page.getByRole('link', { name: 'Sign in to comment' }).click();
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByText('Writing as Amina').waitFor();
    await until(page, () => document.querySelector('textarea')?.value === 'Written before signing in.');
    const sent: string[] = [];
    page.on('request', (request) => {
      const { authorization } = request.headers();
      if (authorization !== undefined) sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.locator('article', { hasText: 'Written before signing in.' }).getByText('Amina').waitFor();
    await page.reload();
    await page.locator('article', { hasText: 'Written before signing in.' }).getByText('Amina').waitFor();
    assert.deepEqual(sent, ['POST /v1/members/comments'], 'the token goes with the post alone');
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('a sign-in that the server does not take any more is said, and the words stay', async () => {
    const { context, page } = await visitor(browser, server.url);
    await context.addCookies([{ name: 'name', value: 'Amina', url: server.url }]);
    await page.goto(`${server.url}/members`);
    await page.getByText('Writing as Amina').waitFor();
    await page.evaluate(() => {
      const comments = document.querySelector('sayso-comments') as HTMLElement & { identity: () => Promise<string> };
      const token = document.querySelector('script[data-sayso-identity]')?.textContent ?? '';
      comments.identity = () => Promise.resolve((JSON.parse(token) as string).replace(/.{4}$/, 'AAAA'));
    });
    await write(page, 'Under a broken token.', false);
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByText('Your sign-in has ended. Your words are kept.').waitFor();
    assert.equal(await field(page, 'comment').inputValue(), 'Under a broken token.');
    await context.close();
  });

  test('CM-07: a comment waits for the link in the mail, which confirms at the press of a button; no request tells the address', async () => {
    const { context, page } = await visitor(browser, server.url);
    await page.goto(`${server.url}/verified`);
    await write(page, 'Please confirm me.');
    const email = await field(page, 'email').inputValue();
    assert.equal(await page.getByLabel('Tell me by email about replies').isChecked(), false);
    await page.getByLabel('Tell me by email about replies').check();
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.locator('article', { hasText: 'Please confirm me.' }).getByText('Open the link that we have mailed you').waitFor();
    const [mail] = (await server.repository.dueMail('verified', Date.now(), 10)).filter(({ recipient }) => recipient === email);
    assert.equal(mail?.template, 'confirm-comment');
    const other = await context.newPage();
    await other.goto(`${server.url}/v1/verified/confirm?token=${mail.token}`);
    await other.getByRole('button', { name: 'Yes, confirm my address' }).click();
    await other.getByRole('heading', { name: 'Your comment is published' }).waitFor();
    await page.reload();
    await page.locator('article', { hasText: 'Please confirm me.' }).waitFor();
    // The same browser is known now.
    await field(page, 'comment').fill('Known by now.');
    await field(page, 'name').fill('Ada');
    await field(page, 'email').fill(email);
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByText('Your comment is published. Thank you.').first().waitFor();
    await context.close();
  });

  test('S-28: the private link shows a waiting comment on another device, and to nobody without it', async () => {
    const writer = await visitor(browser, server.url, { permissions: ['clipboard-read', 'clipboard-write'] });
    await writer.page.goto(`${server.url}/held`);
    await writer.page.locator('sayso-comments').scrollIntoViewIfNeeded();
    await write(writer.page, 'Only for my eyes.');
    await writer.page.getByRole('button', { name: 'Post comment' }).click();
    await writer.page.getByRole('button', { name: 'Copy private link' }).click();
    await writer.page.locator('article').getByText('Private link copied.').waitFor();
    const link = await writer.page.evaluate(() => navigator.clipboard.readText());
    const [, own = ''] = /#sayso-comment=([\w-]{22})$/.exec(link) ?? [];
    assert.notEqual(own, '', link);

    const device = await visitor(browser, server.url);
    const asked: string[] = [];
    device.context.on('request', (request) => void asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
    await device.page.goto(link);
    const article = device.page.locator('article', { hasText: 'Only for my eyes.' });
    await article.getByText('Your comment is waiting for a moderator.').waitFor();
    await until(device.page, () => document.querySelector('sayso-comment-thread')?.shadowRoot?.activeElement?.localName === 'article');
    assert.equal(device.page.url(), `${server.url}/held`, 'the secret is out of the address');
    assert.deepEqual(asked.filter((each) => each.includes(own)), []);
    await device.page.reload();
    await device.page.locator('sayso-comments').scrollIntoViewIfNeeded();
    await article.waitFor();

    // Pasted where the page stands open already.
    const open = await visitor(browser, server.url);
    await open.page.goto(`${server.url}/held`);
    await open.page.locator('sayso-comments').scrollIntoViewIfNeeded();
    await open.page.getByRole('heading', { name: 'Comments' }).waitFor();
    await until(open.page, "document.querySelector('sayso-comments')?.store?.getState().status === 'ready'");
    await open.page.evaluate(`location.hash = '#sayso-comment=${own}'`);
    await open.page.locator('article', { hasText: 'Only for my eyes.' }).getByText('Your comment is waiting for a moderator.').waitFor();
    assert.equal(open.page.url(), `${server.url}/held`);

    const stranger = await visitor(browser, server.url);
    await stranger.page.goto(`${server.url}/held#sayso-comment=${randomBytes(16).toString('base64url')}`);
    await write(stranger.page, 'Written in the same second.');
    await stranger.page.getByRole('button', { name: 'Post comment' }).click();
    await stranger.page.locator('article', { hasText: 'Written in the same second.' }).waitFor();
    assert.equal(await stranger.page.locator('article', { hasText: 'Only for my eyes.' }).count(), 0);
    assert.deepEqual([writer.faults, device.faults, open.faults], [[], [], []]);
    for (const { context } of [writer, device, open, stranger]) await context.close();
  });

  test('three threads on one page share one stream, and their drafts lie apart', async () => {
    const { context, page, faults } = await visitor(browser, server.url, { viewport: { width: 412, height: 4000 } });
    const streams = new Set<string>();
    page.on('request', (request) => void (request.url().includes('/stream?') && streams.add(request.url())));
    page.on('requestfailed', (request) => void streams.delete(request.url()));
    page.on('requestfinished', (request) => void streams.delete(request.url()));
    await page.goto(`${server.url}/three`);
    await page.locator('sayso-comment-form textarea').nth(2).waitFor();
    const followed = (): readonly string[] => [...streams].flatMap((url) => new URL(url).searchParams.getAll('thread'));
    for (let tries = 0; tries < 100 && (streams.size !== 1 || followed().length !== 3); tries++) await page.waitForTimeout(50);
    assert.deepEqual([streams.size, [...followed()].sort()], [1, ['/a', '/b', '/c']]);
    const body = JSON.stringify({ thread: '/c', parent: null, draft: { name: 'B', text: 'News for the third.' }, trap: '', page: { url: '', title: '' } });
    await fetch(`${server.url}/v1/open/comments`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': randomBytes(16).toString('base64url') }, body });
    await page.locator('sayso-comments').nth(2).getByRole('button', { name: '1 new comment' }).waitFor();
    assert.equal(await page.getByRole('button', { name: '1 new comment' }).count(), 1);

    const first = page.locator('sayso-comments').first();
    const text = first.locator('textarea');
    await text.fill('A draft of the first.');
    await first.getByText('Kept on this device').waitFor();
    await page.evaluate(() => document.querySelector('sayso-comments')?.setAttribute('thread', '/c'));
    await first.locator('article', { hasText: 'News for the third.' }).waitFor();
    await until(page, () => document.querySelector('textarea')?.value === '');
    await page.evaluate(() => document.querySelector('sayso-comments')?.setAttribute('thread', '/a'));
    await until(page, () => document.querySelector('textarea')?.value === 'A draft of the first.');
    assert.equal(await first.locator('article').count(), 0, 'nothing of the other thread is left');
    assert.deepEqual(faults, []);
    await context.close();
  });
});
