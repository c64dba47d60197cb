/** A reader without an account sees, takes along and erases what is held; and what is held of networks. As a browser does it. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ok } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { openDatabase } from '../src/db/open.js';
import type { Message } from '../src/mail/message.js';
import { sendDueMail } from '../src/mail/send-due.js';
import { createNetworkHash } from '../src/pace.js';
import { start } from '../src/start.js';
import { withoutTraces } from '../src/traces.js';
import { createClient, talk, type Client } from './support/client.js';
import { noon, temporaryFolder } from './support/fixtures.js';

const email = 'amina@reader.example';
const wordsOf = async (answer: Response): Promise<string> => (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('what is held about a reader', () => {
  let client: Client;
  const mails: Message[] = [];
  beforeEach(async () => {
    mails.length = 0;
    client = await createClient();
  });
  afterEach(() => client.close());

  const send = () =>
    sendDueMail({ ...client.parts, base: talk, delivery: { send: (message) => (mails.push(message), Promise.resolve(ok(null))), close: () => undefined } }, new AbortController().signal);
  const ask = (address: string) => client.submit('privacy', { email: address });
  const tokenIn = (text = ''): string => /privacy\?token=([\w-]+)/.exec(text)?.[1] ?? '';
  const see = (what: string, cookie: string) => client.request(`/v1/main/privacy/${what}`, { headers: { cookie } });
  /** The cookie of somebody who has asked and opened the link. */
  const enter = async (): Promise<string> => {
    await ask(email);
    await send();
    const opened = await client.submit('privacy', { token: tokenIn(mails.at(-1)?.text) });
    assert.equal(opened.status, 303);
    return (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  };

  it('CM-06: is said field by field beside the form, with its ground and its end, true to what the site asks for; nothing has to be ticked', async () => {
    const page = await wordsOf(await client.request('/v1/main/privacy'));
    for (const said of ['Your words and your name', 'Your e-mail address', 'a legitimate interest, letter f', 'erased after 30 days', 'kept for 182 days']) assert.ok(page.includes(said), said);
    assert.ok(!page.includes('E-mails about replies') && !page.includes('your website'), 'what this site does not do');
    const { info } = (await (await client.request('/v1/main/comments?thread=/river')).json()) as { info: { privacy: string } };
    assert.equal(info.privacy, `${talk}/v1/main/privacy`);
    const plain = await (await client.request('/v1/main/comments.html?thread=/river')).text();
    assert.ok(plain.includes(`href="${info.privacy}"`) && !plain.includes('type="checkbox"'));
  });

  it('CM-06: leads to the paper’s own notice where it has one', async () => {
    const own = await createClient({ site: { privacyPage: 'https://paper.example/privacy', notify: true } });
    const { info } = (await (await own.request('/v1/main/comments?thread=/river')).json()) as { info: { privacy: string } };
    assert.equal(info.privacy, 'https://paper.example/privacy');
    const page = await (await own.request('/v1/main/privacy', { headers: { 'accept-language': 'ur' } })).text();
    assert.ok(page.includes('href="https://paper.example/privacy"') && page.includes('جوابات کی ای میلیں') && page.includes('dir="rtl"'));
    await own.close();
  });

  it('CM-08: is shown and handed over by a mailed link, once, that looking does not spend; no account, no name', async () => {
    await client.post({ draft: { name: 'Amina', email: 'Amina@Reader.example', text: 'The *vote* was close.' } });
    await client.post({ draft: { name: 'Bilal', email: 'bilal@reader.example', text: 'Somebody else’s.' } });
    const known = await ask(email);
    const unknown = await ask('nobody@reader.example');
    assert.equal(await known.text(), await unknown.text());
    assert.deepEqual([known.status, unknown.status], [200, 200]);
    await send();
    assert.deepEqual(mails.map(({ to }) => to), [email], 'nobody is mailed for nothing');
    const token = tokenIn(mails[0]?.text);
    const link = `/v1/main/privacy?token=${token}`;
    for (let look = 0; look < 2; look++) assert.match(await wordsOf(await client.request(link)), /This link works once/);
    const opened = await client.submit('privacy', { token });
    const [cookie = ''] = (opened.headers.get('set-cookie') ?? '').split(';');
    assert.match(opened.headers.get('set-cookie') ?? '', /^__Host-sayso-privacy-main=.*HttpOnly; Secure; SameSite=Lax/);
    assert.equal((await client.submit('privacy', { token })).status, 403, 'spent');
    const page = await wordsOf(await see('data', cookie));
    assert.ok(page.includes('Held under amina@reader.example') && page.includes('The vote was close.') && !page.includes('Somebody else'));
    const file = await see('data.json', cookie);
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment/);
    const data = (await file.json()) as { address: string; comments: { text: string; name: string; status: string }[]; reports: unknown[]; decisions: unknown[]; subscriptions: unknown[] };
    assert.deepEqual([data.address, data.comments.map(({ text }) => text), data.reports, data.decisions, data.subscriptions], [email, ['The *vote* was close.'], [], [], []]);
    client.clock.now += 30 * 60_000 + 1;
    assert.equal((await see('data', cookie)).status, 403);
    assert.equal((await see('data.json', cookie)).status, 401);
  });

  it('CM-08, S-21: a link is good for 30 minutes, and nobody else’s session opens anything', async () => {
    await client.post({ draft: { name: 'Amina', email, text: 'x' } });
    await ask(email);
    await send();
    client.clock.now += 30 * 60_000 + 1;
    assert.equal((await client.submit('privacy', { token: tokenIn(mails[0]?.text) })).status, 403);
    assert.equal((await see('data', `__Host-sayso-privacy-main=${newId()}`)).status, 403);
    assert.equal((await client.submit('privacy', { email }, { origin: 'https://evil.example' })).status, 403);
  });

  it('CM-09: is erased as its author chooses, after a second yes, and is in no answer and no page after that', async () => {
    await client.signIn();
    const own = ((await (await client.post({ draft: { name: 'Zarmina', email, text: 'Quite unmistakable words.' } })).json()) as { own: { comment: { id: string } } }).own.comment;
    await client.moderate('decisions', { batch: newId(), decisions: [{ id: own.id, revision: 1, expectedStatus: 'held', action: 'approve' }] });
    await client.moderate('decisions', { batch: newId(), decisions: [] });
    const reply = ((await (await client.post({ parent: own.id, draft: { name: 'Bilal', email: 'b@reader.example', text: '> Quite unmistakable words.\n\nNo, @Zarmina.' } })).json()) as { own: { comment: { id: string } } }).own.comment;
    await client.moderate('decisions', { batch: newId(), decisions: [{ id: reply.id, revision: 1, expectedStatus: 'held', action: 'approve' }] });
    const cookie = await enter();
    assert.equal((await client.submit('privacy/erase', { how: 'delete' }, { cookie })).status, 422, 'not by one press');
    assert.equal((await client.submit('privacy/erase', { how: 'delete', sure: 'yes' }, { cookie, origin: 'https://evil.example' })).status, 403);
    const done = await client.submit('privacy/erase', { how: 'delete', sure: 'yes' }, { cookie });
    assert.match(await wordsOf(done), /One comment was changed/);
    assert.equal((await see('data', cookie)).status, 403, 'the session is over');
    for (const where of ['comments?thread=/talks', 'comments.html?thread=/talks', `comments?thread=/talks&around=${reply.id}`]) {
      const text = await (await client.request(`/v1/main/${where}`)).text();
      assert.ok(text.includes(reply.id) || text.includes('No, @…'), where);
      for (const trace of ['Zarmina', 'unmistakable', email]) assert.ok(!text.includes(trace), `${where} holds ${trace}`);
    }
    const queue = await (await client.moderate('queue?queue=published')).text();
    assert.ok(!queue.includes('Zarmina') && !queue.includes('unmistakable'));
    for (const trace of ['Zarmina', 'unmistakable', email]) assert.ok(!client.lines.join('\n').includes(trace));
  });

  it('CM-09: is overwritten in the files of the database too', async () => {
    const place = temporaryFolder();
    const server = await start({ dataFolder: place.folder, port: 0, sites: [{ id: 'default' }], pace: { burst: 100, secondsPerComment: 1 } });
    const files = (): string => readdirSync(place.folder).filter((file) => file.startsWith('sayso.db')).map((file) => readFileSync(path.join(place.folder, file), 'latin1')).join('\n');
    for (let number = 0; number < 12; number++) {
      const draft = number === 5 ? { name: 'Zarmina', email, text: 'Quite unmistakable words.' } : { name: 'Bilal', text: `Words of others ${number}.` };
      const body = JSON.stringify({ thread: '/a', parent: null, draft, trap: '', page: { url: '', title: '' } });
      await fetch(`${server.url}/v1/default/comments`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': newId() }, body });
    }
    assert.ok(files().includes('unmistakable'));
    const erasure = { how: 'delete', kind: 'removed-by-author', at: Date.now(), newSeed: newId, textKey: (text: string) => text } as const;
    assert.equal(await server.repository.eraseSubject('default', { email, authorKey: '' }, erasure), 1);
    for (const trace of ['unmistakable', 'Zarmina', email]) assert.ok(!files().includes(trace), trace);
    assert.ok(files().includes('Words of others 11.'));
    await server.close();
    place.remove();
  });

  it('CM-09: takes out of answers what repeats the erased, and nothing else', () => {
    const erased = { name: 'Will Smith', text: 'The vote was close, and nobody said so.' };
    const cases: readonly (readonly [string, string])[] = [
      ['> The vote was close,\nYes.', '> …\nYes.'],
      ['>> the other one said this\n>   The vote was   close', '>> the other one said this\n> …'],
      ['> vote\nA short one is anybody’s.', '> vote\nA short one is anybody’s.'],
      ['The vote was close, I say so too.', 'The vote was close, I say so too.'],
      ['@will smith, you will see. Will you? @Will Smithers no.', '@…, you will see. Will you? @Will Smithers no.'],
      ['mail me at a@will smith', 'mail me at a@will smith'],
    ];
    for (const [before, after] of cases) assert.equal(withoutTraces(before, erased), after);
    assert.equal(withoutTraces('> The vote was close,\n@Will Smith', { ...erased, text: null }), '> The vote was close,\n@…');
  });
});

