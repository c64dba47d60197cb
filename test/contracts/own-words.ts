/** Own words: what authors may do with a comment of theirs, by its receipt. */
import type { QueueItem } from '../../src/moderation/model/backend.js';
import { codeOf, same, settled } from './checks.js';
import type { Part } from './site.js';

export const ownWords: Part = (on) => {
  on('new words stand for everybody who looks, with the mark and another revision', ['edit'], async (site) => {
    await site.publish('First');
    const { secret, own } = await site.post('Slipp');
    const { id, revision } = own.comment;
    same([own.comment.status, (own.editableUntil ?? 0) > own.comment.createdAt], ['published', true], 'may be changed');
    const editing = await site.comments.editing();
    const outcome = await editing.edit({ secret, id, revision, text: ' Slip\u202E ' });
    if (outcome.kind !== 'stored') throw new Error(JSON.stringify(outcome));
    const { comment } = outcome.own;
    same([comment.status, comment.revision, comment.editedAt !== null, comment.author.name], ['published', 2, true, 'Sana'], 'changed');
    const shown = (await site.load()).comments.find((each) => each.id === id);
    same(shown, comment, 'on the page');
    same((await editing.edit({ secret, id, revision, text: ' Slip\u202E ' })).kind, 'stored', 'the same once more');
    same((await site.comments.receipts([secret]))[0]?.comment.revision, 2, 'changed once');
    same((await site.load()).info.total, 2, 'total');
  });

  on('new words are judged as if they were posted: held again, and what waits goes on waiting', ['edit', 'reasons'], async (site) => {
    await site.publish('First');
    const { secret, own } = await site.post('Fine');
    const { id } = own.comment;
    const editing = await site.comments.editing();
    const outcome = await editing.edit({ secret, id, revision: 1, text: 'Buy https://a.example https://b.example https://c.example' });
    if (outcome.kind !== 'stored') throw new Error(JSON.stringify(outcome));
    same([outcome.own.comment.status, outcome.own.reasons.some(({ rule }) => rule === 'links')], ['held', true], 'held');
    same([(await site.load()).info.total, (await site.load()).comments.length], [1, 1], 'page');
    const back = await editing.edit({ secret, id, revision: 2, text: 'Fine again' });
    same(back.kind === 'stored' && back.own.comment.status, 'held', 'a moderator looks first');
  });

  on('a comment that a moderator let through is judged without its own good name', ['edit'], async (site) => {
    const { secret, own } = await site.post('Hello');
    const [item] = await site.queue('held');
    await site.decide(item as QueueItem, 'approve');
    const outcome = await (await site.comments.editing()).edit({ secret, id: own.comment.id, revision: 1, text: 'Something else' });
    same(outcome.kind === 'stored' && outcome.own.comment.status, 'held', 'held again');
  });

  on('words that cannot be taken change nothing and say why', ['edit'], async (site) => {
    const { secret, own } = await site.post('Hello');
    const editing = await site.comments.editing();
    const outcome = await editing.edit({ secret, id: own.comment.id, revision: 1, text: '  ' });
    same(outcome, { kind: 'refused', problems: [{ field: 'text', code: 'missing' }], reasons: [] }, 'refused');
    same((await site.comments.receipts([secret]))[0]?.comment, own.comment, 'as it was');
  });

  on('nobody changes what is not theirs, and nobody on what no longer stands so', ['edit', 'delete'], async (site) => {
    const { secret, own } = await site.post('Hello');
    const { id } = own.comment;
    const other = await site.post('Other', { email: 'other@mail.example' });
    const editing = await site.comments.editing();
    same(await codeOf(editing.edit({ secret: other.secret, id, revision: 1, text: 'Mine' })), 'not-found', 'edit');
    same(await codeOf(editing.remove({ secret: site.newSecret(), id })), 'not-found', 'remove');
    await editing.edit({ secret, id, revision: 1, text: 'Two' });
    const late = await editing.edit({ secret, id, revision: 1, text: 'Three' });
    same(late.kind === 'conflict' && late.own.comment.text, 'Two', 'conflict');
  });

  on('a moderator decides on words, not on what became of them', ['edit', 'delete'], async (site) => {
    const { secret, own } = await site.post('Hello');
    const [seen] = await site.queue('held');
    const editing = await site.comments.editing();
    await editing.edit({ secret, id: own.comment.id, revision: 1, text: 'Changed' });
    same((await site.decide(seen as QueueItem, 'approve')).map(({ kind }) => kind), ['conflict'], 'approved what was not seen');
    const [now] = await site.queue('held');
    await site.decide(now as QueueItem, 'spam', 'batch');
    same((await editing.edit({ secret, id: own.comment.id, revision: 2, text: 'Again' })).kind, 'conflict', 'what was decided against');
    same((await editing.remove({ secret, id: own.comment.id })).kind, 'conflict', 'taken from the moderators');
  });

  on('undo brings no words back that nobody has looked at', ['edit'], async (site) => {
    await site.publish('First');
    const { secret, own } = await site.post('Fine');
    const item = (await site.queue('published')).find(({ comment }) => comment.id === own.comment.id);
    await site.decide(item as QueueItem, 'hold', 'held');
    await (await site.comments.editing()).edit({ secret, id: own.comment.id, revision: 1, text: 'Not fine' });
    same((await site.moderation.undo('held')).map(({ kind }) => kind), ['conflict'], 'undo');
    same((await site.comments.receipts([secret]))[0]?.comment.status, 'held', 'status');
  });

  on('what its author takes away is gone for good, and replies keep their place', ['delete', 'edit'], async (site) => {
    await site.publish('First');
    const { secret, own } = await site.post('Regret');
    const { id } = own.comment;
    const reply = await site.post('Reply', {}, id);
    const editing = await site.comments.editing();
    const outcome = await editing.remove({ secret, id });
    same([outcome.kind, outcome.own.comment.status, outcome.own.editableUntil], ['removed', 'erased', undefined], 'removed');
    same((await editing.remove({ secret, id })).kind, 'removed', 'once more');
    const page = await site.load();
    same(JSON.stringify(page).includes('Regret'), false, 'words on the page');
    same(page.info.total, 2, 'total');
    const stone = page.comments.find((each) => each.id === id);
    same([stone?.status, stone?.text, stone?.author.name], ['erased', '', ''], 'tombstone');
    same(page.comments.some((each) => each.id === reply.own.comment.id), true, 'the reply');
    same((await editing.edit({ secret, id, revision: 1, text: 'Back' })).kind, 'conflict', 'edit');
    same(JSON.stringify(await site.queue('rejected')).includes('Regret'), false, 'words in a queue');
  });

  on('words that changed after they were read are not approved, whatever the status', ['edit'], async (site) => {
    const { secret, own } = await site.post('Before');
    const [seen] = await site.queue('held');
    await (await site.comments.editing()).edit({ secret, id: own.comment.id, revision: 1, text: 'After' });
    const [late] = await site.decide(seen as QueueItem, 'approve', 'unread');
    same([late?.kind, late?.kind === 'conflict' ? late.because : '', settled(late).comment.text], ['conflict', 'edited', 'After'], 'approved');
  });
};
