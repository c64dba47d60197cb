/** A site in which everything has happened once: what an export, a backup and `verify` must get right. */
import { newsroom } from '@sayso/widgets/moderation';
import type { Database } from '../../src/db/database.js';
import { hashSecret, newId } from '../../src/db/ids.js';
import { createRepository } from '../../src/db/repository.js';
import { defaultSite } from '../../src/settings.js';
import { authorKey, textKey } from '../../src/facts.js';
import { Site } from '../../src/site.js';
import { newComment, newKey, noon } from './fixtures.js';

export const makeLivelySite = async (database: Database, id = 'lively', comments = 60): Promise<Site> => {
  const repository = createRepository(database, newId);
  const site = new Site(defaultSite(id), await repository.openSite(id, noon));
  await repository.addModerator(id, { id: 'editor', name: 'Editör' }, noon);
  const words = ['The *vote* was close.', 'ووٹ بہت قریب تھا۔', '> quoted\n\n- one\n- two', 'a ]]> b & <c> "d"', '1 < 2\t👩‍🚀', '```js\nlet a\n```'];
  const posted: { readonly id: string; readonly secret: string; readonly thread: string }[] = [];
  for (let index = 0; index < comments; index++) {
    const thread = ['/talks', '/?p=4', '/اردو/'][index % 3] ?? '/talks';
    const parent = index >= 9 && index % 4 !== 0 ? (posted[index - 3]?.id ?? null) : null;
    const email = index % 5 === 0 ? '' : `reader${index % 7}@reader.example`;
    const text = `${words[index % words.length] ?? ''} ${index}`;
    const secret = newId();
    const comment = newComment({
      thread, parent, text, email: email || null, authorKey: authorKey(site, email), textKey: textKey(site, text), createdAt: noon + index * 1001, name: `Réader ${index % 7}`,
      website: index % 6 === 0 ? 'https://reader.example/' : '', status: index % 8 === 7 ? 'held' : 'published', dir: index % 9 === 0 ? 'rtl' : null,
      reasons: index % 8 === 7 ? [{ rule: 'links', code: 'too-many-links', action: 'hold', params: new Map([['count', 3]]), where: [{ field: 'text', start: 0, end: 3 }] }] : [],
      page: { url: `https://paper.example${encodeURI(thread)}`, title: 'Talks & more' }, ...(index % 10 === 3 ? { confirmedAt: noon, member: true } : {}),
    });
    const mail = email === '' || index % 11 !== 0 ? null : { recipient: email, authorKey: comment.authorKey ?? '', confirm: false, notify: true, proven: true, token: newId() };
    await repository.post(id, newKey(secret), comment, 'newsroom@1', mail);
    posted.push({ id: comment.id, secret, thread });
  }
  const decide = (index: number, action: 'approve' | 'spam' | 'reject' | 'remove', expectedStatus: 'held' | 'published', batch = newId()) =>
    repository.decide(id, batch, 'editor', [{ id: posted[index]?.id ?? '', revision: 1, expectedStatus, action }], noon + 70_000, 20_000).then(() => batch);
  await decide(7, 'approve', 'held');
  await decide(15, 'spam', 'held');
  await decide(23, 'reject', 'held');
  await decide(12, 'remove', 'published');
  await repository.undo(id, await decide(16, 'remove', 'published'), 'editor', noon + 71_000);
  for (const index of [0, 0, 0, 4, 5]) await repository.vote(id, posted[index]?.id ?? '', hashSecret(newId()), noon + 80_000);
  await repository.report(id, {
    number: 'K7QXM-2R9TD', secretHash: hashSecret(newId()), bodyHash: 'b', comment: posted[1]?.id ?? '', lane: 'illegal', reason: 'defamation', words: 'It says…', location: 'https://paper.example/#c',
    name: 'Sana', email: 'sana@reader.example', goodFaith: true, at: noon + 90_000,
  });
  for (const [index, removed] of [[2, false], [6, true], [59, true]] as const) {
    const one = posted[index % comments];
    const seen = one === undefined ? null : await repository.written(id, one.id, hashSecret(one.secret));
    if (seen === null) continue;
    if (removed) await repository.removeByAuthor(id, seen, noon + 95_000);
    else await repository.edit(id, seen, { at: noon + 94_000, status: 'published', text: 'Other words', textKey: textKey(site, 'Other words'), dir: null, reasons: [], ruleSet: 'newsroom@1' });
  }
  const [rude = '', asks = ''] = [posted[1]?.id, posted[3]?.id];
  await repository.changeAuthor(id, { of: rude, standing: { kind: 'muted', until: null }, reason: { code: 'insult', words: 'Twice “rude”.' }, addNote: 'Twice rude' }, 'editor', noon + 95_500);
  await repository.changeAuthor(id, { of: rude, standing: { kind: 'banned', until: noon + 9_000_000 } }, 'editor', noon + 95_600);
  await repository.changeAuthor(id, { of: asks, standing: { kind: 'pre-moderated', until: null }, reason: { code: 'off-topic' } }, 'editor', noon + 95_700);
  await repository.appealAccount(id, asks, 'I was answering.', noon + 95_800);
  await repository.changeThread(id, { thread: '/talks', state: 'closed', closedNote: 'Enough.', question: 'Why?', pinned: [posted[0]?.id ?? ''] }, noon + 96_000);
  await repository.changeThread(id, { thread: '/empty', question: 'Nobody yet?' }, noon + 97_000);
  await repository.keepRuleSet(id, 0, newsroom, null, noon);
  await repository.keepRuleSet(id, newsroom.version, { ...newsroom, name: 'ours', version: newsroom.version + 1 }, 'editor', noon + 97_500);
  await repository.replaceLearnt(id, '{"taught":{"spam":1,"ham":2}}', noon + 97_600);
  const hash = 'a'.repeat(64);
  await repository.keepReceipt(id, { hash, event: 'given', granted: ['tube', 'اردو'], refused: [], notice: 'b'.repeat(64), policy: 'c'.repeat(64), revision: 3, texts: [{ hash: 'b'.repeat(64), text: 'Words' }] }, 20_400);
  await repository.importComments(
    id, 'wxr:old.example',
    async function* () {
      const { id: _id, parent: _parent, ...comment } = newComment({ thread: '/talks', text: 'From before', authorKey: null, email: null });
      yield { sourceId: '/talks#1', parentSourceId: null, comment: { ...comment, votes: 2 } };
    },
    noon + 98_000,
  );
  return site;
};
