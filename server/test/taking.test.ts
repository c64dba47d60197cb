/** Readers recommend and report: what goes over HTTP beyond the contract that every backend keeps. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseHttpProblem, parsePostAnswer, parseReportAnswer, parseThreadPage, parseVoteAnswer, type Parser } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { createClient, paper, readStream, talk, type Client } from './support/client.js';

const read = async <T>(answer: Response, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await answer.json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};

/** Publishes a comment and gives its id. */
const publish = async (client: Client, thread = `/${newId()}`): Promise<string> => {
  const outcome = await read(await client.post({ thread }), parsePostAnswer);
  assert.ok(outcome.kind === 'stored');
  const { id } = outcome.own.comment;
  await client.database.transaction(async (connection) => {
    await connection.query(`update comments set status = 'published' where id = $1`, [id]);
    await connection.query('update threads set published = 1 where thread = $1', [thread]);
    await connection.query('update branches set published = 1 where root = $1', [id]);
  });
  return id;
};

const flag = { reason: 'insult', words: 'Calls the author a thief.' };
const notice = (id: string) => ({
  kind: 'defamation', explanation: 'I was never convicted.', location: `${paper}/talks?a=1#comment-${id}`, name: 'Zara Abbas', email: 'zara@notifier.example', goodFaith: true,
});

describe('a vote over HTTP', () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());
  const vote = (id: string, method: 'PUT' | 'DELETE' = 'PUT', secret = newId(), headers: Readonly<Record<string, string>> = {}, from = client) =>
    from.request(`/v1/main/comments/${id}/vote`, { method, headers: { 'origin': paper, 'x-sayso-receipt': secret, ...headers } });

  it('is kept as the hash of its secret, and sets no cookie', async () => {
    const id = await publish(client);
    const secret = newId();
    const answer = await vote(id, 'PUT', secret);
    assert.deepEqual([answer.status, answer.headers.get('set-cookie'), answer.headers.get('cache-control')], [200, null, 'no-store']);
    assert.deepEqual(await read(answer, parseVoteAnswer), { kind: 'counted', votes: 1 });
    const rows = await client.database.query('select * from votes where comment = $1', [id]);
    assert.deepEqual(Object.keys(rows[0] ?? {}).sort(), ['at', 'comment', 'secret_hash', 'site']);
    assert.ok(!JSON.stringify(rows).includes(secret));
    assert.ok(!client.lines.join('\n').includes(secret));
  });

  it('makes a kept page of the thread old, and no stream tells it', async () => {
    const id = await publish(client, '/voted');
    const page = (tag = '') => client.request('/v1/main/comments?thread=/voted', { headers: tag === '' ? {} : { 'if-none-match': tag } });
    const first = await page();
    const tag = first.headers.get('etag') ?? '';
    const { seq, info } = await read(first, parseThreadPage);
    assert.deepEqual(info.offers, ['votes', 'reports']);
    assert.equal((await page(tag)).status, 304);
    await vote(id);
    const second = await page(tag);
    assert.equal(second.status, 200);
    const after = await read(second, parseThreadPage);
    assert.deepEqual([after.seq, after.comments[0]?.votes], [seq, 1]);
  });

  it('S-18: comes from one network only so often, on one comment and on all', async () => {
    const id = await publish(client);
    client.clock.now += 3_600_000 * 24;
    for (let index = 0; index < 20; index++) assert.equal((await vote(id)).status, 200);
    const more = await vote(id);
    assert.equal(more.status, 429);
    assert.equal(more.headers.get('retry-after'), '300');
    assert.deepEqual(await read(more, parseVoteAnswer), { kind: 'too-fast', retryAfterSeconds: 300 });
    const counted = newId();
    const other = await publish(client);
    assert.equal((await vote(other, 'PUT', counted)).status, 200);
    let last = 200;
    for (let index = 0; index < 60 && last === 200; index++) last = (await vote(other, 'PUT', counted)).status;
    assert.equal(last, 429);
    client.clock.now += 3_600_000 * 24;
  });

  it('S-12: is taken from listed pages only, with a secret in its header', async () => {
    const id = await publish(client);
    const codes: unknown[] = [];
    for (const answer of [
      await vote(id, 'PUT', newId(), { origin: 'https://evil.example' }),
      await vote(id, 'DELETE', newId(), { origin: 'null' }),
      await vote(id, 'PUT', 'short'),
      await vote('nobody'),
    ]) codes.push((await read(answer, parseHttpProblem)).code);
    assert.deepEqual(codes, ['origin-not-allowed', 'origin-not-allowed', 'bad-request', 'not-found']);
    const preflight = await client.request(`/v1/main/comments/${id}/vote`, { method: 'OPTIONS', headers: { origin: paper } });
    assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /PUT/);
  });

  it('is not there where the site wants none', async () => {
    const plain = await createClient({ site: { votes: false } });
    const id = await publish(plain, '/plain');
    assert.equal((await vote(id, 'PUT', newId(), {}, plain)).status, 404);
    assert.deepEqual((await read(await plain.request('/v1/main/comments?thread=/plain'), parseThreadPage)).info.offers, ['reports']);
    await plain.close();
  });
});

