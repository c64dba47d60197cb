/** The editors' side of a thread over HTTP: who may, what readers are told, and when a thread takes comments. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ThreadPage } from '@sayso/widgets/comments';
import type { ThreadChange, ThreadChangeOutcome } from '@sayso/widgets/moderation';
import { parseThreadChangeAnswer, parseThreadPage, parseThreadSettings } from '@sayso/widgets/wire';
import { createClient, paper, talk, type Client } from './support/client.js';
import { newComment, newKey, noon } from './support/fixtures.js';

const day = 86_400_000;
const trusting = { ruleSet: { name: 'open', version: 1, rules: [] } };

const using = (title: string, site: Parameters<typeof createClient>[0], body: (client: Client) => Promise<void>): void => {
  it(title, async () => {
    const client = await createClient(site);
    try {
      await client.signIn();
      await body(client);
    } finally {
      await client.close();
    }
  });
};

const load = async (client: Client, query = '', headers: Record<string, string> = {}): Promise<Response> =>
  client.request(`/v1/main/comments?thread=%2Ftalks${query}`, { headers });
const page = async (client: Client, query = ''): Promise<ThreadPage> => {
  const parsed = parseThreadPage(await (await load(client, query)).json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value as ThreadPage;
};
const send = (client: Client, change: Omit<ThreadChange, 'thread'> | object, headers: Record<string, string> = {}): Promise<Response> =>
  client.moderate('thread', { thread: '/talks', ...change }, headers, 'PATCH');
const change = async (client: Client, given: Omit<ThreadChange, 'thread'>): Promise<ThreadChangeOutcome> => {
  const answer = await send(client, given);
  const parsed = parseThreadChangeAnswer(await answer.json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value as ThreadChangeOutcome;
};
const publish = async (client: Client, text: string, parent: string | null = null): Promise<string> => {
  client.clock.now += 1000;
  const answer = await client.post({ parent, draft: { name: 'Amina', email: 'amina@reader.example', text } });
  const body = (await answer.json()) as { own: { comment: { id: string; status: string } } };
  assert.equal(body.own.comment.status, 'published');
  return body.own.comment.id;
};

describe('an editor closes a thread', () => {
  using('now, and says why in a sentence of their own', { site: trusting }, async (client) => {
    await publish(client, 'First.');
    const outcome = await change(client, { state: 'closed', closedNote: 'The election is over.' });
    assert.ok(outcome.kind === 'stored' && outcome.settings.state === 'closed');
    const { info } = await page(client);
    assert.deepEqual([info.state, info.closedBecause, info.closedAt, info.closedNote], ['closed', 'by-editor', client.clock.now, 'The election is over.']);
    const refused = await client.post({});
    assert.deepEqual([refused.status, await refused.json()], [409, { kind: 'closed' }]);
    assert.equal((await change(client, { state: 'open' })).kind, 'stored');
    assert.deepEqual([(await page(client)).info.state, (await page(client)).info.closedNote], ['open', undefined]);
    assert.equal((await client.post({})).status, 201);
  });

  using('at a date that readers are told before', { site: trusting }, async (client) => {
    const closesAt = noon + 2 * day;
    await change(client, { closesAt });
    assert.deepEqual([(await page(client)).info.state, (await page(client)).info.closesAt], ['open', closesAt]);
    assert.equal((await client.post({})).status, 201);
    client.clock.now = closesAt;
    const { info } = await page(client);
    assert.deepEqual([info.state, info.closedBecause, info.closedAt, info.closesAt], ['closed', 'by-editor', closesAt, undefined]);
    assert.equal((await client.post({})).status, 409);
    await change(client, { closesAt: null });
    assert.equal((await page(client)).info.state, 'open');
  });

  using('some days after publication by the setting of the site; an editor can open it again', { site: { ...trusting, closeAfterDays: 14 } }, async (client) => {
    await change(client, { publishedAt: noon - 10 * day });
    assert.equal((await page(client)).info.closesAt, noon + 4 * day);
    await publish(client, 'In time.');
    client.clock.now = noon + 4 * day;
    const { info } = await page(client);
    assert.deepEqual([info.state, info.closedBecause, info.closedAt], ['closed', 'too-old', noon + 4 * day]);
    assert.equal((await client.post({})).status, 409);
    await change(client, { state: 'open' });
    assert.deepEqual([(await page(client)).info.state, (await page(client)).info.closesAt], ['open', undefined]);
    assert.equal((await client.post({})).status, 201);
  });

  using('nobody told when the article came out: the days count from the first comment', { site: { ...trusting, closeAfterDays: 1 } }, async (client) => {
    assert.equal((await page(client)).info.state, 'open');
    await publish(client, 'First.');
    assert.equal((await page(client)).info.closesAt, noon + 1000 + day);
  });

  using('what a reader has kept of the page is asked for anew', { site: trusting }, async (client) => {
    const tag = (await load(client)).headers.get('etag') ?? '';
    assert.equal((await load(client, '', { 'if-none-match': tag })).status, 304);
    await change(client, { question: 'What would you ask?' });
    const answer = await load(client, '', { 'if-none-match': tag });
    assert.equal(answer.status, 200);
    assert.equal(((await answer.json()) as ThreadPage).info.question, 'What would you ask?');
  });

  using('the page without script says question and reason, as text', { site: trusting }, async (client) => {
    await change(client, { question: '<b>What</b> would you ask?', closedNote: 'Enough & more.' });
    const html = async () => (await client.request('/v1/main/comments.html?thread=%2Ftalks')).text();
    assert.match(await html(), /&lt;b&gt;What&lt;\/b&gt; would you ask\?/);
    await change(client, { state: 'closed' });
    assert.match(await html(), /Enough &amp; more\./);
  });
});

describe('an editor pins comments', () => {
  using('they come first in every order, with their replies, and only with the first page', { site: trusting }, async (client) => {
    const ids: string[] = [];
    for (let index = 0; index < 6; index++) ids.push(await publish(client, `Comment ${index}`));
    const reply = await publish(client, 'A reply', ids[2]);
    await change(client, { pinned: [ids[2] ?? '', ids[4] ?? ''] });
    for (const sort of ['newest', 'oldest', 'best', 'discussed']) {
      const first = await page(client, `&sort=${sort}&limit=2`);
      assert.deepEqual(first.info.pinned, [ids[2], ids[4]]);
      assert.deepEqual(first.comments.slice(0, 3).map(({ id }) => id), [ids[2], reply, ids[4]], sort);
      assert.equal(new Set(first.comments.map(({ id }) => id)).size, first.comments.length, 'none twice');
      const second = await page(client, `&sort=${sort}&limit=2&cursor=${first.next ?? ''}`);
      assert.equal(second.comments.filter(({ parent }) => parent === null).length, 2);
    }
  });

  using('a pinned comment that is taken away is no longer said to be pinned', { site: trusting }, async (client) => {
    const id = await publish(client, 'Read this.');
    await change(client, { pinned: [id] });
    await client.moderate('decisions', { batch: 'b1', decisions: [{ id, revision: 1, expectedStatus: 'published', action: 'remove' }] });
    const { info, comments } = await page(client);
    assert.deepEqual([info.pinned, comments], [undefined, []]);
  });

  using('not four, and no reply', { site: trusting }, async (client) => {
    const root = await publish(client, 'Root');
    const reply = await publish(client, 'Reply', root);
    const answer = await send(client, { pinned: [reply] });
    assert.deepEqual([answer.status, await answer.json()], [422, { kind: 'not-pinnable', id: reply }]);
    assert.equal((await send(client, { pinned: ['a', 'b', 'c', 'd'] })).status, 400);
  });
});

describe('a link leads into a thread', () => {
  using('one request brings the first page and the whole conversation of the comment', { site: trusting }, async (client) => {
    const old = await publish(client, 'The oldest');
    const reply = await publish(client, 'Its reply', old);
    const newer: string[] = [];
    for (let index = 0; index < 5; index++) newer.unshift(await publish(client, `Newer ${index}`));
    const linked = await page(client, `&limit=2&around=${reply}`);
    assert.deepEqual(linked.comments.map(({ id }) => id), [...newer.slice(0, 2), old, reply]);
    assert.equal(linked.next, (await page(client, '&limit=2')).next, 'the pages go on where the first one ended');
    assert.deepEqual((await page(client, '&limit=2&around=unknown')).comments.length, 2);
    assert.deepEqual((await page(client, `&limit=2&around=${newer[0] ?? ''}`)).comments.length, 2, 'none twice');
  });

  using('a cursor of one order is refused by another', { site: trusting }, async (client) => {
    for (let index = 0; index < 3; index++) await publish(client, `Comment ${index}`);
    const { next } = await page(client, '&sort=discussed&limit=1');
    assert.equal((await load(client, `&sort=newest&limit=1&cursor=${next ?? ''}`)).status, 400);
    assert.equal((await load(client, `&sort=best&limit=1&cursor=${next ?? ''}`)).status, 200);
    assert.equal((await load(client, '&sort=hottest')).status, 400);
  });
});

describe('search engines', () => {
  const html = async (client: Client) => client.request('/v1/main/comments.html?thread=%2Ftalks');
  const block = (text: string): unknown => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? 'null');

  using('CM-02: find what is published in a block of data, and nothing else of anybody', { site: trusting }, async (client) => {
    await publish(client, 'A *close* vote. </script><script>alert(1)</script> \u2028 and more');
    await client.repository.post('main', newKey(), newComment({ status: 'held', text: 'WAITS', name: 'Bot' }), 'open@1');
    const text = await (await html(client)).text();
    assert.equal(text.match(/<script/g)?.length, 1);
    const data = block(text) as { '@type': string; 'url': string; 'comment': { text: string; author: { name: string } }[] };
    assert.deepEqual([data['@type'], data.url], ['DiscussionForumPosting', 'https://paper.example/talks']);
    assert.deepEqual(data.comment.map((each) => [each.text, each.author.name]), [['A close vote. </script><script>alert(1)</script>\nand more', 'Amina']]);
    assert.doesNotMatch(JSON.stringify(data), /reader\.example|WAITS|Bot/);
    assert.equal((await html(client)).headers.get('x-robots-tag'), null);
  });

  using('are told less, or nothing, where the site wants it so', { site: { ...trusting, found: 'plain' } }, async (client) => {
    await publish(client, 'First.');
    assert.equal(block(await (await html(client)).text()), null);
  });

  using('CM-18: are asked to leave comments out, and no link of a reader gains by being there', { site: { ...trusting, found: 'no' } }, async (client) => {
    await publish(client, 'See https://a.example/ and [b](https://b.example/).');
    const answer = await html(client);
    const text = await answer.text();
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    assert.equal(block(text), null);
    const links = text.match(/<a href="https:\/\/[ab]\.example\/"[^>]*>/g) ?? [];
    assert.equal(links.length, 2);
    for (const link of links) assert.match(link, /rel="[^"]*\bugc\b/);
  });
});

describe('who may decide on a thread', () => {
  let client: Client;
  before(async () => (client = await createClient({ site: trusting })));
  after(() => client.close());

  it('nobody who is not signed in, and no page that sends no header of ours', async () => {
    assert.equal((await send(client, { state: 'closed' })).status, 401);
    assert.equal((await client.moderate('thread?thread=%2Ftalks')).status, 401);
    await client.signIn();
    const settings = parseThreadSettings(await (await client.moderate('thread?thread=%2Ftalks')).json());
    assert.ok(settings.ok && settings.value.state === 'open');
    assert.equal((await send(client, { state: 'closed' }, { 'x-sayso': '' })).status, 403);
    assert.equal((await send(client, { state: 'closed' }, { origin: paper })).status, 403);
    assert.equal((await send(client, { state: 'closed' }, { origin: talk })).status, 200);
  });

  it('a misspelt field is refused and named', async () => {
    const answer = await send(client, { closeAt: 5 });
    assert.equal(answer.status, 400);
    assert.match(((await answer.json()) as { detail: string }).detail, /closeAt/);
  });
});
