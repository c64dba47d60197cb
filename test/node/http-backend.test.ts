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
import { describeBackend, type BackendUnderTest } from '../contracts/describe-backend.js';

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
    sites: [{ id: 'default', origins: [paper] }],
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

describeBackend('http', make, { describe, it });

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
