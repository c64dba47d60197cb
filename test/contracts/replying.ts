/** Replying: staff answer readers. */
import type { QueueItem } from '../../src/moderation/model/backend.js';
import { decisionOn, same } from './checks.js';
import type { Part } from './site.js';

export const replying: Part = (on) => {
  on('staff reply at once, and approve what they answer in the same step', ['reply'], async (site) => {
    await site.post('Will there be more?');
    const [item] = await site.queue('held');
    const desk = await site.moderation.desk();
    const to = item?.comment.id ?? '';
    same(await desk.reply({ to, text: 'Yes.', batch: 'alone' }), { kind: 'refused', because: 'not-published' }, 'nobody would see it');
    same(await desk.reply({ to, text: ' ', batch: 'empty' }), { kind: 'refused', because: 'missing' }, 'no words');
    const stale = await desk.reply({ to, text: 'Yes.', batch: 'stale', decision: { ...decisionOn(item as QueueItem, 'approve'), revision: 9 } });
    same([stale.kind, (await site.load()).comments.length], ['conflict', 0], 'both or neither');
    const wanted = { to, text: 'Yes, *monthly*.', batch: 'reply', decision: decisionOn(item as QueueItem, 'approve') };
    const outcome = await desk.reply(wanted);
    same([outcome.kind, outcome.kind === 'stored' ? [outcome.reply.parent, outcome.result?.kind] : ''], ['stored', [to, 'done']], 'stored');
    same((await site.load()).comments.map(({ text }) => text), ['Will there be more?', 'Yes, *monthly*.'], 'in the thread');
    same([(await desk.reply(wanted)).kind, (await site.load()).comments.length], ['stored', 2], 'the same again');
    await site.moderation.undo('reply');
    same([(await site.load()).comments.length, (await site.queue('held')).map(({ comment }) => comment.text)], [0, ['Yes, *monthly*.', 'Will there be more?']], 'undo leaves both waiting');
  });

  on('what staff say is marked as theirs, for everybody', ['reply', 'badge'], async (site) => {
    const to = await site.publish('Will there be more?');
    const outcome = await (await site.moderation.desk()).reply({ to, text: 'Yes.', batch: 'reply' });
    same(outcome.kind === 'stored' && outcome.reply.author.badge, 'staff', 'told to who replied');
    same((await site.load()).comments.map(({ author }) => author.badge ?? null), [null, 'staff'], 'in the thread');
  });

  on('the conversation around a comment is read', ['reply', 'conversation'], async (site) => {
    const to = await site.publish('Will there be more?');
    const desk = await site.moderation.desk();
    await desk.reply({ to, text: 'Yes, *monthly*.', batch: 'reply' });
    same((await desk.conversation(to)).map(({ text }) => text), ['Will there be more?', 'Yes, *monthly*.'], 'the conversation');
  });
};
