/** People who moderate: how they come in, what their role lets them do, and how they are shut out. Pages as a browser without script. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { createPasswords } from '../src/auth/password.js';
import { actions, mayDo, roles, routeActions, type Role } from '../src/auth/permissions.js';
import { hashSecret, newId } from '../src/db/ids.js';
import { queueDigests } from '../src/jobs/digests.js';
import { sendDueMail } from '../src/mail/send-due.js';
import type { Message } from '../src/mail/message.js';
import type { SiteSettings } from '../src/settings.js';
import { ok } from '@sayso/widgets/wire';
import { createClient, talk, type Client } from './support/client.js';

const email = 'editor@paper.example';
const password = 'correct horse battery staple';
const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
/** The words of a page, without markup. */
const wordsOf = async (answer: Response): Promise<string> => (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const valueOf = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

describe('people', () => {
  let client: Client;
  const mails: Message[] = [];
  const going = new AbortController().signal;
  const open = async (site: Partial<SiteSettings> = {}): Promise<void> => {
    client = await createClient({ site: { name: 'The Daily', ...site } });
  };
  const send = (): Promise<number> =>
    sendDueMail({
      ...client.parts, base: talk,
      delivery: { send: (message) => (mails.push(message), Promise.resolve(ok(null))), close: () => undefined },
    }, going);
  const tokenOf = (text: string, route: string): string => new RegExp(`moderation/${route}\\?token=([\\w.-]+)`).exec(text)?.[1] ?? '';
  /** The browser of somebody who came in by a password. */
  const person = async (role: Role, address = email): Promise<{ readonly cookie: string; readonly id: string }> => {
    const id = newId();
    await client.repository.addModerator('main', { id: 'boss', name: 'Boss' }, client.clock.now);
    assert.ok(await client.repository.invite('main', id, { name: 'Sana', email: address, role }, client.clock.now));
    await client.repository.inviteByMail('main', { id, email: address, token: `token-of-${id}` }, client.clock.now, client.clock.now + 1000);
    return { id, cookie: cookieOf(await client.submit('moderation/join', { token: `token-of-${id}`, password })) };
  };
  const enter = (fields: Readonly<Record<string, string>> = {}) => client.submit('moderation/sign-in', { email, password, ...fields });
  const see = (path: string, cookie: string) => client.request(`/v1/main/moderation/${path}`, { headers: { cookie } });
  const isIn = async (cookie: string): Promise<boolean> => ((await (await see('session', cookie)).json()) as { moderator: unknown }).moderator !== null;

  beforeEach(() => (mails.length = 0));
  afterEach(() => client.close());

  it('lets in whom an owner has invited by mail, with the role that was given', async () => {
    await open();
    const boss = await person('owner', 'boss@paper.example');
    const page = await client.submit('moderation/people', { do: 'invite', name: 'Sana Mir', email: 'Sana@Paper.example', role: 'moderator' }, { cookie: boss.cookie });
    assert.equal(page.status, 200);
    const shown = tokenOf(await page.text(), 'join');
    await send();
    const mail = mails.find(({ to }) => to === 'Sana@Paper.example');
    assert.ok(mail !== undefined);
    const token = tokenOf(mail.text, 'join');
    assert.equal(token, shown);
    const path = `/v1/main/moderation/join?token=${token}`;
    assert.match(await wordsOf(await client.request(path)), /Hello Sana Mir\. Your role: Moderator/);
    assert.match(await wordsOf(await client.request(path)), /Hello Sana Mir/, 'looking spends nothing');
    assert.equal((await client.submit('moderation/join', { token, password: 'short' })).status, 422);
    assert.equal((await client.submit('moderation/join', { token, password: 'aaaaaaaaaaaaaaaa' })).status, 422);
    const cookie = cookieOf(await client.submit('moderation/join', { token, password }));
    assert.match(cookie, /^__Host-sayso-main=/);
    const session = (await (await see('session', cookie)).json()) as { moderator: { name: string; role: string } };
    assert.deepEqual([session.moderator.name, session.moderator.role], ['Sana Mir', 'moderator']);
    assert.equal((await client.submit('moderation/join', { token, password })).status, 403, 'once');
    const again = await client.submit('moderation/people', { do: 'invite', name: 'Other', email: 'sana@paper.example', role: 'owner' }, { cookie: boss.cookie });
    assert.equal(again.status, 422);
    assert.match(await wordsOf(await enter({ email: ' SANA@paper.example ' })), /You are signed in/);
  });

  it('S-21: answers an unknown address and a wrong password alike, and measures a password either way', async () => {
    await open();
    await person('editor');
    const answers = [await enter({ password: 'wrong password here' }), await enter({ email: 'nobody@paper.example' })];
    assert.deepEqual(answers.map(({ status }) => status), [403, 403]);
    const [wrong, unknown] = await Promise.all(answers.map(wordsOf));
    assert.equal(wrong?.replace(email, ''), unknown?.replace('nobody@paper.example', ''));
    assert.equal((await enter()).status, 200);
    for (const trace of [email, password]) assert.ok(!client.lines.join('\n').includes(trace));
    const kept = JSON.stringify(await client.database.query('select * from moderators'));
    assert.ok(!kept.includes(password) && kept.includes('scrypt$'));
  });

  it('S-18: makes guessing slow, with Retry-After, for one address from everywhere and for one network', async () => {
    await open();
    await person('editor');
    let last = await enter();
    for (let tries = 0; tries < 6; tries++) last = await enter({ password: `guess number ${tries}` });
    assert.equal(last.status, 429);
    const wait = Number(last.headers.get('retry-after'));
    assert.ok(wait > 0 && wait <= 60);
    assert.match(await wordsOf(last), new RegExp(`Wait ${wait} seconds`));
    assert.equal((await enter()).status, 429, 'the right one too');
    client.clock.now += wait * 1000;
    assert.equal((await enter()).status, 200);
    const seen: number[] = [];
    for (let tries = 0; tries < 20; tries++) seen.push((await client.submit('moderation/forgotten', { email: `reader${tries}@paper.example` })).status);
    assert.ok(seen.includes(200) && seen.at(-1) === 429);
  });

  it('asks for a second step where one is set up; a code is good once, a recovery code too', async () => {
    await open();
    const { cookie, id } = await person('editor');
    const begun = await (await client.submit('moderation/account', { do: 'factor-begin' }, { cookie })).text();
    assert.match(begun, /<svg class="qr"/);
    const secret = /<code dir="ltr">([A-Z2-7 ]+)<\/code>/.exec(begun)?.[1]?.replaceAll(' ', '') ?? '';
    const code = (at = client.clock.now): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
    const statement = valueOf(begun, 'statement');
    assert.equal((await client.submit('moderation/account', { do: 'factor-confirm', statement, code: '000000' }, { cookie })).status, 422);
    const done = await (await client.submit('moderation/account', { do: 'factor-confirm', statement, code: code() }, { cookie })).text();
    const paper = [...done.matchAll(/<li><code>([\w-]+)<\/code>/g)].map(([, each = '']) => each);
    assert.equal(new Set(paper).size, 10);
    assert.ok(!JSON.stringify(await client.database.query('select * from recovery_codes')).includes(paper[0] ?? ''));

    const step = async (): Promise<string> => {
      client.clock.now += 60_000;
      const page = await enter();
      assert.equal(cookieOf(page), '');
      return valueOf(await page.text(), 'step');
    };
    const second = (fields: Readonly<Record<string, string>>) => client.submit('moderation/second-step', fields);
    const first = await step();
    assert.equal((await second({ step: first, code: '123456' })).status, 403);
    assert.equal((await second({ step: `${first}x`, code: code() })).status, 403);
    const right = code();
    assert.ok(await isIn(cookieOf(await second({ step: first, code: `${right.slice(0, 3)} ${right.slice(3)}` }))));
    assert.equal((await second({ step: first, code: right })).status, 403, 'the same code once more');
    const [one = ''] = paper;
    client.clock.now += 300_000;
    const next = await step();
    assert.ok(await isIn(cookieOf(await second({ step: next, code: one.toUpperCase().replaceAll('-', ' ') }))));
    assert.equal((await second({ step: next, code: one })).status, 403, 'spent');
    client.clock.now += 300_001;
    assert.match(await wordsOf(await second({ step: next, code: code() })), /more than five minutes/);

    await client.repository.inviteByMail('main', { id, email, token: 'reset' }, client.clock.now, client.clock.now + 1000);
    const reset = await client.submit('moderation/join', { token: 'reset', password: `${password} two` });
    assert.equal(cookieOf(reset), '', 'a mailbox alone does not open the door');
    assert.notEqual(valueOf(await reset.text(), 'step'), '');
    assert.equal(await isIn(cookie), false);
  });

  it('mails a link for a new password to whom the address belongs, and says the same to everybody', async () => {
    await open();
    const { cookie } = await person('editor');
    const known = await client.submit('moderation/forgotten', { email });
    const unknown = await client.submit('moderation/forgotten', { email: 'nobody@paper.example' });
    assert.equal(await known.text(), await unknown.text());
    mails.length = 0;
    await send();
    const links = mails.filter(({ subject }) => subject.startsWith('A new password'));
    assert.deepEqual(links.map(({ to }) => to), [email]);
    assert.deepEqual(await client.database.query('select * from mail_queue'), [], 'an address of nobody is not kept');
    const token = tokenOf(links[0]?.text ?? '', 'join');
    const fresh = cookieOf(await client.submit('moderation/join', { token, password: 'another long password' }));
    assert.deepEqual([await isIn(fresh), await isIn(cookie)], [true, false], 'signed out everywhere else');
    for (let tries = 0; tries < 5; tries++) await client.submit('moderation/forgotten', { email });
    mails.length = 0;
    await send();
    assert.ok(mails.length <= 2, 'nobody floods a mailbox');
  });

  it('lists where somebody is signed in, and ends one or all others', async () => {
    await open();
    const { cookie } = await person('editor');
    const other = cookieOf(await client.submit('moderation/sign-in', { email, password }, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }));
    const third = cookieOf(await enter());
    const page = await (await see('account', cookie)).text();
    assert.match(page, /Firefox, Linux/);
    assert.equal(page.match(/this browser/g)?.length, 1);
    const hash = hashSecret(other.split('=')[1] ?? '');
    await client.submit('moderation/account', { do: 'session-end', session: hash }, { cookie });
    assert.deepEqual([await isIn(cookie), await isIn(other), await isIn(third)], [true, false, true]);
    await client.submit('moderation/account', { do: 'sessions-end' }, { cookie });
    assert.deepEqual([await isIn(cookie), await isIn(third)], [true, false]);
    const changed = await client.submit('moderation/account', { do: 'password', 'password-now': 'wrong', 'new-password': 'a wholly new password' }, { cookie });
    assert.equal(changed.status, 422);
    const out = await client.submit('moderation/account', { do: 'sign-out' }, { cookie });
    assert.equal(out.status, 303);
    assert.equal(await isIn(cookie), false);
  });

  it('S-23: shuts out at once, ends all sessions with it, and never the last owner', async () => {
    await open();
    const boss = await person('owner', 'boss@paper.example');
    await client.repository.disable('main', 'boss', client.clock.now);
    const other = await person('owner');
    const act = async (fields: Readonly<Record<string, string>>) => (await client.submit('moderation/people', fields, { cookie: boss.cookie })).status;
    assert.equal(await act({ do: 'role', person: other.id, role: 'viewer' }), 200);
    assert.equal(((await (await see('session', other.cookie)).json()) as { moderator: { role: string } }).moderator.role, 'viewer');
    assert.equal(await act({ do: 'role', person: boss.id, role: 'editor' }), 422);
    assert.equal(await act({ do: 'disable', person: boss.id }), 422);
    assert.equal(await act({ do: 'disable', person: other.id }), 200);
    assert.equal(await isIn(other.cookie), false);
    assert.equal((await enter()).status, 403);
    await client.submit('moderation/forgotten', { email });
    mails.length = 0;
    await send();
    assert.deepEqual(mails.map(({ to }) => to).filter((to) => to === email), []);
    await act({ do: 'enable', person: other.id });
    assert.equal((await enter()).status, 200);
  });

  it('S-12: takes no form of a page that is not the server’s own', async () => {
    await open();
    const { cookie } = await person('owner');
    for (const origin of ['https://evil.example', 'null', 'https://paper.example']) {
      const answer = await client.submit('moderation/people', { do: 'invite', name: 'E', email: 'e@evil.example', role: 'owner' }, { cookie, origin });
      assert.equal(answer.status, 403, origin);
    }
    assert.equal((await client.repository.people('main')).filter(({ email: each }) => each === 'e@evil.example').length, 0);
  });

  it('is plain HTML under a policy that lets nothing run, in the language of the browser', async () => {
    await open();
    const { cookie } = await person('owner');
    for (const path of ['sign-in', 'forgotten', 'account', 'people']) {
      const answer = await client.request(`/v1/main/moderation/${path}`, { headers: { cookie, 'accept-language': 'ur-PK,ur;q=0.9,en;q=0.5' } });
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self'; form-action 'self' ; frame-ancestors 'none'/);
      assert.equal(answer.headers.get('cross-origin-opener-policy'), 'same-origin');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      const page = await answer.text();
      assert.match(page, /<html lang="ur" dir="rtl">/);
      assert.ok(!/<script| style=| on\w+=/.test(page));
    }
    assert.match(await (await client.request('/v1/main/moderation/sign-in')).text(), /<html lang="en" dir="ltr">/);
    assert.equal((await client.request('/v1/main/moderation/people')).headers.get('location'), '/v1/main/moderation/sign-in');
  });

  it('mails what waits to those who may decide, with links that ask before they decide, and decide once', async () => {
    await open();
    const { id } = await person('moderator');
    await person('viewer', 'viewer@paper.example');
    const post = async (text: string): Promise<string> =>
      ((await (await client.post({ draft: { name: 'Amina', email: `${newId()}@reader.example`, text } })).json()) as { own: { comment: { id: string } } }).own.comment.id;
    assert.equal(await queueDigests(client.repository, client.site, client.clock.now), 0, 'nothing waits');
    const first = await post('First <b>words</b>.');
    client.clock.now += 1000;
    const second = await post('Second.');
    const queue = () => queueDigests(client.repository, client.site, client.clock.now);
    assert.equal(await queue(), 1);
    assert.equal(await queue(), 0, 'not again within the day');
    mails.length = 0;
    await send();
    const [mail] = mails;
    assert.ok(mail !== undefined && mail.to === email);
    assert.match(mail.subject, /2 comments wait at The Daily/);
    const [approve = '', spam = '', approveSecond = ''] = [...mail.text.matchAll(/moderation\/decide\?token=([\w.-]+)/g)].map(([, token = '']) => token);
    const status = async (of: string) => (await client.repository.own('main', of))?.comment.status;
    assert.match(await wordsOf(await client.request(`/v1/main/moderation/decide?token=${approve}`)), /Publish this comment\?/);
    assert.equal(await status(first), 'held', 'looking decides nothing');
    assert.equal((await client.submit('moderation/decide', { token: `${approve}x` })).status, 403);
    assert.equal((await client.submit('moderation/decide', { token: approve })).status, 200);
    assert.equal(await status(first), 'published');
    assert.equal((await client.submit('moderation/decide', { token: approve })).status, 200);
    assert.equal((await client.submit('moderation/decide', { token: spam })).status, 422, 'it stands differently now');
    assert.equal(await status(first), 'published');
    assert.equal((await client.database.query(`select 1 as one from events where kind = 'decided'`)).length, 1);
    await client.repository.setRole('main', id, 'viewer');
    assert.equal((await client.submit('moderation/decide', { token: approveSecond })).status, 403);
    await client.repository.setRole('main', id, 'moderator');
    client.clock.now += 72 * 3_600_000 + 1;
    assert.equal((await client.submit('moderation/decide', { token: approveSecond })).status, 403);
    assert.equal(await status(second), 'held');
  });
});

