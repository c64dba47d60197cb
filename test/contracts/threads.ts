/** Threads: an editor opens and closes them, asks, and pins. */
import { idOf, same } from './checks.js';
import type { Part } from './site.js';

export const threads: Part = (on) => {
  on('an editor closes a thread, and opens it again', [], async (site) => {
    const { thread } = site;
    await site.publish('First');
    const editing = await site.moderation.threads();
    same((await editing.settings(thread)).state, 'open', 'before');
    const closed = await editing.change({ thread, state: 'closed' });
    same(closed.kind === 'stored' && [closed.settings.state, closed.settings.closedBecause], ['closed', 'by-editor'], 'stored');
    const page = await site.load();
    same([page.info.state, page.info.closedBecause, page.comments.length], ['closed', 'by-editor', 1], 'closed');
    same((await site.comments.post(site.submission('Late'))).kind, 'closed', 'a late comment');
    same((await editing.settings(thread)).state, 'closed', 'settings');
    await editing.change({ thread, state: 'open' });
    same([(await site.load()).info.state, (await editing.settings(thread)).state], ['open', 'open'], 'open again');
    same((await site.comments.post(site.submission('In time'))).kind, 'stored', 'a comment in time');
  });

  on('an editor closes a thread with a sentence, opens it, asks, and pins', ['threads'], async (site) => {
    const first = await site.publish('First');
    const second = idOf(await site.comments.post(site.submission('Second')));
    const reply = idOf(await site.comments.post(site.submission('Reply', {}, first)));
    const editing = await site.moderation.threads();
    same((await editing.change({ thread: site.thread, pinned: [reply] })).kind, 'not-pinnable', 'a reply');
    const asked = await editing.change({ thread: site.thread, question: 'What would you ask?', pinned: [first] });
    same(asked.kind === 'stored' && [asked.settings.question, asked.settings.pinned], ['What would you ask?', [first]], 'stored');
    const page = await site.load();
    same([page.info.question, page.info.pinned, page.info.state], ['What would you ask?', [first], 'open'], 'info');
    same(page.comments.map(({ id }) => id), [first, reply, second], 'pinned first');
    await editing.change({ thread: site.thread, state: 'closed', closedNote: 'Enough said.' });
    const { info } = await site.load();
    same([info.state, info.closedBecause, info.closedNote, info.question], ['closed', 'by-editor', 'Enough said.', 'What would you ask?'], 'closed');
    same((await site.comments.post(site.submission('Late'))).kind, 'closed', 'a late comment');
    await editing.change({ thread: site.thread, state: 'open', closesAt: 4_000_000_000_000 });
    same([(await site.load()).info.state, (await site.load()).info.closesAt], ['open', 4_000_000_000_000], 'open again');
    same((await editing.settings(site.thread)).pinned, [first], 'settings');
  });
};
