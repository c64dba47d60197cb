/** Receipts of consent, the renewal of the record cookie, and the command that checks a downloaded file. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { canonical, decide, definePolicy, encodeRecord, makeReceipt, writeReceiptFile, type Digest, type Receipt, type ReceiptContents } from '@sayso/widgets/consent';
import { encodeReceiptPost, type ReceiptPost } from '@sayso/widgets/wire';
import { run } from '../src/command.js';
import { createClient, paper, talk, type Client } from './support/client.js';
import { noon, temporaryFolder } from './support/fixtures.js';

const digest: Digest = async (bytes) => createHash('sha256').update(bytes).digest();
const policy = definePolicy({
  revision: 3,
  controller: 'The Tidewater Gazette',
  purposes: { video: { title: 'Videos', text: 'Films in articles.' }, letters: { title: 'Letters', text: 'By post.' } },
  services: { tube: { purpose: 'video', vendor: 'Tube' } },
});
const today = Math.floor(noon / 86_400_000);
const notice = { layer: 'banner', language: 'en', text: 'Reject all or accept all?' } as const;
const given = await makeReceipt({ policy, before: null, record: decide(null, { type: 'accept-all' }, policy, today), action: { type: 'accept-all' }, notice, now: noon }, 'A'.repeat(22), null, digest);
assert.ok(given !== null);
const { receipt } = given;
const contents: ReceiptContents = {
  receipts: [receipt],
  texts: [{ hash: receipt.notice, text: given.text }],
  policies: [{ hash: receipt.policy, policy: given.policy }],
  refusals: [{ notice: receipt.notice, revision: 3, count: 2 }],
};
const wanted = [receipt.notice, receipt.policy];

describe('receipts of consent', () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());
  const send = (body: unknown): Promise<Response> => client.postRaw(JSON.stringify(body), {}, '/v1/main/consent/receipts');

  it('C-50: are kept once, with the day; the words are asked for until somebody sends them', async () => {
    const first = await send(encodeReceiptPost(receipt));
    assert.deepEqual([first.status, await first.json()], [201, { wanted }]);
    const second = await send(encodeReceiptPost(receipt, wanted, contents));
    assert.deepEqual([second.status, await second.json()], [200, { wanted: [] }]);
    const { hash, event, granted, refused, notice: shown, policy: under, revision } = receipt;
    assert.deepEqual(await client.repository.keptReceipt('main', hash), { hash, event, granted, refused, notice: shown, policy: under, revision, day: today });
    assert.equal(await client.repository.consentText('main', receipt.notice), notice.text);
    assert.equal(await client.repository.consentText('main', receipt.policy), canonical(given.policy));
  });

  it('C-51: a text that is not what its hash says is refused, and so is one that the receipt does not point to', async () => {
    const post = encodeReceiptPost(receipt, wanted, contents);
    for (const texts of [[{ hash: receipt.notice, text: 'Other words' }], [{ hash: createHash('sha256').update('x').digest('hex'), text: 'x' }]]) {
      const answer = await send({ ...post, texts });
      assert.deepEqual([answer.status, ((await answer.json()) as { detail: string }).detail], [400, 'texts[0]: expected a text whose SHA-256 is notice or policy']);
    }
    assert.equal(await client.repository.consentText('main', receipt.notice), notice.text);
  });

  it('C-52: nothing more can be sent, and nothing of the reader is kept', async () => {
    for (const more of [{ ip: '203.0.113.9' }, { reader: receipt.reader }, { url: 'https://paper.example/a' }, { time: noon }]) {
      const answer = await send({ ...encodeReceiptPost(receipt), ...more });
      assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [400, 'bad-request']);
    }
    await client.postRaw(JSON.stringify(encodeReceiptPost(receipt)), { 'user-agent': 'Browser of a reader', 'x-forwarded-for': '203.0.113.9', referer: `${paper}/talks` }, '/v1/main/consent/receipts');
    const rows = JSON.stringify(await client.database.query('select * from consent_receipts'));
    for (const trace of ['Browser', '203.0.113', 'talks', receipt.reader, String(noon)]) assert.ok(!rows.includes(trace), trace);
    assert.ok(!client.lines.join('').includes(receipt.hash));
  });

  const wrong: readonly (readonly [string, Partial<Record<keyof ReceiptPost, unknown>>])[] = [
    ['hash', { hash: 'short' }], ['event', { event: 'refused' }], ['granted', { granted: 'tube' }], ['revision', { revision: 0 }], ['texts', { texts: [1, 2, 3] }],
  ];
  for (const [field, change] of wrong) {
    it(`with a faulty ${field} are refused by its name`, async () => {
      const answer = await send({ ...encodeReceiptPost(receipt), ...change });
      assert.equal(answer.status, 400);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
      assert.match(((await answer.json()) as { detail: string }).detail, new RegExp(`^${field}`));
    });
  }

  it('are not taken from other sites’ pages, nor endlessly from one network', async () => {
    assert.equal((await client.postRaw(JSON.stringify(encodeReceiptPost(receipt)), { origin: 'https://evil.example' }, '/v1/main/consent/receipts')).status, 403);
    const slow = await createClient({ burst: 1 });
    const statuses = [];
    for (let time = 0; time < 2; time++) statuses.push((await slow.postRaw(JSON.stringify(encodeReceiptPost(receipt)), {}, '/v1/main/consent/receipts')).status);
    // Comments have a pace of their own.
    assert.deepEqual([...statuses, (await slow.post()).status], [201, 429, 201]);
    await slow.close();
  });
});

describe('the renewal of the record cookie', () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());
  const value = (type: 'accept-all' | 'reject-all', day = today): string => encodeRecord(decide(null, { type }, policy, day), policy);
  const renew = async (cookie: string, of = client): Promise<{ readonly status: number; readonly set: string | null }> => {
    const answer = await of.request('/v1/main/consent/renewal', { method: 'POST', headers: { cookie, origin: talk } });
    return { status: answer.status, set: answer.headers.get('set-cookie') };
  };

  it('C-44: sets the same value for what is left of its time', async () => {
    const fresh = value('accept-all');
    assert.deepEqual(await renew(`theme=dark; sayso=${fresh}`), { status: 204, set: `sayso=${fresh}; Path=/; Secure; SameSite=Lax; Max-Age=${182 * 86_400}` });
    const old = value('reject-all', today - 100);
    assert.deepEqual(await renew(`sayso=${old}`), { status: 204, set: `sayso=${old}; Path=/; Secure; SameSite=Lax; Max-Age=${82 * 86_400}` });
  });

  it('C-44: sets nothing where nothing valid is', async () => {
    const cookie = value('accept-all');
    for (const bad of ['', 'theme=dark', 'sayso=', 'sayso=true', `sayso=${cookie.slice(0, -1)}`, `sayso=${value('accept-all', today + 1)}`, `sayso=${value('accept-all', today - 182)}`, `sayso=3${cookie.slice(1)}`, `saysox=${cookie}`, 'sayso=%00']) {
      assert.deepEqual(await renew(bad), { status: 204, set: null }, bad);
    }
  });

  it('of several cookies takes the newest valid one, and of one day the one that allows less', async () => {
    const taken = async (...values: readonly string[]): Promise<string | undefined> => /^sayso=([^;]*)/.exec((await renew(values.map((each) => `sayso=${each}`).join('; '))).set ?? '')?.[1];
    assert.equal(await taken(value('accept-all', today - 3), value('reject-all', today - 1), 'rubbish'), value('reject-all', today - 1));
    assert.equal(await taken(value('accept-all'), value('reject-all')), value('reject-all'));
    assert.equal(await taken(value('reject-all', today - 3), value('accept-all')), value('accept-all'));
  });

  it('keeps to the site’s own days and domain', async () => {
    const other = await createClient({ site: { consentDays: 30, consentDomain: 'paper.example' } });
    const cookie = value('reject-all', today - 10);
    assert.equal((await renew(`sayso=${cookie}`, other)).set, `sayso=${cookie}; Path=/; Secure; SameSite=Lax; Max-Age=${20 * 86_400}; Domain=paper.example`);
    await other.close();
  });
});

describe('npx @sayso/server verify-receipt FILE', () => {
  const place = temporaryFolder();
  after(() => place.remove());
  const verify = async (text: string | null, ...more: readonly string[]) => {
    const file = path.join(place.folder, 'receipts.json');
    if (text !== null) writeFileSync(file, text);
    const said: string[] = [];
    const complained: string[] = [];
    // Settings play no part, not even faulty ones.
    const code = await run(['verify-receipt', ...(text === null ? [] : [file]), ...more], { SAYSO_ORIGINS: 'nonsense' }, { say: (line) => said.push(line), complain: (line) => complained.push(line), stopped: () => Promise.resolve() });
    return { code, said, complained: complained.join('\n') };
  };

  it('says what was chosen and when, and that the chain is whole', async () => {
    const { code, said } = await verify(await writeReceiptFile(contents, digest));
    assert.equal(code, 0);
    assert.equal(said[0], '2026-11-24T12:00:00.000Z  consent given to The Tidewater Gazette (accept-all, banner, en)');
    assert.equal(said[1], '  allowed: tube, letters');
    assert.match(said.join('\n'), /Reject all or accept all\?[^]*2 times[^]*The chain is whole: 1 receipt,/);
  });

  it('C-53: ends with 1 and the place of the first broken link', async () => {
    const second = { ...receipt, granted: [], event: 'withdrawn' } as Receipt;
    assert.deepEqual((await verify(await writeReceiptFile({ ...contents, receipts: [receipt, second] }, digest))).code, 1);
    assert.match((await verify(await writeReceiptFile({ ...contents, receipts: [receipt, second] }, digest))).complained, /^\[chain-broken\] .*receipts\[1\]/);
  });

  it('answers anything else by code', async () => {
    assert.match((await verify('{}')).complained, /^\[not-a-receipt\] /);
    assert.match((await verify('no JSON')).complained, /^\[not-a-receipt\] /);
    const missing = await verify(null, path.join(place.folder, 'none.json'));
    assert.deepEqual([missing.code, missing.complained.slice(0, 14)], [1, '[not-readable]']);
    assert.equal((await verify(null)).code, 2);
    assert.equal((await verify('{}', 'more')).code, 2);
  });

  it('lets no file steer the terminal', async () => {
    const text = 'Accept\u001b[2J all';
    const hash = createHash('sha256').update(text).digest('hex');
    const evil = await makeReceipt({ policy, before: null, record: decide(null, { type: 'accept-all' }, policy, today), action: { type: 'accept-all' }, notice: { ...notice, text }, now: noon }, 'A'.repeat(22), null, digest);
    const { code, said } = await verify(await writeReceiptFile({ ...contents, receipts: [evil!.receipt], texts: [{ hash, text }] }, digest));
    assert.equal(code, 0);
    assert.ok(!said.join('').includes('\u001b'));
  });
});
