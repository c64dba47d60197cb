/** Statements of reasons, appeals and the site's own report to everybody: rows CM-24 to CM-26, CM-29, CM-30. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentStatus } from '@sayso/widgets/comments';
import { categories, isRestricted, parseStatement, statementOf, type Restriction, type Statement } from '@sayso/widgets/moderation';
import { parseQueuePage, parseTransparency, type Parser } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { createClient, paper, talk, type Client } from './support/client.js';
import { noon } from './support/fixtures.js';

const read = async <T>(answer: Response | Promise<Response>, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await (await answer).json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};
type Stated = { stated: { restriction: Restriction; appeal: { outcome: string | null } | null; mayAppeal: boolean } | null; page: string };

const helpers = (client: Client) => {
  let writers = 0;
  /** Everybody writes for the first time, so that it waits. */
  const post = async (text = 'Some words.', trap = ''): Promise<{ id: string; secret: string }> => {
    const secret = newId();
    client.clock.now += 1000;
    const { own } = (await (await client.post({ draft: { name: 'Amina', email: `amina-${++writers}@reader.example`, text }, trap }, secret)).json()) as { own: { comment: { id: string } } };
    return { id: own.comment.id, secret };
  };
  const standing = async (id: string): Promise<{ status: CommentStatus; revision: number }> =>
    (await client.database.query<{ status: CommentStatus; revision: number }>('select status, revision from comments where id = $1', [id]))[0] ?? { status: 'erased', revision: 0 };
  const decide = async (id: string, action: string, reason?: { code: string; words?: string }): Promise<string> => {
    const { status, revision } = await standing(id);
    client.clock.now += 1000;
    const batch = newId();
    await client.moderate('decisions', { batch, decisions: [{ id, revision, expectedStatus: status, action, ...(reason === undefined ? {} : { reason }) }] });
    return batch;
  };
  const stated = async ({ id, secret }: { id: string; secret: string }): Promise<Stated> =>
    (await (await client.request(`/v1/main/comments/${id}/statement`, { headers: { 'x-sayso-receipt': secret } })).json()) as Stated;
  const appeal = ({ id, secret }: { id: string; secret: string }, words: string): Promise<Response> =>
    client.request(`/v1/main/comments/${id}/appeal`, { method: 'POST', headers: { origin: paper, 'content-type': 'application/json', 'x-sayso-receipt': secret }, body: JSON.stringify({ words }) });
  const flag = (id: string, lane: 'flags' | 'notices', body: unknown): Promise<Response> =>
    client.request(`/v1/main/comments/${id}/${lane}`, { method: 'POST', headers: { origin: paper, 'content-type': 'application/json', 'idempotency-key': newId() }, body: JSON.stringify(body) });
  return { post, standing, decide, stated, appeal, flag };
};

