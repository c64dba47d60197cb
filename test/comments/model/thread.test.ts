import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { removeComment } from '../../../src/comments/model/remove-comment.js';
import { buildThread, countComments, mergeComments, type ThreadNode } from '../../../src/comments/model/thread.js';
import { comment } from './samples.js';

/** "a(b c(d))": ids and nesting. */
const shape = (nodes: readonly ThreadNode[]): string => nodes.map((node) => node.comment.id + (node.replies.length > 0 ? `(${shape(node.replies)})` : '')).join(' ');
const flat = (nodes: readonly ThreadNode[]): readonly ThreadNode[] => nodes.flatMap((node) => [node, ...flat(node.replies)]);

describe('a thread', () => {
  const talk = [comment('a', 1), comment('b', 2), comment('c', 3, 'a'), comment('d', 4, 'a'), comment('e', 5, 'c')];
  it('has the top in the order asked for and replies as they were said', () => {
    expect(shape(buildThread(talk, 'newest'))).to.equal('b a(c(e) d)');
    expect(shape(buildThread([...talk].reverse(), 'oldest'))).to.equal('a(c(e) d) b');
  });
  it('keeps the order of its keeper where that is not by age', () => {
    const given = [comment('b', 2), comment('a', 1), comment('c', 3, 'a'), comment('d', 9)];
    expect(shape(buildThread(given, 'best'))).to.equal('b a(c) d');
    expect(shape(buildThread([...given, comment('b', 2, null, { seq: 99, votes: 7 })], 'discussed'))).to.equal('b a(c) d');
  });
  it('puts what is pinned on top in every order', () => {
    for (const sort of ['newest', 'oldest', 'best', 'discussed'] as const) {
      const tops = buildThread([comment('a', 1), comment('b', 2), comment('c', 3), comment('d', 4)], sort, 3, ['c', 'b', 'gone']).map((node) => node.comment.id);
      expect(tops.slice(0, 2)).to.deep.equal(['c', 'b']);
      expect([...tops].sort()).to.deep.equal(['a', 'b', 'c', 'd']);
    }
  });
  it('counts all that hangs below', () => {
    expect(buildThread(talk, 'oldest').map(({ replyCount }) => replyCount)).to.deep.equal([3, 0]);
    expect(countComments([...talk, comment('x', 9, null, { status: 'erased' })])).to.equal(5);
  });
  it('folds what is deeper beside its parent and says what it answers', () => {
    const deep = [comment('a', 1), comment('b', 2, 'a'), comment('c', 3, 'b'), comment('d', 4, 'c'), comment('e', 5, 'b')];
    const nodes = buildThread(deep, 'oldest', 1);
    expect(shape(nodes)).to.equal('a(b c d e)');
    expect(flat(nodes).map(({ inReplyTo }) => inReplyTo?.id ?? null)).to.deep.equal([null, null, 'b', 'c', 'b']);
    expect(flat(nodes)[3]?.inReplyTo?.name).to.equal('Writer of c');
    expect(shape(buildThread(deep, 'oldest', 0))).to.equal('a b c d e');
  });
  it('shows a reply to an unknown comment at the top', () => {
    const nodes = buildThread([comment('a', 1), comment('b', 2, 'gone'), comment('c', 3, 'b')], 'oldest');
    expect(shape(nodes)).to.equal('a b(c)');
    expect(nodes[1]?.inReplyTo).to.deep.equal({ id: 'gone', name: null });
  });
  it('cuts circles and loses nobody in them', () => {
    const nodes = buildThread([comment('a', 1, 'c'), comment('b', 2, 'a'), comment('c', 3, 'b'), comment('d', 4, 'd')], 'oldest');
    expect(flat(nodes).map((node) => node.comment.id).sort()).to.deep.equal(['a', 'b', 'c', 'd']);
  });
  it('keeps a tombstone only while something hangs on it', () => {
    const stone = (id: string, at: number, parent: string | null = null) => comment(id, at, parent, { status: 'erased' });
    expect(shape(buildThread([stone('a', 1), comment('b', 2, 'a'), stone('c', 3), stone('d', 4, 'c')], 'oldest'))).to.equal('a(b)');
  });
  it('builds 10,000 replies deep, and 10,000 wide', () => {
    const deep = Array.from({ length: 10_000 }, (_, index) => comment(`c${index}`, index, index === 0 ? null : `c${index - 1}`));
    const started = performance.now();
    const [top] = buildThread(deep, 'newest');
    expect(top?.replyCount).to.equal(9999);
    expect(flat([top as ThreadNode])).to.have.lengthOf(10_000);
    buildThread(deep.map((each) => ({ ...each, parent: null })), 'newest');
    expect(performance.now() - started).to.be.lessThan(8000);
  });
  it('shows each comment exactly once, whatever the parents are', () => {
    const parents = fc.array(fc.option(fc.nat(30), { nil: null }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(parents, fc.nat(4), (list, fold) => {
        const all = list.map((parent, index) => comment(`c${index}`, index, parent === null ? null : `c${parent}`));
        const ids = flat(buildThread(all, 'newest', fold)).map((node) => node.comment.id);
        return ids.length === all.length && new Set(ids).size === all.length;
      }),
    );
  });
});

describe('updates', () => {
  it('may come in any order: the higher number wins', () => {
    const old = comment('a', 1);
    const edited = comment('a', 1, null, { text: 'edited', seq: 7 });
    expect(mergeComments([edited], [old])[0]?.text).to.equal('edited');
    expect(mergeComments([old], [edited])[0]?.text).to.equal('edited');
  });
  it('that bring nothing give the same list', () => {
    const list = [comment('a', 1)];
    expect(mergeComments(list, [comment('a', 1)])).to.equal(list);
    expect(removeComment(list, 'unknown', 5)).to.equal(list);
    expect(removeComment([comment('a', 9)], 'a', 5)).to.have.lengthOf(1);
  });
  it('that take a comment away leave a tombstone under its replies', () => {
    const list = [comment('a', 1), comment('b', 2, 'a')];
    const [stone] = removeComment(list, 'a', 5);
    expect(stone).to.deep.include({ id: 'a', status: 'erased', text: '' });
    expect(JSON.stringify(stone)).not.to.contain('Writer');
    expect(removeComment(list, 'b', 5)).to.have.lengthOf(1);
  });
});
