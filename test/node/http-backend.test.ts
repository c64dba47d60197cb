/** The http backend against the real server over real sockets: the same suite as every other backend, and how the world breaks. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { createHttpBackend } from '../../src/backends/http/http-backend.js';
import { createHttpModeration } from '../../src/backends/http/http-moderation.js';
import type { FetchLike, StreamLike } from '../../src/backends/http/request.js';
import { BackendError } from '../../src/comments/model/errors.js';
import { describeBackend, rulesUnderTest, type BackendUnderTest } from '../contracts/describe-backend.js';

/** What is used of the server; it is built on its own, so its types are told here. */
interface Server {
  readonly start: (options: object) => Promise<{ readonly url: string; readonly signInUrl: string; close(): Promise<void> }>;
}
const server = (await import(path.resolve(import.meta.dirname, '../../../server/dist/src/start.js'))) as Server;

const paper = 'https://paper.example';
const newSecret = (): string => randomBytes(16).toString('base64url');

/** `EventSource` for Node 20, as far as it is used: reads a body and hands out its messages. */
const openStream =
  (fetchStream: FetchLike) =>
  (url: string): StreamLike => {
    const aborter = new AbortController();
    const stream: StreamLike = { onopen: null, onmessage: null, onerror: null, close: () => aborter.abort() };
    const run = async (): Promise<void> => {
      const response = await fetchStream(url, { signal: aborter.signal });
      if (!response.ok || response.body === null) throw new Error(String(response.status));
      stream.onopen?.call(stream as EventSource, {} as Event);
      let text = '';
      for await (const part of response.body.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
        const messages = (text + part).split('\n\n');
        text = messages.pop() ?? '';
        for (const message of messages) {
          const data = /^data: (.*)$/mu.exec(message)?.[1];
          if (data !== undefined) stream.onmessage?.call(stream as EventSource, { data } as MessageEvent);
        }
      }
      throw new Error('the stream ended');
    };
    run().catch(() => aborter.signal.aborted || stream.onerror?.call(stream as EventSource, {} as Event));
    return stream;
  };

