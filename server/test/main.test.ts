/** The command as people run it: from nothing, with PostgreSQL, checked, misspelt, stopped; and an import from the shell. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newId } from '../src/db/ids.js';
import { readStream } from './support/client.js';
import { temporaryFolder } from './support/fixtures.js';
import { startPostgres, type RunningPostgres } from './support/postgres.js';

const main = fileURLToPath(new URL('../src/main.js', import.meta.url));

/** A test that fails leaves no server behind. */
const started: ChildProcess[] = [];
after(() => started.forEach((child) => child.kill('SIGKILL')));

const startMain = async (folder: string, environment: Readonly<Record<string, string>> = {}): Promise<{ child: ChildProcess; url: string; link: string }> => {
  const child = spawn(process.execPath, [main], { cwd: folder, env: { PATH: process.env['PATH'], PORT: '0', ...environment }, stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  let url = '';
  let link = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url ||= /^sayso listens on (.*)$/.exec(line)?.[1] ?? '';
    link ||= /(http\S+token=\S+)$/.exec(line)?.[1] ?? '';
    if (link !== '') break;
  }
  return { child, url, link };
};
/** The exit code, also of one that has ended already. */
const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once('exit', resolve));
const runMain = (folder: string, given: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [main, ...given], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], ...environment } });

const post = (url: string, text: string, secret = newId()) =>
  fetch(`${url}/v1/default/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': secret },
    body: JSON.stringify({ thread: '/a', parent: null, draft: { name: 'Amina', text }, trap: '', page: { url: '', title: '' } }),
  });

describe('npx @sayso/server', () => {
  const place = temporaryFolder();
  after(() => place.remove());

  it('starts from nothing, names its folder, lets a moderator in, and stops when asked, open streams and all', async () => {
    const { child, url, link } = await startMain(place.folder);
    assert.equal(await (await fetch(`${url}/healthz`)).text(), 'ok\n');
    assert.ok(existsSync(path.join(place.folder, 'sayso-data', 'sayso.db')));
    assert.match(await (await fetch(link)).text(), /Sign in/);
    assert.equal((await post(url, 'Stays.')).status, 201);
    const stream = await fetch(`${url}/v1/default/stream?thread=/a`);
    child.kill('SIGTERM');
    assert.equal(await ended(child), 0);
    await stream.body?.cancel();
    const again = await startMain(place.folder);
    assert.notEqual(again.link, link);
    again.child.kill('SIGINT');
    assert.equal(await ended(again.child), 0);
  });

  it('--check checks and ends', () => {
    const { status, stdout } = runMain(place.folder, ['--check']);
    assert.equal(status, 0);
    assert.match(stdout, /settings are good/);
  });

  it('names the faulty key', () => {
    const { status, stderr } = runMain(place.folder, [], { SAYSO_ORIGINS: 'paper.example' });
    assert.equal(status, 2);
    assert.match(stderr, /^SAYSO_ORIGINS: origins such as/);
  });

  it('says what it knows when asked for anything else', () => {
    const { status, stderr } = runMain(place.folder, ['serve']);
    assert.equal(status, 2);
    assert.match(stderr, /import KIND FILE/);
  });

  it('import wxr FILE says what it did, and refuses a broken file with its line', () => {
    const file = path.join(place.folder, 'export.xml');
    const xml = `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>T</title><link>https://p.example/t/</link>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>A</wp:comment_author><wp:comment_content>Hello</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>
</item></channel></rss>`;
    writeFileSync(file, xml);
    const good = runMain(place.folder, ['import', 'wxr', file, '--site', 'daily']);
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.stdout, /1 taken into the site "daily", 0 were there already/);
    assert.match(runMain(place.folder, ['import', 'wxr', file, '--site', 'daily']).stdout, /0 taken into the site "daily", 1 were there already/);
    writeFileSync(file, xml.replace('</item>', ''));
    const broken = runMain(place.folder, ['import', 'wxr', file]);
    assert.equal(broken.status, 1);
    assert.match(broken.stderr, /line 3, column \d+: .*Nothing was taken/);
    assert.equal(runMain(place.folder, ['import', 'wxr', path.join(place.folder, 'none.xml')]).status, 1);
    assert.match(runMain(place.folder, ['import', 'disqus', file]).stderr, /not a Disqus export.*Nothing was taken/);
    assert.equal(runMain(place.folder, ['import', 'blogger', file]).status, 2);
  });

  it('an open page hears of what another process imports into the same file', async () => {
    const { child, url } = await startMain(place.folder);
    const stream = await fetch(`${url}/v1/default/stream?thread=/heard&since=0`);
    const heard = (async () => {
      let text = '';
      const decoder = new TextDecoder();
      for await (const part of stream.body ?? []) {
        text += decoder.decode(part as Uint8Array, { stream: true });
        if (text.includes('data: ')) return text;
      }
      return text;
    })();
    const file = path.join(place.folder, 'heard.json');
    writeFileSync(file, JSON.stringify([{ id: '/heard', title: 'Heard', comments: [{ id: 1, parent: null, author: 'Ann', text: 'From before', created: '2026-01-01 10:00:00' }] }]));
    const importing = runMain(place.folder, ['import', 'isso', file]);
    assert.equal(importing.status, 0, importing.stderr);
    const text = await heard;
    assert.ok(text.includes('From before'), text);
    assert.ok(!text.includes('still here'), 'not only at the next heartbeat');
    child.kill('SIGTERM');
    assert.equal(await ended(child), 0);
  });

  it('posts are answered while another process imports into the same file', async () => {
    const { child, url } = await startMain(place.folder, { SAYSO_PACE: '100000/1' });
    const file = path.join(place.folder, 'many.json');
    const comments = Array.from({ length: 1600 }, (_, id) => ({ id: id + 1, parent: id % 7 === 0 ? null : id, author: `Reader ${id % 50}`, text: `Words ${id}`, created: '2026-01-01 10:00:00' }));
    writeFileSync(file, JSON.stringify([{ id: '/long', title: 'Long', comments }]));
    const importing = spawn(process.execPath, [main, 'import', 'isso', file], { cwd: place.folder, env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'ignore'] });
    started.push(importing);
    const count = async (thread: string): Promise<number> => ((await (await fetch(`${url}/v1/default/counts?thread=${thread}`)).json()) as { counts: Record<string, number> }).counts[thread] ?? 0;
    let [answered, during] = [0, 0];
    while (importing.exitCode === null) {
      assert.equal((await post(url, `Words of now ${answered}`)).status, 201);
      answered++;
      const taken = await count('/long');
      if (taken > 0 && taken < 1600) during++;
    }
    assert.equal(importing.exitCode, 0);
    assert.ok(during > 0, `${answered} posts, none between the import's steps`);
    assert.equal(await count('/long'), 1600);
    child.kill('SIGTERM');
    assert.equal(await ended(child), 0);
  });
});