describe('a password', () => {
  it('is kept as scrypt with its parameters, never the same twice, and known again however it was composed', async () => {
    const { hash, isRight } = createPasswords();
    const [first, second] = await Promise.all([hash('naïve passphrase'), hash('naïve passphrase')]);
    assert.match(first, /^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    assert.notEqual(first, second);
    assert.deepEqual(await Promise.all([isRight('nai\u0308ve passphrase', first), isRight('naive passphrase', first), isRight('', null)]), [true, false, false]);
  });
});

describe('S-22: each role at each moderators’ route', () => {
  let client: Client;
  before(async () => {
    client = await createClient();
  });
  after(() => client.close());
  const bodies: Readonly<Record<string, unknown>> = { 'POST decisions': { batch: 'b', decisions: [] }, 'POST undo': { batch: 'b' }, 'PATCH thread': { thread: '/talks' } };

  it('has a closed table of roles and actions', () => {
    const table = Object.fromEntries(roles.map((role) => [role, actions.filter((action) => mayDo(role, action))]));
    assert.deepEqual(table, {
      viewer: ['account', 'read'],
      moderator: ['account', 'read', 'decide'],
      editor: ['account', 'read', 'decide', 'shape'],
      owner: ['account', 'read', 'decide', 'shape', 'govern'],
    });
  });

  for (const role of roles) {
    it(`${role}: what the table allows, and nothing else`, async () => {
      for (const [route, action] of Object.entries(routeActions)) {
        await client.signIn(role);
        const [method = '', path = ''] = route.replace('/v1/:site/moderation/', '').split(' ');
        if (method === 'POST' && path === 'sign-out') continue;
        const where = `${path.replace(/:\w+/g, 'x')}${path === 'thread' && method === 'GET' ? '?thread=/talks' : ''}`;
        const answer = await client.moderate(where, method === 'GET' ? undefined : (bodies[`${method} ${path}`] ?? {}), {}, method);
        await answer.body?.cancel();
        assert.equal(answer.status === 403, !mayDo(role, action), `${role} ${route}: ${answer.status}`);
        assert.notEqual(answer.status, 401);
      }
    });
  }

  it('nobody who is not signed in', async () => {
    for (const route of Object.keys(routeActions)) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await client.request(path.replace(':site', 'main').replace(/:\w+/g, 'x'), { method, headers: { origin: talk, 'x-sayso': '1' } });
      await answer.body?.cancel();
      assert.ok(answer.status === 401 || (answer.status === 303 && answer.headers.get('location') === '/v1/main/moderation/sign-in'), `${route}: ${answer.status}`);
    }
  });
});
