/**
 * What every keeper of comments promises, as one suite: `local` and `http` (against the real server) run it unchanged, and so
 * will the next one. It uses mocha's or node:test's words, whichever is handed in, and throws plain errors.
 */
import type { CommentBackend, OwnComment, PostOutcome, Submission, ThreadEvent } from '../../src/comments/model/backend.js';
import { BackendError } from '../../src/comments/model/errors.js';
import { newsroom } from '../../src/moderation/model/presets/newsroom.js';
import type { RuleSet } from '../../src/moderation/model/rule-set.js';
import { queueNames, type DecisionAction, type DecisionResult, type ModerationBackend, type QueueEvent, type QueueItem, type QueueName, type QueuePage, type QueueQuery } from '../../src/moderation/model/backend.js';

/** The newsroom's, but for its pace: the suite posts faster than people do. */
export const rulesUnderTest: RuleSet = { ...newsroom, rules: newsroom.rules.filter(({ rule }) => rule !== 'pace') };

/** One fresh, empty site, with these rules: an author's first comment is held. */
export interface BackendUnderTest {
  readonly comments: CommentBackend;
  readonly moderation: ModerationBackend;
  /** Unguessable text of 22 base64url characters. */
  readonly newSecret: () => string;
  /** Closes the thread, where the backend under test can. */
  readonly closeThread?: (thread: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

export interface Words {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<void>) => void;
}

const same = (found: unknown, expected: unknown, what: string): void => {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
};

const until = async (condition: () => boolean, what: string): Promise<void> => {
  for (const start = Date.now(); !condition(); ) {
    if (Date.now() - start > 8000) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'nothing was thrown';
  } catch (error) {
    return error instanceof BackendError ? error.code : String(error);
  }
};

const thread = '/2026/11/talks?a=1&b=ä';

export const describeBackend = (name: string, make: () => Promise<BackendUnderTest>, { describe, it }: Words): void => {
  /** Runs a test on a site of its own. */
  const on = (title: string, body: (site: Site) => Promise<void>): void =>
    it(title, async () => {
      const under = await make();
      try {
        await body(new Site(under));
      } finally {
        await under.end();
      }
    });

  describe(`${name} keeps comments`, () => {
    on('an unknown thread is open and empty', async ({ comments }) => {
      const page = await comments.load({ thread, sort: 'newest', limit: 10 });
      same([page.comments, page.next, page.info.state, page.info.total, page.info.thread], [[], null, 'open', 0, thread], 'page');
      same([...(await comments.counts([thread, '/other']))], [[thread, 0], ['/other', 0]], 'counts');
    });

    on('a first comment is held, with its reason, and only its author sees it', async (site) => {
      const { secret, own } = await site.post('Hello');
      same([own.comment.status, own.comment.text, own.comment.thread], ['held', 'Hello', thread], 'stored');
      same(own.reasons.some(({ rule }) => rule === 'first-time'), true, 'a reason');
      same((await site.load()).comments, [], 'public page');
      const [again, unknown] = await site.comments.receipts([secret, site.newSecret()]);
      same([again?.comment.id, unknown], [own.comment.id, null], 'receipts');
      same(JSON.stringify(again).includes('sana@'), false, 'an e-mail address in a receipt');
    });

    on('words are cleaned, and nothing of them is HTML or lost', async (site) => {
      const { own } = await site.post(' <b>bold</b>\r\n\u202Ex & "y" 👩‍🚀 یہ', { name: 'Sana\u202E  Mir' });
      same([own.comment.author.name, own.comment.text], ['Sana Mir', ' <b>bold</b>\n\u202Ex & "y" 👩‍🚀 یہ\u202C'], 'cleaned');
    });

    on('the same secret with the same words makes one comment, with other words none', async (site) => {
      const submission = site.submission('Once');
      const [first, second] = await Promise.all([site.comments.post(submission), site.comments.post(submission)]);
      same(idOf(first), idOf(second), 'ids');
      same(idOf(await site.comments.post(submission)), idOf(first), 'later');
      same((await site.queue('held')).length, 1, 'comments kept');
      const other = { ...submission, draft: { ...submission.draft, text: 'Twice' } };
      same(await codeOf(site.comments.post(other)), 'secret-reused', 'code');
    });

    on('a draft that cannot be taken comes back with its problems and is not kept', async (site) => {
      const outcome = await site.comments.post(site.submission(' ', { email: 'nobody' }));
      const problems = outcome.kind === 'refused' ? outcome.problems.map(({ field, code }) => `${field} ${code}`) : outcome.kind;
      same(problems, ['email not-an-email', 'text missing'], 'problems');
      const tooLong = await site.comments.post(site.submission('a'.repeat(10_001)));
      same(tooLong.kind === 'refused' && tooLong.problems, [{ field: 'text', code: 'too-long', max: 10_000, length: 10_001 }], 'too long');
      same((await site.queue('held')).length, 0, 'comments kept');
    });

    on('a reply stands under what it answers, and one to nothing is not taken', async (site) => {
      const parent = await site.publish('First');
      const reply = await site.post('Second', {}, parent);
      same([reply.own.comment.parent, reply.own.comment.status], [parent, 'published'], 'reply');
      same((await site.load()).comments.map(({ id }) => id), [parent, reply.own.comment.id], 'page');
      same(await codeOf(site.comments.post(site.submission('Third', {}, 'nobody-here'))), 'not-allowed', 'code');
    });

    on('a field that people do not see, filled in, makes it spam', async (site) => {
      await site.comments.post({ ...site.submission('Buy'), trap: 'x' });
      same((await site.queue('spam')).map(({ comment }) => comment.text), ['Buy'], 'spam queue');
    });

    on('the most discussed come first, and what nobody recommends goes by age', async (site) => {
      const ids = [await site.publish('0')];
      for (const text of ['1', '2']) ids.push(idOf(await site.comments.post(site.submission(`Comment ${text}`))));
      const replies = [];
      for (const text of ['a', 'b']) replies.push(idOf(await site.comments.post(site.submission(`Reply ${text}`, {}, ids[1] ?? null))));
      for (const [sort, expected] of [['discussed', [ids[1], ...replies, ids[2], ids[0]]], ['best', [ids[2], ids[1], ...replies, ids[0]]]] as const) {
        const first = await site.comments.load({ thread, sort, limit: 2 });
        const second = await site.comments.load({ thread, sort, limit: 2, cursor: first.next ?? '' });
        same([...first.comments, ...second.comments].map(({ id }) => id), expected, sort);
        same([second.next, first.info.sorts?.includes(sort)], [null, true], 'the end');
      }
    });

    on('a link into a thread brings the conversation with the first page, once', async (site) => {
      const old = await site.publish('0');
      const reply = idOf(await site.comments.post(site.submission('Reply', {}, old)));
      const ids: string[] = [];
      for (const text of ['1', '2', '3']) ids.unshift(idOf(await site.comments.post(site.submission(`Comment ${text}`))));
      const plain = await site.comments.load({ thread, sort: 'newest', limit: 2 });
      const page = await site.comments.load({ thread, sort: 'newest', limit: 2, around: reply });
      same(page.comments.map(({ id }) => id), [...ids.slice(0, 2), old, reply], 'page');
      same([page.next, page.info.total], [plain.next, 5], 'the pages go on');
      const there = await site.comments.load({ thread, sort: 'newest', limit: 2, around: ids[0] ?? '' });
      same(there.comments.map(({ id }) => id), ids.slice(0, 2), 'already there');
      same((await site.comments.load({ thread, sort: 'newest', limit: 2, around: 'nobody-here' })).comments.length, 2, 'unknown');
    });

    on('an editor closes a thread with a sentence, opens it, asks, and pins', async (site) => {
      const first = await site.publish('First');
      const second = idOf(await site.comments.post(site.submission('Second')));
      const reply = idOf(await site.comments.post(site.submission('Reply', {}, first)));
      const editing = await site.moderation.threads();
      same((await editing.change({ thread, pinned: [reply] })).kind, 'not-pinnable', 'a reply');
      const asked = await editing.change({ thread, question: 'What would you ask?', pinned: [first] });
      same(asked.kind === 'stored' && [asked.settings.question, asked.settings.pinned], ['What would you ask?', [first]], 'stored');
      const page = await site.load();
      same([page.info.question, page.info.pinned, page.info.state], ['What would you ask?', [first], 'open'], 'info');
      same(page.comments.map(({ id }) => id), [first, reply, second], 'pinned first');
      await editing.change({ thread, state: 'closed', closedNote: 'Enough said.' });
      const { info } = await site.load();
      same([info.state, info.closedBecause, info.closedNote, info.question], ['closed', 'by-editor', 'Enough said.', 'What would you ask?'], 'closed');
      same((await site.comments.post(site.submission('Late'))).kind, 'closed', 'a late comment');
      await editing.change({ thread, state: 'open', closesAt: 4_000_000_000_000 });
      same([(await site.load()).info.state, (await site.load()).info.closesAt], ['open', 4_000_000_000_000], 'open again');
      same((await editing.settings(thread)).pinned, [first], 'settings');
    });

    on('pages neither repeat nor skip, in both orders, replies with their branch', async (site) => {
      const ids = [await site.publish('0')];
      for (const text of ['1', '2', '3', '4']) ids.push(idOf(await site.comments.post(site.submission(`Comment ${text}`))));
      const reply = idOf(await site.comments.post(site.submission('Reply', {}, ids[0] ?? null)));
      for (const [sort, expected] of [['oldest', [ids[0], reply, ...ids.slice(1)]], ['newest', [...ids.slice(1).reverse(), ids[0], reply]]] as const) {
        const seen: string[] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = await site.comments.load({ thread, sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
          seen.push(...page.comments.map(({ id }) => id));
          same(page.info.total, 6, 'total');
          cursor = page.next;
        }
        same(seen, expected, sort);
      }
      same((await site.comments.counts([thread])).get(thread), 6, 'count');
    });

    on('threads are kept apart', async (site) => {
      await site.publish('Here');
      same((await site.comments.load({ thread: '/elsewhere', sort: 'newest', limit: 10 })).comments, [], 'elsewhere');
    });

    on('an answer names the number it is true for, and following it misses nothing after', async (site) => {
      if (!site.comments.capabilities.live) return;
      const { seq } = await site.load();
      const id = await site.publish('News');
      const events: ThreadEvent[] = [];
      const stop = site.comments.follow(thread, seq, (event) => void events.push(event));
      await until(() => events.some((event) => event.kind === 'comment' && event.comment.id === id), 'the comment that came before following');
      const [item] = await site.queue('published');
      await site.decide(item as QueueItem, 'remove');
      await until(() => events.some((event) => event.kind === 'gone' && event.id === id), 'the comment to go');
      const numbers = events.flatMap((event) => (event.kind === 'connection' ? [] : [event.seq]));
      same(numbers, [...numbers].sort((a, b) => a - b), 'numbers going up');
      stop();
    });

    on('a held comment is told to nobody who follows', async (site) => {
      if (!site.comments.capabilities.live) return;
      const events: ThreadEvent[] = [];
      const stop = site.comments.follow(thread, 0, (event) => void events.push(event));
      await site.post('Secret');
      const id = await site.publish('Public', { email: 'other@mail.example' });
      await until(() => events.some((event) => event.kind === 'comment' && event.comment.id === id), 'the public one');
      same(JSON.stringify(events).includes('Secret'), false, 'the held one was told');
      stop();
    });
  });

  describe(`${name} lets authors change their own`, () => {
    on('new words stand for everybody who looks, with the mark and another revision', async (site) => {
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

    on('new words are judged as if they were posted: held again, and what waits goes on waiting', async (site) => {
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

    on('a comment that a moderator let through is judged without its own good name', async (site) => {
      const { secret, own } = await site.post('Hello');
      const [item] = await site.queue('held');
      await site.decide(item as QueueItem, 'approve');
      const outcome = await (await site.comments.editing()).edit({ secret, id: own.comment.id, revision: 1, text: 'Something else' });
      same(outcome.kind === 'stored' && outcome.own.comment.status, 'held', 'held again');
    });

    on('words that cannot be taken change nothing and say why', async (site) => {
      const { secret, own } = await site.post('Hello');
      const editing = await site.comments.editing();
      const outcome = await editing.edit({ secret, id: own.comment.id, revision: 1, text: '  ' });
      same(outcome, { kind: 'refused', problems: [{ field: 'text', code: 'missing' }], reasons: [] }, 'refused');
      same((await site.comments.receipts([secret]))[0]?.comment, own.comment, 'as it was');
    });

    on('nobody changes what is not theirs, and nobody on what no longer stands so', async (site) => {
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

    on('a moderator decides on words, not on what became of them', async (site) => {
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

    on('undo brings no words back that nobody has looked at', async (site) => {
      await site.publish('First');
      const { secret, own } = await site.post('Fine');
      const item = (await site.queue('published')).find(({ comment }) => comment.id === own.comment.id);
      await site.decide(item as QueueItem, 'hold', 'held');
      await (await site.comments.editing()).edit({ secret, id: own.comment.id, revision: 1, text: 'Not fine' });
      same((await site.moderation.undo('held')).map(({ kind }) => kind), ['conflict'], 'undo');
      same((await site.comments.receipts([secret]))[0]?.comment.status, 'held', 'status');
    });

    on('what its author takes away is gone for good, and replies keep their place', async (site) => {
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

    on('who follows is told of new words, and of what was taken away', async (site) => {
      if (!site.comments.capabilities.live) return;
      await site.publish('First');
      const { secret, own } = await site.post('Slipp');
      const { id } = own.comment;
      const { seq } = await site.load();
      const events: ThreadEvent[] = [];
      const stop = site.comments.follow(thread, seq, (event) => void events.push(event));
      const editing = await site.comments.editing();
      await editing.edit({ secret, id, revision: 1, text: 'Slip' });
      await until(() => events.some((event) => event.kind === 'comment' && event.comment.text === 'Slip'), 'the new words');
      await editing.remove({ secret, id });
      await until(() => events.some((event) => event.kind === 'gone' && event.id === id), 'the comment to go');
      stop();
    });
  });

  describe(`${name} lets moderators decide`, () => {
    on('the queue says what, where, why and by whom', async (site) => {
      await site.post('Look at https://a.example https://b.example https://c.example');
      const [item] = await site.queue('held');
      same(item?.page, { url: 'https://paper.example/talks', title: 'Talks' }, 'page');
      same([item?.author, item?.decided, item?.inReplyTo], [{ published: 0, refused: 0 }, null, null], 'context');
      const links = item?.reasons.find(({ rule }) => rule === 'links');
      same(links?.where?.map(({ start, end }) => item?.comment.text.slice(start, end)).some((text) => text?.includes('a.example') === true), true, 'the place that was seen');
      same(JSON.stringify(item).includes('sana@'), false, 'an e-mail address in the queue');
      const { counts } = await site.moderation.queue({ queue: 'held', limit: 1 });
      same(counts, { held: 1, reported: 0, unreviewed: 0, published: 0, spam: 0, rejected: 0, all: 1 }, 'counts');
    });

    on('a decision publishes, and says who decided; undo restores what was', async (site) => {
      const { secret } = await site.post('Hello');
      const [item] = await site.queue('held');
      const [result] = await site.decide(item as QueueItem, 'approve', 'batch-one');
      const done = settled(result);
      same([result?.kind, done.comment.status, done.decided?.action, done.decided?.batch], ['done', 'published', 'approve', 'batch-one'], 'decision');
      same((await site.load()).info.total, 1, 'total');
      const undone = await site.moderation.undo('batch-one');
      same([undone[0]?.kind, settled(undone[0]).comment.status], ['done', 'held'], 'undo');
      same((await site.moderation.undo('batch-one')).map(({ kind }) => kind), ['done'], 'undo again');
      same((await site.load()).comments, [], 'public page');
      same((await site.comments.receipts([secret]))[0]?.comment.status, 'held', 'its author is told');
    });

    on('undo gives each comment of a batch the status it had', async (site) => {
      const published = await site.publish('Seen');
      await site.post('Waits', { email: 'new@mail.example' });
      const items = [...(await site.queue('held')), ...(await site.queue('published'))];
      const batch = site.newSecret();
      await site.moderation.decide(items.map((item) => decisionOn(item, 'spam')), batch);
      same((await site.queue('spam')).length, 2, 'spam');
      await site.moderation.undo(batch);
      same([(await site.queue('held')).length, (await site.queue('published')).map(({ comment }) => comment.id)], [1, [published]], 'as before');
    });

    on('a decision on what no longer stands is a conflict and names who was first', async (site) => {
      await site.post('Hello');
      const [item] = await site.queue('held');
      await site.decide(item as QueueItem, 'approve', 'first');
      const [late] = await site.decide(item as QueueItem, 'spam', 'second');
      same([late?.kind, settled(late).comment.status, settled(late).decided?.batch], ['conflict', 'published', 'first'], 'second decision');
      const current = (await site.queue('published'))[0] as QueueItem;
      const [stale] = await site.moderation.decide([{ ...decisionOn(current, 'spam'), revision: 99 }], 'third');
      same(stale?.kind, 'conflict', 'other words');
      same((await site.decide(current, 'reject', 'fourth')).map(({ kind }) => kind), ['conflict'], 'an action that does not apply');
      const [unknown] = await site.moderation.decide([{ id: 'nobody', revision: 1, expectedStatus: 'held', action: 'approve' }], 'fifth');
      same(unknown, { kind: 'unknown', id: 'nobody' }, 'unknown');
    });

    on('what readers reported after it was read is not let stand unseen; it can still be taken away', async (site) => {
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

    on('words that changed after they were read are not approved, whatever the status', async (site) => {
      const { secret, own } = await site.post('Before');
      const [seen] = await site.queue('held');
      await (await site.comments.editing()).edit({ secret, id: own.comment.id, revision: 1, text: 'After' });
      const [late] = await site.decide(seen as QueueItem, 'approve', 'unread');
      same([late?.kind, late?.kind === 'conflict' ? late.because : '', settled(late).comment.text], ['conflict', 'edited', 'After'], 'approved');
    });

    on('lists narrow by article, author, rule and words, and their counts equal them', async (site) => {
      await site.publish('First of Sana, and the last');
      await site.post('Second of Sana, published by the rules');
      await site.post('Third with the links of this https://a.example https://b.example https://c.example');
      await site.post('سلام دنيا', { name: 'Bilal', email: 'bilal@mail.example' });
      const lists = async (query: Omit<QueueQuery, 'limit'>) => {
        const page = await site.moderation.queue({ ...query, limit: 50 });
        if (page.matching !== null) same(page.matching, page.items.length, `matching of ${JSON.stringify(query)}`);
        return page.items.map(({ comment }) => comment.text.slice(0, 5));
      };
      const [bilal] = (await site.moderation.queue({ queue: 'held', limit: 50 })).items;
      same(await lists({ queue: 'unreviewed' }), ['Secon'], 'published unreviewed');
      same(await lists({ queue: 'all' }), ['سلام ', 'Third', 'Secon', 'First'], 'all');
      same(await lists({ queue: 'all', authorOf: bilal?.comment.id ?? '' }), ['سلام '], 'of one author');
      same(await lists({ queue: 'held', rule: 'links' }), ['Third'], 'by rule');
      same(await lists({ queue: 'published', rule: 'links' }), [], 'by rule, elsewhere');
      same(await lists({ queue: 'all', text: 'SANA' }), ['Third', 'Secon', 'First'], 'by words, in text or name');
      same(await lists({ queue: 'all', text: 'دنیا' }), ['سلام '], 'however they are spelt');
      same(await lists({ queue: 'all', lang: 'en' }), ['Third', 'Secon', 'First'], 'by language, guessed from its words');
      same(await lists({ queue: 'all', thread }), ['سلام ', 'Third', 'Secon', 'First'], 'of the article');
      same(await lists({ queue: 'all', thread: '/other' }), [], 'of another article');
      const { counts } = await site.moderation.queue({ queue: 'held', limit: 1 });
      for (const name of queueNames) same(counts[name], (await lists({ queue: name })).length, `count of ${name}`);
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page: QueuePage = await site.moderation.queue({ queue: 'all', limit: 1, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.items.map(({ comment }) => comment.text.slice(0, 5)));
        cursor = page.next;
      }
      same(seen, ['سلام ', 'Third', 'Secon', 'First'], 'page by page');
    });

    on('one of a batch goes back to where it was, the others stay', async (site) => {
      await site.post('One', { email: 'one@mail.example' });
      await site.post('Two', { email: 'two@mail.example' });
      const items = await site.queue('held');
      await site.moderation.decide(items.map((item) => decisionOn(item, 'reject')), 'both');
      same((await site.moderation.undo('both', [items[0]?.comment.id ?? ''])).map(({ kind }) => kind), ['done'], 'undo');
      same([(await site.queue('held')).map(({ comment }) => comment.id), (await site.queue('rejected')).length], [[items[0]?.comment.id], 1], 'one is back');
    });

    on('a decision says why, in a code and own words', async (site) => {
      await site.post('Buy');
      const [item] = await site.queue('held');
      await site.moderation.decide([{ ...decisionOn(item as QueueItem, 'reject'), reason: { code: 'advertising', words: 'A shop — «again»' } }], 'why');
      same((await site.queue('rejected'))[0]?.decided?.reason, { code: 'advertising', words: 'A shop — «again»' }, 'reason');
    });

    on('the same batch sent again changes nothing', async (site) => {
      await site.post('Hello');
      const [item] = await site.queue('held');
      const [first] = await site.decide(item as QueueItem, 'approve', 'same');
      const [second] = await site.decide(item as QueueItem, 'approve', 'same');
      same([second?.kind, settled(second).comment.seq], ['done', settled(first).comment.seq], 'second answer');
    });

    on('of two moderators at once one is first', async (site) => {
      await site.post('Hello');
      const [item] = await site.queue('held');
      const kinds = await Promise.all([site.decide(item as QueueItem, 'approve', 'a'), site.decide(item as QueueItem, 'spam', 'b')]);
      same(kinds.flat().map(({ kind }) => kind).sort(), ['conflict', 'done'], 'kinds');
    });

    on('undo does not take back what somebody decided since', async (site) => {
      await site.post('Hello');
      const [item] = await site.queue('held');
      const [approved] = await site.decide(item as QueueItem, 'approve', 'one');
      await site.decide(settled(approved), 'spam', 'two');
      same((await site.moderation.undo('one')).map(({ kind }) => kind), ['conflict'], 'undo');
      same((await site.queue('spam')).length, 1, 'spam');
    });

    on('a reader recommends a comment once, however often it is said, and takes it back', async (site) => {
      const id = await site.publish('Worth reading');
      const taking = await site.comments.taking();
      same((await site.load()).info.offers?.includes('votes'), true, 'offered');
      const [mine, other] = [{ id, secret: site.newSecret() }, { id, secret: site.newSecret() }];
      const both = await Promise.all([taking.vote(mine), taking.vote(mine)]);
      same(both, [{ kind: 'counted', votes: 1 }, { kind: 'counted', votes: 1 }], 'the same vote twice');
      same(await taking.vote(other), { kind: 'counted', votes: 2 }, 'another vote');
      same((await site.load()).comments[0]?.votes, 2, 'in the thread');
      const newer = idOf(await site.comments.post(site.submission('Newer')));
      const order = async (sort: 'best' | 'newest') => (await site.comments.load({ thread, sort, limit: 5 })).comments.map((each) => each.id);
      same([await order('newest'), await order('best')], [[newer, id], [id, newer]], 'the best first');
      same(await taking.unvote(mine), { kind: 'counted', votes: 1 }, 'taken back');
      same(await taking.unvote(mine), { kind: 'counted', votes: 1 }, 'taken back again');
      await taking.unvote(other);
      same((await site.load()).comments.map(({ votes }) => votes ?? 'none'), ['none', 'none'], 'no votes, no count');
      const { own } = await site.post('Held', { email: 'held@mail.example' });
      same(await codeOf(taking.vote({ id: own.comment.id, secret: site.newSecret() })), 'not-found', 'a held comment');
      same(await codeOf(taking.unvote({ id: 'nobody', secret: site.newSecret() })), 'not-found', 'no comment');
    });

    on('CM-23: reports come in two lanes, each once, and moderators see them beside the reasons of the rules', async (site) => {
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

    on('CM-21: a notice of illegal content says why, who, and in good faith; an unnamed one only where the law lets it', async (site) => {
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

    on('a whole list is decided on as it was seen, counted before, and taken back as one', async (site) => {
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

    on('staff reply at once, with a badge, and approve what they answer in the same step', async (site) => {
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
      same([outcome.kind, outcome.kind === 'stored' ? [outcome.reply.author.badge, outcome.reply.parent, outcome.result?.kind] : ''], ['stored', ['staff', to, 'done']], 'stored');
      same((await site.load()).comments.map(({ text }) => text), ['Will there be more?', 'Yes, *monthly*.'], 'in the thread');
      same([(await desk.reply(wanted)).kind, (await site.load()).comments.length], ['stored', 2], 'the same again');
      same((await desk.conversation(to)).map(({ text }) => text), ['Will there be more?', 'Yes, *monthly*.'], 'the conversation');
      await site.moderation.undo('reply');
      same([(await site.load()).comments.length, (await site.queue('held')).map(({ comment }) => comment.text)], [0, ['Yes, *monthly*.', 'Will there be more?']], 'undo leaves both waiting');
    });

    on('how an author is treated holds for what they write next, until it ends; notes stay', async (site) => {
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

    on('who reported is told to moderators alone; a list is kept by name', async (site) => {
      const id = await site.publish('Bad words');
      const taking = await site.comments.taking();
      await taking.flag({ id, secret: site.newSecret(), says: { reason: 'insult', words: 'Why' } });
      const desk = await site.moderation.desk();
      same((await desk.reports(id)).map(({ lane, reason, words, name, email, open }) => [lane, reason, words, name, email, open]), [['house', 'insult', 'Why', null, null, true]], 'reports');
      same(await desk.savedFilters(), [], 'none yet');
      const list = { name: 'Links — روابط', queue: 'held', filter: { rule: 'links', text: 'x' } } as const;
      await desk.saveFilters([list]);
      same(await (await site.moderation.desk()).savedFilters(), [list], 'kept');
    });

    on('queues are told of changes and paged', async (site) => {
      const { seq } = await site.moderation.queue({ queue: 'held', limit: 1 });
      const events: QueueEvent[] = [];
      const live = site.comments.capabilities.live;
      const stop = live ? site.moderation.follow(seq, (event) => void events.push(event)) : () => undefined;
      for (const text of ['One', 'Two', 'Three']) await site.post(text, { email: `${text}@mail.example` });
      if (live) await until(() => events.filter(({ kind }) => kind === 'changed').length >= 3, 'three changes');
      stop();
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await site.moderation.queue({ queue: 'held', limit: 2, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.items.map(({ comment }) => comment.text));
        cursor = page.next;
      }
      same(seen, ['Three', 'Two', 'One'], 'all, newest first');
    });
  });
};

const idOf = (outcome: PostOutcome): string => {
  if (outcome.kind !== 'stored') throw new Error(`expected a stored comment, found ${JSON.stringify(outcome)}`);
  return outcome.own.comment.id;
};
const settled = (result: DecisionResult | undefined): QueueItem => {
  if (result === undefined || result.kind === 'unknown') throw new Error(`expected a settled decision, found ${JSON.stringify(result)}`);
  return result.item;
};
const decisionOn = ({ comment, seq }: QueueItem, action: DecisionAction) => ({
  id: comment.id,
  seen: seq,
  revision: comment.revision,
  expectedStatus: comment.status,
  action,
});

/** The words of the tests above. */
class Site {
  readonly comments: CommentBackend;
  readonly moderation: ModerationBackend;
  readonly newSecret: () => string;
  /** What the browser of each author would show, by their address. */
  readonly #proofs = new Map<string, string>();
  constructor({ comments, moderation, newSecret }: BackendUnderTest) {
    this.comments = comments;
    this.moderation = moderation;
    this.newSecret = newSecret;
  }

  submission(text: string, part: Partial<Submission['draft']> = {}, parent: string | null = null): Submission {
    const draft = { name: 'Sana', email: 'sana@mail.example', website: '', text, ...part };
    const secret = this.#proofs.get(draft.email);
    return {
      secret: this.newSecret(),
      thread,
      parent,
      draft,
      trap: '',
      proof: secret === undefined ? undefined : [secret],
      page: { url: 'https://paper.example/talks', title: 'Talks' },
    };
  }

  async post(text: string, part: Partial<Submission['draft']> = {}, parent: string | null = null): Promise<{ readonly secret: string; readonly own: OwnComment }> {
    const submission = this.submission(text, part, parent);
    const outcome = await this.comments.post(submission);
    if (outcome.kind !== 'stored') throw new Error(`expected a stored comment, found ${JSON.stringify(outcome)}`);
    this.#proofs.set(submission.draft.email, submission.secret);
    return { secret: submission.secret, own: outcome.own };
  }

  /** Posts and has it approved; later comments of the same author are published at once. */
  async publish(text: string, part: Partial<Submission['draft']> = {}): Promise<string> {
    const { own } = await this.post(text, part);
    const { id, revision, status } = own.comment;
    await this.moderation.decide([{ id, revision, expectedStatus: status, action: 'approve' }], this.newSecret());
    return id;
  }

  load() {
    return this.comments.load({ thread, sort: 'newest', limit: 50 });
  }

  async queue(queue: QueueName): Promise<readonly QueueItem[]> {
    return (await this.moderation.queue({ queue, limit: 50 })).items;
  }

  decide(item: QueueItem, action: DecisionAction, batch = this.newSecret()) {
    return this.moderation.decide([decisionOn(item, action)], batch);
  }
}