describe('DATABASE_URL=postgres://… npx @sayso/server', () => {
  const place = temporaryFolder();
  let postgres: RunningPostgres | undefined;
  before(async () => void (postgres = await startPostgres()));
  after(async () => {
    await postgres?.stop();
    place.remove();
  });

  it('two processes on one database: what one publishes is heard at the other', async (context) => {
    if (postgres === undefined) {
      context.skip('no PostgreSQL is installed here');
      return;
    }
    const environment = { DATABASE_URL: await postgres.create() };
    const [first, second] = await Promise.all([startMain(place.folder, environment), startMain(place.folder, environment)]);
    const cookieOf = async ({ link }: { link: string }): Promise<string> => {
      const answer = await fetch(link.split('?')[0] ?? '', {
        method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `token=${link.split('token=')[1] ?? ''}`,
      });
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    };
    const listening = readStream(await fetch(`${second.url}/v1/default/moderation/stream`, { headers: { cookie: await cookieOf(first) } }), 1);
    const answer = await post(first.url, 'Heard next door.');
    assert.equal(answer.status, 201);
    const { own } = (await answer.json()) as { own: { comment: { id: string; status: string } } };
    assert.equal(((await listening)[0]?.data as { id: string }).id, own.comment.id);
    const readers = await fetch(`${second.url}/v1/default/stream?thread=/a`);
    const before = performance.now();
    const heard = readStream(readers, 1).then((messages) => [messages[0]?.data, performance.now() - before] as const);
    const decisions = [{ id: own.comment.id, revision: 1, expectedStatus: own.comment.status, action: 'approve' }];
    const decided = await fetch(`${first.url}/v1/default/moderation/decisions`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'x-sayso': '1', 'cookie': await cookieOf(second) }, body: JSON.stringify({ batch: newId(), decisions }),
    });
    assert.equal(decided.status, 200);
    const [message, took] = await heard;
    assert.match(JSON.stringify(message), /Heard next door/);
    assert.ok(took < 1000, `${took} ms`);
    assert.ok(!existsSync(path.join(place.folder, 'sayso-data')));
    first.child.kill('SIGTERM');
    second.child.kill('SIGTERM');
    assert.deepEqual(await Promise.all([ended(first.child), ended(second.child)]), [0, 0]);
  });

  it('two processes on one database: a pace and an idempotency key hold across both', async (context) => {
    if (postgres === undefined) {
      context.skip('no PostgreSQL is installed here');
      return;
    }
    const environment = { DATABASE_URL: await postgres.create(), SAYSO_PACE: '4/3600' };
    const both = await Promise.all([startMain(place.folder, environment), startMain(place.folder, environment)]);
    const [first, second] = both;
    const secret = newId();
    const [one, two] = await Promise.all([post(first.url, 'Once.', secret), post(second.url, 'Once.', secret)]);
    assert.deepEqual([one.status, two.status].sort(), [200, 201]);
    const idOf = async (answer: Response): Promise<string> => ((await answer.json()) as { own: { comment: { id: string } } }).own.comment.id;
    assert.equal(await idOf(one), await idOf(two));
    // Both may have taken from the pace before one of them saw the other.
    const more = await Promise.all(Array.from({ length: 8 }, (_, index) => post(both[index % 2]?.url ?? '', `Fast ${index}`)));
    const stored = more.filter(({ status }) => status === 201).length;
    assert.ok(stored === 2 || stored === 3, `${stored} stored`);
    assert.ok(more.every(({ status }) => status === 201 || status === 429));
    for (const { child } of both) child.kill('SIGTERM');
    assert.deepEqual(await Promise.all(both.map(({ child }) => ended(child))), [0, 0]);
  });
});
