/** What any database must do when things are erased or have been kept long enough. Runs over each engine, as `describe-repository.ts`. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../../src/db/database.js';
import { hashSecret, newId } from '../../src/db/ids.js';
import { migrate } from '../../src/db/migrations/index.js';
import { createRepository, type Repository } from '../../src/db/repository.js';
import type { Erasure } from '../../src/db/repository/erasing.js';
import type { NewComment } from '../../src/db/repository/posting.js';
import { verify } from '../../src/db/verify.js';
import { defaultKeepDays } from '../../src/keep-days.js';
import { enforceRetention } from '../../src/jobs/retention.js';
import { defaultSite } from '../../src/settings.js';
import { Site } from '../../src/site.js';
import { newComment, newKey, noon } from './fixtures.js';

const day = 24 * 3_600_000;
const email = 'Unmistakable@Reader.example';
const name = 'Zarmina Unmistakable';
const words = 'A sentence that nobody else would write.';

/** Everything in every table, as one text. */
const everything = async (database: Database): Promise<string> => {
  const list = database.engine === 'sqlite' ? `select name from sqlite_master where type = 'table'` : `select table_name as name from information_schema.tables where table_schema = 'public'`;
  const tables = await database.query<{ name: string }>(list);
  return JSON.stringify(await Promise.all(tables.map((table) => database.query(`select * from ${table.name}`))));
};

