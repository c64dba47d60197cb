/** What never gets out, whose pages may ask, and what faulty requests are answered. Who may do what: `access.test.ts`; what is meant to harm: `hostile.test.ts`. */
import assert from 'node:assert/strict';
import dns from 'node:dns';
import { Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { parseHttpProblem, problemStatus } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { createClient, paper, talk, type Client } from './support/client.js';
import { tracesOf } from './support/traces.js';

const email = 'Unique.Reader+7@Leaky.Example';

describe('what never gets out', () => {
  let client: Client;
  const answers: (readonly [string, string])[] = [];
  const visit = async (name: string, answer: Promise<Response>): Promise<Response> => {
    const got = await answer;
    const headers = [...got.headers].map(([key, value]) => `${key}: ${value}`).join('\n');
    answers.push([name, `${headers}\n${await got.clone().text()}`]);
    return got;
  };

  before(async () => {
    client = await createClient();
    await client.signIn();
    const draft = { name: 'Reader', email, text: 'Words.' };
    const secret = newId();
    const posted = (await (await visit('post', client.post({ draft }, secret))).json()) as { own: { comment: { id: string } } };
    const { id } = posted.own.comment;
    await visit('post again', client.post({ draft }, secret));
    await visit('post refused', client.post({ draft: { ...draft, text: '' } }));
    await visit('post reused', client.post({ draft: { ...draft, text: 'other' } }, secret));
    await visit('post faulty', client.postRaw(JSON.stringify({ thread: 7, draft: email })));
    await visit('post no JSON', client.postRaw(`{"email":"${email}`));
    await visit('queue', client.moderate('queue?queue=held'));
    const batch = newId();
    await visit('decide', client.moderate('decisions', { batch, decisions: [{ id, revision: 1, expectedStatus: 'held', action: 'approve' }] }));
    await visit('undo', client.moderate('undo', { batch }));
    await client.moderate('decisions', { batch: newId(), decisions: [{ id, revision: 1, expectedStatus: 'held', action: 'approve' }] });
    await visit('reply', client.post({ draft: { ...draft, text: 'Reply.' }, parent: id }));
    await visit('queue published', client.moderate('queue?queue=published'));
    await visit('session', client.moderate('session'));
    await visit('page', client.request('/v1/main/comments?thread=/talks'));
    await visit('page as HTML', client.request('/v1/main/comments.html?thread=/talks'));
    await visit('counts', client.request('/v1/main/counts?thread=/talks'));
    await visit('receipts', client.postRaw(JSON.stringify({ secrets: [secret] }), {}, '/v1/main/receipts'));
    const form = new URLSearchParams({ thread: '/form', name: 'Reader', email, text: 'By form.' }).toString();
    const sent = await visit('form', client.postRaw(form, { 'content-type': 'application/x-www-form-urlencoded' }));
    await visit('form receipt', client.request(sent.headers.get('location') ?? ''));
    await visit('health', client.request('/healthz'));
    for (const name of ['stream?thread=/talks&since=0', 'moderation/stream?since=0']) {
      const answer = name.startsWith('moderation/') ? await client.moderate('stream?since=0') : await client.request(`/v1/main/${name}`);
      const reader = answer.body?.getReader();
      let text = '';
      while (!text.includes('data:')) text += new TextDecoder().decode((await reader?.read())?.value);
      await reader?.cancel();
      answers.push([name, text]);
    }
  });
  after(() => client.close());

  it('CM-02: is the e-mail address, in any answer, plain, cased or hashed', () => {
    assert.ok(answers.length >= 20);
    for (const [name, text] of answers) for (const trace of tracesOf(email)) assert.ok(!text.includes(trace), `${name} holds ${trace}`);
  });

  it('CM-02: is the e-mail address in the log, or the words', () => {
    const log = client.lines.join('\n');
    for (const trace of [...tracesOf(email), 'Words.']) assert.ok(!log.includes(trace), trace);
  });

  it('is the address in events, receipts and decisions; contents alone hold it', async () => {
    for (const table of ['events', 'receipts', 'decisions', 'comments', 'threads', 'thread_authors', 'branches']) {
      const text = JSON.stringify(await client.database.query(`select * from ${table}`));
      for (const trace of tracesOf(email)) assert.ok(!text.includes(trace), `${table} holds ${trace}`);
    }
    assert.ok(JSON.stringify(await client.database.query('select email from contents')).includes(email));
  });

  it('a form\'s words come back to their writer alone, the address with them, never cached', async () => {
    const form = new URLSearchParams({ thread: '/form', name: '', email, text: 'By form.' }).toString();
    const answer = await client.postRaw(form, { 'content-type': 'application/x-www-form-urlencoded' });
    assert.equal(answer.status, 422);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });
});

describe('what is never kept', () => {
  it('CM-05: is what a browser or a network is known by, in any table or in the log', async () => {
    const client = await createClient();
    const traces = { 'user-agent': 'Probe/7.31', 'x-forwarded-for': '203.0.113.9', 'accept-language': 'fo-FO', 'sec-ch-ua': '"Probemium"', 'referer': `${paper}/from-here` };
    const body = JSON.stringify({ thread: '/talks', parent: null, draft: { name: 'Reader', email, text: 'Words.' }, trap: '', page: { url: `${paper}/talks`, title: 'Talks' } });
    assert.equal((await client.postRaw(body, traces)).status, 201);
    const tables = await client.database.query<{ name: string }>("select name from sqlite_master where type = 'table'");
    const kept = [client.lines.join('\n')];
    for (const { name } of tables) kept.push(JSON.stringify(await client.database.query(`select * from "${name}"`)));
    assert.ok(kept.join('').includes('Words.'), 'the comment itself is there');
    for (const trace of ['Probe', '203.0.113', 'fo-FO', 'from-here']) assert.ok(!kept.join('').includes(trace), trace);
    await client.close();
  });

  it('CM-13: nobody else is asked what a comment is worth, however suspicious it looks', async () => {
    const client = await createClient();
    const asked: string[] = [];
    // Every way out of Node ends in one of these two.
    const { connect } = Socket.prototype;
    const { lookup } = dns;
    Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
      asked.push(`connect ${JSON.stringify(given[0])}`);
      return Reflect.apply(connect, this, given) as Socket;
    } as typeof connect;
    dns.lookup = ((name: string, ...rest: unknown[]) => {
      asked.push(`lookup ${name}`);
      return Reflect.apply(lookup, dns, [name, ...rest]) as unknown;
    }) as unknown as typeof lookup;
    try {
      await fetch('http://127.0.0.1:49151/').catch(() => undefined);
      assert.ok(asked.length > 0, 'a way out is seen');
      asked.length = 0;
      for (const text of ['Cheap pills at https://pills.example and https://more.example', 'BUY NOW!!!', 'A calm word.']) {
        assert.ok((await client.post({ draft: { name: 'Seller', email, website: 'https://pills.example', text } })).status < 500);
      }
      await client.request('/v1/main/comments?thread=/talks');
      await client.request('/v1/main/comments.html?thread=/talks');
      assert.deepEqual(asked, []);
    } finally {
      Socket.prototype.connect = connect;
      dns.lookup = lookup;
      await client.close();
    }
  });
});

