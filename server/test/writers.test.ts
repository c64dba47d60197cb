/** Who may write: members by the paper's signed identity, guests by a confirmed address; and what is mailed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { parsePostAnswer, parseThreadPage, type Parser } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { createClient, paper, talk, type Client } from './support/client.js';
import { noon } from './support/fixtures.js';

const secret = 'a secret of the paper that nobody can guess';
const day = 86_400;
const page = readFileSync(new URL('../../../docs/members.md', import.meta.url), 'utf8');

const read = async <T>(answer: Response, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await answer.json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};
const outcomeOf = (answer: Response) => read(answer, parsePostAnswer);

const submission = (draft: object, thread = '/talks') =>
  JSON.stringify({ thread, parent: null, draft, trap: '', page: { url: `${paper}/talks`, title: 'Talks' } });

/** As the paper would; claims given as undefined are left out. */
const token = (claims: Readonly<Record<string, unknown>> = {}, key: Parameters<SignJWT['sign']>[0] = new TextEncoder().encode(secret), alg = 'HS256') =>
  new SignJWT({ sub: 'reader-7', name: 'Amina Khan', aud: 'main', exp: noon / 1000 + 3600, ...claims }).setProtectedHeader({ alg }).sign(key);

describe("the paper's own members", () => {
  let client: Client;
  before(async () => {
    const site = { writers: 'members', signIn: `${paper}/sign-in?next={return}`, members: { kind: 'secret', secret } } as const;
    client = await createClient({ site });
  });
  after(() => client.close());

  const post = (bearer: string | null, draft: object = { text: `Words ${newId()}` }, secretOfPost = newId()) =>
    client.postRaw(submission(draft), { 'idempotency-key': secretOfPost, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) });
  const codeOf = async (answer: Response): Promise<string> => {
    assert.equal(answer.status, 401);
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
    const outcome = await outcomeOf(answer);
    assert.ok(outcome.kind === 'refused' && outcome.reasons[0]?.rule === 'members');
    return outcome.reasons[0].code;
  };

  it('write under the name in the token, whatever the form says', async () => {
    const outcome = await outcomeOf(await post(await token(), { name: 'The Editor', email: 'editor@paper.example', text: 'I am a member.' }));
    assert.ok(outcome.kind === 'stored');
    assert.equal(outcome.own.comment.author.name, 'Amina Khan');
    const [row] = await client.database.query('select member, email from contents where comment = $1', [outcome.own.comment.id]);
    assert.deepEqual({ ...row }, { member: 1, email: null });
    const { items } = await client.repository.queue('main', outcome.own.comment.status as 'held', 9, null);
    const author = items.find(({ comment }) => comment.id === outcome.own.comment.id)?.author;
    assert.deepEqual([author?.member, author?.confirmed], [true, undefined]);
  });

  it('are refused with a code where the token does not prove it, and nothing is stored', async () => {
    const foreign = new TextEncoder().encode('another secret that the paper has never known');
    const [head = '', body = '', signature = ''] = (await token()).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const count = () => client.database.query<{ n: number }>('select count(*) as n from comments');
    const before = await count();
    const cases: readonly (readonly [string, string | null])[] = [
      ['sign-in-needed', null],
      ['sign-in-expired', await token({ exp: noon / 1000 - 61 })],
      ['sign-in-invalid', await token({}, foreign)],
      ['sign-in-invalid', await token({ exp: noon / 1000 - 61 }, foreign)],
      ['sign-in-invalid', none],
      ['sign-in-invalid', `${head}.${body}.${signature.slice(0, -2)}AA`],
      ['sign-in-invalid', await token({ aud: 'other' })],
      ['sign-in-invalid', await token({ aud: undefined })],
      ['sign-in-invalid', await token({ exp: undefined })],
      ['sign-in-invalid', await token({ exp: noon / 1000 + day + 61 })],
      ['sign-in-invalid', await token({ sub: undefined })],
      ['sign-in-invalid', await token({ name: undefined })],
      ['sign-in-invalid', await token({ name: '​' })],
      ['sign-in-invalid', await token({ name: 7 })],
      ['sign-in-invalid', await token({ email: 'a@b.example\r\nBcc: everybody@paper.example' })],
      ['sign-in-invalid', await token({ much: 'x'.repeat(5000) })],
      ['sign-in-invalid', 'no token at all'],
    ];
    for (const [code, given] of cases) assert.equal(await codeOf(await post(given)), code, given ?? 'none');
    assert.deepEqual(await count(), before);
  });

  it('get the same answer for the same post when their token has run out meanwhile', async () => {
    const key = newId();
    const draft = { text: 'Sent twice.' };
    assert.equal((await post(await token(), draft, key)).status, 201);
    assert.equal((await post(await token({ exp: noon / 1000 - 61 }), draft, key)).status, 200);
  });

  it('are trusted by who they are, not by a name', async () => {
    const mine = async (sub: string) => outcomeOf(await post(await token({ sub }), { text: `Words ${newId()}` }));
    const first = await mine('trusted');
    assert.ok(first.kind === 'stored' && first.own.reasons.some(({ rule }) => rule === 'first-time'));
    await client.signIn();
    const { id, revision } = first.own.comment;
    await client.moderate('decisions', { batch: newId(), decisions: [{ id, revision, expectedStatus: 'held', action: 'approve' }] });
    const second = await mine('trusted');
    assert.equal(second.kind === 'stored' && second.own.comment.status, 'published');
    const stranger = await mine('somebody else of the same name');
    assert.equal(stranger.kind === 'stored' && stranger.own.comment.status, 'held');
  });

  it('the page is told who may write, and where to sign in; it asks for words only', async () => {
    const answer = await client.request('/v1/main/comments?thread=/talks', { headers: { origin: paper } });
    assert.match(answer.headers.get('cache-control') ?? '', /public/);
    const { info } = await read(answer, parseThreadPage);
    assert.deepEqual(info.writing, { writers: 'members', signIn: `${paper}/sign-in?next={return}` });
    assert.deepEqual([info.limits.name.ask, info.limits.email.ask, info.limits.website.ask, info.limits.text.ask], ['off', 'off', 'off', 'required']);
    const preflight = await client.request('/v1/main/comments', { method: 'OPTIONS', headers: { origin: paper } });
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /\bAuthorization\b.*X-Sayso-Proof/);
  });

  it('without script there is a way to sign in, and the words come back', async () => {
    const thread = await (await client.request('/v1/main/comments.html?thread=/talks')).text();
    assert.ok(!thread.includes('<textarea') && thread.includes(`${paper}/sign-in?next=`));
    const body = new URLSearchParams({ thread: '/talks', text: 'Words of a guest.' }).toString();
    const answer = await client.request('/v1/main/comments', { method: 'POST', headers: { 'origin': paper, 'content-type': 'application/x-www-form-urlencoded' }, body });
    assert.equal(answer.status, 401);
    assert.match(await answer.text(), /Words of a guest\./);
  });

  it('sign with a key of their own: RS256 and ES256, and no token of another kind passes', async () => {
    for (const alg of ['RS256', 'ES256']) {
      const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
      const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg };
      const keyed = await createClient({ site: { writers: 'members', members: { kind: 'keys', keys: { keys: [jwk] } } } });
      const send = async (bearer: string) => (await keyed.postRaw(submission({ text: 'Words.' }), { authorization: `Bearer ${bearer}` })).status;
      assert.equal(await send(await token({}, privateKey, alg)), 201);
      // The public key taken for a shared secret: an old trick.
      assert.equal(await send(await token({}, new TextEncoder().encode(JSON.stringify(jwk)), 'HS256')), 401);
      await keyed.close();
    }
  });

  it('S-28: no token gets into the log', async () => {
    const bearer = await token();
    await post(bearer);
    assert.ok(!client.lines.join('\n').includes(bearer.slice(-20)));
  });

  it('the snippet of docs/members.md signs what the server takes', async () => {
    const [, code = ''] = /```js\n([^]*?)```/.exec(page) ?? [];
    const { memberToken } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { memberToken(member: object, secret: string, site: string): string };
    client.clock.now = Date.now();
    const outcome = await outcomeOf(await post(memberToken({ id: '7', name: 'Amina', email: 'amina@reader.example' }, secret, 'main')));
    client.clock.now = noon;
    assert.equal(outcome.kind === 'stored' && outcome.own.comment.author.name, 'Amina');
    for (const each of ['sign-in-needed', 'sign-in-expired', 'sign-in-invalid', 'email-unconfirmed']) assert.ok(page.includes(`\`${each}\``), each);
  });
});