describe('a report over HTTP', () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());
  const report = (id: string, lane: 'flags' | 'notices', body: unknown, secret = newId(), headers: Readonly<Record<string, string>> = {}) =>
    client.postRaw(JSON.stringify(body), { 'idempotency-key': secret, ...headers }, `/v1/main/comments/${id}/${lane}`);
  const kept = async (id: string) => (await client.database.query('select * from reports where comment = $1 order by at, number', [id])) as readonly Readonly<Record<string, unknown>>[];

  it('CM-20: needs no account, and answers with a number', async () => {
    const id = await publish(client);
    const secret = newId();
    const answer = await report(id, 'flags', flag, secret);
    assert.deepEqual([answer.status, answer.headers.get('set-cookie')], [201, null]);
    const outcome = await read(answer, parseReportAnswer);
    assert.ok(outcome.kind === 'received');
    assert.match(outcome.number, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const again = await report(id, 'flags', flag, secret);
    assert.equal(again.status, 200);
    assert.deepEqual(await read(again, parseReportAnswer), { ...outcome, seenBefore: true });
    assert.equal((await kept(id)).length, 1);
    client.clock.now += 600_000;
  });

  it('CM-21: keeps every field of Art. 16(2), with the exact place of the comment', async () => {
    const id = await publish(client);
    assert.equal((await report(id, 'notices', notice(id))).status, 201);
    client.clock.now += 1000;
    assert.equal((await report(id, 'notices', { ...notice(id), location: 'https://evil.example/#comment-' })).status, 201);
    const [first, second] = await kept(id);
    const { lane, reason, words, location, name, email, good_faith: goodFaith } = first ?? {};
    assert.deepEqual(
      [lane, reason, words, location, name, email, goodFaith],
      ['illegal', 'defamation', 'I was never convicted.', `${paper}/talks?a=1#comment-${id}`, 'Zara Abbas', 'zara@notifier.example', 1],
    );
    assert.equal(second?.['location'], `${paper}/talks#comment-${id}`);
    client.clock.now += 600_000;
  });

  it('CM-21: is refused without name and address, but for sexual abuse of children', async () => {
    const id = await publish(client);
    const { name: _name, email: _email, ...unnamed } = notice(id);
    const answer = await report(id, 'notices', unnamed);
    assert.equal(answer.status, 422);
    const outcome = await read(answer, parseReportAnswer);
    assert.deepEqual(outcome.kind === 'refused' && outcome.problems.map(({ field }) => field), ['name', 'email']);
    assert.equal((await report(id, 'notices', { ...unnamed, kind: 'child-abuse' })).status, 201);
    assert.equal((await report(id, 'notices', { ...notice(id), goodFaith: false })).status, 422);
    client.clock.now += 600_000;
  });

  it('CM-05: keeps nothing of the browser or the network it came from', async () => {
    const id = await publish(client);
    await report(id, 'flags', flag, newId(), { 'user-agent': 'Probe/1.0', 'x-forwarded-for': '203.0.113.9' });
    const rows = JSON.stringify(await client.database.query('select * from reports')) + JSON.stringify(await client.database.query('select * from events')) + client.lines.join('');
    assert.ok(!rows.includes('Probe') && !rows.includes('203.0.113') && !rows.includes('network'));
    client.clock.now += 600_000;
  });

  it("CM-02: who gave notice is in no answer, the moderators' queue included, and in no line of the log", async () => {
    const id = await publish(client, '/secret');
    await report(id, 'notices', notice(id));
    await client.signIn();
    const answers = [
      await client.moderate('queue?queue=reported'),
      await client.request('/v1/main/comments?thread=/secret'),
      await client.request('/v1/main/comments.html?thread=/secret'),
      await client.request(`/v1/main/comments/${id}/report`),
    ];
    for (const answer of answers) {
      const text = await answer.text();
      assert.equal(answer.status, 200);
      assert.ok(!/zara/i.test(text), text);
    }
    assert.ok(!/zara|convicted/i.test(client.lines.join('\n')));
    assert.ok(!/zara|convicted/i.test(JSON.stringify(await client.database.query('select * from events'))));
    client.clock.now += 600_000;
  });

  it("tells moderators' pages at once, and no reader's", async () => {
    const id = await publish(client, '/live');
    await client.signIn();
    const seq = await client.repository.seq('main');
    await report(id, 'flags', flag);
    const [message] = await readStream(await client.moderate(`stream?since=${seq}`), 1);
    assert.deepEqual(message?.data, { kind: 'changed', seq: seq + 1, id, status: 'published' });
    assert.deepEqual(await client.repository.changes('main', ['/live'], seq, 10), []);
    client.clock.now += 600_000;
  });

  it('S-18: comes from one network only so often, and says when to come back', async () => {
    const id = await publish(client);
    for (let index = 0; index < 6; index++) assert.equal((await report(id, 'flags', flag)).status, 201);
    const answer = await report(id, 'flags', flag);
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '60']);
    assert.equal((await report(id, 'flags', { reason: 'nonsense' })).status, 422);
    client.clock.now += 600_000;
  });

  it('S-12: is taken from listed pages only, as JSON of the right shape, about what is published', async () => {
    const id = await publish(client);
    const held = await read(await client.post({ draft: { name: 'B', email: 'b@reader.example', text: 'Waits' } }), parsePostAnswer);
    assert.ok(held.kind === 'stored' && held.own.comment.status === 'held');
    const secret = newId();
    await report(id, 'flags', flag, secret);
    const codes: unknown[] = [];
    for (const answer of [
      await report(id, 'flags', flag, newId(), { origin: 'https://evil.example' }),
      await report(id, 'notices', notice(id), newId(), { 'content-type': 'text/plain' }),
      await report(id, 'flags', flag, 'short'),
      await report(id, 'notices', flag),
      await report(held.own.comment.id, 'flags', flag),
      await report('nobody', 'notices', notice('nobody')),
      await report(id, 'flags', { reason: 'spam' }, secret),
      await report(id, 'flags', { reason: 'other', words: 'a\0b' }),
    ]) codes.push((answer.status === 422 && answer.headers.get('content-type') === 'application/json') ? 'refused' : (await read(answer, parseHttpProblem)).code);
    assert.deepEqual(codes, ['origin-not-allowed', 'wrong-content-type', 'bad-request', 'bad-request', 'not-found', 'not-found', 'secret-reused', 'refused']);
    client.clock.now += 600_000;
  });

  it('S-26: words that look like SQL, a path or a template are words', async () => {
    const id = await publish(client);
    const words = `'); drop table reports; -- \${x} %s {{7*7}} <script>alert(1)</script>`;
    assert.equal((await report(id, 'flags', { reason: 'other', words })).status, 201);
    assert.equal((await kept(id))[0]?.['words'], words);
    client.clock.now += 600_000;
  });
});

