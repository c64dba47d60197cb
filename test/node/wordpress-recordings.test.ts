/** What a real WordPress 6.1 answered, 126 times, as readers of our page meet it: nothing is guessed, nothing is passed off as success. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { formAnswer, isStaleNonce, restAnswer, sentenceOn, type Answer } from '../../src/backends/wordpress/answers.js';
import { fromRest, type RestComment } from '../../src/backends/wordpress/rest-comment.js';
import { addressOf } from '../../src/backends/wordpress/rest.js';
import { createWordpressBackend } from '../../src/backends/wordpress/wordpress-backend.js';
import { wordsForWordpress } from '../../src/backends/wordpress/words-for-wordpress.js';
import { htmlToMarkup } from '../../src/comments/model/html/html-to-markup.js';
import { BackendError } from '../../src/comments/model/errors.js';

interface Recording {
  readonly name: string;
  readonly request: { readonly method: string; readonly url: string; readonly body: Readonly<Record<string, unknown>> | string | null };
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
}

const { sharedData } = (await import(path.resolve(import.meta.dirname, '../../../scripts/shared-data.mjs'))) as { readonly sharedData: () => string | undefined };
const shared = sharedData();
const folder = shared === undefined ? undefined : path.join(shared, 'wordpress-recordings');
const recordings = new Map(
  (folder === undefined ? [] : readdirSync(folder).filter((file) => /^\d+-/.test(file))).map((file) => {
    const recording = JSON.parse(readFileSync(path.join(folder ?? '', file), 'utf8')) as Recording;
    return [recording.name, recording] as const;
  }),
);
const recording = (name: string): Recording => {
  const found = recordings.get(name);
  assert.ok(found, `${name} was recorded`);
  return found;
};
const skip = folder === undefined ? 'the recordings of ../shared/data are not here' : false;

/** A browser follows the redirect and keeps no fragment; the page that it ends on answers 200. */
const byForm = (name: string, isOpen = true): Answer => {
  const { request, response } = recording(name);
  const location = response.headers['Location'];
  const body = typeof response.body === 'string' ? response.body : '';
  return location === undefined
    ? formAnswer({ status: response.status, redirected: false, url: request.url, body }, isOpen)
    : formAnswer({ status: 200, redirected: true, url: location.split('#')[0] ?? '', body: '' }, isOpen);
};
const byRest = (name: string): Answer => {
  const { request, response } = recording(name);
  const sent = (typeof request.body === 'object' ? request.body : null) ?? {};
  return restAnswer(response.status, response.body, { name: String(sent['author_name'] ?? ''), email: String(sent['author_email'] ?? '') });
};
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof BackendError) return error.code;
    throw error;
  }
  return 'none';
};

it('each situation that was recorded has its row in test/wordpress/situations.json', { skip }, () => {
  const rows = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../test/wordpress/situations.json'), 'utf8')) as readonly { readonly id: string }[];
  assert.equal(recordings.size, 126);
  assert.deepEqual(rows.map(({ id }) => id), [...recordings.keys()]);
});

