/** Sweeping: a whole list at once. */
import { same } from './checks.js';
import type { Part } from './site.js';

export const sweeping: Part = (on) => {
  on('a whole list is decided on as it was seen, counted before, and taken back as one', ['sweep', 'filters'], async (site) => {
    for (const text of ['One', 'Two', 'Three']) await site.post(text, { email: `${text}@mail.example` });
    const desk = await site.moderation.desk();
    const { seq } = await site.moderation.queue({ queue: 'held', limit: 1 });
    await site.post('Later', { email: 'later@mail.example' });
    const spam = { queue: 'held', filter: {}, action: 'spam', seen: seq } as const;
    same([await desk.reach(spam), await desk.reach({ ...spam, filter: { text: 'two' } }), await desk.reach({ ...spam, action: 'remove' })], [3, 1, 0], 'counted, nothing changed');
    const told: number[] = [];
    const outcome = await desk.sweep(spam, 'sweep', (done) => told.push(done));
    same([outcome.done, outcome.passedOver, outcome.undoWindow > 0], [3, 0, true], 'decided');
    same((await site.queue('held')).map(({ comment }) => comment.text), ['Later'], 'what came since is left alone');
    same((await desk.sweep(spam, 'sweep')).done, 0, 'the same again');
    same((await site.moderation.undo('sweep')).map(({ kind }) => kind), ['done', 'done', 'done'], 'undone');
    same((await site.queue('held')).map(({ comment }) => comment.text), ['Later', 'Three', 'Two', 'One'], 'as before');
  });
};