export const describePrivacy = (engine: string, open: () => Promise<Database>, skip: false | string = false): void => {
  describe(`privacy over ${engine}`, { skip }, () => {
    let database: Database;
    let repository: Repository;
    let site: Site;
    let sites = 0;
    const clock = { now: noon };

    before(async () => {
      database = await open();
      await migrate(database);
      repository = createRepository(database, newId);
    });
    after(() => database.close());
    const freshSite = async (): Promise<void> => {
      clock.now = noon;
      const id = `privacy-${++sites}`;
      site = new Site(defaultSite(id), await repository.openSite(id, noon));
      await repository.addModerator(id, { id: 'editor', name: 'Editor' }, noon);
    };
    const authorKey = 'key-of-the-unmistakable';
    const post = async (given: Partial<NewComment> = {}): Promise<string> => {
      const comment = newComment({ createdAt: clock.now, ...given });
      await repository.post(site.id, newKey(), comment, 'r');
      return comment.id;
    };
    const mine = (given: Partial<NewComment> = {}) => post({ name, email, authorKey, text: words, ...given });
    const textOf = async (id: string) => (await repository.own(site.id, id))?.comment;
    const erasure = (how: Erasure['how']): Erasure => ({ how, kind: 'removed-by-author', at: clock.now, newSeed: newId, textKey: (text) => hashSecret(text) });
    const decide = (id: string, action: 'reject' | 'remove' | 'keep' | 'spam', expectedStatus: 'held' | 'published') =>
      repository.decide(site.id, newId(), 'editor', [{ id, revision: 1, expectedStatus, action }], clock.now, 20_000);
    const notice = async (comment: string, given: { readonly email?: string; readonly number?: string } = {}): Promise<string> => {
      const number = given.number ?? newId();
      await repository.report(site.id, {
        number, secretHash: newId(), bodyHash: 'b', comment, lane: 'illegal', reason: 'defamation', words: 'It says that I was convicted.', location: 'https://paper.example/talks#x',
        name: 'Who Gave Notice', email: given.email ?? 'notice@reader.example', goodFaith: true, at: clock.now,
      });
      return number;
    };
    const isTrue = async (): Promise<void> => assert.deepEqual((await verify(database)).differences, []);

    it('CM-09: words, name and address leave every table, answers lose what they repeat, a tombstone holds the thread', async () => {
      await freshSite();
      const top = await mine({ website: 'https://unmistakable.example' });
      const answer = await post({ parent: top, text: `> ${words}\n\n@${name} is right, and nobody@else.example.` });
      const later = await mine({ parent: answer, text: 'Another unmistakable one.' });
      const reported = await post();
      await notice(reported, { email });
      await decide(later, 'remove', 'published');
      assert.equal(await repository.eraseSubject(site.id, { email: email.toLowerCase(), authorKey }, erasure('delete')), 2);
      const left = await everything(database);
      for (const trace of [email, email.toLowerCase(), name, words, 'unmistakable.example', authorKey]) assert.ok(!left.includes(trace), trace);
      assert.equal((await textOf(top))?.status, 'erased');
      const kept = await textOf(answer);
      assert.equal(kept?.text, '> …\n\n@… is right, and nobody@else.example.');
      assert.equal(kept?.editedAt, null, 'its author has changed nothing');
      const page = await repository.page(site.id, '/talks', 'newest', 50, null);
      assert.ok(page.comments.some(({ id, status }) => id === top && status === 'erased') && page.comments.some(({ id }) => id === answer));
      await isTrue();
    });

    it('CM-09: who only wants to be nameless is: the words stay, nothing tells whose they were', async () => {
      await freshSite();
      const [first, second] = [await mine(), await mine({ text: 'The second.' })];
      const answer = await post({ parent: first, text: `> ${words}\n@${name}: yes` });
      const before = (await textOf(first))?.author.seed;
      assert.equal(await repository.eraseSubject(site.id, { email, authorKey }, erasure('anonymise')), 2);
      const [one, two] = [await textOf(first), await textOf(second)];
      assert.deepEqual([one?.text, one?.author.name, one?.status], [words, '', 'published']);
      assert.notEqual(one?.author.seed, before);
      assert.notEqual(one?.author.seed, two?.author.seed, 'nor that they were one person’s');
      assert.equal((await textOf(answer))?.text, `> ${words}\n@…: yes`);
      const left = await everything(database);
      for (const trace of [email, email.toLowerCase(), name, authorKey]) assert.ok(!left.includes(trace), trace);
      await isTrue();
    });

    it('CM-16: each kind goes when its days are over, not before, and the log stays true', async () => {
      await freshSite();
      const spam = await mine({ status: 'spam', text: 'Cheap watches.' });
      const rejected = await mine({ status: 'held', text: 'Something rejected.' });
      const published = await mine({ text: 'Stays.' });
      const flagged = await post({ text: 'Was reported.' });
      const number = await notice(flagged);
      await decide(rejected, 'reject', 'held');
      await decide(flagged, 'keep', 'published');
      const round = async (days: number) => {
        clock.now = noon + days * day;
        return enforceRetention({ repository, now: () => clock.now, newId }, site);
      };
      const status = async (id: string) => (await textOf(id))?.status;
      const counts = ({ spam: a, rejected: b, reports: c, decisions: d }: Record<string, number>) => [a, b, c, d];
      assert.deepEqual(counts(await round(30)), [0, 0, 0, 0], 'the very day');
      assert.deepEqual(counts(await round(31)), [1, 0, 0, 0]);
      assert.deepEqual([await status(spam), await status(rejected)], ['erased', 'rejected']);
      assert.deepEqual(counts(await round(defaultKeepDays.rejected + 1)), [0, 1, 0, 0]);
      assert.deepEqual([await status(rejected), await status(published)], ['erased', 'published']);
      assert.notEqual(await repository.notice(site.id, number), null);
      const last = await round(366);
      assert.equal(last.reports, 1);
      assert.ok(last.decisions >= 2);
      assert.equal(await repository.notice(site.id, number), null);
      assert.deepEqual(await database.query('select 1 as one from decisions where site = $1 and actor <> $2', [site.id, '']), []);
      assert.deepEqual(await database.query(`select 1 as one from events where site = $1 and actor is not null`, [site.id]), []);
      assert.equal(await status(published), 'published');
      assert.ok(!(await everything(database)).includes('Cheap watches.'));
      assert.deepEqual(counts(await round(367)), [0, 0, 0, 0], 'nothing twice');
      await isTrue();
    });

    it('what goes when its days are over goes a few at a time: who posts meanwhile need not wait for the rest', async () => {
      await freshSite();
      for (let index = 0; index < 45; index++) await mine({ status: 'spam', text: `Cheap watches ${index}.` });
      clock.now = noon + 31 * day;
      const [{ spam }, posted] = await Promise.all([enforceRetention({ repository, now: () => clock.now, newId }, site), post({ text: 'In between.' })]);
      assert.equal(spam, 45);
      const rows = await database.query<{ seq: number; comment: string; kind: string }>('select seq, comment, kind from events where site = $1 order by seq', [site.id]);
      const [at, last] = [rows.findIndex(({ comment }) => comment === posted), rows.map(({ kind }) => kind).lastIndexOf('expired')];
      assert.ok(at > 0 && at < last - 20, `posted as number ${at}, the last went as number ${last}`);
      await isTrue();
    });

    it('CM-22: who gave notice is told that it came, and after the undo window what was decided, once', async () => {
      await freshSite();
      const id = await post({ text: 'A claim.' });
      const number = await notice(id);
      const mails = async () => (await repository.dueMail(site.id, clock.now, 50)).map(({ template, recipient, about }) => [template, recipient, about]);
      assert.deepEqual(await mails(), [['notice-received', 'notice@reader.example', number]]);
      await decide(id, 'remove', 'published');
      assert.equal(await repository.queueNoticeDecisions(site.id, clock.now), 0, 'it can still be undone');
      clock.now += 20_001;
      assert.deepEqual([await repository.queueNoticeDecisions(site.id, clock.now), await repository.queueNoticeDecisions(site.id, clock.now)], [1, 0]);
      assert.deepEqual((await mails()).sort(), [['notice-decided', 'notice@reader.example', number], ['notice-received', 'notice@reader.example', number]]);
    });
  });
};
