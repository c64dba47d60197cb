/** Voting: readers recommend comments. */
import { codeOf, idOf, same } from './checks.js';
import type { Part } from './site.js';

export const voting: Part = (on) => {
  on('a reader recommends a comment once, however often it is said, and takes it back', ['votes', 'sort-best'], async (site) => {
    const id = await site.publish('Worth reading');
    const taking = await site.comments.taking();
    same((await site.load()).info.offers?.includes('votes'), true, 'offered');
    const [mine, other] = [{ id, secret: site.newSecret() }, { id, secret: site.newSecret() }];
    const both = await Promise.all([taking.vote(mine), taking.vote(mine)]);
    same(both, [{ kind: 'counted', votes: 1 }, { kind: 'counted', votes: 1 }], 'the same vote twice');
    same(await taking.vote(other), { kind: 'counted', votes: 2 }, 'another vote');
    same((await site.load()).comments[0]?.votes, 2, 'in the thread');
    const newer = idOf(await site.comments.post(site.submission('Newer')));
    const order = async (sort: 'best' | 'newest') => (await site.comments.load({ thread: site.thread, sort, limit: 5 })).comments.map((each) => each.id);
    same([await order('newest'), await order('best')], [[newer, id], [id, newer]], 'the best first');
    same(await taking.unvote(mine), { kind: 'counted', votes: 1 }, 'taken back');
    same(await taking.unvote(mine), { kind: 'counted', votes: 1 }, 'taken back again');
    await taking.unvote(other);
    same((await site.load()).comments.map(({ votes }) => votes ?? 'none'), ['none', 'none'], 'no votes, no count');
    const { own } = await site.post('Held', { email: 'held@mail.example' });
    same(await codeOf(taking.vote({ id: own.comment.id, secret: site.newSecret() })), 'not-found', 'a held comment');
    same(await codeOf(taking.unvote({ id: 'nobody', secret: site.newSecret() })), 'not-found', 'no comment');
  });
};