describe('the theme’s form', { skip }, () => {
  it('a redirect is success; what waits says its number', () => {
    assert.deepEqual(byForm('form-approved'), { kind: 'kept', id: 0, status: null });
    assert.deepEqual(byForm('form-held'), { kind: 'kept', id: 37, status: 'held' });
  });

  it('200 is no success: the page’s one sentence is the reason', () => {
    for (const [name, said] of [
      ['form-missing-email', 'Error: Please fill the required fields.'],
      ['form-missing-comment', 'Error: Please type your comment text.'],
    ] as const) {
      assert.deepEqual(byForm(name), { kind: 'refused', problems: [], reasons: [{ rule: 'wordpress', code: 'refused', said }] });
    }
  });

  it('each refusal is told apart: said before, too fast, closed, no such post, wrong way of asking', () => {
    assert.deepEqual(byForm('form-duplicate'), { kind: 'said-before' });
    assert.deepEqual(byForm('form-flood'), { kind: 'too-fast', retryAfterSeconds: 15 });
    assert.deepEqual(byForm('form-closed', false), { kind: 'closed' });
    assert.equal(codeOf(() => byForm('form-draft')), 'not-found');
    assert.equal(codeOf(() => byForm('form-get')), 'bad-answer');
  });

  it('403 on a post that is open is told in WordPress’ own words', () => {
    assert.deepEqual(byForm('form-closed', true), { kind: 'refused', problems: [], reasons: [{ rule: 'wordpress', code: 'refused', said: 'Sorry, comments are closed for this item.' }] });
  });

  it('no tag of an error page comes through', () => {
    assert.equal(sentenceOn('<div class="wp-die-message"><p>No <b onclick="x()">way</b> &lt;img&gt;</p></div>'), 'No way <img>');
  });
});

describe('REST', { skip }, () => {
  it('201 is kept, and only `approved` is published', () => {
    for (const [name, status] of [['post-approved', 'published'], ['post-reply', 'published'], ['post-held-keyword', 'held'], ['post-held-links', 'held'], ['post-disallowed', 'rejected'], ['post-held-all', 'held'], ['post-held-first-time', 'held']] as const) {
      const answer = byRest(name);
      assert.ok(answer.kind === 'kept' && answer.id > 0 && answer.status === status, `${name}: ${JSON.stringify(answer)}`);
    }
  });

  it('faults stand at their fields', () => {
    const problems = (name: string) => {
      const answer = byRest(name);
      return answer.kind === 'refused' ? answer.problems.map(({ field, code }) => `${field} ${code}`) : answer;
    };
    assert.deepEqual(problems('post-missing-author'), ['name missing', 'email missing']);
    assert.deepEqual(problems('post-missing-email'), ['email missing']);
    assert.deepEqual(problems('post-invalid-email'), ['email not-an-email']);
    assert.deepEqual(problems('post-missing-content'), ['text missing']);
    assert.deepEqual(problems('post-empty-content'), ['text missing']);
    assert.deepEqual(problems('post-too-long'), ['text too-long']);
    assert.deepEqual(problems('post-name-too-long'), ['name too-long']);
  });

  it('each refusal is told apart', () => {
    assert.deepEqual(byRest('post-duplicate'), { kind: 'said-before' });
    assert.deepEqual(byRest('post-flood'), { kind: 'too-fast', retryAfterSeconds: 15 });
    assert.deepEqual(byRest('post-closed'), { kind: 'closed' });
    for (const name of ['post-anon-default', 'post-registration-required']) assert.deepEqual(byRest(name), { kind: 'refused', problems: [], reasons: [{ rule: 'members', code: 'sign-in' }] });
    for (const name of ['post-draft', 'post-password', 'post-no-such-post', 'post-missing-post']) assert.equal(codeOf(() => byRest(name)), 'not-found', name);
    for (const name of ['post-anon-sets-status', 'post-anon-sets-author', 'post-anon-sets-ip']) assert.equal(codeOf(() => byRest(name)), 'not-allowed', name);
    for (const name of ['post-bad-json', 'post-with-id']) assert.equal(codeOf(() => byRest(name)), 'bad-answer', name);
  });

  it('the nonce of a cached page is known for what it is', () => {
    const { response } = recording('post-bad-nonce');
    assert.equal(isStaleNonce(response.status, response.body), true);
    assert.equal(isStaleNonce(403, { code: 'rest_comment_closed' }), false);
  });

  it('every recorded answer to a reader’s post has a meaning or a code, and none falls through', () => {
    const posts = [...recordings.values()].filter(({ name, request }) => /^(form|post)-/.test(name) && request.method === 'POST');
    assert.ok(posts.length > 45);
    for (const { name, response } of posts) {
      const seen = codeOf(() => (name.startsWith('form-') ? byForm(name) : byRest(name)));
      assert.ok(seen === 'none' || response.status >= 400 || response.status === 200, `${name}: ${seen}`);
    }
  });
});

