/** Rewording: moderators change words, never unseen and never for good. */
import type { QueueItem } from '../../src/moderation/model/backend.js';
import type { WordEditing } from '../../src/moderation/model/editing.js';
import { same, settled } from './checks.js';
import type { Part, Site } from './site.js';

const rewordingOf = async ({ moderation }: Site): Promise<WordEditing> => {
  const editing = await moderation.editing?.();
  if (editing === undefined) throw new Error('it states that moderators change words, and has no way to');
  return editing;
};

export const rewording: Part = (on) => {
  on('a moderator changes words, and takes that back to the letter', ['editing'], async (site) => {
    const id = await site.publish('It was 1 < 2 & thier idea');
    const editing = await rewordingOf(site);
    const words = await editing.read(id);
    same([words?.text, words?.form], ['It was 1 < 2 & thier idea', 'plain'], 'as it is edited');
    const changed = await editing.change({ id, was: words?.stored ?? '', text: 'It was 1 < 2 & their idea', form: 'plain', batch: 'reworded' });
    same(changed.kind === 'done' && [changed.words.text, changed.altered, changed.item.comment.status], ['It was 1 < 2 & their idea', false, 'published'], 'changed');
    same((await site.load()).comments.map(({ text }) => text), ['It was 1 < 2 & their idea'], 'for readers');
    same((await site.queue('published'))[0]?.reworded?.batch, 'reworded', 'the desk says so');
    const back = await editing.undo(id, 'reworded');
    same([back.kind, (await editing.read(id))?.stored], ['done', words?.stored], 'back');
  });

  on('words that changed after they were read are neither approved nor written over', ['editing'], async (site) => {
    const { own } = await site.post('Before');
    const { id } = own.comment;
    const [seen] = await site.queue('held');
    const editing = await rewordingOf(site);
    const was = (await editing.read(id))?.stored ?? '';
    await editing.change({ id, was, text: 'After', form: 'plain', batch: 'first' });
    const [late] = await site.decide(seen as QueueItem, 'approve', 'unread');
    same([late?.kind, late?.kind === 'conflict' ? late.because : '', settled(late).comment.text], ['conflict', 'edited', 'After'], 'approved');
    const over = await editing.change({ id, was, text: 'Mine', form: 'plain', batch: 'second' });
    same([over.kind, over.kind === 'conflict' ? over.words.text : '', (await editing.read(id))?.text], ['conflict', 'After', 'After'], 'written over');
    same(await editing.change({ id, was: 'After', text: ' ', form: 'plain', batch: 'third' }), { kind: 'refused', because: 'missing' }, 'no words');
    same((await editing.change({ id: '999999', was: '', text: 'x', form: 'plain', batch: 'fourth' })).kind, 'unknown', 'no such comment');
  });
};
