/**
 * Every DOMPurify fixture and every naughty string as text, name, website and link of a comment: over the wire to a real server,
 * into the thread under a strict policy with Trusted Types, and onto the server's own pages with no policy to save them. Skipped,
 * with a notice, where the strings are missing (`../shared/data/xss`).
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { parseDraft, type Draft, type DraftLimits } from '../../src/comments/model/draft.js';
import { launch, visitor } from './support/browser.js';
import { freshFolder, root } from './support/demo.js';
import { until } from './support/until.js';

const load = async <T>(file: string): Promise<T> => (await import(pathToFileURL(path.join(root, file)).href)) as T;
const { sharedData } = await load<{ sharedData(): string | undefined }>('scripts/shared-data.mjs');
const folder = path.join(sharedData() ?? '', 'xss');
const skip = sharedData() !== undefined && existsSync(folder) ? false : 'no ../shared/data/xss here';

const strings = (): readonly string[] => {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  return [...(read('dompurify-expect.json') as readonly { readonly payload: string }[]).map(({ payload }) => payload), ...(read('blns.json') as readonly string[])];
};

interface Running {
  readonly url: string;
  close(): Promise<void>;
}
interface Drawn {
  /** `element[attribute]` and `element`, each once. */
  readonly names: readonly string[];
  readonly protocols: readonly string[];
  readonly relations: readonly string[];
  /** Names of authors in order. */
  readonly authors: readonly string[];
}

/** All, six at a time; results in order. */
const inTurns = async <T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < all.length; index = next++) results[index] = await work(all[index] as T);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  return results;
};

const limits: DraftLimits = { name: { ask: 'required', max: 245 }, email: { ask: 'optional', max: 100 }, website: { ask: 'optional', max: 200 }, text: { ask: 'required', max: 10_000 } };

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const article =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title><script type="module" src="/s/sayso.js"></script></head><body><main><h1>An article</h1><sayso-comments thread="/thread" endpoint="/"></sayso-comments></main></body></html>';

const pages = (request: Request): Response => {
  const { pathname } = new URL(request.url);
  if (pathname === '/article') return new Response(article, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } });
  const file = path.join(root, 'dist/cdn', path.basename(pathname));
  if (pathname.startsWith('/s/') && existsSync(file)) return new Response(readFileSync(file, 'utf8'), { headers: { 'content-type': 'text/javascript' } });
  return new Response(null, { status: pathname === '/favicon.ico' ? 204 : 404 });
};

/** What may stand inside of a comment in the thread, and nothing else. */
const inThread = [
  'a', 'a[aria-label]', 'a[class]', 'a[href]', 'a[id]', 'a[part]', 'a[referrerpolicy]', 'a[rel]',
  'article', 'article[aria-labelledby]', 'article[class]', 'article[id]', 'article[part]', 'article[tabindex]',
  'bdi', 'bdi[class]', 'blockquote', 'blockquote[dir]', 'br',
  'button', 'button[aria-expanded]', 'button[aria-label]', 'button[aria-pressed]', 'button[class]', 'button[data-more]', 'button[data-reply]', 'button[data-vote]', 'button[part]',
  'code', 'code[dir]', 'div', 'div[class]', 'div[dir]', 'div[part]', 'em', 'li', 'ol', 'ol[dir]', 'ol[start]', 'p', 'pre', 'pre[dir]',
  'span', 'span[aria-hidden]', 'span[class]', 'span[data-tint]', 'span[id]', 'span[part]', 'strong', 'time', 'time[datetime]', 'time[title]', 'ul', 'ul[dir]',
];
/** The same for the server's pages, from `main` on: comments, receipts and forms that came back. */
const onPages = [
  'a', 'a[aria-label]', 'a[class]', 'a[href]', 'a[rel]', 'a[title]', 'article', 'article[class]', 'article[id]', 'b', 'b[dir]', 'blockquote', 'br',
  'button', 'button[type]', 'code', 'code[dir]', 'div', 'div[aria-hidden]', 'div[class]', 'em', 'form', 'form[action]', 'form[method]', 'h1', 'h2', 'h2[id]', 'header',
  'input', 'input[aria-describedby]', 'input[aria-invalid]', 'input[autocomplete]', 'input[dir]', 'input[id]', 'input[maxlength]', 'input[name]', 'input[required]', 'input[tabindex]', 'input[type]', 'input[value]',
  'label', 'label[for]', 'li', 'ol', 'ol[class]', 'ol[start]', 'p', 'p[class]', 'p[dir]', 'p[id]', 'pre', 'pre[dir]', 'span', 'span[aria-hidden]', 'span[class]', 'strong',
  'textarea', 'textarea[aria-describedby]', 'textarea[aria-invalid]', 'textarea[dir]', 'textarea[dirname]', 'textarea[id]', 'textarea[maxlength]', 'textarea[name]', 'textarea[required]', 'textarea[rows]',
  'time', 'time[datetime]', 'ul',
];
const outside = (names: readonly string[], allowed: readonly string[]): readonly string[] => names.filter((name) => !allowed.includes(name));