describe('what is read', { skip }, () => {
  it('a comment holds no e-mail, no picture’s address and no HTML', () => {
    const listed = recording('list-post').response.body as readonly RestComment[];
    for (const item of listed) {
      const comment = fromRest(item);
      assert.doesNotMatch(JSON.stringify(comment), /gravatar|@|<[a-z]/i);
      assert.equal(comment.status, 'published');
      assert.equal(comment.createdAt, Date.parse(`${item.date_gmt}Z`));
    }
  });

  it('words come back whole: 1 < 2 & 3 > 2, tags as text, both directions of writing', () => {
    const { response } = recording('post-plaintext-escaped');
    const { text } = fromRest(response.body as RestComment);
    assert.ok(text.includes('1 < 2 & 3 > 2'), text);
    assert.ok(text.includes('<script>alert(1)</script>'), text);
    assert.ok(fromRest(recording('post-rtl').response.body as RestComment).text.startsWith('یہ خبر بہت اہم ہے۔ שלום'));
    const sent = wordsForWordpress('1 < 2 & 3 > 2, *so* **there**\n\n> said `a<b`\n\nhttps://a.example/?a=1&b=2');
    assert.equal(sent, '1 &lt; 2 &amp; 3 &gt; 2, <em>so</em> <strong>there</strong>\n\n<blockquote>said <code>a&lt;b</code></blockquote>\n\n<a href="https://a.example/?a=1&amp;b=2">https://a.example/?a=1&amp;b=2</a>');
    assert.equal(htmlToMarkup(sent), '1 < 2 & 3 > 2, *so* **there**\n\n> said `a<b`\n\nhttps://a.example/?a=1&b=2');
  });

  it('addresses with and without pretty permalinks', () => {
    assert.equal(addressOf('https://a.example/wp-json/', 'comments', { post: '7' }), 'https://a.example/wp-json/wp/v2/comments?post=7');
    assert.equal(addressOf('https://a.example/blog/?rest_route=/', 'comments/3'), 'https://a.example/blog/?rest_route=%2Fwp%2Fv2%2Fcomments%2F3');
  });
});

