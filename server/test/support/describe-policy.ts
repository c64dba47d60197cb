/** What any database must do with a site's rules and with what is told of decisions. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newsroom as preset } from '@sayso/widgets/moderation';
import type { Database } from '../../src/db/database.js';
import { newId } from '../../src/db/ids.js';
import { migrate } from '../../src/db/migrations/index.js';
import { createRepository, type Repository } from '../../src/db/repository.js';
import { verify } from '../../src/db/verify.js';
import { newComment, newKey, noon } from './fixtures.js';

const newsroom = { ...preset, version: 1 };

export const describePolicy = (name: string, open: () => Promise<Database>, skip: false | string = false): void => {
  describe(`policy over ${name}`, { skip }, () => {
    let database: Database;
    let repository: Repository;
    before(async () => {
      database = await open();
      await migrate(database);
      repository = createRepository(database, newId);
      await repository.openSite('main', noon);
      await repository.addModerator('main', { id: 'editor', name: 'Editor' }, noon);
    });
    after(() => database.close());

    it('keeps every version of the rules; of eight who save at once, one wins', async () => {
      assert.equal(await repository.ruleSet('main'), null);
      assert.equal(await repository.keepRuleSet('main', 0, newsroom, null, noon), true);
      const saved = await Promise.all(
        Array.from({ length: 8 }, (_, index) => repository.keepRuleSet('main', 1, { ...newsroom, version: 2, name: `rules ${index}` }, 'editor', noon + 1)),
      );
      assert.equal(saved.filter(Boolean).length, 1);
      assert.equal(await repository.ruleSetVersion('main'), 2);
      const now = await repository.ruleSet('main');
      assert.deepEqual([now?.version, now?.by, now?.actor, now?.at], [2, 'Editor', 'editor', noon + 1]);
      assert.deepEqual((await repository.ruleSetEditions('main')).map(({ version, by }) => [version, by]), [[2, 'Editor'], [1, null]]);
      assert.equal((JSON.parse((await repository.ruleSet('main', 1))?.body ?? '{}') as { name: string }).name, 'newsroom');
      assert.equal(await repository.keepRuleSet('main', 1, { ...newsroom, version: 2 }, 'editor', noon + 2), false);
    });

    const post = async (given: Parameters<typeof newComment>[0] = {}): Promise<string> => {
      const comment = newComment({ status: 'held', ...given });
      await repository.post('main', newKey(), comment, 'newsroom@1');
      return comment.id;
    };
    const decide = async (id: string, action: 'approve' | 'reject' | 'remove', expectedStatus: 'held' | 'published', at: number): Promise<string> => {
      const batch = newId();
      await repository.decide('main', batch, 'editor', [{ id, revision: 1, expectedStatus, action }], at, 20_000);
      return batch;
    };

    it('S-28: refuses to change what happened, and to lose what is younger than a year', async () => {
      await post({ createdAt: Date.now() });
      await post({ createdAt: Date.now() - 400 * 86_400_000 });
      const count = async (): Promise<number> => (await database.query<{ n: number }>('select count(*) as n from events'))[0]?.n ?? 0;
      const before_ = await count();
      const refused = (sql: string) => assert.rejects(database.transaction(async (connection) => void (await connection.query(sql))), /append-only/, sql);
      await refused(`update events set actor = 'nobody'`);
      await refused(`update events set kind = 'decided', actor = null`);
      await refused(`update rule_sets set body = '{}'`);
      await refused('delete from events');
      await refused(`delete from rule_sets where version = 2`);
      if (database.engine === 'postgres') await refused('truncate events');
      assert.equal(await count(), before_);
      // What a site's retention does: the deed stays, the name goes.
      await database.transaction(async (connection) => void (await connection.query('update events set actor = null where actor is not null')));
      await database.transaction(async (connection) => void (await connection.query('delete from events where at < $1', [Date.now() - 399 * 86_400_000])));
      assert.equal(await count(), before_ - 1);
    });

    it('CM-24: a statement is written with the change, ends with the next, and an undo restores exactly what was', async () => {
      const id = await post();
      await decide(id, 'reject', 'held', noon + 1000);
      const told = (await repository.statementOn('main', id, noon + 2000))?.restriction;
      assert.deepEqual([told?.to, told?.automated, told?.endedAt], ['rejected', false, null]);
      assert.match(told?.ruleSet ?? '', /@2$/);
      assert.equal((await repository.appeal('main', id, 'Again, please.', noon + 3000)).kind, 'received');
      assert.equal((await repository.appeal('main', id, 'And again.', noon + 3001)).kind, 'asked-before');
      const second = await decide(id, 'approve', 'held', noon + 4000);
      assert.deepEqual([(await repository.statementOn('main', id, noon))?.restriction.endedAt, (await repository.statementOn('main', id, noon))?.appeal?.outcome], [noon + 4000, 'reversed']);
      await repository.undo('main', second, 'editor', noon + 5000);
      assert.deepEqual([(await repository.statementOn('main', id, noon))?.restriction.endedAt, (await repository.statementOn('main', id, noon))?.appeal?.outcome], [null, null]);
      const sums = await repository.transparency('main', noon - 1, noon + 86_400_000, noon + 86_400_000);
      assert.deepEqual([sums.restrictions.total, sums.restrictions.ended, sums.appeals.open], [1, 0, 1]);
      const { entries } = await repository.audit('main', { comment: id, limit: 50 });
      assert.deepEqual(entries.map(({ kind }) => kind), ['undone', 'decided', 'appealed', 'decided', 'posted']);
      const { days, moderators } = await repository.statistics('main', noon - (noon % 86_400_000), noon - (noon % 86_400_000) + 86_400_000);
      assert.ok((days[0]?.decided ?? 0) >= 2 && moderators[0]?.undone === 1);
    });

    it('CM-24: a statement on an author is written with the change; the queue shows what they ask until it is answered', async () => {
      const wrong = async () => (await verify(database)).differences.map(({ check, what }) => `${check}: ${what}`);
      const known = await wrong();
      const id = await post({ email: 'stated@reader.example', authorKey: 'stated-author' });
      await decide(id, 'approve', 'held', noon + 1000);
      const change = { of: id, standing: { kind: 'muted', until: noon + 9000 }, reason: { code: 'insult', words: 'Twice.' } } as const;
      assert.equal(await repository.changeAuthor('main', change, 'editor', noon + 2000), true);
      assert.equal(await repository.changeAuthor('main', { ...change, standing: { kind: 'banned', until: null }, reason: { code: 'hate' } }, 'editor', noon + 3000), true);
      const told = await repository.accountStatements('main', noon, noon + 9000, noon + 4000);
      assert.deepEqual(told.map(({ kind, code, words, endedAt }) => [kind, code, words, endedAt]), [['muted', 'insult', 'Twice.', noon + 3000], ['banned', 'hate', '', null]]);
      assert.equal((await repository.appealAccount('main', id, 'Again, please.', noon + 4000)).kind, 'received');
      assert.equal((await repository.appealAccount('main', id, 'And again.', noon + 4001)).kind, 'asked-before');
      const waiting = async () => (await repository.queue('main', 'reported', 50, null)).items.filter(({ reasons }) => reasons[0]?.code === 'account-appealed').map(({ comment }) => comment.id);
      const counted = async () => (await repository.queueCounts('main')).reported;
      const [ids, before_] = [await waiting(), await counted()];
      assert.deepEqual(ids, [id]);
      assert.deepEqual((await repository.keptAuthor('main', id, noon + 4000)).standing?.reason, { code: 'hate' });
      await repository.changeAuthor('main', { of: id, standing: null }, 'editor', noon + 5000);
      assert.deepEqual([await waiting(), await counted()], [[], before_ - 1]);
      const stated = await repository.accountStatementOn('main', id, noon + 6000);
      assert.deepEqual([stated?.restriction.endedAt, stated?.appeal?.outcome, stated?.mayAppeal], [noon + 5000, 'reversed', false]);
      assert.deepEqual(await wrong(), known);
    });

    it('gives the past newest first, with the facts of the moment, and takes marks', async () => {
      const id = await post({ createdAt: noon + 50_000, facts: JSON.stringify({ now: 1, thread: { closed: false, closedBecause: null }, author: { publishedBefore: 7, staff: false }, sameText: { inThread: 0, onSiteToday: 0 }, trap: '' }) });
      assert.equal(await repository.markRule('main', { comment: id, rule: 'links', wrong: true }, 'editor', noon), true);
      const { comments, next } = await repository.past('main', 1, { createdAt: noon + 50_001, id: '' });
      assert.deepEqual(comments.map((each) => [each.id, each.facts.author.publishedBefore, each.facts.now, each.wrong]), [[id, 7, noon + 50_000, ['links']]]);
      assert.ok(next !== null);
      assert.equal((await repository.ruleRecord('main', 'links')).rule, 'links');
    });
  });
};
