/** WordPress exports: our own small ones for every rule, and the real ones beside the project for their counts. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { newComment, noon } from './support/fixtures.js';
import { expectedOf, openImporting, realExports } from './support/importing.js';

const comment = (fields: Readonly<Record<string, string>>): string =>
  `<wp:comment>${Object.entries(fields).map(([name, text]) => `<wp:comment_${name}><![CDATA[${text}]]></wp:comment_${name}>`).join('')}</wp:comment>`;

const exported = (comments: string, { namespace = 'http://wordpress.org/export/1.2/', prefix = 'wp', link = 'https://paper.example/2026/talks/' } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:${prefix}="${namespace}"><channel><title>Paper</title><${prefix}:wxr_version>1.2</${prefix}:wxr_version>
<${prefix}:base_blog_url>https://paper.example</${prefix}:base_blog_url>
<item><title>Talks</title><link>${link}</link><wp:post_type>post</wp:post_type>
${comments}
</item></channel></rss>`.replaceAll('wp:', `${prefix}:`);

describe('import of a WordPress export', () => {
  const { desk, freshSite, take: takeKind, thread: threadOf, refuses, nothingTaken } = openImporting();
  const take = (xml: string) => takeKind('wxr', xml);
  const thread = (name = '/2026/talks/') => threadOf(name);

  it('keeps names, dates, statuses and replies, whatever the order in the file', async () => {
    await freshSite();
    const report = await take(
      exported(
        comment({ id: '3', parent: '2', author: 'Carol', date_gmt: '2026-01-01 10:00:02', content: 'third', approved: '1' }) +
          comment({ id: '2', parent: '1', author: 'Bob', date_gmt: '2026-01-01 10:00:01', content: 'second', approved: '1' }) +
          comment({ id: '1', parent: '0', author: 'Ann', author_email: 'ann@reader.example', date_gmt: '2026-01-01 10:00:00', content: 'first', approved: '1' }) +
          comment({ id: '4', author: 'Dan', content: 'waits', approved: '0' }) +
          comment({ id: '5', author: 'Eve', content: 'buy', approved: 'spam' }) +
          comment({ id: '6', author: 'Fay', content: 'gone', approved: 'trash' }),
      ),
    );
    assert.equal(report.added, 6);
    assert.equal(report.summary.deepestReply, 2);
    const comments = await thread();
    assert.deepEqual(comments.map(({ text }) => text), ['first', 'second', 'third']);
    assert.equal(comments[1]?.parent, comments[0]?.id);
    assert.equal(comments[2]?.parent, comments[1]?.id);
    assert.equal(comments[0]?.createdAt, Date.UTC(2026, 0, 1, 10));
    assert.deepEqual(await desk.repository.queueCounts(desk.site.id), { held: 1, reported: 0, unreviewed: 3, published: 3, spam: 1, rejected: 1, all: 6 });
    assert.ok(!JSON.stringify(comments).includes('reader.example'));
  });

  it('takes nothing the second time, and only what is new the third', async () => {
    await freshSite();
    const one = comment({ id: '1', content: 'one', approved: '1' });
    assert.equal((await take(exported(one))).added, 1);
    const again = await take(exported(one));
    assert.deepEqual([again.added, again.present], [0, 1]);
    const more = await take(exported(one + comment({ id: '2', parent: '1', content: 'two', approved: '1' })));
    assert.deepEqual([more.added, more.present], [1, 1]);
    const [first, second] = await thread();
    assert.equal(second?.parent, first?.id);
  });

  it('understands the https namespace and another prefix', async () => {
    await freshSite();
    const xml = exported(comment({ id: '1', content: 'one', approved: '1' }), { namespace: 'https://wordpress.org/export/1.1/', prefix: 'w' });
    assert.equal((await take(xml)).added, 1);
  });

  it('keeps two comments that share an id', async () => {
    await freshSite();
    const twins = exported(comment({ id: '7', content: 'one', approved: '1' }) + comment({ id: '7', content: 'two', approved: '1' }));
    assert.equal((await take(twins)).added, 2);
    assert.equal((await take(twins)).present, 2);
  });

  it('names the thread by path and query, for some posts have no more', async () => {
    await freshSite();
    await take(exported(comment({ id: '1', content: 'one', approved: '1' }), { link: 'https://paper.example/?p=4' }));
    assert.equal((await thread('/?p=4')).length, 1);
  });

  it('keeps a closed discussion closed', async () => {
    await freshSite();
    await take(exported(`<wp:comment_status>closed</wp:comment_status>${comment({ id: '1', content: 'one', approved: '1' })}`));
    const { state, closedBecause } = await desk.repository.thread(desk.site.id, '/2026/talks/');
    assert.deepEqual([state, closedBecause], ['closed', 'by-editor']);
  });

  it('leaves pingbacks out and says so', async () => {
    await freshSite();
    const report = await take(exported(comment({ id: '1', content: '[…] seen […]', approved: '1', type: 'pingback' })));
    assert.deepEqual([report.added, report.leftOut], [0, 1]);
  });

  it('makes no HTML of what was HTML', async () => {
    await freshSite();
    await take(exported(comment({ id: '1', approved: '1', content: '<p>A <b>bold</b> &lt;claim&gt;</p><script>alert(1)</script><a href="javascript:alert(1)">x</a>' })));
    assert.deepEqual((await thread()).map(({ text }) => text), ['A **bold** <claim>\n\nx']);
  });

  const refusals: readonly (readonly [what: string, xml: string, line: number, reason: RegExp])[] = [
    ['cut off in the middle', exported(comment({ id: '1', content: 'one', approved: '1' })).split('</item>')[0] ?? '', 6, /unclosed tag/],
    ['with a tag that closes another', exported('<wp:comment></wp:comments>'), 5, /unexpected close tag|unmatched/i],
    ['that is another kind of feed', '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 2, /not a WordPress export/],
    ['that is HTML', '<!doctype html>\n<html><body>Not found</body></html>', 1, /not a WordPress export/],
    ['that is empty', '', 1, /root element|not a WordPress export/],
    ['with a character that XML does not know', exported('<title>\u0001</title>'), 5, /disallowed character/],
  ];
  for (const [what, xml, line, reason] of refusals) {
    it(`refuses a file ${what}, with its line, and leaves nothing behind`, async () => {
      await freshSite();
      await refuses(take(xml), line, reason);
    });
  }

  it('leaves nothing behind when the second reading breaks', async () => {
    await freshSite();
    const broken = async function* () {
      yield { sourceId: '1', parentSourceId: null, comment: newComment() };
      throw new Error('the disk is gone');
    };
    await assert.rejects(desk.repository.importComments(desk.site.id, 'wxr:', broken, noon));
    await nothingTaken();
  });
});

describe('real WordPress exports', { skip: realExports === undefined ? 'no ../shared/data beside the project' : false }, () => {
  interface Expected {
    readonly wellFormed: boolean;
    readonly error?: string;
    readonly namespace?: string;
    readonly wxr_version?: string | null;
  }
  const { desk, freshSite, takeFile, refuses } = openImporting();
  for (const [name, expected] of Object.entries(expectedOf<Expected>()).filter(([each]) => !each.includes('disqus'))) {
    it(`${name} gives the counts that were expected, once`, async () => {
      await freshSite();
      const file = path.join(realExports ?? '', name);
      if (!expected.wellFormed) return refuses(takeFile('wxr', file), Number(/line (\d+)/.exec(expected.error ?? '')?.[1]), /./);
      const report = await takeFile('wxr', file);
      const { version, blog: _blog, ...counts } = report.summary;
      assert.deepEqual({ wellFormed: true, wxr_version: version, ...counts }, expected);
      assert.equal(report.added + report.leftOut, report.summary.comments);
      const again = await takeFile('wxr', file);
      assert.deepEqual([again.added, again.present], [0, report.added]);
      const rows = await desk.database.query('select id from comments where site = $1', [desk.site.id]);
      assert.equal(rows.length, report.added);
      return undefined;
    });
  }
});
