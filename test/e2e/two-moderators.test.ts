/** Two moderators in two browsers on one queue: the built console against the real server. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launch, visitor } from './support/browser.js';
import { freshFolder, root } from './support/demo.js';
import { faultsOf } from './support/sight.js';

const load = async <T>(file: string): Promise<T> => (await import(pathToFileURL(path.join(root, file)).href)) as T;

interface Running {
  readonly url: string;
  readonly repository: {
    addModerator(site: string, moderator: object, at: number): Promise<void>;
    addSignInLink(site: string, tokenHash: string, moderator: string, expiresAt: number, now: number): Promise<void>;
  };
  close(): Promise<void>;
}

const strict = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
const pages = (request: Request): Response => {
  const { pathname } = new URL(request.url);
  const file = path.join(root, 'dist/cdn', path.basename(pathname));
  if (pathname.startsWith('/s/') && existsSync(file)) return new Response(readFileSync(file, 'utf8'), { headers: { 'content-type': 'text/javascript' } });
  if (pathname !== '/console') return new Response(null, { status: 204 });
  return new Response(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Moderation</title><script type="module" async src="/s/sayso.js"></script></head><body><main><h1>Moderation</h1><sayso-moderation endpoint="/"></sayso-moderation></main></body></html>',
    { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': strict } },
  );
};

describe('two moderators', () => {
  const data = freshFolder();
  let server: Running;
  let browser: Browser;
  let both: readonly { readonly page: Page; readonly faults: string[] }[] = [];

  const post = async (text: string): Promise<string> => {
    const body = { thread: '/river', parent: null, draft: { name: 'Amina', email: 'amina@reader.example', text }, trap: '', page: { url: `${server.url}/river`, title: 'The river' } };
    const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
    const answer = await fetch(`${server.url}/v1/default/comments`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': secret }, body: JSON.stringify(body) });
    return ((await answer.json()) as { own: { comment: { id: string } } }).own.comment.id;
  };
  const open = async (id: string, name: string) => {
    const { hashSecret, newId } = await load<{ hashSecret(text: string): string; newId(): string }>('server/dist/src/db/ids.js');
    const token = newId();
    await server.repository.addModerator('default', { id, name }, Date.now());
    await server.repository.addSignInLink('default', hashSecret(token), id, Date.now() + 60_000, Date.now());
    const answer = await fetch(`${server.url}/v1/default/moderation/sign-in`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `token=${token}` });
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    const { context, page, faults } = await visitor(browser, server.url, { viewport: { width: 1280, height: 800 } });
    await context.addCookies([{ name: cookie.slice(0, cookie.indexOf('=')), value: cookie.slice(cookie.indexOf('=') + 1), url: server.url }]);
    await page.goto(`${server.url}/console`);
    await page.locator('sayso-moderation .row').first().waitFor();
    return { page, faults };
  };
  const row = (page: Page, id: string) => page.locator(`sayso-moderation .row[data-id="${id}"]`);

  before(async () => {
    const { start } = await load<{ start(options: object): Promise<Running> }>('server/dist/src/start.js');
    const rules = { name: 'wait', version: 1, rules: [{ rule: 'premoderation', action: 'hold' }] };
    [server, browser] = await Promise.all([start({ port: 0, dataFolder: data.folder, sites: [{ id: 'default', ruleSet: rules }], pace: { burst: 1000, secondsPerComment: 1 }, pages }), launch()]);
    await post('The wall came down in the right way.');
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    data.remove();
  });

  test('decide on the same comment at once: one wins, the other reads who it was; presence comes and goes', async () => {
    const first = await post('Nobody asked us.');
    both = await Promise.all([open('sana', 'Sana'), open('karim', 'Karim')]);
    const [mine, theirs] = both.map(({ page }) => page) as [Page, Page];
    await Promise.all([row(mine, first).click(), row(theirs, first).click()]);
    await mine.locator('sayso-moderation .opened .viewers', { hasText: 'Karim is looking at this too.' }).waitFor();
    assert.deepEqual(await faultsOf(mine), []);
    const began = Date.now();
    await Promise.all([row(mine, first).press('a'), row(theirs, first).press('r')]);
    const standing = async (page: Page): Promise<string> => (await row(page, first).locator('.standing').textContent()) ?? '';
    const told = /^\s*(Sana|Karim) (approved|rejected) this at/;
    const settled = async (): Promise<readonly string[]> => {
      for (;;) {
        const said = await Promise.all([standing(mine), standing(theirs)]);
        if (said.some((each) => told.test(each)) && said.some((each) => /Undo/.test(each))) return said;
        if (Date.now() - began > 5000) throw new Error(`nobody is told: ${said.join(' | ')}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const [said = '', other = ''] = await settled();
    const winner = /Undo/.test(said) ? 'Sana' : 'Karim';
    assert.match(winner === 'Sana' ? other : said, new RegExp(`^\\s*${winner} `));
    await theirs.close();
    await mine.locator('sayso-moderation .viewers').waitFor({ state: 'detached' });
    assert.deepEqual(both.flatMap(({ faults }) => faults), []);
  });
});
