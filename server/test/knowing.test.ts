/** What the server finds out for the rules when a comment comes in over HTTP: tickets, proofs, pace, surge, hosts, hidden fields. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, describe, it } from 'node:test';
import { newsroom, type Facts, type RuleSet } from '@sayso/widgets/moderation';
import { parsePostAnswer, parseTicket } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { ticketLength } from '../src/ticket.js';
import { createClient, paper, type Client } from './support/client.js';

interface Sent {
  readonly text?: string;
  readonly email?: string;
  readonly ticket?: string;
  readonly proof?: readonly string[];
  readonly thread?: string;
  readonly website?: string;
}

describe('what the rules are told', () => {
  let client: Client;
  const open = async (given: Parameters<typeof createClient>[0] = {}): Promise<void> => void (client = await createClient(given));
  afterEach(() => client.close());

  /** Posts as a page does; the secret, how the comment stands and why. */
  const post = async ({ text = `Words ${newId()}`, email = '', ticket, proof, thread = '/talks', website }: Sent = {}, headers: Readonly<Record<string, string>> = {}) => {
    const secret = newId();
    const draft = { name: 'Amina', email, text, ...(website === undefined ? {} : { website }) };
    const answer = await client.postRaw(JSON.stringify({ thread, parent: null, draft, trap: '', ticket, proof, page: { url: `${paper}${thread}`, title: 'Talks' } }), { 'idempotency-key': secret, ...headers });
    const outcome = parsePostAnswer(await answer.json());
    assert.ok(outcome.ok && outcome.value.kind === 'stored', JSON.stringify(outcome));
    const { comment } = outcome.value.own;
    const [row] = await client.database.query<{ facts: string; reasons: string }>('select facts, reasons from contents where comment = $1', [comment.id]);
    return {
      secret, id: comment.id, status: comment.status, told: outcome.value.own.reasons.map(({ code }) => code),
      facts: JSON.parse(row?.facts ?? '{}') as Facts, codes: (JSON.parse(row?.reasons ?? '[]') as { code: string }[]).map(({ code }) => code),
    };
  };
  const askTicket = async (thread = '/talks') => {
    const answer = await client.request(`/v1/main/ticket?thread=${encodeURIComponent(thread)}`, { headers: { origin: paper } });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const ticket = parseTicket(await answer.json());
    assert.ok(ticket.ok);
    return ticket.value;
  };
  const approve = async (id: string): Promise<void> => {
    await client.repository.addModerator('main', { id: 'editor', name: 'Editor' }, client.clock.now);
    const [result] = await client.repository.decide('main', newId(), 'editor', [{ id, revision: 1, expectedStatus: 'held', action: 'approve' }], client.clock.now, 0);
    assert.equal(result?.kind, 'done');
  };
  const only = (...rules: RuleSet['rules']): { site: { ruleSet: RuleSet } } => ({ site: { ruleSet: { name: 'test', version: 1, rules } } });
  const solve = (ticket: string, bits: number): string => {
    const seal = ticket.split('.').at(-1) ?? '';
    for (let tried = 0; ; tried++) {
      const hash = createHash('sha256').update(`${seal}.${tried}`).digest();
      if (hash.readUInt32BE(0) >>> (32 - bits) === 0) return `${ticket}.${tried}`;
    }
  };

  it('a ticket is good for one comment of its thread, once some seconds have passed', async () => {
    await open(only({ rule: 'ticket', minSeconds: 3, action: 'hold' }));
    const { ticket, work } = await askTicket();
    assert.equal(work, 0);
    assert.deepEqual((await post({ ticket })).codes, ['ticket-young']);
    const second = await askTicket();
    client.clock.now += 4000;
    const good = await post({ ticket: second.ticket });
    assert.deepEqual([good.status, good.codes, good.facts.ticket], ['published', [], { state: 'good', age: 4000 }]);
    assert.deepEqual((await post({ ticket: second.ticket })).codes, ['ticket-used']);
    const elsewhere = await askTicket('/other');
    client.clock.now += 4000;
    assert.deepEqual((await post({ ticket: elsewhere.ticket })).codes, ['ticket-forged']);
    assert.deepEqual((await post({ ticket: elsewhere.ticket, thread: '/other' })).status, 'published');
    assert.deepEqual((await post({ ticket: `${elsewhere.ticket.slice(0, -1)}!` })).codes, ['ticket-forged']);
    const old = await askTicket();
    client.clock.now += ticketLength + 1;
    assert.deepEqual((await post({ ticket: old.ticket })).codes, ['ticket-expired']);
  });

  it('whoever comes without a ticket is noted, and published all the same', async () => {
    await open(only({ rule: 'ticket', action: 'hold' }));
    const posted = await post();
    assert.deepEqual([posted.status, posted.codes, posted.told], ['published', ['ticket-missing'], []]);
  });

  it('the same post sent again has its ticket once', async () => {
    await open(only({ rule: 'ticket', minSeconds: 0, action: 'hold' }));
    const { ticket } = await askTicket();
    const body = JSON.stringify({ thread: '/talks', parent: null, draft: { name: 'Amina', text: 'Once.' }, trap: '', ticket, page: { url: '', title: '' } });
    const key = { 'idempotency-key': newId() };
    const answers = await Promise.all([client.postRaw(body, key), client.postRaw(body, key), client.postRaw(body, key)]);
    for (const answer of answers) assert.equal(((await answer.json()) as { own: { comment: { status: string } } }).own.comment.status, 'published');
    assert.equal((await client.database.query('select id from comments')).length, 1);
  });

  it('a browser is known by the newest secret it has, under whatever name; a typed address is not', async () => {
    await open();
    const first = await post({ email: 'amina@reader.example' });
    assert.deepEqual([first.status, first.told, first.facts.trust?.by], ['held', ['first-time-author'], 'none']);
    await approve(first.id);
    client.clock.now += 60_000;
    const typed = await post({ email: 'amina@reader.example' });
    assert.deepEqual([typed.status, typed.told], ['held', ['first-time-author']], 'anybody can type it');
    const second = await post({ proof: [first.secret] });
    assert.deepEqual([second.status, second.facts.trust], ['published', { by: 'device', published: 1, refused: 0 }]);
    client.clock.now += 60_000;
    const third = await post({ proof: [second.secret], email: 'other@reader.example' });
    assert.deepEqual(third.facts.trust, { by: 'device', published: 2, refused: 0 });
    assert.equal((await post({}, { 'x-sayso-proof': third.secret })).facts.trust?.published, 3);
    assert.equal((await post({ proof: [newId()] })).facts.trust?.by, 'none');
  });

  it('no answer and no list tells which comments came from one browser', async () => {
    await open();
    const first = await post();
    await post({ proof: [first.secret] });
    const [row] = await client.database.query<{ device: string }>('select device from contents where comment = $1', [first.id]);
    await client.signIn();
    const texts = await Promise.all(['queue?queue=all', `author?of=${first.id}`].map(async (path) => (await client.moderate(path)).text()));
    assert.ok(texts.every((text) => !text.includes(row?.device ?? '-')));
  });

  it('an edit is judged with what its own browser has published besides', async () => {
    await open();
    const first = await post();
    await approve(first.id);
    const second = await post({ proof: [first.secret], text: 'The bridge is clsed.' });
    assert.equal(second.status, 'published');
    const answer = await client.request(`/v1/main/comments/${second.id}`, {
      method: 'PATCH', headers: { origin: paper, 'content-type': 'application/json', 'x-sayso-receipt': second.secret }, body: JSON.stringify({ revision: 1, text: 'The bridge is closed.' }),
    });
    assert.equal(((await answer.json()) as { own: { comment: { status: string } } }).own.comment.status, 'published');
  });

  it('pace counts an author and a network, also of twenty posts at the same moment', async () => {
    await open(only({ rule: 'pace', who: 'author', perMinute: 4, action: 'hold' }));
    const posted = await Promise.all(Array.from({ length: 20 }, () => post({ email: 'fast@reader.example' })));
    assert.equal(posted.filter(({ status }) => status === 'published').length, 4);
    assert.ok(posted.filter(({ status }) => status === 'held').every(({ codes }) => codes.join() === 'pace-too-many'));
    client.clock.now += 61_000;
    assert.equal((await post({ email: 'fast@reader.example' })).status, 'published');
  });

  it('a surge holds strangers, asks their browsers for work, and lets those through who are known', async () => {
    await open(only({ rule: 'surge', strangers: 3, bits: 8, action: 'hold', worked: 'publish' }));
    const known = await post();
    await post();
    const before = await askTicket();
    await post();
    const { ticket, work } = await askTicket();
    assert.deepEqual([before.work, work], [0, 8]);
    assert.deepEqual((await post({ ticket })).codes, ['surge-without-work']);
    const fresh = await askTicket();
    const worked = await post({ ticket: solve(fresh.ticket, 8) });
    assert.deepEqual([worked.status, worked.codes], ['published', ['surge']]);
    const again = await askTicket();
    const stale = solve(again.ticket, 8);
    assert.equal((await post({ ticket: stale })).status, 'published');
    assert.deepEqual((await post({ ticket: stale })).codes, ['surge-without-work'], 'work done once is good once');
    assert.deepEqual((await post({ proof: [known.secret] })).codes, []);
    client.clock.now += 11 * 60_000;
    assert.equal((await askTicket()).work, 0);
    assert.equal((await post()).status, 'published');
  });

  it('a host that moderators have met in spam is looked at first, until they think better of it', async () => {
    await open(only({ rule: 'hosts', spamBefore: 2, action: 'hold' }));
    await client.repository.addModerator('main', { id: 'editor', name: 'Editor' }, client.clock.now);
    const spam = [await post({ text: 'https://shop.example/1' }), await post({ text: 'see www.shop.example' })];
    const batch = newId();
    await client.repository.decide('main', batch, 'editor', spam.map(({ id }) => ({ id, revision: 1, expectedStatus: 'published', action: 'spam' })), client.clock.now, 20_000);
    const third = await post({ text: 'Look at https://shop.example/2' });
    assert.deepEqual([third.status, third.codes], ['held', ['host-known-from-spam']]);
    await client.repository.undo('main', batch, 'editor', client.clock.now);
    assert.equal((await post({ text: 'Look at https://shop.example/3' })).status, 'published');
  });

  it('a field that no form asks for is told, a missing one too; neither loses the comment', async () => {
    await open(only({ rule: 'decoy', action: 'hold' }, { rule: 'trap', required: true, action: 'spam' }, { rule: 'thread-age', maxDays: 3, action: 'hold' }));
    assert.deepEqual((await post({ website: 'https://casino.example' })).codes, ['decoy-filled']);
    const plain = async (fields: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const answer = await client.submit('comments', { thread: '/plain', text: `Words ${newId()}`, name: 'Bilal', ...fields });
      assert.equal(answer.status, 303);
      const [row] = await client.database.query<{ reasons: string }>('select w.reasons from contents w join comments c on c.id = w.comment order by c.seq desc limit 1');
      return (JSON.parse(row?.reasons ?? '[]') as { code: string }[]).map(({ code }) => code);
    };
    assert.deepEqual(await plain({ 'sayso-more': '' }), []);
    assert.deepEqual(await plain({ 'sayso-more': '', 'subject': 'Cheap watches' }), ['decoy-filled']);
    assert.deepEqual(await plain({}), ['trap-missing']);
    client.clock.now += 4 * 86_400_000;
    assert.deepEqual(await plain({ 'sayso-more': '' }), ['old-thread']);
  });

  it('a page without script has no ticket and no proof: it is read first, and never lost', async () => {
    await open();
    const answer = await client.submit('comments', { thread: '/plain', text: 'From a plain form.', name: 'Bilal', 'sayso-more': '' });
    assert.equal(answer.status, 303);
    const { items } = await client.repository.queue('main', 'held', 9, null);
    assert.deepEqual(items.map(({ comment, reasons }) => [comment.text, reasons.map(({ code }) => code)]), [['From a plain form.', ['ticket-missing', 'first-time-author']]]);
  });

  it('CM-31: whoever gives a telephone number away is told so in one sentence, in the language of the site; the comment waits', async () => {
    for (const [language, words] of [['en', /phone number/], ['ur', /فون نمبر/]] as const) {
      await open({ site: { language } });
      const secret = newId();
      const draft = { name: 'Amina', text: 'Call her, +92 300 1234567, she will tell you.' };
      const outcome = parsePostAnswer(await (await client.post({ draft }, secret)).json());
      assert.ok(outcome.ok && outcome.value.kind === 'stored');
      const { comment, reasons } = outcome.value.own;
      assert.equal(comment.status, 'held');
      assert.match(reasons.find(({ rule }) => rule === 'personal-data')?.said ?? '', words);
      assert.equal(reasons.find(({ rule }) => rule === 'first-time')?.said, undefined, 'pages have words of their own for it');
      const asked = await client.postRaw(JSON.stringify({ secrets: [secret] }), {}, '/v1/main/receipts');
      assert.match(await asked.text(), words);
      if (language === 'en') await client.close();
    }
  });

  it('a surge takes the default rules no longer than ten minutes to forget', async () => {
    await open({ site: { ruleSet: newsroom } });
    for (let index = 0; index < 31; index++) await post();
    assert.equal((await askTicket()).work, 15);
    client.clock.now += 10 * 60_000;
    assert.equal((await askTicket()).work, 0);
  });
});
