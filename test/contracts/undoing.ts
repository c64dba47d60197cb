/** Undoing: everything goes back to exactly where it stood, but for what somebody decided since. */
import type { QueueItem } from '../../src/moderation/model/backend.js';
import { decisionOn, same, settled } from './checks.js';
import type { Part } from './site.js';

export const undoing: Part = (on) => {
  on('undo restores what was, however often it is asked', [], async (site) => {
    await site.post('Hello');
    const [item] = await site.queue('held');
    await site.decide(item as QueueItem, 'approve', 'batch-one');
    const undone = await site.moderation.undo('batch-one');
    same([undone[0]?.kind, settled(undone[0]).comment.status], ['done', 'held'], 'undo');
    same((await site.moderation.undo('batch-one')).map(({ kind }) => kind), ['done'], 'undo again');
    same((await site.load()).comments, [], 'public page');
  });

  on('undo gives each comment of a batch the status it had', [], async (site) => {
    const published = await site.publish('Seen');
    await site.post('Waits', { email: 'new@mail.example' });
    const items = [...(await site.queue('held')), ...(await site.queue('published'))];
    const batch = site.newSecret();
    await site.moderation.decide(items.map((item) => decisionOn(item, 'spam')), batch);
    same((await site.queue('spam')).length, 2, 'spam');
    await site.moderation.undo(batch);
    same([(await site.queue('held')).length, (await site.queue('published')).map(({ comment }) => comment.id)], [1, [published]], 'as before');
  });

  on('one of a batch goes back to where it was, the others stay', [], async (site) => {
    await site.post('One', { email: 'one@mail.example' });
    await site.post('Two', { email: 'two@mail.example' });
    const items = await site.queue('held');
    await site.moderation.decide(items.map((item) => decisionOn(item, 'reject')), 'both');
    same((await site.moderation.undo('both', [items[0]?.comment.id ?? ''])).map(({ kind }) => kind), ['done'], 'undo');
    same([(await site.queue('held')).map(({ comment }) => comment.id), (await site.queue('rejected')).length], [[items[0]?.comment.id], 1], 'one is back');
  });

  on('undo does not take back what somebody decided since', [], async (site) => {
    await site.post('Hello');
    const [item] = await site.queue('held');
    const [approved] = await site.decide(item as QueueItem, 'approve', 'one');
    await site.decide(settled(approved), 'spam', 'two');
    same((await site.moderation.undo('one')).map(({ kind }) => kind), ['conflict'], 'undo');
    same((await site.queue('spam')).length, 1, 'spam');
  });
};
