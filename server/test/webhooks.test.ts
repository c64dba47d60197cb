/** Other servers are told what happens: signed, in time, once, and never by a way into the house. */
import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { generate } from 'selfsigned';
import { newId } from '../src/db/ids.js';
import { createLog } from '../src/log.js';
import { start } from '../src/start.js';
import { createDeliver, signature, type Deliver } from '../src/webhooks/deliver.js';
import { parseWebhooks, webhookEvents, type WebhookSettings } from '../src/webhooks/hook.js';
import { mayReach } from '../src/webhooks/public-address.js';
import { backOff, claimLength, sendDueWebhooks } from '../src/webhooks/send-due.js';
import { createClient, paper, type Client } from './support/client.js';
import { temporaryFolder } from './support/fixtures.js';
import { hookSecret, startReceiver, verified, type Receiver, type Told } from './support/receiver.js';
import { tracesOf } from './support/traces.js';

const going = new AbortController().signal;
const email = 'amina@reader.example';
const undoWindow = 20_000;

describe('webhooks', () => {
  let client: Client;
  let receiver: Receiver;
  let hook: WebhookSettings;
  const log: string[] = [];

  beforeEach(async () => {
    receiver = await startReceiver();
    hook = { name: 'newsroom', url: receiver.url, secret: hookSecret, events: webhookEvents };
    // The specification's library looks at the clock of the machine.
    client = await createClient({ site: { webhooks: [hook], undoWindow } });
    client.clock.now = Date.now();
    log.length = 0;
    await client.repository.setWebhooks('main', ['newsroom']);
    await client.signIn();
  });
  afterEach(async () => {
    await receiver.close();
    await client.close();
  });

  const local = createDeliver({ local: true });
  const send = (deliver: Deliver = local, which = hook, repository = client.repository) =>
    sendDueWebhooks({ repository, deliver, log: createLog((line) => log.push(line), () => client.clock.now), now: () => client.clock.now }, client.site, which, going);
  const types = (): readonly string[] => receiver.told.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  /** Each by the browser of the one before. */
  let browser: readonly string[] = [];
  const post = async (text = 'The vote was close.', secret = newId()): Promise<string> => {
    const answer = await client.post({ draft: { name: 'Amina', email, text }, proof: browser }, secret);
    browser = [secret];
    return ((await answer.json()) as { own: { comment: { id: string } } }).own.comment.id;
  };
  const decide = async (id: string, expectedStatus: string, action: string, revision = 1): Promise<string> => {
    const batch = newId();
    const answer = await client.moderate('decisions', { batch, decisions: [{ id, revision, expectedStatus, action }] });
    assert.equal(((await answer.json()) as { results: { kind: string }[] }).results[0]?.kind, 'done');
    return batch;
  };
  const afterUndo = (): void => void (client.clock.now += undoWindow);

  it('tell of a held comment at once, of its publication when the undo is over; signed as the specification’s own library wants it', async () => {
    const id = await post();
    await send();
    await decide(id, 'held', 'approve');
    await send();
    assert.deepEqual(types(), ['comment.held'], 'the decision can still be undone');
    afterUndo();
    await send();
    assert.deepEqual(types(), ['comment.held', 'comment.published']);
    const [first, second] = receiver.told;
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(first.path, '/hook?token=of-theirs');
    assert.equal(first.headers['content-type'], 'application/json');
    const told = verified(second);
    assert.deepEqual(Object.keys(told.data).sort(), ['comment', 'page', 'seq', 'site']);
    assert.deepEqual([told.data['site'], told.data['page']], ['main', { url: `${paper}/talks`, title: 'Talks' }]);
    const comment = told.data['comment'] as Record<string, unknown>;
    assert.deepEqual([comment['id'], comment['status'], comment['text']], [id, 'published', 'The vote was close.']);
    assert.throws(() => verified({ ...second, body: second.body.replace('close', 'clear') }), /signature/i);
    assert.throws(() => verified(second, `whsec_${Buffer.from('another secret of 32 bytes, here').toString('base64')}`), /signature/i);
  });

  it('are old after five minutes to who verifies: a copied delivery cannot be played again', async () => {
    client.clock.now = Date.now() - 6 * 60_000;
    await post();
    await send();
    const [told] = receiver.told;
    assert.ok(told !== undefined);
    assert.throws(() => verified(told), /too old/i);
  });

  it('tell of an edit, a report and a deletion; of what is gone no words, and never an address', async () => {
    await decide(await post('A first comment waits.'), 'held', 'approve');
    afterUndo();
    const secret = newId();
    const id = await post('The vote was close.', secret);
    await send();
    receiver.told.length = 0;
    const own = { 'x-sayso-receipt': secret, 'origin': paper, 'content-type': 'application/json' };
    assert.equal((await client.request(`/v1/main/comments/${id}`, { method: 'PATCH', headers: own, body: JSON.stringify({ revision: 1, text: 'It was very close.' }) })).status, 200);
    await send();
    const notice = { kind: 'defamation', explanation: 'It is not so.', location: '', name: 'Sana Mir', email: 'sana@reader.example', goodFaith: true };
    assert.equal((await client.postRaw(JSON.stringify(notice), {}, `/v1/main/comments/${id}/notices`)).status, 201);
    await send();
    assert.equal((await client.request(`/v1/main/comments/${id}`, { method: 'DELETE', headers: own })).status, 200);
    await send();
    assert.deepEqual(types(), ['comment.edited', 'comment.reported', 'comment.deleted']);
    const [edited, reported, deleted] = receiver.told.map((each) => verified(each).data);
    assert.equal((edited?.['comment'] as { text: string }).text, 'It was very close.');
    assert.deepEqual(reported?.['report'], { lane: 'illegal', reason: 'defamation' });
    assert.deepEqual(deleted?.['comment'], { id, thread: '/talks', status: 'erased' });
    const all = `${JSON.stringify(receiver.told)}${log.join('\n')}`;
    for (const trace of [...tracesOf(email), ...tracesOf('sana@reader.example'), 'Sana Mir']) assert.ok(!all.includes(trace), trace);
    assert.ok(!log.join('\n').includes('of-theirs'), 'nor is the address of the hook in the log');
  });

  it('say nothing of a decision that was taken back in time, and both where it was later', async () => {
    const id = await post();
    await send();
    const quick = await decide(id, 'held', 'approve');
    await send();
    await client.moderate('undo', { batch: quick });
    afterUndo();
    await send();
    assert.deepEqual(types(), ['comment.held']);
    const slow = await decide(id, 'held', 'approve');
    afterUndo();
    await send();
    await client.moderate('undo', { batch: slow });
    await send();
    assert.deepEqual(types(), ['comment.held', 'comment.published', 'comment.held']);
  });

  it('forget nothing over a decision that is taken back before it was told', async () => {
    await decide(await post('A first comment waits.'), 'held', 'approve');
    afterUndo();
    await send();
    receiver.told.length = 0;
    const id = await post('Published by the rules.');
    const batch = await decide(id, 'published', 'hold');
    await send();
    assert.deepEqual(types(), [], 'it is not published, nor is it sure that it waits');
    await client.moderate('undo', { batch });
    afterUndo();
    await send();
    assert.deepEqual(types(), ['comment.published']);
    await decide(id, 'published', 'remove');
    afterUndo();
    await send();
    assert.deepEqual(types(), ['comment.published', 'comment.deleted']);
  });

  it('tell only what a hook asks for, and nothing that was before it', async () => {
    const id = await post();
    const late: WebhookSettings = { ...hook, name: 'late', events: ['comment.published'] };
    await client.repository.setWebhooks('main', ['newsroom', 'late']);
    await send(local, late);
    await decide(id, 'held', 'approve');
    await post('Another one.');
    afterUndo();
    await send(local, late);
    assert.deepEqual(types(), ['comment.published', 'comment.published']);
    assert.equal((await client.repository.dueDeliveries('main', 'late', client.clock.now, 10)).length, 0);
  });

  it('are told once, however many processes tell, and never again after a yes', async () => {
    for (let number = 0; number < 20; number++) await post(`No. ${number}`);
    await Promise.all([send(), send(), send()]);
    await send();
    client.clock.now += claimLength + 1;
    await send();
    assert.equal(receiver.told.length, 20);
    assert.equal(new Set(receiver.told.map(({ headers }) => headers['webhook-id'])).size, 20);
  });

  it('are told again under the same id after a crash between the yes and our own note of it', async () => {
    await post();
    await assert.rejects(send(local, hook, { ...client.repository, deliveryDone: () => Promise.reject(new Error('killed')) }), /killed/);
    client.clock.now += claimLength + 1;
    await send();
    await send();
    const ids = receiver.told.map(({ headers }) => headers['webhook-id']);
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
  });

  it('leave a server alone for longer and longer that is not well, and then tell it everything in order', async () => {
    receiver.answer.current = (response) => void response.writeHead(503).end();
    await post('First.');
    await post('Second.');
    assert.equal(await send(), 1, 'one try, not one for each');
    assert.equal(await send(), 0);
    client.clock.now += backOff(1);
    assert.equal(await send(), 1);
    client.clock.now += backOff(1);
    assert.equal(await send(), 0, 'the second pause is longer');
    receiver.answer.current = (response) => void response.writeHead(200).end('thanks');
    client.clock.now += backOff(2);
    await send();
    assert.deepEqual(receiver.told.slice(-2).map((each) => ((JSON.parse(each.body) as { data: { comment: { text: string } } }).data.comment.text)), ['First.', 'Second.']);
    assert.deepEqual([1, 2, 3, 4, 9].map((failures) => backOff(failures) / 60_000), [1, 5, 25, 125, 360]);
  });

  it('go on with the next where one alone is refused, and give it up after three days', async () => {
    receiver.answer.current = (response) => void response.writeHead(receiver.told.at(-1)?.body.includes('First.') === true ? 400 : 200).end();
    await post('First.');
    await post('Second.');
    await send();
    assert.equal(receiver.told.length, 2);
    for (let hours = 0; hours < 80; hours++) {
      client.clock.now += 3_600_000;
      await send();
    }
    const [state] = await client.repository.webhookStates('main');
    assert.deepEqual([state?.waiting, state?.givenUp, state?.lastCode], [0, 1, '400']);
  });

  it('give up at once all that has waited for three days at a server that never came back', async () => {
    receiver.answer.current = (response) => void response.writeHead(503).end();
    for (let number = 0; number < 30; number++) await post(`No. ${number}`);
    await send();
    client.clock.now += 72 * 3_600_000;
    await send();
    const [state] = await client.repository.webhookStates('main');
    assert.deepEqual([state?.waiting, state?.givenUp, receiver.told.length], [0, 30, 1]);
  });

  it('show their owner how it goes, and nobody else; neither secret nor path', async () => {
    await post();
    await send();
    const answer = await client.moderate('webhooks');
    const text = await answer.text();
    assert.deepEqual(JSON.parse(text), {
      webhooks: [{ name: 'newsroom', origin: `http://127.0.0.1:${receiver.port}`, events: webhookEvents, waiting: 0, lastAt: client.clock.now, lastCode: '204', deliveredAt: client.clock.now, givenUp: 0 }],
    });
    await client.signIn('editor');
    assert.equal((await client.moderate('webhooks')).status, 403);
  });

  it('are forgotten with the setting', async () => {
    await post();
    receiver.answer.current = (response) => void response.writeHead(503).end();
    await send();
    await client.repository.setWebhooks('main', []);
    assert.deepEqual(await client.database.query('select * from webhook_deliveries'), []);
    assert.deepEqual(await client.repository.webhookStates('main'), []);
  });
});