describe('a thread', { skip }, () => {
  /** Serves a list as WordPress pages it. */
  const serving = (items: readonly RestComment[]) => {
    const asked: string[] = [];
    const fetch = (url: string): Response => {
      asked.push(url);
      const address = new URL(url);
      if (!address.pathname.endsWith('/comments')) return Response.json({ comment_status: 'open', author: 0 });
      const offset = Number(address.searchParams.get('offset') ?? 0);
      const sorted = [...items].sort((a, b) => (a.date_gmt < b.date_gmt ? 1 : a.date_gmt > b.date_gmt ? -1 : b.id - a.id));
      return Response.json(sorted.slice(offset, offset + Number(address.searchParams.get('per_page'))), { headers: { 'x-wp-total': String(items.length) } });
    };
    return { asked, backend: createWordpressBackend({ endpoint: 'https://paper.example/wp-json/', clock: () => 0, form: () => null, fetch }) };
  };
  const recorded = () => recording('list-post-asc-all').response.body as readonly RestComment[];

  it('answers ten deep stand with their conversation, newest conversation first', async () => {
    const { backend } = serving(recorded());
    const { comments, next, info } = await backend.load({ thread: '77', sort: 'newest', limit: 50 });
    assert.equal(comments.length, 19);
    assert.equal(next, null);
    assert.equal(info.total, 19);
    const positions = new Map(comments.map(({ id }, index) => [id, index]));
    for (const { id, parent } of comments) if (parent !== null) assert.ok((positions.get(parent) ?? 99) < (positions.get(id) ?? 0), `${id} after ${parent}`);
    const roots = comments.filter(({ parent }) => parent === null).map(({ createdAt }) => createdAt);
    assert.deepEqual(roots, [...roots].sort((a, b) => b - a));
  });

  it('an answer whose parent is held, or was never there, stays readable at top level', async () => {
    const items = recorded().filter(({ id }) => id !== 12);
    const { backend } = serving(items);
    const { comments } = await backend.load({ thread: '77', sort: 'newest', limit: 50 });
    assert.equal(comments.length, 18);
    assert.equal(comments.find(({ id }) => id === '13')?.parent, null);
  });

  it('pages of conversations neither lose nor repeat any, in each order, over several requests', async () => {
    const items: RestComment[] = Array.from({ length: 730 }, (_, index) => ({
      id: index + 1, post: 5, parent: index > 20 && index % 3 === 0 ? index - 17 : 0, author: 0, author_name: `Reader ${index}`, author_url: '',
      date_gmt: new Date(1_700_000_000_000 + Math.floor(index / 2) * 1000).toISOString().slice(0, 19), content: { rendered: `<p>${index}</p>` }, status: 'approved',
    }));
    for (const sort of ['newest', 'oldest', 'discussed'] as const) {
      const { backend } = serving(items);
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await backend.load({ thread: '5', sort, limit: 50, ...(cursor === undefined ? {} : { cursor }) });
        ids.push(...page.comments.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      assert.equal(ids.length, 730, sort);
      assert.equal(new Set(ids).size, 730, sort);
    }
  });

  it('a link to an old comment brings its conversation with the first page', async () => {
    const { backend } = serving(recorded());
    const { comments } = await backend.load({ thread: '77', sort: 'newest', limit: 2, around: '16' });
    assert.ok(comments.some(({ id }) => id === '16') && comments.some(({ id }) => id === '12'));
  });

  it('the same secret is sent once, however often it is asked', async () => {
    let posted = 0;
    const fetch = (url: string, init: RequestInit): Response => {
      if (init.method === 'POST') {
        posted++;
        return Response.json(recording('post-approved').response.body, { status: 201 });
      }
      return url.includes('/comments/') ? Response.json(recording('post-approved').response.body) : Response.json({ comment_status: 'open' });
    };
    const backend = createWordpressBackend({ endpoint: 'https://paper.example/wp-json/', clock: () => 0, form: () => null, fetch });
    const submission = { secret: 'abcdefghijklmnopqrstuv', thread: '1', parent: null, trap: '', page: { url: '', title: '' }, draft: { name: 'A', email: 'a@b.example', website: '', text: 'once' } };
    const outcomes = await Promise.all([backend.post(submission), backend.post(submission)]);
    await backend.post(submission);
    assert.equal(posted, 1);
    assert.ok(outcomes.every(({ kind }) => kind === 'stored'));
  });

  it('an answer that was lost is found again, not posted twice', async () => {
    const stored = recording('post-approved').response.body as RestComment;
    let posted = 0;
    const fetch = (url: string, init: RequestInit): Response => {
      if (init.method === 'POST') {
        if (posted++ === 0) throw new TypeError('the network went away');
        return Response.json({ code: 'comment_duplicate', message: 'Duplicate', data: { status: 409 } }, { status: 409 });
      }
      return url.includes('/comments?') ? Response.json([stored]) : Response.json({ comment_status: 'open' });
    };
    const backend = createWordpressBackend({ endpoint: 'https://paper.example/wp-json/', clock: () => 0, form: () => null, fetch });
    const submission = { secret: 'abcdefghijklmnopqrstuv', thread: String(stored.post), parent: null, trap: '', page: { url: '', title: '' }, draft: { name: stored.author_name, email: 'a@b.example', website: '', text: htmlToMarkup(stored.content.rendered) } };
    await assert.rejects(() => backend.post(submission), { code: 'offline' });
    const again = await backend.post(submission);
    assert.ok(again.kind === 'stored' && again.own.comment.id === String(stored.id) && again.own.comment.status === 'published');
  });
});
