/** Writing: what becomes of a comment when it is posted. */
import { codeOf, idOf, same } from './checks.js';
import type { Part } from './site.js';

export const writing: Part = (on) => {
  on('a first comment is held, and nobody else sees it', [], async (site) => {
    const { own } = await site.post('Hello');
    same([own.comment.status, own.comment.text, own.comment.thread], ['held', 'Hello', site.thread], 'stored');
    same((await site.load()).comments, [], 'public page');
    same((await site.load()).info.total, 0, 'total');
  });

  on('who wrote it is told why it is held', ['reasons'], async (site) => {
    const { own } = await site.post('Hello');
    same(own.reasons.some(({ rule }) => rule === 'first-time'), true, 'a reason');
  });

  on('words are cleaned, and nothing of them is HTML or lost', [], async (site) => {
    const { own } = await site.post(' <b>bold</b>\r\n\u202Ex & "y" 👩‍🚀 یہ', { name: 'Sana\u202E  Mir' });
    same([own.comment.author.name, own.comment.text], ['Sana Mir', ' <b>bold</b>\n\u202Ex & "y" 👩‍🚀 یہ\u202C'], 'cleaned');
  });

  on('the same secret with the same words makes one comment, with other words none', [], async (site) => {
    const submission = site.submission('Once');
    const [first, second] = await Promise.all([site.comments.post(submission), site.comments.post(submission)]);
    same(idOf(first), idOf(second), 'ids');
    same(idOf(await site.comments.post(submission)), idOf(first), 'later');
    same((await site.queue('held')).length, 1, 'comments kept');
    const other = { ...submission, draft: { ...submission.draft, text: 'Twice' } };
    same(await codeOf(site.comments.post(other)), 'secret-reused', 'code');
  });

  on('a draft that cannot be taken comes back with its problems and is not kept', [], async (site) => {
    const outcome = await site.comments.post(site.submission(' ', { email: 'nobody' }));
    const problems = outcome.kind === 'refused' ? outcome.problems.map(({ field, code }) => `${field} ${code}`) : outcome.kind;
    same(problems, ['email not-an-email', 'text missing'], 'problems');
    const max = site.longestText;
    same((await site.load()).info.limits.text.max, max, 'the limit is told');
    const tooLong = await site.comments.post(site.submission('a'.repeat(max + 1)));
    same(tooLong.kind === 'refused' && tooLong.problems, [{ field: 'text', code: 'too-long', max, length: max + 1 }], 'too long');
    same((await site.queue('held')).length, 0, 'comments kept');
  });

  on('a reply stands under what it answers, and one to nothing is not taken', [], async (site) => {
    const parent = await site.publish('First');
    const reply = await site.post('Second', {}, parent);
    same([reply.own.comment.parent, reply.own.comment.status], [parent, 'published'], 'reply');
    same((await site.load()).comments.map(({ id }) => id), [parent, reply.own.comment.id], 'page');
    same(await codeOf(site.comments.post(site.submission('Third', {}, 'nobody-here'))), 'not-allowed', 'code');
  });

  on('a field that people do not see, filled in, makes it spam', ['traps'], async (site) => {
    await site.comments.post({ ...site.submission('Buy'), trap: 'x' });
    same((await site.queue('spam')).map(({ comment }) => comment.text), ['Buy'], 'spam queue');
  });
};
