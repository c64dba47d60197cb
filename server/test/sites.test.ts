/** Several sites in one server: each with its pages, rules, language and people, and nothing of one at another. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { newsroom } from '@sayso/widgets/moderation';
import { run } from '../src/command.js';
import { newId } from '../src/db/ids.js';
import { settingsFrom } from '../src/settings/settings-from.js';
import { start, type Running } from '../src/start.js';
import { answerOf, operations, requestOf } from './support/every-endpoint.js';
import { newComment, newKey, temporaryFolder } from './support/fixtures.js';
import { talk } from './support/client.js';
import { addresses, livedIn, type LivedIn } from './support/lived-in.js';
import { tracesOf } from './support/traces.js';

const daily = { SAYSO_SITE: 'daily', SAYSO_ORIGINS: 'https://daily.example', SAYSO_NAME: 'The Daily' };
const roznama = { SAYSO_SITE: 'roznama', SAYSO_ORIGINS: 'https://roznama.example', SAYSO_NAME: 'روزنامہ', SAYSO_LANGUAGE: 'ur' };

describe('the settings of several sites', () => {
  const faultOf = (value: unknown): string => {
    const settings = settingsFrom({ SAYSO_SITES: typeof value === 'string' ? value : JSON.stringify(value) });
    return settings.ok ? '' : settings.error.key;
  };

  it('are each site’s own; what one leaves out is as the environment says', () => {
    const settings = settingsFrom({ SAYSO_VOTES: 'off', SAYSO_LANGUAGE: 'en', SAYSO_SITES: JSON.stringify([daily, { ...roznama, SAYSO_VOTES: 'on', SAYSO_EDIT_MINUTES: 0 }]) });
    assert.ok(settings.ok);
    assert.deepEqual(
      settings.value.sites.map(({ id, name, language, origins, votes, editWindow }) => [id, name, language, ...origins, votes, editWindow]),
      [['daily', 'The Daily', 'en', 'https://daily.example', false, 300_000], ['roznama', 'روزنامہ', 'ur', 'https://roznama.example', true, 0]],
    );
  });

  it('name the place of a fault', () => {
    assert.equal(faultOf('['), 'SAYSO_SITES');
    assert.equal(faultOf([]), 'SAYSO_SITES');
    assert.equal(faultOf([daily, 'roznama']), 'SAYSO_SITES[1]');
    assert.equal(faultOf([daily, { ...roznama, SAYSO_ORIGINS: '*' }]), 'SAYSO_SITES[1].SAYSO_ORIGINS');
    assert.equal(faultOf([daily, { ...roznama, PORT: 80 }]), 'SAYSO_SITES[1].PORT');
    assert.equal(faultOf([daily, { SAYSO_ORIGINS: 'https://x.example' }]), 'SAYSO_SITES[1].SAYSO_SITE');
    assert.equal(faultOf([daily, daily]), 'SAYSO_SITES[1].SAYSO_SITE');
  });

  it('let the console’s owner into each', async () => {
    const place = temporaryFolder();
    const lines: string[] = [];
    const say = (line: string): void => void lines.push(line);
    const terminal = { say, complain: say, stopped: () => Promise.resolve() };
    const environment = { SAYSO_DATA: place.folder, PORT: '0', SAYSO_SITES: JSON.stringify([daily, roznama]) };
    assert.equal(await run(['sign-in', '--site', 'roznama'], environment, terminal), 0);
    assert.match(lines.at(-1) ?? '', /\/v1\/roznama\/moderation\/sign-in\?token=/);
    assert.equal(await run(['sign-in', '--site', 'nowhere'], environment, terminal), 2);
    lines.length = 0;
    assert.equal(await run([], environment, terminal), 0);
    for (const site of ['daily', 'roznama']) assert.ok(lines.some((line) => line.startsWith(`Sign in to moderate ${site} `) && line.includes(`/v1/${site}/moderation/`)), lines.join('\n'));
    place.remove();
  });
});

describe('two sites in one server', () => {
  const place = temporaryFolder();
  let running: Running;
  const cookies = new Map<string, string>();
  beforeEach(async () => {
    const settings = settingsFrom({ SAYSO_DATA: place.folder, PORT: '0', SAYSO_SITES: JSON.stringify([daily, roznama]) });
    assert.ok(settings.ok);
    running = await start(settings.value);
    for (const [site, link] of running.signInUrls) {
      const url = new URL(link);
      const entered = await fetch(url.origin + url.pathname, { method: 'POST', redirect: 'manual', headers: { origin: url.origin }, body: new URLSearchParams({ token: url.searchParams.get('token') ?? '' }) });
      cookies.set(site, (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
    }
  });
  afterEach(() => running.close());
  after(() => place.remove());

  const all = (): string => [...cookies.values()].join('; ');
  const post = (site: string, origin: string, text = newId()): Promise<Response> =>
    fetch(`${running.url}/v1/${site}/comments`, {
      method: 'POST', headers: { origin, 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify({ thread: '/talks', parent: null, draft: { name: 'Amina', email: 'amina@reader.example', text }, trap: '', page: { url: `${origin}/talks`, title: 'Talks' } }),
    });
  const moderate = (site: string, path: string, body?: unknown, cookie = all()): Promise<Response> =>
    fetch(`${running.url}/v1/${site}/moderation/${path}`, {
      headers: { cookie, ...(body === undefined ? {} : { 'origin': new URL(running.url).origin, 'content-type': 'application/json', 'x-sayso': '1' }) },
      ...(body === undefined ? {} : { method: 'PUT', body: JSON.stringify(body) }),
    });

  it('each takes what its own pages send', async () => {
    for (const [site, own, other] of [['daily', 'https://daily.example', 'https://roznama.example'], ['roznama', 'https://roznama.example', 'https://daily.example']] as const) {
      const taken = await post(site, own);
      assert.deepEqual([taken.status, taken.headers.get('access-control-allow-origin')], [201, own]);
      const refused = await post(site, other);
      assert.deepEqual([refused.status, refused.headers.get('access-control-allow-origin')], [403, null]);
    }
  });

  it('each judges by its own rules', async () => {
    const open = { name: 'open', rules: [{ rule: 'words', words: ['nothing'], action: 'hold' }] };
    assert.equal((await moderate('roznama', 'rule-set', { expected: newsroom.version, ruleSet: open })).status, 200);
    const statusAt = async (site: string): Promise<string> => ((await (await post(site, `https://${site}.example`)).json()) as { own: { comment: { status: string } } }).own.comment.status;
    assert.deepEqual([await statusAt('daily'), await statusAt('roznama')], ['held', 'published']);
    const editions = async (site: string): Promise<number> => ((await (await moderate(site, 'rule-set')).json()) as { editions: unknown[] }).editions.length;
    assert.deepEqual([await editions('daily'), await editions('roznama')], [1, 2]);
  });

  it('each speaks its language under its name', async () => {
    const page = async (site: string): Promise<string> => (await fetch(`${running.url}/v1/${site}/moderation/sign-in`, { headers: { 'accept-language': '' } })).text();
    assert.match(await page('daily'), /<html lang="en" dir="ltr">[\s\S]*The Daily/);
    assert.match(await page('roznama'), /<html lang="ur" dir="rtl">[\s\S]*روزنامہ/);
  });

  it('each lets its own people in, whatever else their browser holds', async () => {
    await running.repository.setRole('daily', 'first', 'owner');
    const [dailyCookie = '', roznamaCookie = ''] = [cookies.get('daily'), cookies.get('roznama')];
    assert.equal((await moderate('daily', 'queue', undefined, dailyCookie)).status, 200);
    assert.equal((await moderate('roznama', 'queue', undefined, dailyCookie)).status, 401);
    assert.equal((await moderate('roznama', 'queue', undefined, dailyCookie.replace('daily', 'roznama'))).status, 401);
    assert.equal((await moderate('daily', 'queue', undefined, roznamaCookie)).status, 401);
  });
});

describe('what one site holds, asked for at another', () => {
  let world: LivedIn;
  before(async () => {
    world = await livedIn();
    // Its own thread of the same name, so that its streams have something to say.
    await world.client.repository.post('other', newKey(), newComment({ text: 'Elsewhere.', createdAt: world.client.clock.now }), 'newsroom@1');
  });
  after(() => world.client.close());

  const words = ['The vote was close.', 'Tell me more.', 'I shall take this away.', 'I wait.', 'You are all wrong!', 'Twice rude', 'It is not so.', 'Rana Reporter', 'From March on.', 'Written as a member.'];
  const kept = async (): Promise<string> => {
    const { database } = world.client;
    const tables = await database.query<{ name: string }>(
      `select t.name from sqlite_master t where t.type = 'table' and t.name <> 'sessions' and exists (select 1 from pragma_table_info(t.name) c where c.name = 'site') order by t.name`,
    );
    return JSON.stringify(await Promise.all(tables.map(({ name }) => database.query(`select * from "${name}" where site = 'main'`))));
  };
  const ofSites = operations.map(({ name }) => name).filter((name) => name.includes('/v1/{site}/'));

  for (const [who, role] of [['a reader with every receipt of theirs', 'reader'], ['an owner of the first site', 'owner'], ['an owner of the other, who knows the first one’s ids', 'other']] as const) {
    it(`${who}: no word of it, and no change`, async () => {
      const before = await kept();
      for (const name of ofSites) {
        const { path, init } = requestOf(world, role, name);
        const { cookie = '', ...headers } = init.headers;
        const everywhere = `${cookie}; ${cookie.replaceAll('-main=', '-other=')}`;
        const asked = { ...init, headers: { ...headers, 'cookie': role === 'other' ? cookie : everywhere, ...(init.method === 'GET' ? {} : { origin: talk }) } };
        const answer = await answerOf(world, path.replace('/v1/main/', '/v1/other/'), asked);
        assert.ok(answer.status < 500, `${name}: ${answer.status}`);
        if (role !== 'other' && operations.some((each) => each.name === name && each.moderators)) assert.ok([401, 303].includes(answer.status), `${name}: ${answer.status}`);
        for (const word of words) assert.ok(!answer.text.includes(word), `${name} tells "${word}"`);
        for (const address of Object.values(addresses)) for (const trace of tracesOf(address)) assert.ok(!answer.text.includes(trace), `${name} tells ${trace}`);
      }
      assert.equal(await kept(), before);
    });
  }
});
