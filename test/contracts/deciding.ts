/** Deciding: one comment or many, exactly once, and never unseen. */
import { queueNames, type QueueItem } from '../../src/moderation/model/backend.js';
import { decisionOn, same, settled } from './checks.js';
import type { Part } from './site.js';

export const deciding: Part = (on) => {
  on('the queue says what, where and by whom', [], async (site) => {
    await site.post('Look at https://a.example https://b.example https://c.example');
    const [item] = await site.queue('held');
    same(item?.page, site.page, 'page');
    same([item?.author, item?.decided, item?.inReplyTo], [{ published: 0, refused: 0 }, null, null], 'context');
    same(JSON.stringify(item).includes('sana@'), false, 'an e-mail address in the queue');
    const { counts } = await site.moderation.queue({ queue: 'held', limit: 1 });
    same(queueNames.map((name) => [name, counts[name]]), [['held', 1], ['reported', 0], ['unreviewed', 0], ['published', 0], ['spam', 0], ['rejected', 0], ['all', 1]], 'counts');
  });

  on('… and why, at the very place', ['reasons'], async (site) => {
    await site.post('Look at https://a.example https://b.example https://c.example');
    const [item] = await site.queue('held');
    const links = item?.reasons.find(({ rule }) => rule === 'links');
    same(links?.where?.map(({ start, end }) => item?.comment.text.slice(start, end)).some((text) => text?.includes('a.example') === true), true, 'the place that was seen');
  });

  on('a decision publishes, and says who decided', [], async (site) => {
    await site.post('Hello');
    const [item] = await site.queue('held');
    const [result] = await site.decide(item as QueueItem, 'approve', 'batch-one');
    const done = settled(result);
    same([result?.kind, done.comment.status, done.decided?.action, done.decided?.batch], ['done', 'published', 'approve', 'batch-one'], 'decision');
    same(done.decided?.by, (await site.moderation.moderator())?.name, 'by whom');
    same((await site.load()).info.total, 1, 'total');
  });

  on('a decision on what no longer stands is a conflict and names who was first', [], async (site) => {
    await site.post('Hello');
    const [item] = await site.queue('held');
    await site.decide(item as QueueItem, 'approve', 'first');
    const [late] = await site.decide(item as QueueItem, 'spam', 'second');
    same([late?.kind, settled(late).comment.status, settled(late).decided?.batch], ['conflict', 'published', 'first'], 'second decision');
    const current = (await site.queue('published'))[0] as QueueItem;
    const [stale] = await site.moderation.decide([{ ...decisionOn(current, 'spam'), revision: 99 }], 'third');
    same(stale?.kind, 'conflict', 'other words');
    same((await site.decide(current, 'reject', 'fourth')).map(({ kind }) => kind), ['conflict'], 'an action that does not apply');
    const [unknown] = await site.moderation.decide([{ id: 'nobody', revision: 1, expectedStatus: 'held', action: 'approve' }], 'fifth');
    same(unknown, { kind: 'unknown', id: 'nobody' }, 'unknown');
  });

  on('a decision says why, in a code and own words', [], async (site) => {
    await site.post('Buy');
    const [item] = await site.queue('held');
    await site.moderation.decide([{ ...decisionOn(item as QueueItem, 'reject'), reason: { code: 'advertising', words: 'A shop — «again»' } }], 'why');
    same((await site.queue('rejected'))[0]?.decided?.reason, { code: 'advertising', words: 'A shop — «again»' }, 'reason');
  });

  on('the same batch sent again changes nothing', [], async (site) => {
    await site.post('Hello');
    const [item] = await site.queue('held');
    const [first] = await site.decide(item as QueueItem, 'approve', 'same');
    const [second] = await site.decide(item as QueueItem, 'approve', 'same');
    same([second?.kind, settled(second).comment.seq], ['done', settled(first).comment.seq], 'second answer');
  });

  on('of two moderators at once one is first', ['first-wins'], async (site) => {
    await site.post('Hello');
    const [item] = await site.queue('held');
    const kinds = await Promise.all([site.decide(item as QueueItem, 'approve', 'a'), site.decide(item as QueueItem, 'spam', 'b')]);
    same(kinds.flat().map(({ kind }) => kind).sort(), ['conflict', 'done'], 'kinds');
  });
};