describe('statements of reasons', () => {
  let client: Client;
  let post: ReturnType<typeof helpers>['post'], standing: ReturnType<typeof helpers>['standing'], decide: ReturnType<typeof helpers>['decide'];
  let stated: ReturnType<typeof helpers>['stated'], appeal: ReturnType<typeof helpers>['appeal'], flag: ReturnType<typeof helpers>['flag'];
  before(async () => {
    client = await createClient();
    await client.signIn();
    ({ post, standing, decide, stated, appeal, flag } = helpers(client));
  });
  after(() => client.close());

  it('CM-24: every action of a moderator that keeps something from readers has one, from every status it is possible in', async () => {
    const ways: readonly (readonly string[])[] = [[], ['approve'], ['spam'], ['reject'], ['approve', 'remove'], ['approve', 'hold']];
    for (const way of ways) {
      for (const action of ['approve', 'keep', 'hold', 'spam', 'reject', 'remove']) {
        const own = await post(`Way ${way.join(' ')} then ${action}.`);
        for (const step of way) await decide(own.id, step);
        const before_ = await standing(own.id);
        const count = async () => (await client.database.query<{ n: number }>('select count(*) as n from statements where comment = $1 and ended_at is null', [own.id]))[0]?.n;
        await decide(own.id, action);
        const now = await standing(own.id);
        const restricted = isRestricted(now.status) || (now.status === 'held' && way[0] === 'approve');
        assert.equal(await count(), restricted ? 1 : 0, `${before_.status} → ${action} → ${now.status}`);
        if (restricted && now.status !== before_.status) assert.equal((await stated(own)).stated?.restriction.to, now.status);
      }
    }
  });

  it('CM-24: what rules decide alone has one too, and says so; an import and what waits have none', async () => {
    const trapped = await post('Bought in bulk.', 'filled');
    const { restriction } = (await stated(trapped)).stated ?? {};
    assert.deepEqual([restriction?.automated, restriction?.to, restriction?.rules.some((rule) => rule.startsWith('trap:'))], [true, 'spam', true]);
    assert.equal((await stated(await post('It waits.'))).stated, null);
  });

  it('CM-24: an undo withdraws the statement, and makes the one before stand again', async () => {
    const own = await post('Undone.');
    await decide(own.id, 'reject');
    const first = (await stated(own)).stated?.restriction;
    const batch = await decide(own.id, 'approve');
    assert.ok((await stated(own)).stated?.restriction.endedAt !== null);
    await client.moderate('undo', { batch });
    assert.deepEqual((await stated(own)).stated?.restriction, first);
    const spam = await decide(own.id, 'spam');
    await client.moderate('undo', { batch: spam });
    assert.deepEqual((await stated(own)).stated?.restriction, first);
  });

  it('CM-25: it tells restriction, scope, time, facts, source, means, ground and redress, as code and as a page', async () => {
    const own = await post('Reported words.');
    await decide(own.id, 'approve');
    assert.equal((await flag(own.id, 'notices', { kind: 'defamation', explanation: 'It is untrue.', name: 'Bilal', email: 'bilal@reader.example', goodFaith: true, location: `${paper}/talks` })).status, 201);
    await decide(own.id, 'remove');
    const { stated: found, page } = await stated(own);
    assert.ok(found !== null);
    assert.deepEqual([found.restriction.source, found.restriction.noticed, found.restriction.from, found.restriction.endedAt], ['notice', 'defamation', 'published', null]);
    for (const [language, words] of [['en', ['Your comment was taken down', 'Everywhere, without an end date', 'gave notice', 'If you see it otherwise', 'within six months']], ['ur-PK,en;q=0.5', ['آپ کا تبصرہ ہٹا دیا گیا', 'dir="rtl"']]] as const) {
      const html = await (await client.request(page, { headers: { 'accept-language': language } })).text();
      for (const word of words) assert.ok(html.includes(word), `${language}: ${word}`);
      // Whoever comes from a thread reads on in its language, whatever the browser prefers.
      const asked = await (await client.request(`${page}&lang=${language.slice(0, 2)}-XX`, { headers: { 'accept-language': language === 'en' ? 'ur' : 'en' } })).text();
      for (const word of [...words, `<html lang="${language.slice(0, 2)}"`, `name="lang" value="${language.slice(0, 2)}"`]) assert.ok(asked.includes(word), `asked for ${language}: ${word}`);
      // Who gave notice is nobody's business.
      assert.ok(!html.includes('Bilal') && !html.includes('bilal@'));
    }
  });

  it('CM-26: each is in the Commission’s vocabulary, with every field that it asks for and no personal data in its words', async () => {
    const { statements } = (await (await client.moderate('statements')).json()) as { statements: readonly Statement[] };
    assert.ok(statements.length > 20);
    const ids = new Set<string>();
    for (const each of statements) {
      const parsed = parseStatement(each);
      assert.ok(parsed.ok, JSON.stringify(parsed));
      ids.add(each.puid);
      assert.match(each.application_date, /^\d{4}-\d\d-\d\d$/);
      if (each.decision_ground === 'DECISION_GROUND_ILLEGAL_CONTENT') assert.ok(each.illegal_content_legal_ground !== undefined && each.illegal_content_explanation !== undefined);
      else assert.ok(each.incompatible_content_ground !== undefined && each.incompatible_content_explanation !== undefined);
      const words = [each.decision_facts, each.incompatible_content_explanation, each.illegal_content_explanation].join(' ');
      assert.doesNotMatch(words, /[\w.+-]+@[\w-]+\.\w+|\+?\d[\d ()/-]{7,}\d|\b[A-Z]{2}\d{2}[A-Z0-9]{10,}|https?:/);
      for (const secret of ['Amina', 'Bilal', 'Reported words', 'It is untrue']) assert.ok(!JSON.stringify(each).includes(secret), secret);
    }
    assert.equal(ids.size, statements.length);
  });

  it('CM-26: whatever the reason, the notice and the source, the category is one of the list', () => {
    const restriction: Restriction = {
      id: 'a-b_C1', at: noon, from: 'published', to: 'removed', automated: false, code: 'other', words: 'call +49 170 1234567', rules: [], source: 'own', noticed: '', ruleSet: '', contentAt: noon, language: 'ur-PK', endedAt: null,
    };
    for (const code of ['advertising', 'insult', 'hate', 'off-topic', 'private', 'false', 'unlawful', 'unreadable', 'other', 'of-tomorrow']) {
      for (const noticed of ['', 'hate', 'threat', 'defamation', 'private', 'child-abuse', 'terrorism', 'fraud', 'copyright', 'other']) {
        const statement = statementOf({ ...restriction, code, noticed });
        assert.ok(parseStatement(statement).ok);
        assert.ok(categories.some((name) => statement.category === `STATEMENT_CATEGORY_${name}`));
        assert.ok(!JSON.stringify(statement).includes('170 1234567'));
        assert.equal(statement.content_language, 'UR');
      }
    }
    assert.ok(!parseStatement({ ...statementOf(restriction), category: 'STATEMENT_CATEGORY_RUDE' }).ok);
    assert.ok(!parseStatement({ ...statementOf(restriction), puid: 'a b' }).ok);
  });

  it('CM-30: an author asks once; it waits with its mark and words; the answer stands on the author’s page', async () => {
    const own = await post('Judge me again.');
    await decide(own.id, 'reject');
    assert.equal((await stated(own)).stated?.mayAppeal, true);
    assert.equal((await appeal(own, 'I was quoting.')).status, 201);
    assert.equal((await appeal(own, 'Again.')).status, 409);
    const { items } = await read(client.moderate('queue?queue=held&limit=200'), parseQueuePage);
    const item = items.find(({ comment }) => comment.id === own.id);
    assert.deepEqual([item?.reasons[0]?.code, item?.reasons[0]?.params.get('words')], ['appealed', 'I was quoting.']);
    const page = async () => (await client.request((await stated(own)).page)).text();
    assert.match(await page(), /You have asked for another look/);
    const batch = await decide(own.id, 'reject');
    assert.match(await page(), /the decision stays/);
    await client.moderate('undo', { batch });
    assert.match(await page(), /You have asked for another look/);
    await decide(own.id, 'approve');
    assert.match(await page(), /your comment is published now/);
    assert.equal((await stated(own)).stated?.appeal?.outcome, 'reversed');
  });

  it('CM-30: the same without script, on the private page', async () => {
    const own = await post('Without script.');
    await decide(own.id, 'spam');
    const { page } = await stated(own);
    const html = await (await client.request(page)).text();
    const fields = Object.fromEntries([...html.matchAll(/name="(comment|view)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
    const send = (words: string, view = fields['view'] ?? '') =>
      client.request('/v1/main/receipt', {
        method: 'POST', headers: { origin: talk, 'content-type': 'application/x-www-form-urlencoded' }, body: String(new URLSearchParams({ comment: fields['comment'] ?? '', view, words })),
      });
    const empty = await send('  ');
    assert.match(await (await client.request(empty.headers.get('location') ?? '')).text(), /aria-invalid="true"/);
    assert.equal((await send('words', 'wrong')).status, 404);
    const sent = await send('It is no advertising.');
    assert.equal(sent.status, 303);
    assert.equal((await standing(own.id)).status, 'held');
    assert.match(await (await client.request(sent.headers.get('location') ?? '')).text(), /You have asked for another look/);
  });

  it('CM-30: six months, and only what is kept from readers; nobody else reads it', async () => {
    const own = await post('Too late.');
    assert.equal((await appeal(own, 'It waits.')).status, 409);
    await decide(own.id, 'reject');
    assert.equal((await client.request(`/v1/main/comments/${own.id}/statement`, { headers: { 'x-sayso-receipt': newId() } })).status, 404);
    const at = client.clock.now;
    client.clock.now += 184 * 86_400_000;
    assert.equal((await appeal(own, 'Half a year has gone.')).status, 409);
    assert.equal((await stated(own)).stated?.mayAppeal, false);
    client.clock.now = at;
  });
});

describe('/transparency.json', () => {
  it('CM-29: its sums are those of the database, after anything whatever has happened', async () => {
    const client = await createClient();
    await client.signIn();
    const { post, standing, decide, appeal, flag } = helpers(client);
    let seed = 20_261_129;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const written: { id: string; secret: string }[] = [];
    const batches: string[] = [];
    const some = <T>(all: readonly T[]): T => all[random(all.length)] as T;
    for (let step = 0; step < 400; step++) {
      client.clock.now += random(3_600_000);
      const kind = random(10);
      const own = written.length === 0 ? await post('First.') : some(written);
      if (kind <= 2) written.push(await post(`Comment ${step}`, random(5) === 0 ? 'filled' : ''));
      else if (kind <= 6) batches.push(await decide(own.id, some(['approve', 'keep', 'hold', 'spam', 'reject', 'remove'])));
      else if (kind === 7 && batches.length > 0) await client.moderate('undo', { batch: some(batches) });
      else if (kind === 8) await appeal(own, 'Please look again.');
      else if ((await standing(own.id)).status === 'published') {
        if (random(2) === 0) await flag(own.id, 'flags', { reason: some(['spam', 'insult', 'hate', 'off-topic', 'private']), words: '' });
        else await flag(own.id, 'notices', { kind: some(['hate', 'fraud', 'private']), explanation: 'I believe so.', name: 'N', email: 'n@reader.example', goodFaith: true, location: `${paper}/talks` });
      }
    }
    const count = async (sql: string): Promise<number> => (await client.database.query<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n ?? -1;
    client.clock.now += 120_000;
    const told = await read(client.request('/v1/main/transparency.json'), parseTransparency);
    const add = (sums: Readonly<Record<string, number>>): number => Object.values(sums).reduce((total, each) => total + each, 0);
    const { notices, flags, restrictions, automation, appeals } = told;
    assert.equal(notices.total, await count(`reports where lane = 'illegal'`));
    assert.equal(add(notices.byKind), notices.total);
    assert.equal(flags.total, await count(`reports where lane = 'house'`));
    assert.equal(add(flags.byReason), flags.total);
    assert.equal(restrictions.total, await count('statements where withdrawn = 0'));
    assert.equal(restrictions.automated, await count('statements where withdrawn = 0 and automated = 1'));
    assert.equal(restrictions.byPeople + restrictions.automated, restrictions.total);
    for (const sums of [restrictions.byVisibility, restrictions.byGround, restrictions.byCategory, restrictions.bySource]) assert.equal(add(sums), restrictions.total);
    assert.equal(restrictions.ended, await count('statements where withdrawn = 0 and ended_at is not null'));
    // What is kept from readers now is what has a statement that stands, be it that its author has asked.
    assert.equal(
      restrictions.total - restrictions.ended,
      (await count(`comments c where status in ('spam', 'rejected', 'removed')`)) + (await count('appeals where outcome is null')) +
        (await count(`comments c where status = 'held' and exists (select 1 from statements s where s.comment = c.id and s.ended_at is null and s.to_status = 'held')`)),
    );
    assert.equal(automation.comments, await count(`events where kind = 'posted'`));
    assert.equal(automation.spam, await count(`events where kind = 'posted' and to_status = 'spam'`));
    assert.ok(automation.confirmed <= automation.judged && automation.judged > 0);
    assert.equal(appeals.total, await count('appeals'));
    assert.equal(appeals.open + appeals.upheld + appeals.reversed, appeals.total);
    for (const number of [notices.total, flags.total, restrictions.total, appeals.total, appeals.upheld + appeals.reversed]) assert.ok(number > 0, JSON.stringify(told));
    const all = (await (await client.request('/transparency.json')).json()) as readonly { site: string }[];
    assert.deepEqual(all.map(({ site }) => site), ['main', 'other']);
    assert.equal((await client.request('/v1/main/transparency.json?from=5&until=4')).status, 400);
    await client.close();
  });
});
