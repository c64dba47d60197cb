/** What any database under the server must do. The suite runs over each engine; a fault in one is a fault of that engine's file. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Reason } from '@sayso/widgets/moderation';
import type { Database } from '../../src/db/database.js';
import { hashSecret, newId } from '../../src/db/ids.js';
import { migrate } from '../../src/db/migrations/index.js';
import { createRepository, type Repository } from '../../src/db/repository.js';
import { newComment, newKey, noon } from './fixtures.js';

const window = 20_000;
const params = new Map<string, string | number>([['count', 3]]);
const reason: Reason = { rule: 'links', code: 'too-many-links', action: 'hold', params, where: [{ field: 'text', start: 0, end: 3 }] };

export const describeRepository = (name: string, open: () => Promise<Database>, skip: false | string = false): void => {
  describe(`repository over ${name}`, { skip }, () => {
    let database: Database;
    let repository: Repository;
    let site = '';
    let sites = 0;
    /** A fresh site for a test of its own. */
    const freshSite = async (): Promise<string> => {
      site = `site-${++sites}`;
      await repository.openSite(site, noon);
      await repository.addModerator(site, { id: 'editor', name: 'Editor' }, noon);
      return site;
    };
    const post = async (given: Parameters<typeof newComment>[0] = {}): Promise<string> => {
      const comment = newComment(given);
      const outcome = await repository.post(site, newKey(), comment, 'newsroom@1');
      assert.equal(outcome.kind, 'stored');
      return comment.id;
    };
    const page = async (sort: 'newest' | 'oldest' = 'newest', limit = 50) => (await repository.page(site, '/talks', sort, limit, null)).comments;
    const decide = (id: string, action: 'approve' | 'spam' | 'reject' | 'remove' | 'hold', expectedStatus: 'held' | 'published' | 'spam', batch = newId()) =>
      repository.decide(site, batch, 'editor', [{ id, revision: 1, expectedStatus, action }], noon + 1000, window);

    before(async () => {
      database = await open();
      await migrate(database);
      repository = createRepository(database, newId);
    });
    after(() => database.close());

    it('runs each migration once', async () => {
      assert.deepEqual(await migrate(database), []);
    });

    it('C-51: keeps a receipt of consent once, and a text under its hash for ever as it came first', async () => {
      await freshSite();
      const hash = 'a'.repeat(64);
      const receipt = { hash, event: 'given', granted: ['tube', 'اردو'], refused: [], notice: 'b'.repeat(64), policy: 'c'.repeat(64), revision: 3, texts: [] } as const;
      assert.deepEqual(await repository.keepReceipt(site, receipt, 20_400), { added: true, wanted: [receipt.notice, receipt.policy] });
      const again = { ...receipt, event: 'withdrawn', granted: [], texts: [{ hash: receipt.notice, text: 'Words — “shown”' }] } as const;
      assert.deepEqual(await repository.keepReceipt(site, again, 20_401), { added: false, wanted: [receipt.policy] });
      const { texts: _texts, ...kept } = receipt;
      assert.deepEqual(await repository.keptReceipt(site, hash), { ...kept, day: 20_400 });
      await repository.keepReceipt(site, { ...receipt, texts: [{ hash: receipt.notice, text: 'Other words' }] }, 20_402);
      assert.equal(await repository.consentText(site, receipt.notice), 'Words — “shown”');
      assert.equal(await repository.consentText(site, receipt.policy), null);
      await freshSite();
      assert.equal(await repository.keptReceipt(site, hash), null);
    });

    it('keeps one receipt when it comes several times at once', async () => {
      await freshSite();
      const receipt = { hash: 'd'.repeat(64), event: 'given', granted: [], refused: [], notice: 'e'.repeat(64), policy: 'f'.repeat(64), revision: 1, texts: [] } as const;
      const results = await Promise.all([1, 2, 3, 4].map(() => repository.keepReceipt(site, receipt, 20_400)));
      assert.deepEqual(results.map(({ added }) => added).sort(), [false, false, false, true]);
    });

    it('counts a vote once per secret, also when many come at the same moment', async () => {
      await freshSite();
      const id = await post();
      const secrets = Array.from({ length: 8 }, (_, index) => hashSecret(String(index % 4)));
      await Promise.all(secrets.map((secret) => repository.vote(site, id, secret, noon)));
      assert.equal((await page())[0]?.votes, 4);
      assert.equal(await repository.hasVoted(site, id, secrets[0] ?? ''), true);
      await Promise.all([repository.unvote(site, id, secrets[0] ?? ''), repository.unvote(site, id, secrets[0] ?? '')]);
      assert.equal(await repository.vote(site, id, secrets[1] ?? '', noon), 3);
      assert.deepEqual([await repository.vote(site, 'nobody', 'hash', noon), await repository.unvote(site, 'nobody', 'hash')], [null, null]);
      await decide(id, 'remove', 'published');
      assert.equal(await repository.vote(site, id, hashSecret('late'), noon), null);
    });

    it('keeps a report once, and shows it to moderators until somebody approves the comment', async () => {
      await freshSite();
      const id = await post();
      const other = await post();
      const report = (secret: string, at = noon) => ({
        number: secret, secretHash: hashSecret(secret), bodyHash: 'body', comment: id, lane: 'illegal', reason: 'hate', words: 'نفرت — ’quoted’',
        location: '', name: null, email: null, goodFaith: true, at,
      }) as const;
      assert.deepEqual(await Promise.all(['a', 'a', 'b'].map((secret) => repository.report(site, report(secret)))), [true, true, true]);
      assert.equal((await repository.reportedBefore(site, hashSecret('a')))?.number, 'a');
      assert.equal(await repository.reportedBefore(site, hashSecret('c')), null);
      const queue = async () => (await repository.queue(site, 'reported', 10, null)).items.map(({ comment }) => comment.id);
      assert.deepEqual(await queue(), [id]);
      assert.deepEqual([...((await repository.reportReasons(site, id))[0]?.params ?? [])].filter(([name]) => name !== 'due'), [['reason', 'hate'], ['count', 2], ['words', 'نفرت — ’quoted’']]);
      assert.deepEqual(await repository.reportReasons(site, other), []);
      assert.equal((await repository.queueCounts(site)).reported, 1);
      await decide(id, 'hold', 'published');
      assert.deepEqual(await queue(), []);
      await decide(id, 'approve', 'held');
      assert.deepEqual([await queue(), (await repository.queueCounts(site)).reported], [[], 0]);
      await repository.report(site, report('late', noon + 5000));
      assert.deepEqual(await queue(), [id]);
      assert.equal(await repository.report(site, { ...report('x'), comment: 'nobody' }), false);
    });

    it('gives a site the same hash key each time, and two sites two keys', async () => {
      const first = await repository.openSite('keys-1', noon);
      assert.equal(await repository.openSite('keys-1', noon + 1), first);
      assert.notEqual(await repository.openSite('keys-2', noon), first);
    });

    it('keeps every field of a comment, and never gives the e-mail back', async () => {
      await freshSite();
      const text = 'سلام — “quotes”, 👍🏽, a \' and a \\';
      const id = await post({ text, dir: 'rtl', website: 'https://amina.example/', reasons: [reason], status: 'held' });
      const own = await repository.own(site, id);
      assert.equal(own?.comment.text, text);
      assert.equal(own?.comment.dir, 'rtl');
      assert.equal(own?.comment.author.website, 'https://amina.example/');
      assert.deepEqual(own?.reasons, [{ rule: 'links', code: 'too-many-links' }]);
      assert.ok(!JSON.stringify(own).includes('@'));
    });

    it('stores one comment for one secret, however often it is sent', async () => {
      await freshSite();
      const key = newKey();
      const results = await Promise.all([1, 2, 3, 4].map(() => repository.post(site, key, newComment(), 'r')));
      assert.deepEqual(results.map((result) => result.kind).sort(), ['seen', 'seen', 'seen', 'stored']);
      assert.equal((await page()).length, 1);
      assert.equal((await repository.counts(site, ['/talks'])).get('/talks'), 1);
    });

    it('refuses a secret that comes with other words', async () => {
      await freshSite();
      const key = newKey('s', 'one');
      await repository.post(site, key, newComment(), 'r');
      assert.equal((await repository.post(site, newKey('s', 'two'), newComment(), 'r')).kind, 'secret-reused');
    });

    it('numbers events of a site without gaps under concurrent posts', async () => {
      await freshSite();
      await Promise.all(Array.from({ length: 20 }, (_, index) => post({ createdAt: noon + index })));
      assert.equal(await repository.seq(site), 20);
      const changes = await repository.changes(site, ['/talks'], 0, 100);
      assert.deepEqual(changes.map((change) => change.seq), Array.from({ length: 20 }, (_, index) => index + 1));
    });

    it('shows published comments only, newest or oldest first, replies after their parent', async () => {
      await freshSite();
      const first = await post({ createdAt: noon });
      const second = await post({ createdAt: noon + 1 });
      const reply = await post({ parent: first, createdAt: noon + 2 });
      const deeper = await post({ parent: reply, createdAt: noon + 3 });
      await post({ status: 'held', createdAt: noon + 4 });
      assert.deepEqual((await page('newest')).map(({ id }) => id), [second, first, reply, deeper]);
      assert.deepEqual((await page('oldest')).map(({ id }) => id), [first, reply, deeper, second]);
      assert.equal((await repository.thread(site, '/talks')).published, 4);
    });

    it('pages through a thread without losing or repeating one', async () => {
      await freshSite();
      for (let index = 0; index < 7; index++) await post({ createdAt: noon + Math.floor(index / 2) });
      for (const sort of ['newest', 'oldest'] as const) {
        const seen: string[] = [];
        let after: { createdAt: number; id: string } | null = null;
        do {
          const part: Awaited<ReturnType<Repository['page']>> = await repository.page(site, '/talks', sort, 3, after);
          seen.push(...part.comments.map(({ id }) => id));
          after = part.next;
        } while (after !== null);
        assert.equal(seen.length, 7);
        assert.equal(new Set(seen).size, 7);
      }
    });

    it('keeps a published reply in sight when its parent is taken away', async () => {
      await freshSite();
      const parent = await post();
      const reply = await post({ parent, createdAt: noon + 1 });
      await decide(parent, 'remove', 'published');
      assert.deepEqual((await page()).map(({ id }) => id), [reply]);
    });

    it('counts each thread, and 0 for one that nobody knows', async () => {
      await freshSite();
      await post();
      await post({ thread: '/other' });
      await post({ thread: '/other', status: 'held' });
      assert.deepEqual([...(await repository.counts(site, ['/talks', '/other', '/none']))], [['/talks', 1], ['/other', 1], ['/none', 0]]);
    });

    it('keeps sites apart', async () => {
      await freshSite();
      const id = await post();
      const other = 'elsewhere';
      await repository.openSite(other, noon);
      assert.equal(await repository.own(other, id), null);
      assert.equal((await repository.page(other, '/talks', 'newest', 10, null)).comments.length, 0);
      assert.equal((await repository.decide(other, newId(), 'editor', [{ id, revision: 1, expectedStatus: 'published', action: 'remove' }], noon, window))[0]?.kind, 'unknown');
      assert.equal((await repository.own(site, id))?.comment.status, 'published');
    });

    it('CM-03: gives one author the same tint in a thread and another in the next', async () => {
      await freshSite();
      const seeds: string[] = [];
      for (const thread of ['/talks', '/talks', '/other']) {
        const own = await repository.own(site, await post({ thread }));
        seeds.push(own?.comment.author.seed ?? '');
      }
      assert.equal(seeds[0], seeds[1]);
      assert.notEqual(seeds[0], seeds[2]);
    });

    it('knows an author by the keyed hash, and the same words by theirs', async () => {
      await freshSite();
      await post();
      await post({ status: 'spam', thread: '/other' });
      await post({ authorKey: 'another', createdAt: noon - 1000 });
      assert.deepEqual(await repository.authorRecord(site, 'key-of-amina'), { published: 1, refused: 1 });
      assert.deepEqual(await repository.authorRecord(site, null), { published: 0, refused: 0 });
      assert.deepEqual(await repository.sameText(site, '/talks', 'key-of-text', noon), { inThread: 2, onSiteToday: 2 });
      assert.deepEqual(await repository.sameText(site, '/talks', 'never', noon), { inThread: 0, onSiteToday: 0 });
    });

    it('lists a queue with reasons, page, context and counts', async () => {
      await freshSite();
      const parent = await post({ text: 'What was said.' });
      await post({ status: 'held', parent, reasons: [reason], createdAt: noon + 5 });
      const { items, next } = await repository.queue(site, 'held', 10, null);
      assert.equal(next, null);
      assert.equal(items.length, 1);
      assert.deepEqual(items[0]?.reasons, [reason]);
      assert.deepEqual(items[0]?.inReplyTo, { id: parent, name: 'Amina', text: 'What was said.' });
      assert.deepEqual(items[0]?.page, { url: 'https://paper.example/talks', title: 'Talks' });
      assert.deepEqual(items[0]?.author, { published: 1, refused: 0 });
      assert.equal(items[0]?.decided, null);
      assert.deepEqual(await repository.queueCounts(site), { held: 1, reported: 0, unreviewed: 1, published: 1, spam: 0, rejected: 0, all: 2 });
    });

    it('pages through a queue', async () => {
      await freshSite();
      for (let index = 0; index < 5; index++) await post({ status: 'held', createdAt: noon });
      const first = await repository.queue(site, 'held', 3, null);
      const second = await repository.queue(site, 'held', 3, first.next);
      assert.equal(second.next, null);
      assert.equal(new Set([...first.items, ...second.items].map(({ comment }) => comment.id)).size, 5);
    });

    it('lists and counts by rule what stands in a list, however much else the rule has marked', async () => {
      await freshSite();
      const [spam, rejected]: [string[], string[]] = [[], []];
      for (let index = 0; index < 40; index++) {
        const status = (['held', 'spam', 'held', 'rejected', 'held'] as const)[Math.floor(index / 3) % 5] ?? 'held';
        const id = await post({ status, createdAt: noon + index, reasons: index % 3 === 2 ? [reason] : [] });
        if (index % 3 === 2 && status === 'spam') spam.unshift(id);
        if (index % 3 === 2 && status === 'rejected') rejected.unshift(id);
      }
      const list = async (queue: 'spam' | 'rejected' | 'held' | 'all', limit: number) => {
        const seen: string[] = [];
        for (let after: Parameters<typeof repository.queue>[3] = null, isMore = true; isMore; ) {
          const { items, next } = await repository.queue(site, queue, limit, after, { rule: 'links' });
          seen.push(...items.map(({ comment }) => comment.id));
          [after, isMore] = [next, next !== null];
        }
        return seen;
      };
      assert.deepEqual([spam.length, rejected.length], [3, 2]);
      assert.deepEqual([await list('spam', 1), await list('spam', 2), await list('rejected', 3)], [spam, spam, rejected]);
      const all = await list('all', 2);
      assert.deepEqual([all.length, new Set(all).size, (await list('held', 5)).length], [13, 13, 8]);
      const counted = await Promise.all((['spam', 'all'] as const).map((queue) => repository.queueMatching(site, queue, { rule: 'links' })));
      assert.deepEqual(counted, [3, 13]);
      // An approval reaches what can be approved.
      assert.equal(await repository.queueReach(site, 'all', { rule: 'links' }, { action: 'approve', seen: await repository.seq(site) }), 13);
    });

    it('takes a decision, tells readers, and names who took it', async () => {
      await freshSite();
      const id = await post({ status: 'held' });
      const before = await repository.seq(site);
      const [result] = await decide(id, 'approve', 'held');
      assert.ok(result?.kind === 'done');
      assert.equal(result.item.comment.status, 'published');
      assert.equal(result.item.decided?.by, 'Editor');
      assert.equal(result.item.decided?.undoUntil, noon + 1000 + window);
      assert.deepEqual((await repository.changes(site, ['/talks'], before, 10)).map(({ comment }) => comment.status), ['published']);
      assert.deepEqual(await repository.queueChanges(site, before, 10), [{ kind: 'changed', seq: before + 1, id, status: 'published' }]);
      assert.equal((await repository.thread(site, '/talks')).published, 1);
    });

    it('refuses a decision on what no longer stands so, and names the winner', async () => {
      await freshSite();
      const id = await post({ status: 'held' });
      const outcomes = await Promise.all([decide(id, 'approve', 'held'), decide(id, 'spam', 'held')]);
      const kinds = outcomes.map(([result]) => result?.kind).sort();
      assert.deepEqual(kinds, ['conflict', 'done']);
      const [lost] = outcomes.find(([result]) => result?.kind === 'conflict') ?? [];
      assert.ok(lost?.kind === 'conflict');
      assert.equal(lost.item.decided?.by, 'Editor');
      assert.equal((await repository.decide(site, newId(), 'editor', [{ id, revision: 2, expectedStatus: lost.item.comment.status, action: 'hold' }], noon, window))[0]?.kind, 'conflict');
      assert.equal((await decide('nobody', 'approve', 'held'))[0]?.kind, 'unknown');
    });

    it('answers a batch that is sent twice alike and changes nothing the second time', async () => {
      await freshSite();
      const id = await post({ status: 'held' });
      assert.equal((await decide(id, 'approve', 'held', 'batch'))[0]?.kind, 'done');
      const seq = await repository.seq(site);
      assert.equal((await decide(id, 'approve', 'held', 'batch'))[0]?.kind, 'done');
      assert.equal(await repository.seq(site), seq);
    });

    it('answers a batch that is on its way twice at once alike', async () => {
      await freshSite();
      const id = await post({ status: 'held' });
      const both = await Promise.all([decide(id, 'approve', 'held', 'twice'), decide(id, 'approve', 'held', 'twice')]);
      assert.deepEqual(both.map(([result]) => result?.kind), ['done', 'done']);
      const undone = await Promise.all([repository.undo(site, 'twice', 'editor', noon), repository.undo(site, 'twice', 'editor', noon)]);
      assert.deepEqual(undone.map(([result]) => result?.kind), ['done', 'done']);
      assert.equal((await repository.own(site, id))?.comment.status, 'held');
    });

    it('gives each decision of a batch its own result, in the order asked', async () => {
      await freshSite();
      const held = await post({ status: 'held' });
      const open = await post();
      const results = await repository.decide(
        site, newId(), 'editor',
        [
          { id: open, revision: 1, expectedStatus: 'held', action: 'approve' },
          { id: 'nobody', revision: 1, expectedStatus: 'held', action: 'approve' },
          { id: held, revision: 1, expectedStatus: 'held', action: 'reject' },
        ],
        noon, window,
      );
      assert.deepEqual(results.map(({ kind, id }) => [kind, id]), [['conflict', open], ['unknown', 'nobody'], ['done', held]]);
    });

    it('undoes a batch to the exact status before, once, and counts again', async () => {
      await freshSite();
      const fromSpam = await post({ status: 'spam' });
      const fromHeld = await post({ status: 'held' });
      const batch = newId();
      await repository.decide(
        site, batch, 'editor',
        [{ id: fromSpam, revision: 1, expectedStatus: 'spam', action: 'approve' }, { id: fromHeld, revision: 1, expectedStatus: 'held', action: 'approve' }],
        noon, window,
      );
      assert.equal((await repository.thread(site, '/talks')).published, 2);
      const undone = await repository.undo(site, batch, 'editor', noon + window * 100);
      assert.ok(undone.every(({ kind }) => kind === 'done'));
      assert.equal((await repository.own(site, fromSpam))?.comment.status, 'spam');
      assert.equal((await repository.own(site, fromHeld))?.comment.status, 'held');
      assert.equal((await repository.thread(site, '/talks')).published, 0);
      assert.equal((await page()).length, 0);
      const seq = await repository.seq(site);
      assert.ok((await repository.undo(site, batch, 'editor', noon)).every(({ kind }) => kind === 'done'));
      assert.equal(await repository.seq(site), seq);
    });

    it('does not undo what somebody decided anew', async () => {
      await freshSite();
      const id = await post({ status: 'held' });
      await decide(id, 'approve', 'held', 'first');
      await decide(id, 'spam', 'published', 'second');
      assert.equal((await repository.undo(site, 'first', 'editor', noon))[0]?.kind, 'conflict');
      assert.equal((await repository.own(site, id))?.comment.status, 'spam');
      assert.equal((await repository.undo(site, 'second', 'editor', noon))[0]?.kind, 'done');
      assert.equal((await repository.undo(site, 'first', 'editor', noon))[0]?.kind, 'done');
      assert.equal((await repository.own(site, id))?.comment.status, 'held');
    });

    it('tells readers that a comment is gone, and nothing of what never was public', async () => {
      await freshSite();
      const id = await post();
      const since = await repository.seq(site);
      await post({ status: 'held' });
      await decide(id, 'remove', 'published');
      const changes = await repository.changes(site, ['/talks'], since, 10);
      assert.deepEqual(changes.map(({ comment }) => [comment.id, comment.status]), [[id, 'removed']]);
    });

    it("changes an author's words once, on the words that were seen, and tells readers", async () => {
      await freshSite();
      const secret = newId();
      const comment = newComment({ reasons: [reason] });
      await repository.post(site, newKey(secret), comment, 'r');
      const seen = await repository.written(site, comment.id, hashSecret(secret));
      assert.ok(seen !== null);
      assert.deepEqual([seen.text, seen.email, seen.revision, seen.reasons], [comment.text, comment.email, 1, [reason]]);
      assert.equal(await repository.written(site, comment.id, hashSecret(newId())), null);
      const words = { at: noon + 5, status: 'held', text: 'unmistakable', textKey: 'key-of-other', dir: 'rtl', reasons: [], ruleSet: 'r@1' } as const;
      const before = await repository.seq(site);
      assert.deepEqual((await Promise.all([repository.edit(site, seen, words), repository.edit(site, seen, words)])).sort(), [false, true]);
      const own = await repository.own(site, comment.id);
      assert.deepEqual([own?.comment.text, own?.comment.status, own?.comment.editedAt, own?.comment.revision, own?.comment.dir], ['unmistakable', 'held', noon + 5, 2, 'rtl']);
      assert.equal((await repository.thread(site, '/talks')).published, 0);
      assert.deepEqual((await repository.changes(site, ['/talks'], before, 10)).map(({ seq, comment: { status } }) => [seq, status]), [[before + 1, 'held']]);
      assert.deepEqual(await repository.sameText(site, '/talks', 'key-of-other', 0), { inThread: 1, onSiteToday: 1 });
      assert.deepEqual(await repository.sameText(site, '/talks', 'key-of-other', 0, comment.id), { inThread: 0, onSiteToday: 0 });
      const [event] = await database.query<{ kind: string; revision: number; detail: string }>('select * from events where site = $1 and seq = $2', [site, before + 1]);
      assert.deepEqual([event?.kind, event?.revision, event?.detail.includes('unmistakable')], ['edited', 2, false]);
    });

    it('erases what its author takes away: words, name and address, in every table', async () => {
      await freshSite();
      const secret = newId();
      const comment = newComment({ name: 'Zulaikha', email: 'zulaikha@reader.example', text: 'unmistakable' });
      await repository.post(site, newKey(secret), comment, 'r');
      const reply = await post({ parent: comment.id, createdAt: noon + 1 });
      const seen = await repository.written(site, comment.id, hashSecret(secret));
      assert.ok(seen !== null && (await repository.removeByAuthor(site, seen, noon + 5)));
      assert.equal(await repository.removeByAuthor(site, seen, noon + 6), false);
      assert.deepEqual((await page()).map(({ id, status }) => [id, status]), [[comment.id, 'erased'], [reply, 'published']]);
      assert.equal((await repository.thread(site, '/talks')).published, 1);
      for (const table of ['comments', 'contents', 'events', 'receipts', 'threads', 'decisions']) {
        const text = JSON.stringify(await database.query(`select * from ${table} where site = $1`, [site]));
        for (const word of ['Zulaikha', 'zulaikha', 'unmistakable']) assert.ok(!text.includes(word), `${word} in ${table}`);
      }
      assert.equal((await repository.post(site, newKey(secret), { ...comment, id: newId() }, 'r')).kind, 'seen');
    });

    it('writes no personal data into events', async () => {
      await freshSite();
      await post({ name: 'Zulaikha', email: 'zulaikha@reader.example', text: 'unmistakable', reasons: [reason] });
      const text = JSON.stringify(await database.query('select * from events where site = $1', [site]));
      for (const word of ['Zulaikha', 'zulaikha', 'unmistakable', 'key-of-amina']) assert.ok(!text.includes(word), word);
      assert.ok(text.includes('links:too-many-links'));
    });

    it('lets a one-time link in once', async () => {
      await freshSite();
      const session = (hash: string, at: number) => ({ hash, at, expiresAt: noon + 9000, browser: '' });
      await repository.addSignInLink(site, 'link', 'editor', noon + 1000, noon);
      assert.equal(await repository.signIn(site, 'link', session('late', noon + 1000)), false);
      assert.equal(await repository.signIn(site, 'link', session('session', noon)), true);
      assert.equal(await repository.signIn(site, 'link', session('again', noon)), false);
      assert.deepEqual(await repository.moderatorOf(site, 'session', noon + 1), { id: 'editor', name: 'Editor', role: 'owner' });
      assert.equal(await repository.moderatorOf(site, 'session', noon + 9000), null);
      await repository.signOut(site, 'session');
      assert.equal(await repository.moderatorOf(site, 'session', noon + 1), null);
    });

    it('leaves nothing of a transaction that failed, an import among them', async () => {
      await freshSite();
      const { id: _id, parent: _parent, ...comment } = newComment();
      const broken = async function* () {
        yield { sourceId: '1', parentSourceId: null, comment };
        throw new Error('line 7');
      };
      await assert.rejects(repository.importComments(site, 'wxr', broken, noon), /line 7/);
      assert.equal((await page()).length, 0);
      assert.equal(await repository.seq(site), 0);
    });

    it('imports twice and has it once, with replies in place', async () => {
      await freshSite();
      const { id: _id, parent: _parent, ...comment } = newComment();
      const comments = async function* () {
        yield { sourceId: '1', parentSourceId: null, comment };
        yield { sourceId: '2', parentSourceId: '1', comment: { ...comment, createdAt: noon + 1 } };
      };
      assert.deepEqual(await repository.importComments(site, 'wxr', comments, noon), { added: 2, present: 0 });
      assert.deepEqual(await repository.importComments(site, 'wxr', comments, noon), { added: 0, present: 2 });
      const [parent, reply] = await page();
      assert.equal(reply?.parent, parent?.id);
      assert.equal((await repository.thread(site, '/talks')).published, 2);
    });

    it('imports many at once as if one after the other: counts, branches, numbers, recommendations', async () => {
      await freshSite();
      const { id: _id, parent: _parent, ...comment } = newComment();
      const comments = async function* () {
        for (let index = 0; index < 450; index++) {
          const status = index % 5 === 4 ? ('held' as const) : ('published' as const);
          // Every third opens a branch; each of the others answers the one before, in whatever step that came.
          yield { sourceId: String(index), parentSourceId: index % 3 === 0 ? null : String(index - 1), comment: { ...comment, thread: `/t${index % 2}`, status, createdAt: noon + index, votes: index === 0 ? 3 : 0 } };
        }
      };
      const heard: number[] = [];
      assert.deepEqual(await repository.importComments(site, 'x', comments, noon, (done) => heard.push(done)), { added: 450, present: 0 });
      assert.deepEqual(heard, [200, 400, 450]);
      assert.equal(await repository.seq(site), 450);
      const counts = await repository.counts(site, ['/t0', '/t1']);
      assert.equal((counts.get('/t0') ?? 0) + (counts.get('/t1') ?? 0), 360);
      const [differs] = await database.query<{ n: number }>(
        `select count(*) as n from branches b where site = $1 and published <> (select count(*) from comments c where c.site = b.site and c.root = b.root and c.status = 'published')`,
        [site],
      );
      assert.equal(differs?.n, 0);
      const rows = await database.query<{ seq: number; votes: number; n: number; at: number; thread: number }>(
        `select c.seq, c.votes, (select count(*) from votes v where v.site = c.site and v.comment = c.id) as n, (select seq from events e where e.site = c.site and e.comment = c.id) as at
         from comments c where c.site = $1 order by c.created_at`,
        [site],
      );
      assert.deepEqual(rows.map(({ seq }) => seq), Array.from({ length: 450 }, (_, index) => index + 1));
      assert.ok(rows.every(({ seq, at, votes, n }) => seq === at && votes === n));
      assert.equal(rows[0]?.votes, 3);
    });

    it('an import that was stopped goes on where it was, and what came meanwhile stays', async () => {
      await freshSite();
      const { id: _id, parent: _parent, ...comment } = newComment();
      const comments = (until: number) =>
        async function* () {
          for (let index = 0; index < 300; index++) {
            if (index === until) throw new Error('stopped');
            yield { sourceId: String(index), parentSourceId: index === 0 ? null : String(index - 1), comment: { ...comment, createdAt: noon + index } };
          }
        };
      await assert.rejects(repository.importComments(site, 'x', comments(250), noon), /stopped/);
      assert.equal((await repository.thread(site, '/talks')).published, 200);
      await repository.post(site, newKey(), newComment(), 'r');
      assert.deepEqual(await repository.importComments(site, 'x', comments(-1), noon), { added: 100, present: 200 });
      assert.equal((await repository.thread(site, '/talks')).published, 301);
      const [roots] = await database.query<{ n: number }>('select count(distinct root) as n from comments where site = $1', [site]);
      assert.equal(roots?.n, 2);
    });

    it('refuses a text with NUL rather than store it cut', async () => {
      await freshSite();
      await assert.rejects(repository.post(site, newKey(), newComment({ text: 'a\0b' }), 'r'), /NUL/);
    });
  });
};
