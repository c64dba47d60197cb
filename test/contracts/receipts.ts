/** Receipts: whoever wrote a comment sees what became of it, and nobody else does. */
import type { QueueItem } from '../../src/moderation/model/backend.js';
import { same } from './checks.js';
import type { Part } from './site.js';

export const receipts: Part = (on) => {
  on('a held comment is its author’s by the secret alone', ['receipts'], async (site) => {
    const { secret, own } = await site.post('Hello');
    const [again, unknown] = await site.comments.receipts([secret, site.newSecret()]);
    same([again?.comment.id, again?.comment.status, again?.comment.text, unknown], [own.comment.id, 'held', 'Hello', null], 'receipts');
    same(JSON.stringify(again).includes('sana@'), false, 'an e-mail address in a receipt');
  });

  on('its author is told of a decision and of its undo', ['receipts'], async (site) => {
    const { secret } = await site.post('Hello');
    const [item] = await site.queue('held');
    await site.decide(item as QueueItem, 'approve', 'batch-one');
    same((await site.comments.receipts([secret]))[0]?.comment.status, 'published', 'decided');
    await site.moderation.undo('batch-one');
    same((await site.comments.receipts([secret]))[0]?.comment.status, 'held', 'undone');
  });
};
