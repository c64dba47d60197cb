/** Reporting: readers say what breaks the rules, and what is illegal. */
import type { QueueItem } from '../../src/moderation/model/backend.js';
import { codeOf, same, settled } from './checks.js';
import type { Part } from './site.js';

export const reporting: Part = (on) => {
  on('what readers reported after it was read is not let stand unseen; it can still be taken away', ['reports', 'list-reported'], async (site) => {
    const id = await site.publish('Bad words');
    const taking = await site.comments.taking();
    const flag = () => taking.flag({ id, secret: site.newSecret(), says: { reason: 'insult' } });
    await flag();
    const [seen] = await site.queue('reported');
    await flag();
    const [kept] = await site.decide(seen as QueueItem, 'keep', 'unseen');
    same([kept?.kind, kept?.kind === 'conflict' ? kept.because : ''], ['conflict', 'reported'], 'kept');
    same(settled(kept).reasons.filter(({ rule }) => rule === 'report').map(({ params }) => params.get('count')), [2], 'both reports are shown');
    same((await site.decide(settled(kept), 'keep', 'seen')).map(({ kind }) => kind), ['done'], 'now it was seen');
    await flag();
    same((await site.decide({ ...settled(kept) }, 'remove', 'away')).map(({ kind }) => kind), ['done'], 'reports do not stand in the way of taking away');
  });

  on('CM-23: reports come in two lanes, each once, and moderators see them beside the reasons of the rules', ['reports', 'list-reported'], async (site) => {
    const id = await site.publish('Bad words');
    const taking = await site.comments.taking();
    const flag = { id, secret: site.newSecret(), says: { reason: 'insult', words: 'Calls her a thief' } };
    const first = await taking.flag(flag);
    same(first.kind, 'received', 'received');
    same(await taking.flag(flag), first, 'the same report again');
    same(await codeOf(taking.flag({ ...flag, says: { reason: 'spam' } })), 'secret-reused', 'other words');
    await taking.flag({ id, secret: site.newSecret(), says: { reason: 'insult' } });
    const says = { kind: 'defamation', explanation: 'It is untrue.', name: 'Zara Abbas', email: 'zara@mail.example', goodFaith: true };
    const notice = await taking.notice({ id, secret: site.newSecret(), says, location: `https://paper.example/talks#comment-${id}` });
    same(notice.kind === 'received' && first.kind === 'received' && notice.number !== first.number, true, 'two numbers');
    const [item] = await site.queue('reported');
    const reasons = (item?.reasons ?? []).filter(({ rule }) => rule === 'report').map(({ code, params }) => [code, ...['reason', 'count', 'words'].map((name) => params.get(name))]);
    same(reasons, [['reported-illegal', 'defamation', 1, 'It is untrue.'], ['reported', 'insult', 2, 'Calls her a thief']], 'reasons');
    same(JSON.stringify([item, [...(item?.reasons[0]?.params ?? [])]]).includes('zara@'), false, 'the address of who gave notice');
    same((await site.load()).comments.map((each) => each.id), [id], 'still published');
    same((await site.moderation.queue({ queue: 'held', limit: 5 })).counts.reported, 1, 'counted');
    await site.decide(item as QueueItem, 'hold', 'hold');
    same((await site.queue('reported')).length, 0, 'held');
    await site.moderation.undo('hold');
    same((await site.queue('reported')).length, 1, 'taken back');
    const [kept] = await site.decide((await site.queue('reported'))[0] as QueueItem, 'keep', 'keep');
    same([settled(kept).comment.status, settled(kept).decided?.action], ['published', 'keep'], 'kept');
    same([(await site.queue('reported')).length, (await site.load()).comments.length], [0, 1], 'off the list, still there');
    await site.moderation.undo('keep');
    same([(await site.queue('reported')).length, (await site.load()).comments.length], [1, 1], 'on the list again');
    const [held] = await site.decide((await site.queue('reported'))[0] as QueueItem, 'hold', 'again');
    await site.decide(settled(held), 'approve', 'kept');
    same((await site.queue('reported')).length, 0, 'somebody has looked and kept it');
    same((await site.queue('published'))[0]?.reasons.some(({ rule }) => rule === 'report'), false, 'settled');
  });

  on('CM-21: a notice of illegal content says why, who, and in good faith; an unnamed one only where the law lets it', ['reports'], async (site) => {
    const id = await site.publish('Bad words');
    const taking = await site.comments.taking();
    const notice = async (says: object) => {
      const outcome = await taking.notice({ id, secret: site.newSecret(), says, location: '' });
      return outcome.kind === 'refused' ? outcome.problems.map(({ field, code }) => `${field} ${code}`) : outcome.kind;
    };
    same(await notice({}), ['kind missing', 'explanation missing', 'name missing', 'email missing', 'goodFaith missing'], 'empty');
    same(await notice({ kind: 'hate', explanation: 'Why', name: 'A', email: 'nobody', goodFaith: true }), ['email not-an-email'], 'address');
    same(await notice({ kind: 'child-abuse', explanation: 'Why', goodFaith: true }), 'received', 'unnamed');
    same(await notice({ kind: 'child-abuse', explanation: 'a'.repeat(5001), goodFaith: true }), ['explanation too-long'], 'too long');
    const flag = await taking.flag({ id, secret: site.newSecret(), says: { reason: 'other' } });
    same(flag, { kind: 'refused', problems: [{ field: 'words', code: 'missing' }] }, 'another reason needs words');
  });

  on('who reported is told to moderators alone', ['reports'], async (site) => {
    const id = await site.publish('Bad words');
    const taking = await site.comments.taking();
    await taking.flag({ id, secret: site.newSecret(), says: { reason: 'insult', words: 'Why' } });
    const desk = await site.moderation.desk();
    same((await desk.reports(id)).map(({ lane, reason, words, name, email, open }) => [lane, reason, words, name, email, open]), [['house', 'insult', 'Why', null, null, true]], 'reports');
  });
};
