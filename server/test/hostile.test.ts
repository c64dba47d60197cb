/** Every endpoint that changes something, asked by other sites' pages and by programs that mean harm: refused, and nothing of it written down (S-12, S-28). */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { parseHttpProblem, problemStatus } from '@sayso/widgets/wire';
import { start, type Running } from '../src/start.js';
import { operations, requestOf } from './support/every-endpoint.js';
import { temporaryFolder } from './support/fixtures.js';
import { livedIn, type LivedIn } from './support/lived-in.js';

const mark = 'Unmistakable-Words-7';
const changing = operations.map(({ name }) => name).filter((name) => !name.startsWith('GET '));

describe('every endpoint that changes something, asked for the worst', () => {
  let world: LivedIn;
  before(async () => void (world = await livedIn()));
  after(() => world.client.close());

  /** A good one, as who may. */
  const request = (name: string) => requestOf(world, name.includes('/moderation/') ? 'owner' : 'reader', name);
  /** Everything that is kept, but for when a session was used last. */
  const kept = async (): Promise<string> => {
    const tables = await world.client.database.query<{ name: string }>(`select name from sqlite_master where type = 'table' and name <> 'sessions' order by name`);
    return JSON.stringify(await Promise.all(tables.map(({ name }) => world.client.database.query(`select * from "${name}"`))));
  };

  for (const [who, headers] of [
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page whose host only begins like ours', { origin: 'https://paper.example.evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['what a browser marks as cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['what a browser marks as same-site', { 'sec-fetch-site': 'same-site' }],
  ] as const) {
    it(`${who}, with an owner’s and a reader’s cookies: refused, and nothing changed`, async () => {
      const before = await kept();
      for (const name of changing) {
        const { path, init } = request(name);
        const { origin: _, ...rest } = init.headers;
        const answer = await world.client.request(path, { ...init, headers: { ...rest, cookie: `${world.cookieOf('owner')}; ${world.cookieOf('reader')}`, ...headers } });
        assert.equal(answer.status, 403, name);
        assert.equal(answer.headers.get('access-control-allow-origin'), null, name);
      }
      assert.equal(await kept(), before);
    });
  }

  const jsonOnes = (): readonly string[] => changing.filter((name) => request(name).init.headers['content-type'] === 'application/json');
  const bodies: readonly (readonly [what: string, body: string | Uint8Array, statuses: readonly number[]])[] = [
    ['no JSON', `{"${mark}"`, [400]],
    ['nothing', '', [400]],
    ['a number', '7', [400]],
    ['a list', `["${mark}"]`, [400]],
    ['null', 'null', [400]],
    ['nesting 100,000 deep', '['.repeat(100_000), [400]],
    ['nesting 40,000 deep in objects', '{"a":'.repeat(40_000), [400]],
    ['keys that reach into prototypes', `{"__proto__":{"polluted":"${mark}"},"constructor":{"prototype":{"polluted":"${mark}"}}}`, [400]],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), [400]],
    ['7 MB', JSON.stringify({ [mark]: 'x'.repeat(7_000_000) }), [413]],
  ];
  for (const [what, body, statuses] of bodies) {
    it(`${what}, as JSON: ${statuses.join(' or ')}`, async () => {
      for (const name of jsonOnes()) {
        const { path, init } = request(name);
        const answer = await world.client.request(path, { ...init, body });
        assert.ok(statuses.includes(answer.status), `${name}: ${answer.status}`);
        const text = await answer.text();
        const problem = parseHttpProblem(JSON.parse(text));
        assert.ok(problem.ok && problemStatus[problem.value.code] === answer.status, name);
        assert.ok(!text.includes(mark), `${name} repeats what came`);
      }
      assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    });
  }

  it('JSON that says to be something else, as a form of another site’s page can send it: 415', async () => {
    for (const name of jsonOnes()) {
      for (const type of ['text/plain', 'multipart/form-data; boundary=x', '']) {
        const { path, init } = request(name);
        assert.equal((await world.client.request(path, { ...init, headers: { ...init.headers, 'content-type': type } })).status, 415, `${name} as ${type}`);
      }
    }
  });

  it('7 MB of a form: 413', async () => {
    for (const name of changing) {
      const { path, init } = request(name);
      if (init.headers['content-type'] !== 'application/x-www-form-urlencoded') continue;
      const answer = await world.client.request(path, { ...init, headers: { ...init.headers, cookie: `${world.cookieOf('owner')}; ${world.cookieOf('reader')}` }, body: `${mark}=${'x'.repeat(7_000_000)}` });
      assert.equal(answer.status, 413, name);
    }
  });

  it('nothing of it stands in the log, and no failure of ours', () => {
    const log = world.client.lines.join('\n');
    assert.ok(world.client.lines.length > 300);
    assert.ok(!log.includes(mark));
    assert.ok(!log.includes('"event":"failed"'));
    for (const secret of [world.cookieOf('owner').split('=')[1] ?? '?', world.published.secret]) assert.ok(!log.includes(secret));
  });
});

describe('a client that is slow, or speaks no HTTP', () => {
  const place = temporaryFolder();
  const lines: string[] = [];
  let running: Running;
  before(async () => {
    running = await start({ port: 0, dataFolder: place.folder, patience: { head: 300, request: 600, still: 1200, look: 50 }, write: (line) => void lines.push(line) });
  });
  after(async () => {
    await running.close();
    place.remove();
  });

  /** Sends the parts, a little apart, until the server ends the connection; gives what it said. */
  const talk = (parts: readonly string[], every = 100): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
      const left = [...parts];
      let said = '';
      const timer = setInterval(() => {
        const part = left.shift();
        if (part !== undefined && socket.writable) socket.write(part);
      }, every);
      socket.on('data', (bytes: Buffer) => (said += bytes.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(timer);
        resolve(said);
      });
    });
  const head = `POST /v1/default/receipts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
  const drops = Array.from({ length: 50 }, (_, index) => (index === 0 ? `X-${mark}: ` : 'x'));

  it('that never ends its head is let go', async () => {
    assert.match(await talk([`GET /healthz HTTP/1.1\r\n`, ...drops]), /^HTTP\/1\.1 408 /);
  });

  it('that never ends its body is let go', async () => {
    assert.match(await talk([`${head}Content-Length: 10000\r\n\r\n`, ...drops]), /^HTTP\/1\.1 408 /);
  });

  it('that takes nothing in any more is let go', async () => {
    assert.match(await talk(['GET /v1/default/stream?thread=/a HTTP/1.1\r\nHost: localhost\r\n\r\n']), /^HTTP\/1\.1 200 /);
  });

  it('that says nothing at all is let go', async () => {
    assert.doesNotMatch(await talk([]), /200 OK/);
  });

  it('with a head of 100 kB: 431', async () => {
    assert.match(await talk([`${head}X-${mark}: ${'x'.repeat(100_000)}\r\n\r\n`]), /^HTTP\/1\.1 431 /);
  });

  it('with two lengths, or a length and pieces: 400, and no second request is smuggled behind', async () => {
    for (const lengths of ['Content-Length: 4\r\nContent-Length: 40\r\n', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n']) {
      const said = await talk([`${head}${lengths}\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n`]);
      assert.match(said, /^HTTP\/1\.1 400 /);
      assert.doesNotMatch(said, /200 OK/);
    }
  });

  it('leaves others served, and nothing in the log', async () => {
    assert.equal((await fetch(`${running.url}/healthz`)).status, 200);
    assert.ok(!lines.join('\n').includes(mark));
    assert.ok(!lines.join('\n').includes('"event":"failed"'));
  });
});
