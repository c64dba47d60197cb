/** Mails as they arrive: over a real mail server, once, in time, and with nothing in them that a stranger could steer. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createRepository } from '../src/db/repository.js';
import { newId } from '../src/db/ids.js';
import { createLog } from '../src/log.js';
import { parseMailAddress } from '../src/mail/address.js';
import { createDelivery, type Delivery } from '../src/mail/delivery.js';
import { backOff, claimLength, sendDueMail, type MailParts } from '../src/mail/send-due.js';
import type { SiteSettings } from '../src/settings.js';
import { createClient, paper, talk, type Client, type PostGiven } from './support/client.js';
import { temporaryFolder } from './support/fixtures.js';
import { startMailbox, wordsOf, type Mailbox } from './support/mailbox.js';

const from = { name: 'The Daily', address: 'comments@paper.example' };
const address = 'amina@reader.example';
const going = new AbortController().signal;

describe('mail', () => {
  let mailbox: Mailbox;
  let client: Client;
  let delivery: Delivery;
  const log: string[] = [];

  before(async () => {
    mailbox = await startMailbox();
  });
  after(() => mailbox.close());
  const open = async (site: Partial<SiteSettings> = {}): Promise<void> => {
    client = await createClient({ site: { notify: true, name: 'The Daily', ...site } });
    delivery = createDelivery({ smtp: mailbox.url, from, outbox: '' }, () => client.clock.now);
  };
  beforeEach(() => {
    mailbox.received.length = 0;
    mailbox.judge.current = () => undefined;
    log.length = 0;
  });
  afterEach(async () => {
    delivery.close();
    await client.close();
  });

  const parts = (given: Partial<MailParts> = {}): MailParts => ({
    repository: client.repository,
    sites: new Map([['main', client.site]]),
    delivery,
    log: createLog((line) => log.push(line), () => client.clock.now),
    now: () => client.clock.now,
    base: talk,
    ...given,
  });
  const send = (given: Partial<MailParts> = {}) => sendDueMail(parts(given), going);
  const post = async (fields: PostGiven): Promise<string> =>
    ((await (await client.post(fields)).json()) as { own: { comment: { id: string } } }).own.comment.id;
  const tokenIn = (text: string, route: string): string => new RegExp(`/${route}\\?token=([\\w-]+)`).exec(text)?.[1] ?? '';
  const publish = async (id: string, batch = newId()): Promise<void> => {
    const answer = await client.moderate('decisions', { batch, decisions: [{ id, revision: 1, expectedStatus: 'held', action: 'approve' }] });
    assert.equal(((await answer.json()) as { results: { kind: string }[] }).results[0]?.kind, 'done');
  };
  const submit = (route: string, body: string, headers: Readonly<Record<string, string>>) =>
    client.request(`/v1/main/${route}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body });
  /** A comment whose writer has confirmed that replies are to be mailed. */
  const subscribed = async (): Promise<string> => {
    await client.signIn();
    const id = await post({ draft: { name: 'Amina', email: address, text: 'The vote was close.', notify: true } });
    await publish(id);
    await send();
    const token = tokenIn(wordsOf(mailbox.received[0] ?? { raw: '' }), 'confirm');
    assert.equal((await submit('confirm', `token=${token}`, { origin: talk })).status, 303);
    mailbox.received.length = 0;
    return id;
  };
  const answer = async (parent: string, text = 'It was.', name = 'Bilal'): Promise<string> => {
    const id = await post({ parent, draft: { name, email: 'bilal@reader.example', text } });
    // Only a first comment waits.
    if ((await client.repository.own('main', id))?.comment.status === 'held') await publish(id);
    return id;
  };

  it('CM-07: asks for confirmation, then tells of a reply, with headers by which one click ends it', async () => {
    await open();
    const own = await subscribed();
    const reply = await answer(own);
    await send();
    assert.equal(mailbox.received.length, 0, 'the decision can still be undone');
    client.clock.now += 61_000;
    await send();
    const [mail] = mailbox.received;
    assert.ok(mail !== undefined);
    assert.deepEqual([mail.from, mail.to], [from.address, [address]]);
    assert.equal(mail.headers.get('from'), 'The Daily <comments@paper.example>');
    assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
    const text = wordsOf(mail);
    assert.match(text, /Bilal has answered your comment at The Daily:\s+> It was\./);
    assert.ok(text.includes(`${paper}/talks#comment-${reply}`));
    assert.equal(mail.headers.get('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
    const [, target = ''] = /^<(.*)>$/.exec(mail.headers.get('list-unsubscribe') ?? '') ?? [];
    assert.ok(target.startsWith(`${talk}/v1/main/unsubscribe?token=`) && text.includes(target));
    // As a mail program does it: no cookie, no origin.
    const ended = await client.request(target.slice(talk.length), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    assert.equal(ended.status, 200);
    await answer(own, 'Once more.');
    client.clock.now += 120_000;
    await send();
    assert.equal(mailbox.received.length, 1, 'no more than the one');
  });

  it('says nothing of a reply that was taken back, and nothing while its decision can be undone', async () => {
    await open({ undoWindow: 10 * 60_000 });
    const own = await subscribed();
    const reply = await answer(own);
    client.clock.now += 61_000;
    await send();
    assert.equal(mailbox.received.length, 0, 'longer than the usual pause');
    await client.moderate('decisions', { batch: newId(), decisions: [{ id: reply, revision: 1, expectedStatus: 'published', action: 'remove' }] });
    client.clock.now += 11 * 60_000;
    await send();
    assert.equal(mailbox.received.length, 0);
    assert.deepEqual(await client.repository.dueMail('main', client.clock.now + 3_600_000, 10), []);
  });

  it('S-20: neither name, words nor title of a page can add a header, a recipient or markup', async () => {
    await open();
    await client.signIn();
    const page = { url: `${paper}/talks`, title: 'Talks\r\nBcc: evil@x.example\r\n\r\nBody' };
    const own = await post({ page, draft: { name: 'Amina', email: address, text: 'First.', notify: true } });
    await publish(own);
    await send();
    await submit('confirm', `token=${tokenIn(wordsOf(mailbox.received[0] ?? { raw: '' }), 'confirm')}`, { origin: talk });
    mailbox.received.length = 0;
    await answer(own, '<script>alert(1)</script>\n.\nRCPT TO:<evil@x.example>', '"Bilal" <b>&');
    client.clock.now += 61_000;
    await send();
    const [mail] = mailbox.received;
    assert.ok(mail !== undefined);
    assert.deepEqual(mail.to, [address]);
    assert.ok(!mail.headers.has('bcc'));
    assert.match(mail.headers.get('subject') ?? '', /^Your comment was answered: Talks Bcc: evil@x\.example Body$/);
    const page2 = wordsOf(mail, 'text/html');
    assert.ok(page2.includes('&lt;script&gt;') && !page2.includes('<script') && !page2.includes('<b>'));
    assert.match(wordsOf(mail), /^> \.$/m);
    for (const hostile of ['a\r\nBcc: x@y.example', 'a@b.example, c@d.example', '<a@b.example>', 'a@b.example\0', '"a b"@c.example']) {
      assert.equal(parseMailAddress(hostile), null, hostile);
    }
    const refused = await client.post({ draft: { name: 'A', email: 'a\r\nBcc: x@y.example', text: 'x' } });
    assert.equal(refused.status, 422);
  });

  it('sends one mail once, however many processes look at the queue at once', async () => {
    await open();
    for (let number = 0; number < 30; number++) await post({ draft: { name: 'A', email: `reader${number}@reader.example`, text: `No. ${number}`, notify: true } });
    const others = [1, 2, 3].map(() => ({ repository: createRepository(client.database, newId) }));
    const taken = await Promise.all(others.map(send));
    assert.equal(mailbox.received.length, 30);
    assert.equal(new Set(mailbox.received.flatMap(({ to }) => to)).size, 30);
    assert.equal(taken.reduce((sum, count) => sum + count, 0), 30);
  });

  it('tries again later and later what the mail server does not take now, and never what it refuses for good', async () => {
    await open();
    const try1 = async (): Promise<void> => void (await post({ draft: { name: 'A', email: address, text: newId(), notify: true } }));
    await try1();
    mailbox.judge.current = () => ({ status: 451 });
    await send();
    assert.match(log.join('\n'), /"event":"mail-later".*"code":"EENVELOPE 451"/);
    mailbox.judge.current = () => undefined;
    await send();
    assert.equal(mailbox.received.length, 0, 'not before the pause is over');
    client.clock.now += backOff(1) + 1;
    await send();
    assert.equal(mailbox.received.length, 1);
    await try1();
    mailbox.judge.current = () => ({ status: 550 });
    await send();
    assert.deepEqual(await client.repository.dueMail('main', client.clock.now + 3_600_000, 10), []);
    assert.deepEqual([1, 2, 3, 4, 9].map((attempts) => backOff(attempts) / 60_000), [1, 5, 25, 125, 360]);
    assert.ok(!log.join('\n').includes(address));
  });

  it('keeps a mail for later where nobody listens', async () => {
    await open();
    await post({ draft: { name: 'A', email: address, text: 'x', notify: true } });
    const gone = await startMailbox();
    await gone.close();
    const deaf = createDelivery({ smtp: gone.url, from, outbox: '' }, () => client.clock.now);
    await send({ delivery: deaf });
    deaf.close();
    client.clock.now += backOff(1) + 1;
    await send();
    assert.equal(mailbox.received.length, 1);
  });

  it('repeats, after a crash between the other side’s yes and our own note of it, under the same Message-ID; else never', async () => {
    await open();
    await post({ draft: { name: 'A', email: address, text: 'x', notify: true } });
    const dying = { ...client.repository, mailDone: () => Promise.reject(new Error('killed')) };
    await assert.rejects(send({ repository: dying }), /killed/);
    await send();
    assert.equal(mailbox.received.length, 1, 'claimed: another process leaves it alone');
    client.clock.now += claimLength + 1;
    await send();
    client.clock.now += claimLength + 1;
    await send();
    const ids = mailbox.received.map(({ headers }) => headers.get('message-id'));
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
    assert.match(ids[0] ?? '', /^<[\w-]+\.main@talk\.example>$/);
  });

  it('writes one file per mail where no mail server is set', async () => {
    await open();
    const place = temporaryFolder();
    await post({ draft: { name: 'A', email: address, text: 'x', notify: true } });
    const folder = path.join(place.folder, 'outbox');
    await send({ delivery: createDelivery({ smtp: null, from, outbox: folder }, () => client.clock.now) });
    const files = readdirSync(folder);
    assert.equal(files.length, 1);
    assert.match(files[0] ?? '', /^[\w.-]+\.eml$/);
    const raw = readFileSync(path.join(folder, files[0] ?? ''), 'utf8');
    assert.match(raw, /^To: amina@reader\.example\r$/m);
    assert.equal((await submit('confirm', `token=${tokenIn(wordsOf({ raw }), 'confirm')}`, { origin: talk })).status, 303);
    place.remove();
  });

  it('speaks Urdu, right to left, where the site does', async () => {
    await open({ language: 'ur', name: 'روزنامہ' });
    await post({ draft: { name: 'A', email: address, text: 'x', notify: true } });
    await send();
    const [mail] = mailbox.received;
    assert.ok(mail !== undefined);
    assert.match(wordsOf(mail), /روزنامہ پر تبصرہ لکھا ہے/);
    assert.match(wordsOf(mail, 'text/html'), /<html lang="ur" dir="rtl">/);
    assert.equal(mail.headers.get('content-language'), 'ur');
  });
});