/** Runs in the page: what stands under some elements. */
const lookUnder = (selector: { readonly of: string; readonly author: string; readonly inShadowOf?: string }): Drawn => {
  const within = selector.inShadowOf === undefined ? document : document.querySelector(selector.inShadowOf)?.shadowRoot;
  const tops = [...(within?.querySelectorAll(selector.of) ?? [])];
  const all = tops.flatMap((top) => [top, ...top.querySelectorAll('*')]);
  const links = all.filter((each): each is HTMLAnchorElement => each.localName === 'a');
  return {
    names: [...new Set(all.flatMap((each) => [each.localName, ...each.getAttributeNames().map((name) => `${each.localName}[${name}]`)]))].sort(),
    protocols: [...new Set(links.map((link) => link.protocol))].sort(),
    relations: [...new Set(links.filter((link) => link.origin !== location.origin).map((link) => link.rel))].sort(),
    authors: tops.map((top) => top.querySelector(selector.author)?.textContent ?? ''),
  };
};

describe('hostile texts', { skip }, () => {
  const data = freshFolder();
  let server: Running;
  let browser: Browser;
  /** Names as the server gives them out, newest first. */
  const authors: string[] = [];

  const send = (type: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${server.url}/v1/default/comments`, { method: 'POST', headers: { 'content-type': type, ...headers }, body });
  /** As a reader would: what cannot be taken for a field is left out, and the rest goes. */
  const post = async (draft: Draft): Promise<void> => {
    const judged = parseDraft(draft, limits);
    const mended = judged.ok ? draft : { ...draft, ...Object.fromEntries(judged.error.map(({ field }) => [field, field === 'website' ? '' : 'Nothing to be seen.'])) };
    const body = { thread: '/thread', parent: null, draft: mended, trap: '', page: { url: '', title: draft.name.slice(0, 500) } };
    const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
    assert.equal((await send('application/json', JSON.stringify(body), { 'idempotency-key': secret })).status, 201);
  };
  const asForm = async (draft: Omit<Draft, 'notify'>): Promise<{ readonly status: number; readonly html: string }> => {
    const answer = await send('application/x-www-form-urlencoded', new URLSearchParams({ thread: '/plain', ...draft }).toString());
    return { status: answer.status, html: await answer.text() };
  };

  before(async () => {
    const { start } = await load<{ start(options: object): Promise<Running> }>('server/dist/src/start.js');
    const sites = [{ id: 'default', limits, ruleSet: { name: 'everything', version: 1, rules: [] } }];
    [server, browser] = await Promise.all([start({ port: 0, dataFolder: data.folder, sites, pace: { burst: 1_000_000, secondsPerComment: 1 }, pages }), launch()]);
    const waiting = strings().map((each) => ({ name: each, email: '', website: each, text: `[${each}](https://paper.example/) and [a link](${each}) and https://${each} and **${each}**\n\n${each}` }));
    // One comment with all that the subset of Markdown has, so that the lists below are used up.
    waiting.push({ name: 'Ada', email: '', website: 'https://ada.example/', text: '> quote\n\n- one\n- two\n\n3. three\n4. four\n\n```\ncode\n```\n\n*soft* **strong** `code` [words](https://paper.example/)\nnext line' });
    await inTurns(waiting, post);
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer: Response = await fetch(`${server.url}/v1/default/comments?thread=/thread&limit=200&cursor=${cursor}`);
      const page = (await answer.json()) as { readonly comments: readonly { readonly author: { readonly name: string } }[]; readonly next: string | null };
      authors.push(...page.comments.map(({ author }) => author.name));
      cursor = page.next;
    }
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    data.remove();
  });

  /** Fails when anything of the texts comes alive on the page: a dialog, a function that opens one, a request elsewhere, an error. */
  const watch = async (options: { readonly bypassCSP?: boolean } = {}) => {
    const guest = await visitor(browser, server.url, options);
    const dialogs: string[] = [];
    guest.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await guest.page.addInitScript(() => {
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) Object.defineProperty(window, name, { value: () => console.error(`${name} was called`) });
    });
    return { ...guest, isQuiet: () => assert.deepEqual({ faults: guest.faults, elsewhere: guest.elsewhere, dialogs }, { faults: [], elsewhere: [], dialogs: [] }) };
  };

  test('S-01, S-04: nothing of them comes alive in the thread, under Trusted Types', async () => {
    const { context, page, isQuiet } = await watch();
    await page.goto(`${server.url}/article`);
    const more = page.getByRole('button', { name: 'Show more comments' });
    const isLoaded = async (): Promise<boolean> => page.evaluate("document.querySelector('sayso-comments')?.store?.getState().more === 'none'");
    await until(page, "document.querySelector('sayso-comment-thread')?.shadowRoot?.querySelector('article') != null");
    for (let count = 50; !(await isLoaded()); count += 50) {
      await more.click();
      await until(page, `document.querySelector('sayso-comment-thread').shadowRoot.querySelectorAll('article').length > ${count} || document.querySelector('sayso-comments').store.getState().more === 'none'`);
    }
    await until(page, `document.querySelector('sayso-comment-thread').shadowRoot.querySelectorAll('article').length === ${authors.length}`);
    const drawn = await page.evaluate(lookUnder, { of: 'article', author: '[part~="name"] bdi', inShadowOf: 'sayso-comment-thread' });
    assert.deepEqual(outside(drawn.names, inThread), []);
    assert.deepEqual(drawn.protocols, ['http:', 'https:']);
    assert.deepEqual(drawn.relations, ['ugc nofollow noopener noreferrer']);
    assert.deepEqual([...drawn.authors].sort(), [...authors].sort(), 'every name stands there as text');
    isQuiet();
    await context.close();
  });

  test('S-01, S-04: nothing of them comes alive on the pages without script, with no policy to save them', async () => {
    const { context, page, isQuiet } = await watch({ bypassCSP: true });
    await page.goto(`${server.url}/v1/default/comments.html?thread=/thread`);
    const seen: string[] = [];
    for (;;) {
      const drawn = await page.evaluate(lookUnder, { of: 'main > *', author: 'nothing' });
      const comments = await page.evaluate(lookUnder, { of: '.thread article', author: 'header b' });
      seen.push(...comments.authors);
      assert.deepEqual(outside(drawn.names, onPages), []);
      assert.deepEqual(outside(drawn.protocols, ['http:', 'https:']), []);
      assert.deepEqual(comments.relations, ['nofollow ugc noopener']);
      const older = page.getByRole('link', { name: 'Older comments', exact: true });
      if ((await older.count()) === 0) break;
      await page.goto(new URL((await older.getAttribute('href')) ?? '', page.url()).href);
    }
    assert.deepEqual(seen.sort(), [...authors].sort());
    isQuiet();
    await context.close();
  });

  test('S-01: a plain form gives them back as they were, and shows them to their author as text', async () => {
    const { context, page, isQuiet } = await watch({ bypassCSP: true });
    await page.goto(`${server.url}/v1/default/comments.html?thread=/plain`);
    // Eight together: what breaks out of one field breaks out of it beside others too.
    const all = strings();
    const given = Array.from({ length: Math.ceil(all.length / 8) }, (_, index) => all.slice(index * 8, index * 8 + 8).join('\n\n'));
    // None of them is an e-mail address, so that every form comes back; once more without, they stay.
    const answers = await inTurns(given, (each) => asForm({ name: each, email: `no address ${each}`, website: each, text: each }));
    const receipts = await inTurns(given, (each) => asForm({ name: 'A reader', email: '', website: '', text: `x ${each}` }));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [422]);
    assert.ok(receipts.filter(({ status }) => status === 200).length > receipts.length / 2);
    const returned = await page.evaluate(readForms, answers.map(({ html }) => html));
    const kept = await page.evaluate(readForms, receipts.map(({ html }) => html));
    assert.deepEqual(outside([...returned, ...kept].flatMap(({ names }) => names), onPages), []);
    for (const [index, each] of given.entries()) {
      // What browsers make of line ends in a form's fields.
      const lines = each.replace(/\r\n?/g, '\n');
      assert.equal(returned[index]?.text, lines);
      assert.equal(returned[index]?.name, lines.replace(/\n/g, ''));
    }
    isQuiet();
    await context.close();
  });
});

/** Runs in the page: what stands on pages that are read and not shown, so that nothing of them runs. */
const readForms = (all: readonly string[]): readonly { readonly names: readonly string[]; readonly text: string; readonly name: string }[] =>
  all.map((source) => {
    const answered = new DOMParser().parseFromString(source, 'text/html');
    return {
      names: [...new Set([...answered.querySelectorAll('main *')].flatMap((each) => [each.localName, ...each.getAttributeNames().map((name) => `${each.localName}[${name}]`)]))],
      text: answered.querySelector('textarea')?.value ?? '',
      name: answered.querySelector<HTMLInputElement>('input[name="name"]')?.value ?? '',
    };
  });
