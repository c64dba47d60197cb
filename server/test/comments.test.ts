/** Readers' routes: what goes in, what comes out, and that the wire's own parsers take every answer. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { parseMarkup } from '@sayso/widgets/comments';
import { parseCounts, parseHttpProblem, parsePostAnswer, parseReceipts, parseStreamEvent, parseThreadPage, type Parser } from '@sayso/widgets/wire';
import { newId } from '../src/db/ids.js';
import { createLive } from '../src/live.js';
import { createClient, paper, readStream, type Client } from './support/client.js';
import { newComment, newKey } from './support/fixtures.js';

const read = async <T>(answer: Response, parse: Parser<T>): Promise<T> => {
  const parsed = parse(await answer.json());
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
};
const stored = async (answer: Response) => {
  const outcome = await read(answer, parsePostAnswer);
  assert.ok(outcome.kind === 'stored', JSON.stringify(outcome));
  return outcome;
};

describe('readers', () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());
  let thread = '';
  beforeEach(() => void (thread = `/${newId()}`));
  const page = async (query = '') => read(await client.request(`/v1/main/comments?thread=${encodeURIComponent(thread)}${query}`), parseThreadPage);
  /** Posts and lets the comment through, as a moderator would. */
  const published = async (text: string, parent: string | null = null): Promise<string> => {
    const { own } = await stored(await client.post({ thread, parent, draft: { name: 'Amina', text } }));
    const { id, status } = own.comment;
    const decision = { id, revision: 1, expectedStatus: status, action: 'approve' as const };
    await client.repository.addModerator('main', { id: 'editor', name: 'Editor' }, client.clock.now);
    await client.repository.decide('main', newId(), 'editor', [decision], client.clock.now++, 20_000);
    return id;
  };

  it('see an open, empty thread where nobody has written', async () => {
    const { info, comments, seq } = await page();
    assert.deepEqual([info.state, info.total, comments.length, seq], ['open', 0, 0, 0]);
    assert.equal(info.limits.email.ask, 'optional');
  });

  it('get the tree of every text that is more than words, so that no page needs a parser', async () => {
    const plain = await published('Only words.');
    const marked = await published('See https://a.example and *this*.', plain);
    const { comments } = await page();
    assert.deepEqual(comments.map(({ id, text, tree }) => [id, text, tree]), [
      [plain, 'Only words.', undefined],
      [marked, 'See https://a.example and *this*.', parseMarkup('See https://a.example and *this*.')],
    ]);
    const { own } = await stored(await client.post({ thread, draft: { name: 'Amina', text: '*held*' } }));
    assert.deepEqual(own.comment.tree, parseMarkup('*held*'));
  });

  it('post for the first time and are told that it waits, and why', async () => {
    const answer = await client.post({ thread });
    assert.equal(answer.status, 201);
    const { own } = await stored(answer);
    assert.equal(own.comment.status, 'held');
    assert.deepEqual(own.reasons.map(({ rule }) => rule), ['first-time']);
    assert.equal((await page()).comments.length, 0);
  });

  it('are known the second time, once a comment from the same browser was published', async () => {
    const secret = newId();
    const { own } = await stored(await client.post({ thread, draft: { name: 'Known', text: 'One.' } }, secret));
    await client.repository.decide('main', newId(), 'editor', [{ id: own.comment.id, revision: 1, expectedStatus: 'held', action: 'approve' }], client.clock.now, 1);
    const second = await stored(await client.post({ thread, draft: { name: 'Known', text: 'Two.' }, proof: [secret] }));
    assert.equal(second.own.comment.status, 'published');
  });

  it('get the same answer for the same secret and words, and a refusal for other words', async () => {
    const secret = newId();
    const first = await stored(await client.post({ thread }, secret));
    const again = await client.post({ thread }, secret);
    assert.equal(again.status, 200);
    const repeated = await stored(again);
    assert.equal(repeated.seenBefore, true);
    assert.deepEqual(repeated.own, first.own);
    const other = await client.post({ thread, draft: { name: 'Amina', text: 'Other words.' } }, secret);
    assert.equal(other.status, 422);
    assert.equal((await read(other, parseHttpProblem)).code, 'secret-reused');
  });

  it('get their words back with a code at each field, and nothing is stored', async () => {
    const answer = await client.post({ thread, draft: { name: '  ', email: 'nobody', text: 'x'.repeat(10_001) } });
    assert.equal(answer.status, 422);
    const outcome = await read(answer, parsePostAnswer);
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual(outcome.problems.map(({ field, code }) => `${field} ${code}`), ['name missing', 'email not-an-email', 'text too-long']);
    assert.deepEqual(await client.repository.sameText('main', thread, client.site.hash('text', 'x'.repeat(10_001)), 0), { inThread: 0, onSiteToday: 0 });
  });

  it('are told of a closed thread', async () => {
    await published('first');
    await client.database.transaction((connection) => connection.query(`update threads set state = 'closed', closed_because = 'too-old' where thread = $1`, [thread]));
    const answer = await client.post({ thread });
    assert.equal(answer.status, 409);
    assert.equal((await read(answer, parsePostAnswer)).kind, 'closed');
    assert.equal((await page()).info.closedBecause, 'too-old');
  });

  it('see replies behind what they answer, page by page', async () => {
    const first = await published('first');
    const second = await published('second');
    const reply = await published('reply', first);
    const top = await page('&limit=1&sort=newest');
    assert.deepEqual(top.comments.map(({ id }) => id), [second]);
    const rest = await page(`&limit=1&sort=newest&cursor=${top.next ?? ''}`);
    assert.deepEqual(rest.comments.map(({ id }) => id), [first, reply]);
    assert.equal(rest.next, null);
    assert.equal(rest.info.total, 3);
  });

  it('cannot answer what is not in the thread', async () => {
    const answer = await client.post({ thread, parent: 'nowhere' });
    assert.equal(answer.status, 400);
    assert.equal((await read(answer, parseHttpProblem)).detail, 'parent: expected a comment of this thread');
  });

  it('load an unchanged thread as 304, and a changed one anew', async () => {
    await published('first');
    const path = `/v1/main/comments?thread=${encodeURIComponent(thread)}`;
    const tag = (await client.request(path)).headers.get('etag') ?? '';
    assert.equal((await client.request(path, { headers: { 'if-none-match': tag } })).status, 304);
    await client.post({ thread, draft: { name: 'Held', text: 'Nobody sees it.' } });
    assert.equal((await client.request(path, { headers: { 'if-none-match': tag } })).status, 304);
    await published('second');
    assert.equal((await client.request(path, { headers: { 'if-none-match': tag } })).status, 200);
  });

  it('ask for their own comments by secret, unknown ones are null', async () => {
    const secret = newId();
    const { own } = await stored(await client.post({ thread }, secret));
    const answer = await client.postRaw(JSON.stringify({ secrets: [newId(), secret] }), {}, '/v1/main/receipts');
    assert.deepEqual((await read(answer, parseReceipts)).own, [null, own]);
  });

  it('count many threads in one call', async () => {
    await published('one');
    const { counts } = await read(await client.request(`/v1/main/counts?thread=${encodeURIComponent(thread)}&thread=/none`), parseCounts);
    assert.deepEqual([...counts], [[thread, 1], ['/none', 0]]);
  });

  it('hear what is published and what is taken back, and go on where the line broke', async () => {
    const first = await published('first');
    const { seq } = await page();
    const listening = readStream(await client.request(`/v1/main/stream?thread=${encodeURIComponent(thread)}&since=${seq}`), 2);
    const second = await published('second');
    client.live.changed('main');
    await client.repository.decide('main', 'take-back', 'editor', [{ id: first, revision: 1, expectedStatus: 'published', action: 'remove' }], client.clock.now, 1);
    client.live.changed('main');
    const messages = await listening;
    for (const { data } of messages) assert.ok(parseStreamEvent(data).ok);
    assert.deepEqual(messages.map(({ data }) => [(data as { kind: string }).kind, (data as { id?: string; comment?: { id: string } }).id ?? (data as { comment: { id: string } }).comment.id]), [['comment', second], ['gone', first]]);
    const resumed = await readStream(await client.request(`/v1/main/stream?thread=${encodeURIComponent(thread)}`, { headers: { 'last-event-id': messages[0]?.id ?? '' } }), 1);
    assert.deepEqual(resumed.map(({ id }) => id), [messages[1]?.id]);
  });

  it('are told to come back when too many listen already', async () => {
    const full = createLive(1);
    const [first, second] = [full.join(), full.join()];
    full.leave();
    assert.deepEqual([first, second, full.join()], [true, false, true]);
  });

  it('cannot lead moderators to somebody else\'s page', async () => {
    await client.signIn();
    await client.post({ thread, page: { url: 'javascript:alert(1)', title: 'x' } });
    await client.post({ thread, page: { url: 'https://evil.example/', title: 'x' }, draft: { name: 'B', text: 'b' } });
    const { items } = (await (await client.moderate('queue?queue=held')).json()) as { items: { comment: { thread: string }; page: { url: string } }[] };
    assert.deepEqual(items.filter(({ comment }) => comment.thread === thread).map(({ page: { url } }) => url), ['', '']);
  });
});

