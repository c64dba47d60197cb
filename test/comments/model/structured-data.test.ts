import { expect } from '@open-wc/testing';
import { jsonForScript, structuredData } from '../../../src/comments/model/structured-data.js';
import type { Comment } from '../../../src/comments/model/comment.js';
import { parseMarkup } from '../../../src/comments/model/markup.js';
import { comment } from './samples.js';

const given = (comments: readonly Comment[], question?: string) => structuredData({ url: 'https://paper.example/talks', title: 'Talks', comments, total: comments.length, question });

describe('what search engines are told of a thread', () => {
  it('is a discussion with its comments, nested, oldest first, with plain words', () => {
    const text = 'A *close* vote:\n\n- one\n- [two](https://b.example/)';
    const value = given([comment('b', 2, 'a', { votes: 3, editedAt: 5 }), comment('a', 1, null, { text, tree: parseMarkup(text) })], 'Well?');
    expect(value).to.deep.include({ '@type': 'DiscussionForumPosting', 'url': 'https://paper.example/talks', 'headline': 'Talks', 'text': 'Well?', 'commentCount': 2 });
    const [first] = (value as { comment: readonly Record<string, unknown>[] }).comment;
    expect(first).to.deep.include({ '@type': 'Comment', 'url': 'https://paper.example/talks#comment-a', 'author': { '@type': 'Person', 'name': 'Writer of a' } });
    expect(first?.['text']).to.equal('A close vote:\none\ntwo');
    expect(first?.['comment']).to.have.lengthOf(1);
    expect((first?.['comment'] as readonly unknown[])[0]).to.deep.include({ upvoteCount: 3, dateModified: '1970-01-01T00:00:00.005Z' });
  });

  it('CM-02: holds only what is published: nothing that waits, no tombstone, no website', () => {
    const all = [
      comment('a', 1, null, { status: 'erased', text: '', author: { name: '', seed: 's' } }),
      comment('b', 2, 'a', { author: { name: 'Sana', seed: 's', website: 'https://spam.example/' } }),
      comment('c', 3, null, { status: 'held', text: 'WAITS' }),
      comment('d', 4, 'c', { text: 'HANGS' }),
    ];
    const json = jsonForScript(given(all));
    expect(json).to.contain('Sana').and.not.to.match(/WAITS|HANGS|spam\.example|seed/);
    expect(given([comment('c', 3, null, { status: 'held' })])).to.equal(null);
    expect(given([])).to.equal(null);
  });

  it('S-04: cannot end its script or be read as anything but JSON', () => {
    const text = '</script><script>alert(1)</script><!-- \u2028\u2029 &amp; "';
    const json = jsonForScript(given([comment('a', 1, null, { text, author: { name: '</SCRIPT >', seed: 's' } })]));
    expect(json).not.to.match(/[<>&\u2028\u2029]/u);
    expect((JSON.parse(json) as { comment: { text: string }[] }).comment[0]?.text).to.equal(text);
  });

  it('stays small for a long thread and survives a tree from anywhere', () => {
    const many = Array.from({ length: 5000 }, (_, index) => comment(`c${index}`, index, index % 3 === 0 ? null : `c${index - 1}`));
    expect((JSON.stringify(given(many)).match(/"@type":"Comment"/g) ?? []).length).to.equal(200);
    let deep: unknown = { kind: 'text', text: 'x' };
    for (let index = 0; index < 10_000; index++) deep = { kind: 'quote', children: [deep] };
    expect(() => given([comment('a', 1, null, { tree: [deep, null, 7] as unknown as ReturnType<typeof parseMarkup> })])).not.to.throw();
  });
});