describe('reporting without script', () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());
  const send = (id: string, fields: Readonly<Record<string, string>>, origin = talk) =>
    client.request(`/v1/main/comments/${id}/report`, {
      method: 'POST', headers: { origin, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString(),
    });

  it('CM-20: is one link from each comment, and CM-23: in two forms that say what they are', async () => {
    const id = await publish(client, '/plain');
    const thread = await (await client.request('/v1/main/comments.html?thread=/plain')).text();
    assert.ok(thread.includes(`href="/v1/main/comments/${id}/report"`));
    const page = await client.request(`/v1/main/comments/${id}/report`);
    const text = await page.text();
    assert.equal(page.headers.get('x-robots-tag'), 'noindex');
    assert.match(text, /<h2 id="house">It breaks the rules of this site<\/h2>[\s\S]*<h2 id="illegal">I believe that it is illegal<\/h2>/);
    assert.ok(text.includes(`${paper}/talks#comment-${id}`));
    assert.equal((await client.request('/v1/main/comments/nobody/report')).status, 404);
  });

  it('CM-21: an incomplete notice comes back with its faults and every word; a complete one gets a number, once', async () => {
    const id = await publish(client);
    const fields = { lane: 'illegal', kind: 'hate', explanation: 'It calls for <violence>.', name: 'Zara', email: 'zara@', goodFaith: 'yes' };
    const returned = await send(id, fields);
    const text = await returned.text();
    assert.equal(returned.status, 422);
    assert.ok(text.includes('It calls for &lt;violence&gt;.') && text.includes('value="Zara"') && text.includes('id="email-problem"'));
    const numbers: unknown[] = [];
    for (let index = 0; index < 2; index++) {
      const answer = await send(id, { ...fields, email: 'zara@notifier.example' });
      assert.equal(answer.status, 201);
      numbers.push(/class="number">([\w-]+)</.exec(await answer.text())?.[1]);
    }
    assert.ok(numbers[0] !== undefined && numbers[0] === numbers[1]);
    assert.equal((await client.database.query('select number from reports where comment = $1', [id])).length, 1);
    assert.equal((await send(id, { lane: 'house', reason: 'spam' }, 'https://evil.example')).status, 403);
  });
});