describe('a server with a webhook', () => {
  it('tells it by itself, across a restart too, and stops while it is telling', async () => {
    const place = temporaryFolder();
    const receiver = await startReceiver();
    const hooks = [{ name: 'newsroom', url: receiver.url, secret: hookSecret, events: webhookEvents }];
    const open = () => start({ port: 0, dataFolder: place.folder, localWebhooks: true, sites: [{ id: 'default', origins: [paper], webhooks: hooks }] });
    const post = (url: string, text: string) =>
      fetch(`${url}/v1/default/comments`, {
        method: 'POST', headers: { 'origin': paper, 'content-type': 'application/json', 'idempotency-key': newId() },
        body: JSON.stringify({ thread: '/talks', parent: null, draft: { name: 'Amina', email, text }, trap: '', page: { url: `${paper}/talks`, title: 'Talks' } }),
      });
    const told = async (text: string): Promise<Told> => {
      for (;;) {
        const found = receiver.told.find(({ body }) => body.includes(text));
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const first = await open();
    await post(first.url, 'Before the restart.');
    assert.equal(verified(await told('Before the restart.')).type, 'comment.held');
    // Nobody answers any more: the server ends all the same.
    receiver.answer.current = () => undefined;
    await post(first.url, 'Under way at the restart.');
    await told('Under way at the restart.');
    await first.close();
    const left = receiver.told.length;
    receiver.answer.current = (response) => void response.writeHead(204).end();
    const second = await open();
    await post(second.url, 'After the restart.');
    await told('After the restart.');
    assert.equal(receiver.told.slice(left).filter(({ body }) => body.includes('Before the restart.')).length, 0, 'what was acknowledged is not told again');
    await second.close();
    await receiver.close();
    place.remove();
  });
});

describe('a webhook goes to public addresses only (S-27)', () => {
  let receiver: Receiver;
  beforeEach(async () => void (receiver = await startReceiver()));
  afterEach(() => receiver.close());
  const outgoing = { id: 'one', at: Date.now(), body: '{}' };
  const hookTo = (url: string): WebhookSettings => ({ name: 'x', url, secret: hookSecret, events: ['comment.held'] });
  const resolveTo = (...addresses: readonly string[]) => {
    const asked: string[] = [];
    const resolve = (hostname: string, _: unknown, done: (error: null, found: readonly LookupAddress[]) => void): void => {
      asked.push(hostname);
      done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    };
    return { asked, resolve };
  };

  for (const address of [
    '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '192.0.0.192', '168.63.129.16',
    '198.18.0.1', '224.0.0.1', '255.255.255.255', '240.0.0.1', '192.0.2.1', '::', '::1', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1',
    '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::', '2001:db8::1', '::127.0.0.1', 'no address', '',
  ]) {
    it(`not to ${address || 'nothing'}`, () => assert.equal(mayReach(address, { local: false }), false));
  }
  it('to public ones, of both kinds', () => {
    for (const address of ['93.184.215.14', '8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8']) assert.ok(mayReach(address, { local: false }), address);
  });
  it('to this very machine where its operator says so, and to nothing else in the house', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) assert.ok(mayReach(address, { local: true }), address);
    for (const address of ['10.0.0.1', '169.254.169.254', 'fd00:ec2::254']) assert.ok(!mayReach(address, { local: true }), address);
  });

  it('however the address is written', async () => {
    const deliver = createDeliver({ local: false });
    const { port } = receiver;
    for (const host of ['127.0.0.1', '0x7f.1', '2130706433', '017700000001', '127.1', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', 'localhost']) {
      assert.deepEqual(await deliver(hookTo(`http://${host}:${port}/`), outgoing, going), { ok: false, error: 'address-not-public' }, host);
    }
    assert.equal(receiver.told.length, 0);
  });

  it('not where one of a name’s addresses is in the house', async () => {
    const { resolve } = resolveTo('93.184.215.14', '127.0.0.1');
    assert.deepEqual(await createDeliver({ local: false }, resolve)(hookTo(`http://two.example:${receiver.port}/`), outgoing, going), { ok: false, error: 'address-not-public' });
  });

  it('to the very address that was looked at: a name is asked for once', async () => {
    const { asked, resolve } = resolveTo('127.0.0.1');
    const sent = await createDeliver({ local: true }, resolve)(hookTo(`http://hooks.example:${receiver.port}/`), outgoing, going);
    assert.ok(sent.ok);
    assert.deepEqual(asked, ['hooks.example']);
    assert.equal(receiver.told[0]?.headers.host, `hooks.example:${receiver.port}`);
  });

  it('and follows nobody elsewhere', async () => {
    const elsewhere = await startReceiver();
    receiver.answer.current = (response) => void response.writeHead(307, { location: elsewhere.url }).end();
    assert.deepEqual(await createDeliver({ local: true })(hookTo(receiver.url), outgoing, going), { ok: false, error: '307' });
    assert.equal(elsewhere.told.length, 0);
    await elsewhere.close();
  });

  it('and tells nobody whose certificate nobody vouches for', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }] });
    let asked = 0;
    const stranger = createServer({ key, cert }, (_, response) => {
      asked++;
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as AddressInfo;
    const sent = await createDeliver({ local: true })(hookTo(`https://localhost:${port}/`), outgoing, going);
    assert.ok(!sent.ok);
    assert.match(sent.error, /SELF_SIGNED/);
    assert.equal(asked, 0);
    await new Promise<void>((resolve) => stranger.close(() => resolve()));
  });

  it('and waits no longer than it must, whether nothing comes or no end', async () => {
    const deliver = createDeliver({ local: true }, undefined, 200);
    receiver.answer.current = () => undefined;
    assert.deepEqual(await deliver(hookTo(receiver.url), outgoing, going), { ok: false, error: 'timeout' });
    receiver.answer.current = (response) => {
      response.writeHead(200);
      const more = (): void => void (response.write('x'.repeat(16_384)) ? setImmediate(more) : response.once('drain', more));
      more();
    };
    assert.deepEqual(await createDeliver({ local: true })(hookTo(receiver.url), outgoing, going), { ok: true, value: '200' });
  });
});

