/** Disqus, Isso, Commento and Remark42: our own small files for every rule, and the real ones beside the project for their counts. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import Sqlite from 'libsql';
import { jsonItems } from '../src/import/json-items.js';
import { parentsFirst } from '../src/import/parents-first.js';
import { ImportRefusal } from '../src/import/refusal.js';
import { expectedOf, openImporting, realExports } from './support/importing.js';

const { desk, freshSite, written, take, takeFile, thread, refuses } = openImporting();

describe('import of a Disqus export', () => {
  const post = (id: string, fields: string): string => `<post dsq:id="${id}"><createdAt>2026-01-01T10:00:0${id}Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Ann</name><email>ann@reader.example</email><isAnonymous>true</isAnonymous></author><thread dsq:id="1"/>${fields}</post>`;
  const exported = (posts: string): string => `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><forum>paper</forum><link>https://paper.example/talks?page=2</link><title>Talks &amp; more</title><isClosed>true</isClosed></thread>
${posts}
</disqus>`;

  it('keeps replies whatever their order, marks, spam, and a gap where something deleted was answered', async () => {
    await freshSite();
    const report = await take('disqus', exported(
      post('3', '<parent dsq:id="2"/><message><![CDATA[<p>third</p>]]></message>') +
        post('2', '<parent dsq:id="1"/><message><![CDATA[<p>A <b>bold</b> word</p>]]></message>') +
        post('1', '<message/>').replace('<isDeleted>false', '<isDeleted>true') +
        post('4', '<message>buy</message>').replace('<isSpam>false', '<isSpam>true') +
        post('5', '<message/>').replace('<isDeleted>false', '<isDeleted>true'),
    ));
    assert.deepEqual([report.added, report.leftOut], [4, 1]);
    const comments = await thread('/talks?page=2');
    assert.deepEqual(comments.map(({ text, status }) => [status, text]), [['erased', ''], ['published', 'A **bold** word'], ['published', 'third']]);
    assert.deepEqual(comments.map(({ parent }) => parent), [null, comments[0]?.id, comments[1]?.id]);
    assert.deepEqual((await desk.repository.thread(desk.site.id, '/talks?page=2')).state, 'closed');
    assert.equal((await desk.repository.thread(desk.site.id, '/talks?page=2')).title, 'Talks & more');
    assert.equal((await desk.repository.queueCounts(desk.site.id)).spam, 1);
    assert.ok(!JSON.stringify(comments).includes('reader.example'));
  });

  it('takes a post that lost its number once', async () => {
    await freshSite();
    const xml = exported(post('1', '<message>one</message>').replace(' dsq:id="1"', ''));
    assert.equal((await take('disqus', xml)).added, 1);
    assert.equal((await take('disqus', xml)).added, 0);
  });

  it('refuses a broken file, and another one, with the line', async () => {
    await freshSite();
    await refuses(take('disqus', exported(post('1', '<message>x</message>').replace('dsq:id="1"/>', 'dsq:id=1/>'))), 5, /unquoted/);
    await refuses(take('disqus', exported('').replace('</disqus>', '')), 5, /unclosed tag/);
    await refuses(take('disqus', '<rss/>'), 1, /not a Disqus export/);
    await refuses(take('disqus', ''), 1, /not a Disqus export/);
  });
});

describe('import from Isso', () => {
  it('reads the JSON, titles as people read them, all with the same id', async () => {
    await freshSite();
    const json = JSON.stringify([
      { id: '/a/', title: 'Nat+%26+Miguel', comments: [{ id: 0, author: 'A', email: 'a@reader.example', website: 'https://a.example', created: '2005-02-24 04:03:37', text: 'one\n' }, { id: 0, author: 'B', created: '2005-02-24 04:03:38', text: 'two' }] },
      { id: '/b/', title: 'C++', comments: [{ id: 0, author: '', created: '2005-02-24 04:03:37', text: '' }] },
    ]);
    const report = await take('isso', json);
    assert.deepEqual([report.added, report.leftOut], [2, 1]);
    assert.equal((await take('isso', json)).added, 0);
    const [one] = await thread('/a/');
    assert.deepEqual([one?.text, one?.createdAt, one?.author.website], ['one', Date.UTC(2005, 1, 24, 4, 3, 37), 'https://a.example/']);
    assert.equal((await desk.repository.thread(desk.site.id, '/a/')).title, 'Nat & Miguel');
  });

  it('reads the database: what waits, what is deleted, who recommended', async () => {
    await freshSite();
    const file = written('');
    const isso = new Sqlite(file);
    isso.exec(`create table threads (id integer primary key, uri varchar(256) unique, title varchar(256));
      create table comments (tid references threads(id), id integer primary key, parent integer, created float not null, modified float, mode integer, remote_addr varchar,
        text varchar, author varchar, email varchar, website varchar, likes integer default 0, dislikes integer default 0, voters blob not null, notification integer default 0);
      insert into threads values (1, '/a/', 'A');
      insert into comments values (1, 1, null, 1400000000.5, null, 4, '', '', null, null, null, 0, 0, x'', 0), (1, 2, 1, 1400000001, null, 1, '', 'two', 'B', 'b@reader.example', null, 5, 1, x'', 0),
        (1, 3, null, 1400000002, null, 2, '', 'waits', null, null, null, 0, 0, x'', 0);`);
    isso.close();
    const report = await takeFile('isso', file);
    assert.deepEqual(report.summary, { threads: 1, comments: 3, replies: 1, byMode: { 1: 1, 2: 1, 4: 1 } });
    const comments = await thread('/a/');
    assert.deepEqual(comments.map(({ status, text, votes }) => [status, text, votes]), [['erased', '', undefined], ['published', 'two', 5]]);
    assert.equal(comments[0]?.createdAt, 1_400_000_000_500);
    assert.equal((await desk.repository.queueCounts(desk.site.id)).held, 1);
    assert.equal((await takeFile('isso', file)).added, 0);
  });

  it('refuses what is neither, with the line', async () => {
    await freshSite();
    await refuses(take('isso', '[\n{"id": "/a/", "comments": [}\n]'), 2, /no JSON/);
    await refuses(take('isso', '[\n{"id": "/a/"}\n]'), 2, /not an Isso export/);
    await refuses(take('isso', '[{"id": "/a/", "comments": []},\n'), 2, /ends in the middle/);
  });
});

describe('import of a Commento export', () => {
  const exported = JSON.stringify({
    version: 1,
    comments: [
      { commentHex: 'b', domain: 'paper.example', url: '/talks/', commenterHex: 'anonymous', markdown: 'reply', html: '<p>reply</p>', parentHex: 'a', score: -2, state: 'unapproved', creationDate: '2019-03-01T10:00:01.123456789Z', deleted: false },
      { commentHex: 'a', domain: 'paper.example', url: '/talks/', commenterHex: 'c1', markdown: 'A **bold** word', html: '', parentHex: 'root', score: 4, state: 'approved', creationDate: '2019-03-01T10:00:00Z', deleted: false },
    ],
    commenters: [{ commenterHex: 'c1', email: 'ann@reader.example', name: 'Ann', link: 'https://ann.example', provider: 'commento' }],
  }, null, 1);

  it('knows who wrote although people stand behind the comments, packed or not', async () => {
    await freshSite();
    const report = await take('commento', gzipSync(exported));
    assert.deepEqual(report.summary, { version: 1, comments: 2, commenters: 1, deleted: 0, replies: 1, orphanReplies: 0, byState: { approved: 1, unapproved: 1 } });
    assert.equal((await take('commento', exported)).present, 2);
    const [one, ...rest] = await thread('/talks/');
    assert.deepEqual([one?.author.name, one?.author.website, one?.text, one?.votes, rest.length], ['Ann', 'https://ann.example/', 'A **bold** word', 4, 0]);
    assert.equal((await desk.repository.queueCounts(desk.site.id)).held, 1);
  });

  it('refuses a file that breaks off, packed or not, and another one', async () => {
    await freshSite();
    await refuses(take('commento', exported.slice(0, exported.indexOf('"commenters"'))), exported.slice(0, exported.indexOf('"commenters"')).split('\n').length, /ends in the middle/);
    await refuses(take('commento', gzipSync(exported).subarray(0, 60)), 1, /breaks off/);
    await refuses(take('commento', '[]'), 1, /not a Commento export/);
  });
});

describe('import of a Remark42 backup', () => {
  const line = (fields: object): string => `${JSON.stringify({ pid: '', orig: '', text: '', user: { name: 'Ann', id: 'x' }, locator: { site: 'paper', url: 'https://paper.example/talks/' }, score: 0, time: '2020-05-01T10:00:00.5+02:00', ...fields })}\n`;
  const head = `${JSON.stringify({ version: 1, users: [], posts: [{ url: 'https://paper.example/talks/', read_only: true }] })}\n`;

  it('keeps replies, votes, gaps and closed threads', async () => {
    await freshSite();
    const backup = head + line({ id: 'a', delete: true }) + line({ id: 'b', pid: 'a', orig: '*two*', votes: { x: true, y: true, z: false } }) + line({ id: 'c', text: '<p>three</p>', title: 'Talks' });
    const report = await take('remark42', backup);
    assert.deepEqual(report.summary, { version: 1, comments: 3, threads: 1, readOnly: 1, deleted: 1, replies: 1, orphanReplies: 0 });
    assert.deepEqual((await thread('/talks/')).map(({ status, text, votes }) => [status, text, votes]).sort(), [['erased', '', undefined], ['published', '*two*', 2], ['published', 'three', undefined]]);
    assert.equal((await thread('/talks/'))[0]?.createdAt, Date.UTC(2020, 4, 1, 8, 0, 0, 500));
    assert.equal((await desk.repository.thread(desk.site.id, '/talks/')).state, 'closed');
    assert.equal((await take('remark42', backup)).added, 0);
  });

  it('refuses a line that is none', async () => {
    await freshSite();
    await refuses(take('remark42', `${head}${line({ id: 'a', orig: 'x' })}{"id": "b"`), 3, /no JSON/);
    await refuses(take('remark42', `${head}{"id": "b"}\n`), 2, /not a Remark42 backup/);
  });
});

describe('words that no database keeps', () => {
  it('loses NUL and halves of characters, and nothing else', async () => {
    await freshSite();
    await take('isso', '[{"id": "/n/", "title": "a\\u0000b", "comments": [{"id": 1, "author": "A\\u0000", "text": "x\\ud800y\\u0000z", "created": "2026-01-01 00:00:00"}]}]');
    assert.equal((await thread('/n/'))[0]?.text, 'x\ufffdyz');
  });
});

describe('reading JSON piece by piece', () => {
  const all = async (content: string) => {
    const out: unknown[] = [];
    for await (const { key, value } of jsonItems(written(content))) out.push([key, value]);
    return out;
  };
  it('gives what JSON.parse gives', async () => {
    const value = { a: 1, 'b"]': [[1, '}'], { x: '\\"' }, null, -1.5e3, 'é\u2028'], c: [], d: {}, e: true };
    const expected = Object.entries(value).flatMap(([key, each]): unknown[] => (Array.isArray(each) ? each.map((one) => [key, one]) : [[key, each]]));
    assert.deepEqual(await all(JSON.stringify(value)), expected);
    assert.deepEqual(await all(JSON.stringify(value, null, 2)), expected);
    assert.deepEqual(await all(' [1 , "a",[ ] ]\n'), [['', 1], ['', 'a'], ['', []]]);
    assert.deepEqual(await all('[]'), []);
  });
  it('is refused where JSON.parse refuses, whatever was cut or put in', async () => {
    const whole = '{"a": [1, {"b": "c"}], "d": null}';
    for (let at = 0; at < whole.length; at++) {
      for (const text of [whole.slice(0, at), `${whole.slice(0, at)},${whole.slice(at)}`, `${whole.slice(0, at)}]${whole.slice(at)}`, `${whole.slice(0, at)}${whole.slice(at + 1)}`]) {
        let sound = true;
        try {
          JSON.parse(text);
        } catch {
          sound = false;
        }
        if (sound) await all(text);
        else await assert.rejects(all(text), ImportRefusal, text);
      }
    }
  });
});

describe('parents first', () => {
  it('loses none of any order, orphans and circles included', async () => {
    const given = [['c', 'b'], ['x', 'lost'], ['b', 'a'], ['y', 'x'], ['a', null], ['p', 'q'], ['q', 'p'], ['d', 'b']] as const;
    const out: { sourceId: string; parentSourceId: string | null }[] = [];
    const source = async function* () {
      for (const [sourceId, parentSourceId] of given) yield { sourceId, parentSourceId };
    };
    for await (const each of parentsFirst(source())) out.push(each);
    assert.deepEqual(out.map(({ sourceId }) => sourceId).sort(), ['a', 'b', 'c', 'd', 'p', 'q', 'x', 'y']);
    for (const [index, { parentSourceId }] of out.entries()) assert.ok(parentSourceId === null || out.slice(0, index).some(({ sourceId }) => sourceId === parentSourceId));
  });
});

describe('real exports of Disqus and Isso', { skip: realExports === undefined ? 'no ../shared/data beside the project' : false }, () => {
  const all = expectedOf<{ readonly wellFormed: boolean; readonly error?: string }>();
  for (const [name, expected] of Object.entries(all).filter(([each]) => each.includes('disqus'))) {
    it(`${name} gives the counts that were expected, once`, async () => {
      await freshSite();
      const file = path.join(realExports ?? '', name);
      if (!expected.wellFormed) return refuses(takeFile('disqus', file), Number(/line (\d+)/.exec(expected.error ?? '')?.[1]), /./);
      const report = await takeFile('disqus', file);
      assert.deepEqual({ wellFormed: true, ...report.summary }, expected);
      assert.equal(report.added + report.leftOut, report.summary.posts);
      assert.equal((await takeFile('disqus', file)).present, report.added);
      return undefined;
    });
  }
  it('isso-generic.json comes in once', async () => {
    await freshSite();
    const file = path.join(realExports ?? '', 'isso-generic.json');
    assert.equal((await takeFile('isso', file)).added, 2);
    assert.equal((await takeFile('isso', file)).added, 0);
    assert.equal((await thread('/posts/0007/'))[0]?.text, 'Ja-make-a me crazzy mon :)');
  });
});