describe('CM-04: the network that a reader came from', () => {
  it('is in no table and no file, and in no log, whoever names it', async () => {
    const place = temporaryFolder();
    const lines: string[] = [];
    const server = await start({ dataFolder: place.folder, port: 0, trustedProxies: ['127.0.0.1'], sites: [{ id: 'default' }], write: (line) => lines.push(line) });
    const address = '203.0.113.77';
    const post = await fetch(`${server.url}/v1/default/comments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newId(), 'x-forwarded-for': address, 'user-agent': 'An Unmistakable Browser/1.0' },
      body: JSON.stringify({ thread: '/a', parent: null, draft: { name: 'Amina', text: 'Words.' }, trap: '', page: { url: '', title: '' } }),
    });
    assert.equal(post.status, 201);
    await server.close();
    const files = readdirSync(place.folder).filter((file) => file.startsWith('sayso.db'));
    assert.ok(files.length > 0);
    const kept = [...files.map((file) => readFileSync(path.join(place.folder, file), 'latin1')), lines.join('\n')].join('\n');
    assert.ok(kept.includes('Words.'));
    for (const trace of [address, '203.0.113', 'Unmistakable Browser']) assert.ok(!kept.includes(trace), trace);
    place.remove();
  });

  it('is a hash whose key changes every day, the last one forgotten: yesterday’s says nothing today', async () => {
    const place = temporaryFolder();
    const database = await openDatabase({ dataFolder: place.folder });
    const clock = { now: noon };
    const hash = createNetworkHash(database, () => clock.now, newId);
    const first = hash('203.0.113.9');
    assert.equal(hash('203.0.113.200'), first, 'a pace holds for the whole network');
    clock.now += 24 * 3_600_000;
    await hash.refresh();
    assert.notEqual(hash('203.0.113.9'), first);
    clock.now -= 24 * 3_600_000;
    assert.notEqual(hash('203.0.113.9'), first, 'the old key is gone');
    await database.close();
    place.remove();
  });
});

it('says that Global Privacy Control is honoured where its operator says since when, and nothing else', async () => {
  const [silent, telling] = [await createClient(), await createClient({ gpcSince: '2026-11-29' })];
  assert.equal((await silent.request('/.well-known/gpc.json')).status, 404);
  assert.deepEqual(await (await telling.request('/.well-known/gpc.json')).json(), { gpc: true, lastUpdate: '2026-11-29' });
  await Promise.all([silent.close(), telling.close()]);
});