describe('the setting of webhooks', () => {
  const good = { name: 'newsroom', url: 'https://hooks.paper.example/sayso', secret: hookSecret, events: ['comment.held'] };
  const faultOf = (value: unknown, local = false) => {
    const parsed = parseWebhooks(local)(value);
    return parsed.ok ? null : `${parsed.error.path}: ${parsed.error.expected}; ${parsed.error.found}`;
  };

  it('is whole or refused by its place, without a word of a secret or an address', () => {
    assert.equal(faultOf([good, { ...good, name: 'other', oldSecret: hookSecret }]), null);
    for (const [fields, place] of [
      [{ name: 'News Room' }, '[0].name'], [{ url: 'http://hooks.paper.example/token-123' }, '[0].url'], [{ url: 'https://user:token-123@x.example' }, '[0].url'], [{ url: 'file:///token-123' }, '[0].url'],
      [{ secret: 'token-123' }, '[0].secret'], [{ secret: 'whsec_dG9rZW4tMTIz' }, '[0].secret'], [{ events: [] }, '[0].events'], [{ events: ['comment.liked'] }, '[0].events[0]'], [{ retries: 3 }, '[0].retries'],
    ] as const) {
      const fault = faultOf([{ ...good, ...fields }]) ?? '';
      assert.ok(fault.startsWith(`${place}: `), `${place}: ${fault}`);
      assert.ok(!fault.includes('token-123') && !fault.includes('dG9rZW4tMTIz'), fault);
    }
    assert.match(faultOf([good, good]) ?? '', /^\[1\]\.name: /);
    assert.equal(faultOf([{ ...good, url: 'http://127.0.0.1:9/' }], true), null);
  });

  it('signs with the old secret too while the other side changes over', async () => {
    const receiver = await startReceiver();
    const old = `whsec_${Buffer.from('the secret before, of 32 bytes..').toString('base64')}`;
    await createDeliver({ local: true })({ ...good, url: receiver.url, oldSecret: old, events: ['comment.held'] }, { id: 'one', at: Date.now(), body: '{"type":"x"}' }, going);
    const [told] = receiver.told;
    assert.ok(told !== undefined);
    assert.ok(verified(told) !== undefined && verified(told, old) !== undefined);
    assert.notEqual(signature(old, 'one', 1, ''), signature(hookSecret, 'one', 1, ''));
    await receiver.close();
  });
});
