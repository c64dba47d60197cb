/** Authors: how moderators treat them, and what they note. */
import { same } from './checks.js';
import type { Part } from './site.js';

export const authors: Part = (on) => {
  on('how an author is treated holds for what they write next, until it ends; notes stay', ['authors'], async (site) => {
    const id = await site.publish('Known');
    const desk = await site.moderation.desk();
    const far = Date.now() + 1e12;
    const statusOf = async (text: string): Promise<string> => {
      const outcome = await site.comments.post(site.submission(text));
      return outcome.kind === 'stored' ? outcome.own.comment.status : outcome.kind;
    };
    same((await desk.author(id)).standing, null, 'as anybody');
    const held = await desk.changeAuthor({ of: id, standing: { kind: 'pre-moderated', until: far }, reason: { code: 'insult', words: 'Twice.' }, addNote: 'Twice rude' });
    same([held.known, held.standing?.kind, held.standing?.until, held.notes.map(({ text }) => text)], [true, 'pre-moderated', far, ['Twice rude']], 'set');
    same(held.standing?.reason, { code: 'insult', words: 'Twice.' }, 'why');
    same(await statusOf('Waits now'), 'held', 'pre-moderated');
    same((await desk.changeAuthor({ of: id, standing: { kind: 'muted', until: null } })).standing?.reason, { code: 'insult', words: 'Twice.' }, 'the same reason, where none is given');
    same(await statusOf('Put aside'), 'spam', 'muted');
    await desk.changeAuthor({ of: id, standing: { kind: 'banned', until: null } });
    same(await statusOf('Refused'), 'refused', 'banned');
    await desk.changeAuthor({ of: id, standing: { kind: 'banned', until: 1 } });
    same(await statusOf('Its time is over'), 'published', 'over');
    const lifted = await desk.changeAuthor({ of: id, standing: null, dropNote: held.notes[0]?.id ?? '' });
    same([lifted.standing, lifted.notes], [null, []], 'lifted');
    same(lifted.recent.map(({ comment }) => comment.text), ['Its time is over', 'Put aside', 'Waits now', 'Known'], 'what they wrote');
    same(JSON.stringify(lifted).includes('@'), false, 'an address');
  });
};