describe('guests whose address is confirmed', () => {
  let client: Client;
  before(async () => void (client = await createClient({ site: { writers: 'verified', notify: true } })));
  after(() => client.close());

  const address = () => `reader-${newId()}@mail.example`;
  const post = async (email: string, given: { readonly proof?: string; readonly notify?: boolean } = {}) => {
    const key = newId();
    const { proof, notify } = given;
    const body = submission({ name: 'Amina', email, text: `Words ${newId()}`, ...(notify === undefined ? {} : { notify }) });
    const outcome = await outcomeOf(await client.postRaw(body, { 'idempotency-key': key, ...(proof === undefined ? {} : { 'x-sayso-proof': proof }) }));
    assert.ok(outcome.kind === 'stored');
    return { secret: key, own: outcome.own, id: outcome.own.comment.id };
  };
  const mailFor = async (email: string) => (await client.repository.dueMail('main', client.clock.now, 1000)).filter(({ recipient }) => recipient === email);
  const status = async (id: string) => (await client.repository.own('main', id))?.comment.status;
  const form = (body: string, headers: Readonly<Record<string, string>> = { origin: talk }) => ({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body });
  const approve = async ({ id }: { readonly id: string }) => {
    await client.signIn();
    await client.moderate('decisions', { batch: newId(), decisions: [{ id, revision: 1, expectedStatus: 'held', action: 'approve' }] });
  };
  /** Opens the mail that came for a comment, or the only one. */
  const confirm = async (email: string, id?: string) => {
    const [mail] = (await mailFor(email)).filter(({ comment }) => id === undefined || comment === id);
    assert.ok(mail !== undefined);
    return client.request('/v1/main/confirm', form(`token=${mail.token}`));
  };

  it('CM-01: are asked for an address there, and nowhere else', async () => {
    const { info } = await read(await client.request('/v1/main/comments?thread=/talks'), parseThreadPage);
    assert.deepEqual([info.limits.email.ask, info.writing], ['required', { writers: 'verified', notify: true }]);
    const plain = await createClient();
    const other = (await read(await plain.request('/v1/main/comments?thread=/talks'), parseThreadPage)).info;
    assert.deepEqual([other.limits.email.ask, other.writing], ['optional', undefined]);
    assert.equal((await plain.post({ draft: { name: 'A', text: 'Name and words only.' } })).status, 201);
    await plain.close();
  });

  it('wait with a reason until the link was opened and the button pressed; looking confirms nothing', async () => {
    const email = address();
    const { own, id } = await post(email);
    assert.equal(own.comment.status, 'held');
    assert.deepEqual(own.reasons[0], { rule: 'verified', code: 'email-unconfirmed' });
    const [mail] = await mailFor(email);
    assert.ok(mail?.template === 'confirm-comment');
    const look = await client.request(`/v1/main/confirm?token=${mail.token}`);
    assert.equal(look.status, 200);
    assert.match(await look.text(), /<button type="submit">Yes, confirm my address/);
    assert.deepEqual((await client.repository.own('main', id))?.reasons[0]?.code, 'email-unconfirmed');
    const answer = await confirm(email);
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('location') ?? '', new RegExp(`^/v1/main/receipt\\?comment=${id}&view=`));
    // On to the ordinary rules, which want a moderator to look at a first comment.
    assert.deepEqual((await client.repository.own('main', id))?.reasons, [{ rule: 'first-time', code: 'first-time-author' }]);
    assert.equal(await status(id), 'held');
    assert.equal((await client.request('/v1/main/confirm', form(`token=${mail.token}`))).status, 403, 'once');
    assert.equal((await client.request('/v1/main/confirm', form(`token=${newId()}`))).status, 403);
    assert.ok(!client.lines.join('\n').includes(mail.token));
  });

  it('are published at once when they are known, from the browser that has confirmed the address; from any other they confirm it again', async () => {
    const email = address();
    const first = await post(email);
    await confirm(email);
    await approve(first);
    const here = await post(email, { proof: `${newId()},${first.secret}` });
    assert.equal(await status(here.id), 'published');
    const stranger = await post(email);
    assert.deepEqual([await status(stranger.id), stranger.own.reasons[0]?.code], ['held', 'email-unconfirmed']);
    assert.equal((await post(address(), { proof: first.secret })).own.reasons[0]?.code, 'email-unconfirmed');
    await confirm(email, stranger.id);
    assert.equal(await status(stranger.id), 'published', 'whoever opens the mail is known');
  });

  it('a comment that was changed while it waits goes on waiting', async () => {
    const email = address();
    const { id, secret: receipt } = await post(email);
    const headers = { 'origin': paper, 'content-type': 'application/json', 'x-sayso-receipt': receipt };
    await client.request(`/v1/main/comments/${id}`, { method: 'PATCH', headers, body: JSON.stringify({ revision: 1, text: 'Other words.' }) });
    assert.equal((await client.repository.own('main', id))?.reasons[0]?.code, 'email-unconfirmed');
    assert.equal((await confirm(email)).status, 303);
    assert.deepEqual((await client.repository.own('main', id))?.reasons.map(({ rule }) => rule), ['first-time']);
  });

  it('CM-07: replies are mailed only to who has ticked the box and confirmed, and one POST without cookie or origin ends it', async () => {
    const [asked, silent] = [address(), address()];
    const mine = await post(asked, { notify: true });
    const other = await post(silent);
    for (const each of [mine, other]) await approve(each);
    const reply = async (parent: string) => {
      const body = JSON.stringify({ ...(JSON.parse(submission({ name: 'B', email: address(), text: `Reply ${newId()}` })) as object), parent });
      const outcome = await outcomeOf(await client.postRaw(body));
      assert.ok(outcome.kind === 'stored');
      await approve({ id: outcome.own.comment.id });
    };
    const replies = async (email: string) => {
      client.clock.now += 120_000;
      return (await mailFor(email)).filter(({ template }) => template === 'reply');
    };
    await reply(mine.id);
    assert.deepEqual(await replies(asked), [], 'not confirmed yet');
    await confirm(asked);
    await confirm(silent);
    await reply(mine.id);
    await reply(other.id);
    assert.deepEqual([(await replies(asked)).length, (await replies(silent)).length], [1, 0]);
    const [mail] = await replies(asked);
    const address1 = `/v1/main/unsubscribe?token=${mail?.token ?? ''}`;
    assert.match(await (await client.request(address1)).text(), /Stop these e-mails/);
    assert.equal((await replies(asked)).length, 1, 'looking ends nothing');
    assert.equal((await client.request(address1, form('List-Unsubscribe=One-Click', {}))).status, 200);
    await reply(mine.id);
    assert.deepEqual(await replies(asked), []);
    const made = await client.request(`/v1/main/unsubscribe?token=${newId()}`, form('List-Unsubscribe=One-Click', {}));
    assert.equal(made.status, 200, 'a made-up link is answered alike');
  });

  it('CM-02: no answer to anybody has the address, whole or as a hash', async () => {
    const email = address();
    const { id, secret: key } = await post(email, { notify: true });
    await client.signIn();
    const receipts = { method: 'POST', headers: { 'origin': paper, 'content-type': 'application/json' }, body: JSON.stringify({ secrets: [key] }) };
    const [mail] = await mailFor(email);
    const confirmed = await confirm(email);
    const texts = await Promise.all([
      client.request('/v1/main/receipts', receipts), client.moderate('queue?queue=held'), client.request('/v1/main/comments.html?thread=/talks'),
      client.request(`/v1/main/confirm?token=${mail?.token ?? ''}`), client.request(confirmed.headers.get('location') ?? ''),
    ].map(async (answer) => (await answer).text()));
    assert.ok(texts[0]?.includes(id));
    for (const text of texts) assert.ok(!text.toLowerCase().includes(email.toLowerCase()));
  });

  it('the same without script: a box, a page that says what is waited for', async () => {
    const thread = await (await client.request('/v1/main/comments.html?thread=/talks')).text();
    assert.match(thread, /<input type="checkbox" name="notify" value="on"> Tell me/);
    const email = address();
    const body = new URLSearchParams({ thread: '/talks', name: 'A', email, text: 'Plain words.', notify: 'on' }).toString();
    const answer = await client.request('/v1/main/comments', form(body, { origin: paper }));
    assert.equal(answer.status, 303);
    assert.match(await (await client.request(answer.headers.get('location') ?? '')).text(), /Open the link that was mailed to you/);
    const rows = await client.database.query('select state from subscriptions where email = $1', [email]);
    assert.deepEqual(rows.map((row) => ({ ...row })), [{ state: 'pending' }]);
  });

  it('where mail is off, a box that somebody sends anyway does nothing', async () => {
    const plain = await createClient();
    await plain.post({ draft: { name: 'A', email: 'a@mail.example', text: 'Words.', notify: true } });
    assert.deepEqual(await plain.database.query('select * from mail_queue'), []);
    assert.deepEqual(await plain.database.query('select * from subscriptions'), []);
    await plain.close();
  });
});

describe('one stream', () => {
  it('follows several threads of a site, and no other', async () => {
    const client = await createClient({ site: { ruleSet: { name: 'none', version: 1, rules: [] } } });
    const { readStream } = await import('./support/client.js');
    for (const thread of ['/a', '/b', '/c']) await client.post({ thread });
    const answer = await client.request('/v1/main/stream?thread=/a&thread=/c&since=0');
    const messages = await readStream(answer, 2);
    assert.deepEqual(messages.map(({ data }) => (data as { comment: { thread: string } }).comment.thread), ['/a', '/c']);
    assert.equal((await client.request('/v1/main/stream')).status, 400);
    assert.equal((await client.request(`/v1/main/stream?${Array.from({ length: 51 }, (_, index) => `thread=/${index}`).join('&')}`)).status, 400);
    await client.close();
  });
});
