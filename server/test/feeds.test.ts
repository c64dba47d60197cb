/** Feeds: what everybody may read, newest first, for readers' own programs. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SaxesParser } from 'saxes';
import { newId } from '../src/db/ids.js';
import type { SiteSettings } from '../src/settings.js';
import { createClient, paper, talk, type Client, type PostGiven } from './support/client.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The document as a tree; throws where it is not well formed. */
const parseXml = (text: string): Element => {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value])), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (words: string): void => void ((open.at(-1) ?? root).text += words);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return root.children[0] ?? root;
};
const all = (element: Element, name: string): readonly Element[] => element.children.filter((each) => each.name === name);
const textOf = (element: Element | undefined, name: string): string | undefined => element?.children.find((each) => each.name === name)?.text;
const linkOf = (element: Element, rel: string): string | undefined => all(element, 'link').find(({ attributes }) => attributes['rel'] === rel)?.attributes['href'];

describe('feeds', () => {
  let client: Client;
  const open = async (site: Partial<SiteSettings> = {}): Promise<void> => {
    client = await createClient({ site: { name: 'The Daily', ...site } });
    await client.signIn();
  };
  beforeEach(() => open());
  afterEach(() => client.close());

  const publish = async (fields: PostGiven): Promise<string> => {
    const { own } = (await (await client.post(fields)).json()) as { own: { comment: { id: string; status: string } } };
    if (own.comment.status === 'held') await client.moderate('decisions', { batch: newId(), decisions: [{ id: own.comment.id, revision: 1, expectedStatus: 'held', action: 'approve' }] });
    client.clock.now += 1000;
    return own.comment.id;
  };
  const atom = async (query = ''): Promise<Element> => {
    const answer = await client.request(`/v1/main/feed.atom${query}`);
    assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    return parseXml(await answer.text());
  };
  const rss = async (query = ''): Promise<Element> => {
    const answer = await client.request(`/v1/main/feed.rss${query}`);
    assert.equal(answer.headers.get('content-type'), 'application/rss+xml; charset=utf-8');
    return all(parseXml(await answer.text()), 'channel')[0] ?? assert.fail('a channel');
  };

  it('tell of a thread or of the whole site, newest first, as Atom and as RSS', async () => {
    const first = await publish({ draft: { name: 'Amina', email: 'a@reader.example', text: 'The *vote* was close.' } });
    const answer = await publish({ parent: first, draft: { name: 'Bilal', email: 'b@reader.example', text: 'It was.' } });
    await publish({ thread: '/harbour', page: { url: `${paper}/harbour`, title: 'Harbour' }, draft: { name: 'Chand', email: 'c@reader.example', text: 'Ships.' } });
    const ofThread = await atom('?thread=/talks');
    assert.equal(textOf(ofThread, 'title'), 'Comments on Talks');
    assert.equal(linkOf(ofThread, 'self'), `${talk}/v1/main/feed.atom?thread=%2Ftalks`);
    assert.equal(linkOf(ofThread, 'alternate'), `${paper}/talks`);
    const [newest, oldest] = all(ofThread, 'entry');
    assert.ok(newest !== undefined && oldest !== undefined);
    assert.deepEqual([textOf(newest, 'title'), textOf(oldest, 'title')], ['Bilal on Talks', 'Amina on Talks']);
    assert.deepEqual([linkOf(oldest, 'alternate'), linkOf(newest, 'alternate')], [`${paper}/talks#comment-${first}`, `${paper}/talks#comment-${answer}`]);
    assert.equal(textOf(oldest, 'content'), '<div dir="auto"><p dir="auto">The <em>vote</em> was close.</p></div>');
    assert.equal(newest.children.find(({ name }) => name === 'thr:in-reply-to')?.attributes['ref'], textOf(oldest, 'id'));
    assert.equal(textOf(ofThread, 'updated'), textOf(newest, 'updated'));
    const ofSite = await rss();
    assert.deepEqual([textOf(ofSite, 'title'), textOf(ofSite, 'link'), textOf(ofSite, 'language')], ['Comments at The Daily', paper, 'en']);
    assert.equal(all(ofSite, 'item').length, 3);
    assert.deepEqual(all(await rss('?thread=/talks'), 'item').map((item) => textOf(item, 'dc:creator')), ['Bilal', 'Amina']);
  });

  it('tell of what is published, and of nothing that is not, or not any more', async () => {
    await client.post({ draft: { name: 'Amina', email: 'a@reader.example', text: 'Still waiting.' } });
    const id = await publish({ draft: { name: 'Bilal', email: 'b@reader.example', text: 'Soon gone.' } });
    const said = async (): Promise<string> => `${await (await client.request('/v1/main/feed.atom')).text()}${await (await client.request('/v1/main/feed.rss?thread=/talks')).text()}`;
    const before = await said();
    assert.ok(before.includes('Soon gone.') && !before.includes('Still waiting.') && !before.includes('reader.example'));
    await client.moderate('decisions', { batch: newId(), decisions: [{ id, revision: 1, expectedStatus: 'published', action: 'remove' }] });
    assert.ok(!(await said()).includes('Soon gone.'));
  });

  it('stay whole whatever a reader writes, and carry no markup of theirs', async () => {
    const hostile = ']]><entry><title>x</title></entry> <script>alert(1)</script> & "quotes" \u0007\ufffe';
    await publish({ page: { url: 'javascript:alert(1)', title: '</title><x>&' }, draft: { name: '<b>A & "B"</b>', email: 'a@reader.example', text: hostile } });
    const feed = await atom();
    const [entry] = all(feed, 'entry');
    assert.equal(all(feed, 'entry').length, 1);
    assert.ok(entry !== undefined);
    assert.match(textOf(entry, 'content') ?? '', /&lt;script&gt;/);
    assert.ok(!/<script|<entry/.test(textOf(entry, 'content') ?? ''));
    assert.equal(all(entry, 'author')[0]?.children[0]?.text, '<b>A & "B"</b>');
    assert.ok((linkOf(entry, 'alternate') ?? '').startsWith(`${talk}/v1/main/comments.html?thread=`));
    assert.equal(all(await rss(), 'item').length, 1);
  });

  it('cost nothing while nothing is new', async () => {
    await publish({});
    for (const path of ['feed.atom', 'feed.rss?thread=/talks']) {
      const first = await client.request(`/v1/main/${path}`);
      const tag = first.headers.get('etag') ?? '';
      assert.match(first.headers.get('cache-control') ?? '', /^public, max-age=/);
      assert.equal((await client.request(`/v1/main/${path}`, { headers: { 'if-none-match': tag } })).status, 304);
      await publish({ draft: { name: 'Chand', email: 'c@reader.example', text: `New at ${path}.` } });
      const second = await client.request(`/v1/main/${path}`, { headers: { 'if-none-match': tag } });
      assert.equal(second.status, 200);
      assert.ok((await second.text()).includes(`New at ${path}.`));
    }
  });

  it('are named by the server’s own page of a thread', async () => {
    const page = await (await client.request('/v1/main/comments.html?thread=/a%20%26b')).text();
    assert.ok(page.includes('<link rel="alternate" type="application/atom+xml" href="/v1/main/feed.atom?thread=%2Fa%20%26b"'));
    assert.ok(page.includes('<link rel="alternate" type="application/rss+xml" href="/v1/main/feed.rss?thread=%2Fa%20%26b"'));
  });

  it('are empty and whole where nobody has written, and refused for a thread that is none', async () => {
    assert.deepEqual(all(await atom('?thread=/nothing'), 'entry'), []);
    assert.deepEqual(all(await rss('?thread=/nothing'), 'item'), []);
    assert.equal((await client.request('/v1/main/feed.atom?thread=')).status, 400);
  });

  it('are kept from search engines where the site wants to be', async () => {
    await client.close();
    await open({ found: 'no', language: 'ur', name: 'روزنامہ' });
    const answer = await client.request('/v1/main/feed.atom');
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    const feed = parseXml(await answer.text());
    assert.deepEqual([textOf(feed, 'title'), feed.attributes['xml:lang']], ['روزنامہ پر تبصرے', 'ur']);
  });
});