describe('whose pages may ask', () => {
  let client: Client;
  before(async () => {
    client = await createClient({ site: { moderationOrigins: ['https://desk.example'] } });
    await client.signIn();
  });
  after(() => client.close());

  it('lets a listed page read and post, and says so exactly', async () => {
    const answer = await client.request('/v1/main/comments?thread=/a', { headers: { origin: paper } });
    assert.equal(answer.headers.get('access-control-allow-origin'), paper);
    assert.equal(answer.headers.get('access-control-allow-credentials'), null);
    assert.equal(answer.headers.get('vary'), 'Origin');
    const preflight = await client.request('/v1/main/comments', { method: 'OPTIONS', headers: { 'origin': paper, 'access-control-request-method': 'POST' } });
    assert.equal(preflight.status, 204);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
  });

  it('lets a listed page read why it was refused', async () => {
    const answer = await client.postRaw('{', {});
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('access-control-allow-origin'), paper);
  });

  it('shares the desk\'s routes with the desk\'s page alone', async () => {
    const at = (origin: string) => client.request('/v1/main/moderation/queue', { headers: { origin } });
    const desk = await at('https://desk.example');
    assert.deepEqual([desk.headers.get('access-control-allow-origin'), desk.headers.get('access-control-allow-credentials')], ['https://desk.example', 'true']);
    assert.equal((await at(paper)).headers.get('access-control-allow-origin'), null);
  });

  for (const origin of ['https://evil.example', 'https://paper.example.evil.example', 'http://paper.example', 'https://paper.example:8443', 'null', '']) {
    it(`refuses a post from ${JSON.stringify(origin)}`, async () => {
      const answer = await client.postRaw('{}', { origin });
      assert.equal(answer.status, 403);
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
    });
  }

  it('refuses what a browser marks as another site\'s, when it sends no origin', async () => {
    const send = (headers: Record<string, string>) =>
      client.request('/v1/main/receipts', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{"secrets":[]}' });
    assert.equal((await send({ 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await send({ 'sec-fetch-site': 'same-site' })).status, 403);
    assert.equal((await send({ 'sec-fetch-site': 'same-origin' })).status, 200);
    assert.equal((await send({})).status, 200);
  });
});

describe('faulty requests', () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());
  const good = { thread: '/a', parent: null, draft: { name: 'A', text: 'b' }, trap: '', page: { url: '', title: '' } };

  const faulty: readonly (readonly [what: string, body: string, headers: Readonly<Record<string, string>>, status: number])[] = [
    ['a thread of 501 characters', JSON.stringify({ ...good, thread: 'x'.repeat(501) }), {}, 400],
    ['a thread with NUL', JSON.stringify({ ...good, thread: 'a\0b' }), {}, 400],
    ['a parent with NUL', JSON.stringify({ ...good, parent: 'a\0b' }), {}, 400],
    ['text that is a number', JSON.stringify({ ...good, draft: { text: 7 } }), {}, 400],
    ['NUL in the text', JSON.stringify({ ...good, draft: { name: 'A', text: 'a\0b' } }), {}, 422],
    ['a secret that is none', JSON.stringify(good), { 'idempotency-key': 'short' }, 400],
  ];
  for (const [what, body, headers, status] of faulty) {
    it(`${what}: ${status}`, async () => {
      const answer = await client.postRaw(body, headers);
      assert.equal(answer.status, status, await answer.clone().text());
      if (status !== 422) {
        const problem = parseHttpProblem(await answer.json());
        assert.ok(problem.ok);
        assert.equal(problemStatus[problem.value.code], status);
      }
    });
  }

  it('7 MB without a length: 413', async () => {
    const part = new Uint8Array(100_000).fill(120);
    let parts = 0;
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => (++parts > 70 ? controller.close() : controller.enqueue(part)) });
    const answer = await client.app.request(`${talk}/v1/main/comments`, {
      method: 'POST', body, duplex: 'half', headers: { 'origin': paper, 'content-type': 'application/json', 'idempotency-key': newId() },
    } as RequestInit);
    assert.equal(answer.status, 413);
    assert.ok(parts < 10, 'stopped reading early');
  });

  const faultyAddresses: readonly (readonly [string, number])[] = [
    ['/v1/nowhere/comments?thread=/a', 404], ['/v1/main/nothing', 404], ['/v1/main/comments', 400], ['/v1/main/comments?thread=', 400],
    ['/v1/main/comments?thread=%00', 400], ['/v1/main/comments?thread=/a&limit=0', 400], ['/v1/main/comments?thread=/a&limit=1e9', 400],
    ['/v1/main/comments?thread=/a&sort=loudest', 400], ['/v1/main/comments?thread=/a&cursor=xx', 400], ['/v1/main/stream?thread=/a&since=-1', 400],
    ["/v1/main/comments?thread=' or 1=1 --", 200], ['/v1/main/receipt?comment=a&view=b', 404], ['/', 404], ['/v1/main', 404], ['/v1/__proto__/comments?thread=/a', 404],
  ];
  for (const [path, status] of faultyAddresses) {
    it(`GET ${path}: ${status}`, async () => {
      const answer = await client.request(path);
      assert.equal(answer.status, status);
      if (status !== 200) assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    });
  }

  it('another method: 405', async () => {
    assert.equal((await client.request('/v1/main/comments', { method: 'DELETE', headers: { origin: paper } })).status, 405);
  });

  it('a fault of ours says nothing of itself, and is in the log without words', async () => {
    const broken = await createClient();
    await broken.database.close();
    const answer = await broken.post({ draft: { name: 'A', text: 'secret words' } });
    assert.equal(answer.status, 500);
    assert.deepEqual(Object.keys((await answer.json()) as object).sort(), ['code', 'status', 'title', 'type']);
    const line = broken.lines.find((each) => each.includes('"failed"')) ?? '';
    assert.ok(line.includes('"stack":"at '));
    assert.ok(!line.includes('secret words'));
    assert.equal((await broken.request('/healthz')).status, 503);
  });
});
