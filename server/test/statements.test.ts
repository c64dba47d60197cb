/** Statements of reasons, appeals and the site's own report to everybody: rows CM-24 to CM-26, CM-29, CM-30. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CommentStatus } from '@sayso/widgets/comments';
import { accountStatementOf, categories, isRestricted, parseStatement, statementOf, type AccountRestriction, type AuthorChange, type QueuePage, type Restriction, type StandingKind, type Statement } from '@sayso/widgets/moderation';
import { parseAuthorFile, parseQueuePage, parseTransparency, type Parser } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { createClient, paper, talk, type Client } from './support/client.js';
import { noon } from './support/fixtures.js';

const read = async <T>(answer: Response | Promise<Response>, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await (await answer).json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};
interface Told<R> {
  restriction: R;
  appeal: { outcome: string | null } | null;
  mayAppeal: boolean;
}
interface Stated {
  stated: Told<Restriction> | null;
  account: Told<AccountRestriction> | null;
  page: string;
}
interface Own {
  id: string;
  secret: string;
}

const helpers = (client: Client) => {
  let writers = 0;
  /** Everybody writes for the first time, so that it waits. */
  const post = async (text = 'Some words.', trap = '', email = `amina-${++writers}@reader.example`): Promise<Own> => {
    const secret = newId();
    client.clock.now += 1000;
    const { own } = (await (await client.post({ draft: { name: 'Amina', email, text }, trap }, secret)).json()) as { own: { comment: { id: string } } };
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
  /** How new comments of whoever wrote it are treated. */
  const treat = ({ id }: { id: string }, change: Omit<AuthorChange, 'of'>): Promise<Response> => {
    client.clock.now += 1000;
    return client.moderate('author', { of: id, ...change });
  };
  const stated = async ({ id, secret }: Own): Promise<Stated> =>
    (await (await client.request(`/v1/main/comments/${id}/statement`, { headers: { 'x-sayso-receipt': secret } })).json()) as Stated;
  const appeal = ({ id, secret }: Own, words: string, about?: 'account'): Promise<Response> =>
    client.request(`/v1/main/comments/${id}/appeal`, { method: 'POST', headers: { origin: paper, 'content-type': 'application/json', 'x-sayso-receipt': secret }, body: JSON.stringify({ words, ...(about === undefined ? {} : { about }) }) });
  const flag = (id: string, lane: 'flags' | 'notices', body: unknown): Promise<Response> =>
    client.request(`/v1/main/comments/${id}/${lane}`, { method: 'POST', headers: { origin: paper, 'content-type': 'application/json', 'idempotency-key': newId() }, body: JSON.stringify(body) });
  return { post, standing, decide, treat, stated, appeal, flag };
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

describe('statements of reasons on authors', () => {
  let client: Client;
  let post: ReturnType<typeof helpers>['post'], decide: ReturnType<typeof helpers>['decide'], standing: ReturnType<typeof helpers>['standing'];
  let treat: ReturnType<typeof helpers>['treat'], stated: ReturnType<typeof helpers>['stated'], appeal: ReturnType<typeof helpers>['appeal'], flag: ReturnType<typeof helpers>['flag'];
  before(async () => {
    client = await createClient();
    await client.signIn();
    ({ post, decide, standing, treat, stated, appeal, flag } = helpers(client));
  });
  after(() => client.close());
  const day = 86_400_000;
  const published = async (text = 'Words.'): Promise<Own> => {
    const own = await post(text);
    await decide(own.id, 'approve');
    return own;
  };
  const fileOf = ({ id }: Own) => read(client.moderate(`author?of=${id}`), parseAuthorFile);
  const reportedItems = async () => (await read(client.moderate('queue?queue=reported&limit=200'), parseQueuePage));

  it('CM-24: a ban, a mute and being read first are each told with their reason; lifting ends it', async () => {
    const own = await published();
    for (const kind of ['banned', 'muted', 'pre-moderated'] as const) {
      const until = client.clock.now + day;
      assert.equal((await treat(own, { standing: { kind, until }, reason: { code: 'hate', words: `Because of ${kind}.` } })).status, 200);
      const { restriction, mayAppeal } = (await stated(own)).account ?? {};
      assert.deepEqual([restriction?.kind, restriction?.until, restriction?.code, restriction?.words, restriction?.endedAt, mayAppeal], [kind, until, 'hate', `Because of ${kind}.`, null, true]);
      assert.deepEqual((await fileOf(own)).standing?.reason, { code: 'hate', words: `Because of ${kind}.` });
    }
    await treat(own, { standing: null });
    assert.ok((await stated(own)).account?.restriction.endedAt !== null);
    assert.equal((await stated(own)).account?.mayAppeal, false);
    const rows = await client.database.query<{ ended_at: number | null }>('select s.ended_at from account_statements s join contents w on w.author_key = s.author_key where w.comment = $1', [own.id]);
    assert.deepEqual([rows.length, rows.every(({ ended_at }) => ended_at !== null)], [3, true]);
  });

  it('CM-24: without a reason the one before holds on, else the rules of the house; a time that is over ends it; a note alone states nothing', async () => {
    const own = await published();
    await treat(own, { addNote: 'Watch this.' });
    assert.equal((await stated(own)).account, null);
    await treat(own, { standing: { kind: 'banned', until: null } });
    assert.equal((await stated(own)).account?.restriction.code, 'other');
    await treat(own, { standing: { kind: 'muted', until: null }, reason: { code: 'insult', words: 'Twice.' } });
    await treat(own, { standing: { kind: 'pre-moderated', until: client.clock.now + day } });
    assert.deepEqual([(await stated(own)).account?.restriction.code, (await stated(own)).account?.restriction.words], ['insult', 'Twice.']);
    client.clock.now += 2 * day;
    const { restriction, mayAppeal } = (await stated(own)).account ?? {};
    assert.deepEqual([restriction?.endedAt, mayAppeal], [restriction?.until, false]);
  });

  it('CM-25: the private page tells it beside the comment’s own, in the reader’s language', async () => {
    const own = await published();
    await flag(own.id, 'notices', { kind: 'hate', explanation: 'It is.', name: 'Bilal', email: 'bilal@reader.example', goodFaith: true, location: `${paper}/talks` });
    await decide(own.id, 'remove');
    await treat(own, { standing: { kind: 'muted', until: Date.UTC(2031, 4, 5) }, reason: { code: 'unlawful', words: 'Not again <b>please</b>.' } });
    const { page } = await stated(own);
    for (const [language, words] of [['en', ['Your comment was taken down', 'Your new comments are put aside', 'Everywhere on this site, until', 'May 5, 2031', 'Which law', 'gave notice', 'Not again &lt;b&gt;please&lt;/b&gt;.']], ['ur', ['آپ کے نئے تبصرے الگ رکھے جاتے ہیں', 'dir="rtl"']]] as const) {
      const html = await (await client.request(page, { headers: { 'accept-language': language } })).text();
      for (const word of words) assert.ok(html.includes(word), `${language}: ${word}`);
      assert.ok(!html.includes('Bilal'));
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length, 'each id once');
    }
  });

  it('nobody else reads it: no other receipt, and none of somebody who typed the address later', async () => {
    const own = await published();
    const [row] = await client.database.query<{ email: string }>('select email from contents where comment = $1', [own.id]);
    await treat(own, { standing: { kind: 'pre-moderated', until: null }, reason: { code: 'insult' } });
    assert.equal((await client.request(`/v1/main/comments/${own.id}/statement`, { headers: { 'x-sayso-receipt': newId() } })).status, 404);
    assert.equal((await stated(await published())).account, null);
    const later = await post('I say that I am she.', '', row?.email);
    assert.equal((await stated(later)).account, null);
    assert.equal((await appeal(later, 'Let me in.', 'account')).status, 409);
    assert.ok(!(await (await client.request((await stated(later)).page)).text()).includes('Your new comments'));
    // Whoever is refused is told where the reason stands, and not to try other words.
    await treat(own, { standing: { kind: 'banned', until: null } });
    const refused = (await (await client.post({ draft: { name: 'Amina', email: row?.email ?? '', text: 'Once more.' } }, newId())).json()) as { kind: string; reasons: readonly { rule: string; said?: string }[] };
    assert.deepEqual([refused.kind, refused.reasons[0]?.rule], ['refused', 'standing']);
    assert.match(refused.reasons[0]?.said ?? '', /private page of an earlier comment/);
    // Whoever has shown that the address is theirs reads it.
    await client.database.transaction(async (connection) => void (await connection.query('update contents set confirmed_at = $2 where comment = $1', [later.id, client.clock.now])));
    assert.equal((await stated(later)).account?.restriction.code, 'insult');
  });

  it('CM-25: who is banned, and has nothing but published comments, is led from the form to the page that says why, by the receipts of this browser alone', async () => {
    const own = await published('The first one.');
    const newer = await published('By the same hand, under another address.');
    const [row] = await client.database.query<{ email: string }>('select email from contents where comment = $1', [own.id]);
    await treat(own, { standing: { kind: 'banned', until: null }, reason: { code: 'insult', words: 'Twice rude.' } });
    const refused = async (proof: readonly string[]) => {
      client.clock.now += 1000;
      const answer = (await (await client.post({ draft: { name: 'Amina', email: row?.email ?? '', text: 'Once more.' }, proof })).json()) as { kind: string; reasons: readonly { rule: string; page?: string }[] };
      return [answer.kind, answer.reasons.map(({ rule, page }) => [rule, page])] as const;
    };
    const { page } = await stated(own);
    assert.deepEqual(await refused([own.secret, newer.secret]), ['refused', [['standing', page]]]);
    assert.match(await (await client.request(page)).text(), /Twice rude\.[^]*name="about" value="account"/);
    assert.deepEqual(await refused([newer.secret]), ['refused', [['standing', undefined]]]);
    assert.deepEqual(await refused([]), ['refused', [['standing', undefined]]]);
    // Who typed the address only afterwards is told nothing.
    const later = await published('Mine.');
    await client.database.transaction(async (connection) => void (await connection.query('update contents set author_key = (select author_key from contents where comment = $2) where comment = $1', [later.id, own.id])));
    assert.deepEqual(await refused([later.secret]), ['refused', [['standing', undefined]]]);
  });

  it('CM-30: an author asks once, without the comment leaving the page; it waits among what was reported until it is answered', async () => {
    const own = await published('Harmless, I think.');
    await treat(own, { standing: { kind: 'banned', until: null }, reason: { code: 'insult' } });
    const before_ = (await reportedItems()).counts.reported;
    assert.equal((await appeal(own, 'I was quoting.', 'account')).status, 201);
    assert.equal((await appeal(own, 'Again.', 'account')).status, 409);
    assert.equal((await standing(own.id)).status, 'published');
    const { items, counts } = await reportedItems();
    const item = items.find(({ comment }) => comment.id === own.id);
    assert.deepEqual([item?.reasons[0]?.code, item?.reasons[0]?.params.get('words'), item?.reasons[0]?.params.get('standing')], ['account-appealed', 'I was quoting.', 'banned']);
    assert.equal(counts.reported, before_ + 1);
    // No decision on the comment answers it, nor one on the whole list.
    await decide(own.id, 'keep');
    const { seq } = await reportedItems();
    await client.moderate('sweep', { queue: 'reported', filter: {}, action: 'keep', seen: seq, batch: newId() });
    assert.ok((await reportedItems()).items.some(({ comment }) => comment.id === own.id));
    assert.deepEqual((await fileOf(own)).appeal?.words, 'I was quoting.');
    const page = async () => (await client.request((await stated(own)).page)).text();
    assert.match(await page(), /You have asked for another look/);
    await treat(own, { uphold: true });
    assert.match(await page(), /the decision stays/);
    assert.deepEqual([(await stated(own)).account?.appeal?.outcome, (await stated(own)).account?.restriction.endedAt, (await fileOf(own)).appeal], ['upheld', null, undefined]);
    assert.deepEqual([(await reportedItems()).counts.reported, (await reportedItems()).items.some(({ comment }) => comment.id === own.id)], [before_, false]);
    const { entries } = (await (await client.moderate(`audit?comment=${own.id}&limit=10`)).json()) as { entries: readonly { kind: string; to: string | null; by: string | null }[] };
    assert.deepEqual(entries.slice(0, 3).map(({ kind, to }) => [kind, to]), [['decided', null], ['decided', 'published'], ['appealed', null]]);
  });

  it('CM-30: what is set milder or lifted answers it in the author’s favour; the next statement can be asked about anew', async () => {
    for (const [next, outcome] of [[{ kind: 'pre-moderated', until: null }, 'reversed'], [null, 'reversed'], [{ kind: 'banned', until: null }, 'upheld']] as const) {
      const own = await post('Put aside.');
      await decide(own.id, 'spam');
      await treat(own, { standing: { kind: 'muted', until: null }, reason: { code: 'advertising' } });
      assert.equal((await appeal(own, 'It is no advertising.', 'account')).status, 201);
      assert.ok((await reportedItems()).items.some(({ comment }) => comment.id === own.id), 'seen though it is not published');
      await treat(own, { standing: next });
      const [row] = await client.database.query<{ outcome: string }>('select outcome from account_statements where asked_of = $1', [own.id]);
      assert.equal(row?.outcome, outcome);
      assert.equal((await stated(own)).account?.mayAppeal, next !== null);
      assert.equal((await reportedItems()).items.some(({ comment }) => comment.id === own.id), false);
    }
  });

  it('CM-30: who asks about themselves is found among the appeals, beside who asks about a comment, page by page; a decision on that list leaves them there', async () => {
    const appealsIn = async (queue: string, more = '') => read(client.moderate(`queue?queue=${queue}&rule=appeal${more}`), parseQueuePage);
    const idsIn = async (queue: string, more = ''): Promise<readonly string[]> => (await appealsIn(queue, more)).items.map(({ comment }) => comment.id);
    const turnedAway = await post('Buy this.');
    await decide(turnedAway.id, 'spam');
    const [first, second] = [await published(), await published()];
    for (const own of [turnedAway, first, second]) {
      await treat(own, { standing: { kind: 'muted', until: null }, reason: { code: 'insult' } });
      assert.equal((await appeal(own, 'It was no insult.', 'account')).status, 201);
    }
    assert.deepEqual([await idsIn('reported'), (await appealsIn('reported')).matching], [[second.id, first.id, turnedAway.id], 3]);
    assert.deepEqual([await idsIn('published'), await idsIn('spam'), await idsIn('held')], [[second.id, first.id], [turnedAway.id], []]);
    assert.deepEqual(await idsIn('reported', `&authorOf=${first.id}`), [first.id]);
    // Asked about the comment as well: it stands there once.
    assert.equal((await appeal(turnedAway, 'It was no advertising.')).status, 201);
    assert.deepEqual([await idsIn('held'), await idsIn('reported')], [[turnedAway.id], [second.id, first.id, turnedAway.id]]);
    const walked: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: QueuePage = await appealsIn('all', `&limit=1${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      walked.push(...page.items.map(({ comment }) => comment.id));
      cursor = page.next;
    }
    assert.deepEqual(walked, [second.id, first.id, turnedAway.id]);
    const { seq } = await appealsIn('published');
    await client.moderate('sweep', { queue: 'published', filter: { rule: 'appeal' }, action: 'remove', seen: seq, batch: newId() });
    assert.deepEqual([(await standing(first.id)).status, await idsIn('published')], ['published', [second.id, first.id]]);
    for (const own of [turnedAway, first, second]) await treat(own, { standing: null });
    assert.deepEqual(await idsIn('reported'), []);
  });

  it('CM-30: the same without script, with its own problems at its own form', async () => {
    const own = await published();
    await treat(own, { standing: { kind: 'banned', until: null }, reason: { code: 'private' } });
    const { page } = await stated(own);
    const html = await (await client.request(page)).text();
    const fields = Object.fromEntries([...html.matchAll(/name="(comment|view|about)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
    assert.equal(fields['about'], 'account');
    const send = (words: string) =>
      client.request('/v1/main/receipt', { method: 'POST', headers: { origin: talk, 'content-type': 'application/x-www-form-urlencoded' }, body: String(new URLSearchParams({ ...fields, words })) });
    assert.match(await (await client.request((await send('')).headers.get('location') ?? '')).text(), /aria-invalid="true"/);
    assert.match(await (await client.request((await send('It was my own number.')).headers.get('location') ?? '')).text(), /You have asked for another look/);
  });

  it('what is taken away or erased takes the request and the words along; the ban stays', async () => {
    const own = await published('I take this away.');
    await treat(own, { standing: { kind: 'banned', until: null }, reason: { code: 'insult', words: 'Rude to Bilal.' } });
    await appeal(own, 'Never.', 'account');
    const [row] = await client.database.query<{ email: string; author_key: string }>('select email, author_key from contents where comment = $1', [own.id]);
    const held = await client.repository.held('main', { email: row?.email ?? '', authorKey: row?.author_key ?? '' });
    assert.deepEqual(held.statements.map(({ reason, reasonWords, asked }) => [reason, reasonWords, asked]), [['insult', 'Rude to Bilal.', 'Never.']]);
    await client.repository.eraseSubject('main', { email: row?.email ?? '', authorKey: row?.author_key ?? '' }, { how: 'delete', kind: 'removed-by-author', at: client.clock.now, newSeed: newId, textKey: (text) => text });
    const kept = await client.database.query<Record<string, unknown>>('select kind, words, asked_words, asked_at from account_statements where author_key = $1', [row?.author_key ?? '']);
    assert.deepEqual(kept.map((each) => ({ ...each })), [{ kind: 'banned', words: '', asked_words: null, asked_at: null }]);
    await client.repository.namelessDecisions('main', client.clock.now + day);
    assert.equal((await client.database.query('select 1 as one from account_statements where author_key = $1', [row?.author_key ?? ''])).length, 1, 'while it holds');
    await client.database.transaction(async (connection) => void (await connection.query('update account_statements set until = $1 where author_key = $2', [client.clock.now, row?.author_key ?? ''])));
    await client.repository.deleteExpired('main', client.clock.now, 0);
    await client.repository.namelessDecisions('main', client.clock.now + day);
    assert.equal((await client.database.query('select 1 as one from account_statements where author_key = $1', [row?.author_key ?? ''])).length, 0, 'once it is over and old');
  });

  it('CM-26: each is in the Commission’s vocabulary: the account or part of the service is suspended, with its end and no personal data', async () => {
    const { statements } = (await (await client.moderate('statements')).json()) as { statements: readonly Statement[] };
    const ofAccounts = statements.filter(({ account_type }) => account_type !== undefined);
    assert.ok(ofAccounts.length > 8 && ofAccounts.length < statements.length);
    for (const each of statements) assert.ok(parseStatement(each).ok, JSON.stringify(each));
    for (const secret of ['Amina', 'reader.example', 'quoting', 'Because of', 'Rude to']) assert.ok(!JSON.stringify(statements).includes(secret), secret);
    const restriction: AccountRestriction = {
      id: 'a-b_C1', at: noon, kind: 'banned', until: noon + day, code: 'insult', words: 'call +49 170 1234567', rules: [], source: 'own', noticed: '', ruleSet: '', contentAt: noon, language: 'ur-PK', endedAt: null,
    };
    const end = new Date(noon + day).toISOString().slice(0, 10);
    const said = (change: Partial<AccountRestriction>) => {
      const { decision_account, decision_provision, decision_visibility, end_date_account_restriction, end_date_service_restriction } = accountStatementOf({ ...restriction, ...change });
      return [decision_account, decision_provision, decision_visibility, end_date_account_restriction, end_date_service_restriction];
    };
    assert.deepEqual(said({}), ['DECISION_ACCOUNT_SUSPENDED', undefined, undefined, end, undefined]);
    assert.deepEqual(said({ kind: 'muted', until: null }), ['DECISION_ACCOUNT_SUSPENDED', undefined, undefined, undefined, undefined]);
    assert.deepEqual(said({ kind: 'pre-moderated' }), [undefined, 'DECISION_PROVISION_PARTIAL_SUSPENSION', undefined, undefined, end]);
    assert.ok(!JSON.stringify(accountStatementOf(restriction)).includes('170 1234567'));
    const { decision_account: _none, ...nothing } = accountStatementOf(restriction);
    assert.ok(!parseStatement(nothing).ok, 'what restricts nothing is no statement');
  });
});

describe('/transparency.json', () => {
  it('CM-29: its sums are those of the database, after anything whatever has happened', async () => {
    const client = await createClient();
    await client.signIn();
    const { post, standing, decide, treat, appeal, flag } = helpers(client);
    let seed = 20_261_129;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const written: Own[] = [];
    const batches: string[] = [];
    const some = <T>(all: readonly T[]): T => all[random(all.length)] as T;
    for (let step = 0; step < 480; step++) {
      client.clock.now += random(3_600_000);
      const kind = random(12);
      const own = written.length === 0 ? await post('First.') : some(written);
      if (kind <= 2) written.push(await post(`Comment ${step}`, random(5) === 0 ? 'filled' : ''));
      else if (kind <= 6) batches.push(await decide(own.id, some(['approve', 'keep', 'hold', 'spam', 'reject', 'remove'])));
      else if (kind === 7 && batches.length > 0) await client.moderate('undo', { batch: some(batches) });
      else if (kind === 8) await appeal(own, 'Please look again.', random(2) === 0 ? 'account' : undefined);
      else if (kind === 10) {
        const set = { kind: some<StandingKind>(['banned', 'muted', 'pre-moderated']), until: random(2) === 0 ? null : client.clock.now + random(40 * 3_600_000) } as const;
        await treat(own, random(4) === 0 ? { standing: null } : { standing: set, reason: { code: some(['insult', 'unlawful', 'hate']) } });
      } else if (kind === 11) await treat(own, { uphold: true });
      else if ((await standing(own.id)).status === 'published') {
        if (random(2) === 0) await flag(own.id, 'flags', { reason: some(['spam', 'insult', 'hate', 'off-topic', 'private']), words: '' });
        else await flag(own.id, 'notices', { kind: some(['hate', 'fraud', 'private']), explanation: 'I believe so.', name: 'N', email: 'n@reader.example', goodFaith: true, location: `${paper}/talks` });
      }
    }
    const count = async (sql: string): Promise<number> => (await client.database.query<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n ?? -1;
    client.clock.now += 120_000;
    const told = await read(client.request('/v1/main/transparency.json'), parseTransparency);
    const add = (sums: Readonly<Record<string, number>>): number => Object.values(sums).reduce((total, each) => total + each, 0);
    const { notices, flags, restrictions, accounts, automation, appeals } = told;
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
    assert.equal(accounts.total, await count('account_statements'));
    for (const sums of [accounts.byKind, accounts.byGround, accounts.byCategory, accounts.bySource]) assert.equal(add(sums), accounts.total);
    assert.equal(accounts.ended, await count(`account_statements where ended_at is not null or until <= ${client.clock.now}`));
    // Whose new comments are treated otherwise now has a statement that stands, and nobody else.
    assert.equal(accounts.total - accounts.ended, await count(`author_standings where until is null or until > ${client.clock.now}`));
    assert.equal(accounts.appeals, await count('account_statements where asked_at is not null'));
    assert.equal(appeals.total, (await count('appeals')) + accounts.appeals);
    assert.equal(appeals.open, await count('appeals where outcome is null') + (await count('account_statements where asked_at is not null and outcome is null')));
    assert.equal(appeals.open + appeals.upheld + appeals.reversed, appeals.total);
    for (const number of [accounts.total, accounts.ended, accounts.appeals, notices.total, flags.total, restrictions.total, appeals.total, appeals.upheld + appeals.reversed]) assert.ok(number > 0, JSON.stringify(told));
    const all = (await (await client.request('/transparency.json')).json()) as readonly { site: string }[];
    assert.deepEqual(all.map(({ site }) => site), ['main', 'other']);
    assert.equal((await client.request('/v1/main/transparency.json?from=5&until=4')).status, 400);
    await client.close();
  });
});
