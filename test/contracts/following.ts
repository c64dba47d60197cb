/** Following: what changes while a page is open. */
import type { ThreadEvent } from '../../src/comments/model/backend.js';
import type { QueueEvent, QueueItem } from '../../src/moderation/model/backend.js';
import { same, until } from './checks.js';
import type { Part } from './site.js';

export const following: Part = (on) => {
  on('an answer names the number it is true for, and following it misses nothing after', ['live'], async (site) => {
    const { seq } = await site.load();
    const id = await site.publish('News');
    const events: ThreadEvent[] = [];
    const stop = site.comments.follow(site.thread, seq, (event) => void events.push(event));
    await until(() => events.some((event) => event.kind === 'comment' && event.comment.id === id), 'the comment that came before following');
    const [item] = await site.queue('published');
    await site.decide(item as QueueItem, 'remove');
    await until(() => events.some((event) => event.kind === 'gone' && event.id === id), 'the comment to go');
    const numbers = events.flatMap((event) => (event.kind === 'connection' ? [] : [event.seq]));
    same(numbers, [...numbers].sort((a, b) => a - b), 'numbers going up');
    stop();
  });

  on('a held comment is told to nobody who follows', ['live'], async (site) => {
    const events: ThreadEvent[] = [];
    const stop = site.comments.follow(site.thread, 0, (event) => void events.push(event));
    await site.post('Secret');
    const id = await site.publish('Public', { email: 'other@mail.example' });
    await until(() => events.some((event) => event.kind === 'comment' && event.comment.id === id), 'the public one');
    same(JSON.stringify(events).includes('Secret'), false, 'the held one was told');
    stop();
  });

  on('a comment that was let through after a newer one is told', ['live'], async (site) => {
    await site.post('Late', { email: 'late@mail.example' });
    const [late] = await site.queue('held');
    await site.publish('Early');
    const { seq } = await site.load();
    const events: ThreadEvent[] = [];
    const stop = site.comments.follow(site.thread, seq, (event) => void events.push(event));
    await site.decide(late as QueueItem, 'approve');
    await until(() => events.some((event) => event.kind === 'comment' && event.comment.text === 'Late'), 'the older one');
    stop();
  });

  on('moderators are told of what comes in', ['live'], async (site) => {
    const { seq } = await site.moderation.queue({ queue: 'held', limit: 1 });
    const events: QueueEvent[] = [];
    const stop = site.moderation.follow(seq, (event) => void events.push(event));
    for (const text of ['One', 'Two', 'Three']) await site.post(text, { email: `${text}@mail.example` });
    await until(() => events.filter(({ kind }) => kind === 'changed').length >= 3, 'three changes');
    stop();
  });

  on('who follows is told of new words, and of what was taken away', ['live', 'edit', 'delete'], async (site) => {
    await site.publish('First');
    const { secret, own } = await site.post('Slipp');
    const { id } = own.comment;
    const { seq } = await site.load();
    const events: ThreadEvent[] = [];
    const stop = site.comments.follow(site.thread, seq, (event) => void events.push(event));
    const editing = await site.comments.editing();
    await editing.edit({ secret, id, revision: 1, text: 'Slip' });
    await until(() => events.some((event) => event.kind === 'comment' && event.comment.text === 'Slip'), 'the new words');
    await editing.remove({ secret, id });
    await until(() => events.some((event) => event.kind === 'gone' && event.id === id), 'the comment to go');
    stop();
  });
};
