/** Moderators' routes, and the way in. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseDecisionResults, parseQueueEvent, parseQueuePage, parseSession, type Parser } from '@sayso/widgets/wire';
import { hashSecret, newId } from '../src/db/ids.js';
import { createClient, paper, readStream, talk, type Client } from './support/client.js';

const read = async <T>(answer: Response, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await answer.json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};

describe('a moderator', () => {
  let client: Client;
  before(async () => {
    client = await createClient();
    await client.signIn();
  });
  after(() => client.close());
  const held = async (text: string): Promise<string> => {
    await client.post({ draft: { name: 'Amina', text } });
    const { items } = await read(await client.moderate('queue?queue=held'), parseQueuePage);
    return items.find(({ comment }) => comment.text === text)?.comment.id ?? '';
  };
  const approve = (id: string) => ({ id, revision: 1, expectedStatus: 'held', action: 'approve' });

  it('is known after signing in', async () => {
    assert.deepEqual((await read(await client.moderate('session'), parseSession)).moderator, { id: 'editor', name: 'Editor', may: ['decide', 'shape'] });
    assert.equal((await read(await client.request('/v1/main/moderation/session'), parseSession)).moderator, null);
  });

  it('sees what waits, with the reason and the place that it speaks of', async () => {
    await client.post({ draft: { name: 'Spam', text: 'See https://a.example https://b.example https://c.example' } });
    const { items, counts } = await read(await client.moderate('queue?queue=held&limit=1'), parseQueuePage);
    assert.equal(counts.held, 1);
    const links = items[0]?.reasons.find(({ rule }) => rule === 'links');
    assert.ok(links?.where !== undefined && links.where.length >= 3, JSON.stringify(items[0]?.reasons));
    assert.equal(items[0]?.page.url, `${paper}/talks`);
  });

  it('approves, is refused what somebody else decided first, and takes it back', async () => {
    const id = await held('Decide on me.');
    const batch = newId();
    const { results } = await read(await client.moderate('decisions', { batch, decisions: [approve(id)] }), parseDecisionResults);
    assert.ok(results[0]?.kind === 'done');
    assert.deepEqual([results[0].item.comment.status, results[0].item.decided?.by, results[0].item.decided?.batch], ['published', 'Editor', batch]);
    const late = await read(await client.moderate('decisions', { batch: newId(), decisions: [{ ...approve(id), action: 'spam' }] }), parseDecisionResults);
    assert.ok(late.results[0]?.kind === 'conflict');
    assert.equal(late.results[0].item.comment.status, 'published');
    const undone = await read(await client.moderate('undo', { batch }), parseDecisionResults);
    assert.ok(undone.results[0]?.kind === 'done');
    assert.deepEqual([undone.results[0].item.comment.status, undone.results[0].item.decided], ['held', null]);
  });

  it('has nothing left to tell of what was taken back within the window, and keeps the rest until it was told', async () => {
    const settled = async () => (await client.repository.settledDecisions(client.clock.now, 100)).map(({ comment }) => comment);
    const [kept, taken] = [await held('Stands.'), await held('Is taken back.')];
    const batch = newId();
    await client.moderate('decisions', { batch: 'stands', decisions: [approve(kept)] });
    await client.moderate('decisions', { batch, decisions: [approve(taken)] });
    client.clock.now += client.site.settings.undoWindow - 1;
    assert.ok(!(await settled()).includes(kept));
    await client.moderate('undo', { batch });
    client.clock.now += 1;
    assert.deepEqual((await settled()).filter((id) => id === kept || id === taken), [kept]);
    await client.repository.effectTold('main', 'stands', kept);
    assert.ok(!(await settled()).includes(kept));
  });

  it('hears of every change', async () => {
    const since = await client.repository.seq('main');
    const listening = readStream(await client.moderate(`stream?since=${since}`), 1);
    const id = await held('Heard.');
    const [message] = await listening;
    const event = parseQueueEvent(message?.data);
    assert.ok(event.ok);
    assert.deepEqual([event.value.id, event.value.status], [id, 'held']);
  });

  it('is told who else looks at a comment, and forgets them with their stream', async () => {
    const second = await client.signInAs('second', 'Karim');
    const leaving = new AbortController();
    const theirs = await client.request('/v1/main/moderation/stream?tab=theirs', { headers: { cookie: second }, signal: leaving.signal });
    const mine = await client.moderate('stream?tab=mine');
    const reader = mine.body?.getReader();
    const heard = async (): Promise<unknown> => {
      for (let text = ''; ; ) {
        const part = await reader?.read();
        text += new TextDecoder().decode(part?.value);
        const found = /data: (\{"kind":"presence".*)\n/.exec(text);
        if (found !== null) return JSON.parse(found[1] ?? '');
      }
    };
    const look = (cookie: string, body: object) =>
      client.request('/v1/main/moderation/presence', { method: 'POST', headers: { cookie, origin: talk, 'content-type': 'application/json', 'x-sayso': '1' }, body: JSON.stringify(body) });
    assert.equal((await look(second, { tab: 'theirs', comment: 'c1' })).status, 204);
    assert.deepEqual(await heard(), { kind: 'presence', viewers: [{ comment: 'c1', name: 'Karim' }] });
    // Nobody speaks for a tab that is not theirs.
    await look(second, { tab: 'mine', comment: 'c2' });
    await look(second, { tab: 'theirs', comment: 'c3' });
    assert.deepEqual(await heard(), { kind: 'presence', viewers: [{ comment: 'c3', name: 'Karim' }] });
    leaving.abort();
    await theirs.body?.cancel().catch(() => undefined);
    assert.deepEqual(await heard(), { kind: 'presence', viewers: [] });
    await reader?.cancel();
  });

  it('knows who gave notice of illegal content, and says it nowhere else', async () => {
    const id = await held('Reported later.');
    await client.moderate('decisions', { batch: newId(), decisions: [approve(id)] });
    const says = { kind: 'defamation', explanation: 'Untrue.', name: 'Zara Abbas', email: 'zara@notice.example', goodFaith: true, location: '' };
    await client.postRaw(JSON.stringify(says), { origin: paper }, `/v1/main/comments/${id}/notices`);
    const given = (await (await client.moderate(`reports?of=${id}`)).json()) as { readonly reports: readonly { readonly name: string; readonly email: string }[] };
    assert.deepEqual(given.reports.map(({ name, email }) => [name, email]), [['Zara Abbas', 'zara@notice.example']]);
    for (const path of ['queue?queue=reported', `author?of=${id}`, `conversation?of=${id}`]) {
      const answer = await client.moderate(path);
      assert.equal(answer.status, 200, path);
      assert.ok(!(await answer.text()).includes('zara@'), path);
    }
    for (const path of ['reports', 'author', 'conversation']) assert.equal((await client.request(`/v1/main/moderation/${path}?of=${id}`)).status, 401, path);
  });

  it('changes nothing without the header that no form can send', async () => {
    assert.equal((await client.moderate('decisions', { batch: newId(), decisions: [] }, { 'x-sayso': '' })).status, 403);
    const without = await client.request('/v1/main/moderation/undo', { method: 'POST', headers: { origin: talk, 'content-type': 'application/json' }, body: '{"batch":"x"}' });
    assert.equal(without.status, 403);
  });

  it('changes nothing from a page elsewhere, the readers\' page included', async () => {
    for (const origin of [paper, 'https://evil.example', 'null']) {
      const answer = await client.moderate('decisions', { batch: newId(), decisions: [] }, { origin });
      assert.equal(answer.status, 403, origin);
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
    }
  });

  it('is nobody on another site', async () => {
    const cookie = `__Host-sayso-other=${newId()}`;
    assert.equal((await client.request('/v1/other/moderation/queue', { headers: { cookie } })).status, 401);
  });

  it('leaves no words, addresses or tokens in the log', async () => {
    await client.post({ draft: { name: 'Nameless', email: 'logged@reader.example', text: 'unmistakable words' } });
    const log = client.lines.join('\n');
    assert.ok(log.includes('/v1/main/comments'));
    for (const secret of ['unmistakable', 'logged@', 'Nameless', 'token=', '/talks']) assert.ok(!log.includes(secret), secret);
  });
});

describe('the one-time link', () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());
  const link = async (): Promise<string> => {
    const token = newId();
    await client.repository.addModerator('main', { id: 'editor', name: 'Editor' }, client.clock.now);
    await client.repository.addSignInLink('main', hashSecret(token), 'editor', client.clock.now + 1000, client.clock.now);
    return token;
  };
  const spend = (token: string, headers: Readonly<Record<string, string>> = { origin: talk }) =>
    client.request('/v1/main/moderation/sign-in', {
      method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: `token=${token}`,
    });

  it('is not spent by looking at it, and works once', async () => {
    const token = await link();
    const shown = await client.request(`/v1/main/moderation/sign-in?token=${token}`);
    assert.match(await shown.text(), new RegExp(`name="token" value="${token}"`));
    assert.equal(shown.headers.get('set-cookie'), null);
    const first = await spend(token);
    assert.equal(first.status, 200);
    assert.match(first.headers.get('set-cookie') ?? '', /^__Host-sayso-main=[\w-]{44}; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    assert.equal((await spend(token)).status, 403);
  });

  it('is refused when too old, unknown, or sent by another site', async () => {
    const token = await link();
    assert.equal((await spend(token, { origin: 'https://evil.example' })).status, 403);
    client.clock.now += 1000;
    assert.equal((await spend(token)).status, 403);
    assert.equal((await spend('unknown')).status, 403);
  });

  it('shows no HTML of what stands in the address', async () => {
    const answer = await client.request('/v1/main/moderation/sign-in?token=%22%3E%3Cscript%3E');
    assert.ok(!(await answer.text()).includes('<script>'));
  });
});