const make = async (): Promise<BackendUnderTest> => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sayso-http-'));
  let now = 1_764_000_000_000;
  const running = await server.start({
    port: 0,
    dataFolder,
    sites: [{ id: 'default', origins: [paper], ruleSet: rulesUnderTest }],
    pace: { burst: 1000, secondsPerComment: 1 },
    now: () => (now += 1000),
  });
  const token = new URL(running.signInUrl).searchParams.get('token') ?? '';
  const entered = await fetch(`${running.url}/v1/default/moderation/sign-in`, {
    method: 'POST',
    headers: { origin: running.url },
    body: new URLSearchParams({ token }),
  });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  // What a browser would add by itself: the page's origin, and the cookie only where credentials are asked for.
  const browser: FetchLike = (url, init) => {
    const own = init.credentials === 'include';
    return fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...(own ? { cookie, origin: running.url } : { origin: paper }) } });
  };
  const reader = { endpoint: running.url, fetch: browser, openStream: openStream(browser) };
  const moderator = { ...reader, openStream: openStream((url, init) => browser(url, { ...init, credentials: 'include' })) };
  return {
    comments: createHttpBackend(reader),
    moderation: createHttpModeration(moderator),
    newSecret,
    async end() {
      await running.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
};

describeBackend(
  'http',
  ['live', 'receipts', 'edit', 'delete', 'traps', 'filters', 'sweep', 'reply', 'authors', 'conversation', 'reporters', 'saved-filters', 'presence', 'threads', 'reasons', 'badge', 'first-wins', 'list-reported', 'list-unreviewed', 'votes', 'reports', 'sort-best', 'sort-discussed'],
  make,
  { describe, it },
);

describe('an http backend in a broken world', () => {
  /** Asks a server that answers like this, and tells the code of the error. */
  const codeOf = async (listener: RequestListener, ask: (endpoint: string) => Promise<unknown>): Promise<string> => {
    const broken = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => broken.once('listening', resolve));
    try {
      await ask(`http://127.0.0.1:${(broken.address() as AddressInfo).port}/`);
      return 'nothing was thrown';
    } catch (error) {
      return error instanceof BackendError ? error.code : String(error);
    } finally {
      broken.closeAllConnections();
      broken.close();
    }
  };
  const load = (endpoint: string) => createHttpBackend({ endpoint, timeout: 300 }).load({ thread: '/a', sort: 'newest', limit: 5 });
  const answer =
    (status: number, type: string, body: string): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, { 'content-type': type }).end(body);
  const problem = (status: number, code: string) => answer(status, 'application/problem+json', JSON.stringify({ type: 'about:blank', title: 'No', status, code }));
  const deep = '['.repeat(200_000);
  const cases: Readonly<Record<string, readonly [RequestListener, string]>> = {
    'HTML instead of JSON': [answer(200, 'text/html', '<!doctype html><h1>Welcome</h1>'), 'bad-answer'],
    'HTML that calls itself JSON': [answer(200, 'application/json', '<!doctype html>'), 'bad-answer'],
    'another shape': [answer(200, 'application/json', '{"comments":[{"id":1}]}'), 'bad-answer'],
    'null': [answer(200, 'application/json', 'null'), 'bad-answer'],
    'a body nested without end': [answer(200, 'application/json', deep), 'bad-answer'],
    'a body that poisons prototypes': [answer(200, 'application/json', '{"__proto__":{"info":1}}'), 'bad-answer'],
    '500 in HTML': [answer(500, 'text/html', '<h1>Oops</h1>'), 'server-error'],
    '502 in JSON': [answer(502, 'application/json', '{}'), 'server-error'],
    'not ready': [problem(503, 'not-ready'), 'server-error'],
    'a page that may not ask': [problem(403, 'origin-not-allowed'), 'not-allowed'],
    'no such site': [problem(404, 'not-found'), 'not-found'],
    'a 404 of another server': [answer(404, 'text/html', 'nope'), 'not-found'],
    'too much': [problem(413, 'too-large'), 'too-large'],
    'nothing at all': [() => undefined, 'timeout'],
    'a body that never ends': [(_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'), 'timeout'],
    'a connection that breaks': [(request) => void request.socket.destroy(), 'offline'],
  };
  for (const [what, [listener, code]] of Object.entries(cases)) {
    it(`calls ${what} "${code}"`, async () => assert.equal(await codeOf(listener, load), code));
  }
  /** A backend whose server answers every request like this. */
  const answered = (body: unknown, status = 200, type = 'application/json') =>
    createHttpBackend({ endpoint: '', fetch: () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'content-type': type } }) });
  const rule = { ask: 'optional', max: 500 };
  const info = { thread: '/a', state: 'open', closedBecause: null, closedAt: null, total: 2, limits: { name: rule, email: rule, website: rule, text: rule } };
  const good = { id: 'a', thread: '/a', parent: null, author: { name: 'A'.repeat(300), seed: 's' }, text: 'x', status: 'published', createdAt: 1, editedAt: null, revision: 1, seq: 1 };
  const loadFrom = (page: unknown) => answered(page).load({ thread: '/a', sort: 'newest', limit: 5 });

  it('shows the thread without a comment that is faulty, and tells developers once', async (test) => {
    const warn = test.mock.method(console, 'warn', () => undefined);
    for (const faulty of [null, 7, {}, { ...good, id: 5 }, { ...good, createdAt: 9e15 }, { ...good, createdAt: 'number' }, { ...good, status: 'string' }, { ...good, author: [] }]) {
      const page = await loadFrom({ info, comments: [faulty, good], next: null, seq: 3 });
      assert.deepEqual(page.comments, [good]);
    }
    const told = () => warn.mock.calls.some(({ arguments: [line] }) => /\[bad-answer\].*\.id: expected string, found number/.test(String(line)));
    for (let turn = 0; turn < 200 && !told(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.ok(told());
    await assert.rejects(loadFrom({ info, comments: [null, {}], next: null, seq: 3 }), { code: 'bad-answer' });
    assert.deepEqual((await loadFrom({ info, comments: [], next: null, seq: 3 })).comments, []);
  });
  it('understands a newer server, whatever it adds', async () => {
    const newer = { ...good, author: { ...good.author, badge: 'oracle', medals: [1] }, tree: 'x', votes: -1, mood: { calm: true } };
    const page = await loadFrom({ info: { ...info, closedBecause: 'holiday', offers: 7, writing: { writers: 'poets', notify: true }, weather: 'fine' }, comments: [newer], next: null, seq: 3, more: 1 });
    const [comment] = page.comments;
    assert.deepEqual([comment?.author.badge, comment?.tree, comment?.votes], [undefined, undefined, undefined]);
    const lottery = { ask: 'by-lot', max: 9 };
    const ordered = await loadFrom({ info: { ...info, sorts: ['newest', 'by-the-moon'], limits: { ...info.limits, website: lottery } }, comments: [{ ...good, dir: 'spiral' }], next: null, seq: 3 });
    assert.deepEqual([ordered.info.sorts, ordered.info.limits.website, ordered.comments.length], [['newest', 'by-the-moon'], lottery, 1]);
    assert.deepEqual([page.info.closedBecause, page.info.offers, page.info.writing], [null, undefined, { notify: true }]);
  });
  it('names the place of a fault', async () => {
    await assert.rejects(loadFrom({ info: { ...info, state: 'ajar' }, comments: [], next: null, seq: 3 }), /\.info\.state: expected open\|closed, found ajar/);
    await assert.rejects(answered({ own: [null, { comment: { ...good, seq: 0.5 }, reasons: [] }] }).receipts(['a', 'b']), /\.own\[1\]\.comment\.seq: expected number, found number/);
    await assert.rejects(answered({ own: [] }).receipts(['a']), { code: 'bad-answer' });
    await assert.rejects(answered({ counts: { '/a': '5' } }).counts(['/a']), { code: 'bad-answer' });
    await assert.rejects(answered({ counts: null }).counts(['/a']), { code: 'bad-answer' });
    assert.deepEqual([...(await answered({ counts: { '/a?b=1': 5 } }).counts(['/a?b=1', 'constructor']))], [['/a?b=1', 5], ['constructor', 0]]);
  });
  const post = (body: unknown, status = 200, type = 'application/json') =>
    answered(body, status, type).post({ secret: newSecret(), thread: '/a', parent: null, draft: { name: '', email: '', website: '', text: 'x' }, trap: '', page: { url: '', title: '' } });
  it('takes no answer to a post for another', async () => {
    for (const kind of ['constructor', '__proto__', 'toString', '', 7, null, { toString: 1 }, ['stored'], 'stored', 'refused', 'too-fast']) await assert.rejects(post({ kind }), { code: 'bad-answer' }, String(JSON.stringify(kind)));
    const known = { field: 'text', code: 'too-long', max: 5, length: 6 };
    assert.deepEqual(await post({ kind: 'refused', problems: [known, { field: 'text', code: 'too-dull' }, null], reasons: [{ rule: 'new', code: 'newer' }] }, 422), {
      kind: 'refused', problems: [known], reasons: [{ rule: 'new', code: 'newer' }],
    });
  });
  it('opens a private page below the endpoint, and nowhere else', async () => {
    const pageOf = async (page: unknown) => {
      const outcome = await post({ kind: 'refused', problems: [], reasons: [{ rule: 'standing', code: 'banned', page }] }, 422);
      return outcome.kind === 'refused' ? outcome.reasons[0]?.page : assert.fail(outcome.kind);
    };
    assert.equal(await pageOf('/v1/main/receipt?comment=a&view=b'), '/v1/default/receipt?comment=a&view=b');
    assert.equal(await pageOf('javascript:alert(1)//?comment=a&view=b'), '/v1/default/receipt?comment=a&view=b');
    assert.equal(await pageOf(7), undefined);
  });
  it('knows what a problem document means, also one of a newer server', async () => {
    const of = (status: number, code: unknown) => post({ type: 'about:blank', title: 'No', status, code }, status, 'application/problem+json; charset=utf-8');
    const cases: readonly (readonly [number, unknown, string])[] = [
      [400, 'bad-request', 'not-allowed'], [401, 'not-signed-in', 'not-allowed'], [403, 'forbidden', 'not-allowed'], [405, 'method-not-allowed', 'not-allowed'], [415, 'wrong-content-type', 'not-allowed'],
      [422, 'secret-reused', 'secret-reused'], [429, 'too-fast', 'server-error'], [500, 'internal', 'server-error'], [403, 'not-a-member', 'not-allowed'], [422, 'moon-in-the-wrong-house', 'not-allowed'], [500, { toString: 1 }, 'server-error'],
    ];
    for (const [status, code, meaning] of cases) await assert.rejects(of(status, code), { code: meaning }, String(status));
    await assert.rejects(post('{', 400, 'application/problem+json'), { code: 'bad-answer' });
    await assert.rejects(post('null', 404, 'application/problem+json'), { code: 'not-found' });
  });
  it('calls a server that is not there "offline"', async () => {
    await assert.rejects(load('http://127.0.0.1:1'), { code: 'offline' });
  });
  it('waits no longer for what nobody wants any more', async () => {
    const aborter = new AbortController();
    const code = codeOf(
      () => aborter.abort(),
      (endpoint) => createHttpBackend({ endpoint }).load({ thread: '/a', sort: 'newest', limit: 5 }, aborter.signal),
    );
    assert.equal(await code, 'offline');
  });
  it('sends no cookie, the secret in a header, and no secret in an address', async () => {
    const seen: { url: string; init: RequestInit }[] = [];
    const comments = createHttpBackend({
      endpoint: 'https://talk.example/',
      fetch: (url, init) => {
        seen.push({ url, init });
        return new Response('{"kind":"closed"}', { status: 409, headers: { 'content-type': 'application/json' } });
      },
    });
    const secret = newSecret();
    const draft = { name: 'Sana', email: 'sana@mail.example', website: '', text: 'Hello' };
    assert.deepEqual(await comments.post({ secret, thread: '/a', parent: null, draft, trap: '', page: { url: '', title: '' } }), { kind: 'closed' });
    const [{ url, init }] = seen as [{ url: string; init: RequestInit }];
    assert.equal(url, 'https://talk.example/v1/default/comments');
    assert.equal(init.credentials, 'omit');
    assert.equal((init.headers as Record<string, string>)['idempotency-key'], secret);
    assert.ok(!String(init.body).includes(secret));
  });
  it('asks for many receipts and counts in parts, and keeps their order', async () => {
    const comments = createHttpBackend({
      endpoint: '',
      fetch: (url, init) => {
        const body = url.includes('/counts')
          ? { counts: Object.fromEntries(new URL(url, paper).searchParams.getAll('thread').map((thread, index) => [thread, index])) }
          : { own: (JSON.parse(String(init.body)) as { secrets: string[] }).secrets.map(() => null) };
        return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
      },
    });
    assert.equal((await comments.receipts(Array.from({ length: 450 }, newSecret))).length, 450);
    const counts = await comments.counts(Array.from({ length: 120 }, (_, index) => `/${index}`));
    assert.deepEqual([counts.size, counts.get('/0'), counts.get('/49'), counts.get('/50')], [120, 0, 49, 0]);
  });
});

describe('a moderator’s backend', () => {
  it('says that nobody is signed in, and refuses to show a queue', async () => {
    const under = await make();
    const stranger = createHttpModeration({ endpoint: '', fetch: () => new Response('{"moderator":null}', { headers: { 'content-type': 'application/json' } }) });
    assert.equal(await stranger.moderator(), null);
    assert.equal((await under.moderation.moderator())?.name, 'Moderator');
    await under.end();
  });
});