describe('readers without script', () => {
  let client: Client;
  before(async () => void (client = await createClient()));
  after(() => client.close());
  const send = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    client.request('/v1/main/comments', {
      method: 'POST',
      headers: { origin: paper, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  it('post a plain form and follow to a page that tells what became of it', async () => {
    const answer = await send({ thread: '/plain', author: 'Zed <b>', comment: 'Hello\r\n<script>alert(1)</script>', page: `${paper}/plain` });
    assert.equal(answer.status, 303);
    const place = answer.headers.get('location') ?? '';
    const page = await client.request(place);
    const text = await page.text();
    assert.match(text, /waiting for a moderator/);
    assert.ok(!text.includes('<script') && !text.includes('<b>Z'));
    assert.ok(text.includes('&lt;script&gt;'));
    assert.equal(page.headers.get('x-robots-tag'), 'noindex');
    assert.equal((await client.request(place.replace(/view=./, 'view=_'))).status, 404);
  });

  it('click twice and have posted once', async () => {
    const [first, second] = [await send({ thread: '/twice', name: 'Amina', text: 'Once.' }), await send({ thread: '/twice', name: 'Amina', text: 'Once.' })];
    assert.equal(first.headers.get('location'), second.headers.get('location'));
  });

  it('get the form back with every word and the fault named', async () => {
    const answer = await send({ thread: '/back', name: '', email: 'x', text: 'Long & "careful" words' });
    assert.equal(answer.status, 422);
    const text = await answer.text();
    assert.ok(text.includes('Long &amp; &quot;careful&quot; words'));
    assert.match(text, /id="name-problem">Please fill this in/);
  });

  it('read a thread with markup as elements and nothing as HTML', async () => {
    const { kind, ...rest } = await client.repository.post('main', { secretHash: newId(), bodyHash: 'b' }, {
      id: newId(), thread: '/read', parent: null, status: 'published', createdAt: client.clock.now, name: '"><img src=x>', website: '', email: null,
      authorKey: null, textKey: 't', dir: null, reasons: [], page: { url: '', title: '' }, text: '**bold** <img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) [y](https://y.example/?a=1&b="2")',
    }, 'r');
    assert.equal(kind, 'stored', JSON.stringify(rest));
    const answer = await client.request('/v1/main/comments.html?thread=/read');
    const text = await answer.text();
    assert.ok(text.includes('<strong>bold</strong>'));
    assert.ok(!/<img|href="javascript/i.test(text));
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
  });

  it('answer a comment that everyone may see, and no other', async () => {
    const post = async (status: 'published' | 'held', text: string): Promise<string> => {
      const comment = newComment({ status, text, thread: '/answer' });
      await client.repository.post('main', newKey(), comment, 'r');
      return comment.id;
    };
    const [open, hidden] = [await post('published', 'Seen by all.'), await post('held', 'Seen by few.')];
    const form = await (await client.request(`/v1/main/comments.html?thread=/answer&reply=${open}`)).text();
    assert.ok(form.includes(`name="parent" value="${open}"`));
    const other = await (await client.request(`/v1/main/comments.html?thread=/answer&reply=${hidden}`)).text();
    assert.ok(!other.includes('name="parent"') && !other.includes('Seen by few'));
  });

  it('get a page with its look', async () => {
    const answer = await client.request('/v1/pages.css');
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/css/);
  });

  it('from another site\'s page are refused', async () => {
    assert.equal((await send({ thread: '/x', name: 'A', text: 'b' }, { origin: 'https://evil.example' })).status, 403);
    assert.equal((await send({ thread: '/x', name: 'A', text: 'b' }, { origin: 'null' })).status, 403);
  });
});

describe('pace', () => {
  it('asks a network to wait once its burst is spent, and lets it on again with time', async () => {
    const client = await createClient({ burst: 2 });
    const post = (text: string) => client.post({ draft: { name: 'Amina', text } });
    assert.equal((await post('1')).status, 201);
    assert.equal((await post('2')).status, 201);
    const third = await post('3');
    assert.equal(third.status, 429);
    assert.equal(third.headers.get('retry-after'), '10');
    assert.deepEqual(await third.json(), { kind: 'too-fast', retryAfterSeconds: 10 });
    client.clock.now += 10_000;
    assert.equal((await post('3')).status, 201);
    await client.close();
  });
});
