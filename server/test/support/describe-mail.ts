/** What any database must do with addresses, links and mails. Runs over each engine, as `describe-repository.ts`. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../../src/db/database.js';
import { hashSecret, newId } from '../../src/db/ids.js';
import { migrate } from '../../src/db/migrations/index.js';
import { createRepository, type Repository } from '../../src/db/repository.js';
import type { MailWish } from '../../src/db/repository/mail.js';
import type { NewComment } from '../../src/db/repository/posting.js';
import { unconfirmed } from '../../src/writers.js';
import { newComment, newKey, noon } from './fixtures.js';

const hour = 3_600_000;
const address = 'unmistakable@reader.example';

export const describeMail = (name: string, open: () => Promise<Database>, skip: false | string = false): void => {
  describe(`mail over ${name}`, { skip }, () => {
    let database: Database;
    let repository: Repository;
    let site = '';
    let sites = 0;

    const freshSite = async (): Promise<void> => {
      site = `mail-${++sites}`;
      await repository.openSite(site, noon);
      await repository.addModerator(site, { id: 'editor', name: 'Editor' }, noon);
    };
    /** A comment of the unmistakable reader, with what it wants mailed; its secret and its link's token. */
    const post = async (wish: Partial<MailWish> = {}, given: Partial<NewComment> = {}) => {
      const [secret, token] = [newId(), newId()];
      const comment = newComment({ email: address, authorKey: 'key-of-reader', ...given });
      const mail = { recipient: address, authorKey: 'key-of-reader', confirm: false, notify: false, proven: false, token, ...wish };
      await repository.post(site, newKey(secret), comment, 'r', mail);
      return { id: comment.id, secret, token };
    };
    const reply = async (parent: string, given: Partial<NewComment> = {}): Promise<string> => {
      const comment = newComment({ parent, email: 'bilal@reader.example', authorKey: 'key-of-bilal', ...given });
      await repository.post(site, newKey(), comment, 'r');
      return comment.id;
    };
    const due = (at: number) => repository.dueMail(site, at, 100);
    const confirm = async (id: string, token: string, at = noon + 1) => {
      const seen = await repository.writtenBy(site, id);
      assert.ok(seen !== null);
      return repository.confirm(site, hashSecret(token), seen, null, at);
    };
    const everything = async (): Promise<string> => {
      const tables = ['mail_queue', 'mail_links', 'subscriptions', 'contents', 'comments', 'events'];
      return JSON.stringify(await Promise.all(tables.map((table) => database.query(`select * from ${table} where site = $1`, [site]))));
    };

    before(async () => {
      database = await open();
      await migrate(database);
      repository = createRepository(database, newId);
    });
    after(() => database.close());

    it('CM-07: sends nothing of replies before the address was confirmed, and one mail for each after that', async () => {
      await freshSite();
      const own = await post({ notify: true });
      await reply(own.id);
      assert.deepEqual((await due(noon)).map(({ template, recipient }) => [template, recipient]), [['confirm-notify', address]]);
      assert.equal((await due(noon + hour)).length, 1);
      assert.equal(await confirm(own.id, newId()), false);
      assert.equal(await confirm(own.id, own.token), true);
      const answer = await reply(own.id, { status: 'held' });
      await reply(own.id, { authorKey: 'key-of-reader' });
      const replies = async () => (await due(noon + hour)).filter(({ template }) => template === 'reply');
      assert.deepEqual(await replies(), [], 'a held reply and one of their own');
      const decide = (action: 'approve' | 'remove', expectedStatus: 'held' | 'published', batch: string) =>
        repository.decide(site, batch, 'editor', [{ id: answer, revision: 1, expectedStatus, action }], noon + 1000, 20_000);
      await decide('approve', 'held', 'a');
      assert.deepEqual((await due(noon + 2000)).filter(({ template }) => template === 'reply'), [], 'as long as it can be undone');
      await repository.undo(site, 'a', 'editor', noon + 2000);
      assert.deepEqual(await database.query(`select id from mail_queue where site = $1 and template = 'reply'`, [site]), [], 'an undo leaves nothing to send');
      await decide('approve', 'held', 'b');
      assert.deepEqual((await replies()).map(({ recipient, comment, about }) => [recipient, comment, about]), [[address, own.id, answer]]);
    });

    it('CM-07: ends for good by the link of any of its mails, and forgets the address', async () => {
      await freshSite();
      const own = await post({ notify: true });
      await confirm(own.id, own.token);
      await reply(own.id);
      const [mail] = (await due(noon + hour)).filter(({ template }) => template === 'reply');
      assert.ok(mail !== undefined);
      await repository.unsubscribe(site, hashSecret(newId()));
      assert.equal((await database.query('select 1 as one from subscriptions where site = $1', [site])).length, 1);
      await repository.unsubscribe(site, hashSecret(mail.token));
      await reply(own.id);
      assert.deepEqual((await due(noon + hour)).filter(({ template }) => template === 'reply'), []);
      assert.deepEqual(await database.query('select * from subscriptions where site = $1', [site]), []);
    });

    it('keeps of a token its hash alone, but for the mail that is still to go', async () => {
      await freshSite();
      const { token } = await post({ notify: true });
      await database.transaction((connection) => connection.query('delete from mail_queue where site = $1', [site]));
      assert.ok(!(await everything()).includes(token));
      assert.ok((await everything()).includes(hashSecret(token)));
    });

    it('releases what waits for its address once, as the rules say, and nothing that a moderator has decided', async () => {
      await freshSite();
      const own = await post({ confirm: true }, { status: 'held', reasons: [unconfirmed] });
      const seen = await repository.writtenBy(site, own.id);
      assert.ok(seen !== null);
      const release = { status: 'published', reasons: [], ruleSet: 'r@1' } as const;
      const twice = await Promise.all([1, 2].map(() => repository.confirm(site, hashSecret(own.token), seen, release, noon + 5)));
      assert.deepEqual(twice.sort(), [false, true]);
      assert.equal((await repository.own(site, own.id))?.comment.status, 'published');
      assert.equal((await repository.thread(site, '/talks')).published, 1);
      assert.equal(await repository.linkToConfirm(site, hashSecret(own.token), noon + 6), null);

      const other = await post({ confirm: true }, { status: 'held', reasons: [unconfirmed] });
      const before = await repository.writtenBy(site, other.id);
      assert.ok(before !== null);
      await repository.decide(site, newId(), 'editor', [{ id: other.id, revision: 1, expectedStatus: 'held', action: 'reject' }], noon + 1, 20_000);
      assert.equal(await repository.confirm(site, hashSecret(other.token), before, release, noon + 5), true);
      assert.equal((await repository.own(site, other.id))?.comment.status, 'rejected');
    });

    it('knows an address as proven by the secret of a comment that was confirmed, not by the address alone', async () => {
      await freshSite();
      const own = await post({ confirm: true });
      const proven = (secret: string, key = 'key-of-reader') => repository.addressProven(site, key, [hashSecret(secret)]);
      assert.equal(await proven(own.secret), false);
      await confirm(own.id, own.token);
      assert.deepEqual([await proven(own.secret), await proven(newId()), await proven(own.secret, 'key-of-bilal')], [true, false, false]);
      assert.equal(await repository.addressProven(site, 'key-of-reader', []), false);
      assert.deepEqual(await repository.authorRecord(site, 'key-of-reader', '', true), { published: 1, refused: 0 });
      await post();
      assert.deepEqual(await repository.authorRecord(site, 'key-of-reader', '', true), { published: 1, refused: 0 });
      assert.deepEqual(await repository.authorRecord(site, 'key-of-reader'), { published: 2, refused: 0 });
    });

    it('does not flood a stranger whose address somebody types', async () => {
      await freshSite();
      for (let count = 0; count < 6; count++) await post({ confirm: true });
      assert.equal((await due(noon)).length, 3);
      await post({ confirm: true }, { createdAt: noon + hour + 1 });
      assert.equal((await due(noon + hour + 1)).length, 4);
    });

    it('forgets an address that nobody confirmed after three days', async () => {
      await freshSite();
      const { id, token } = await post({ notify: true });
      assert.equal(await repository.linkToConfirm(site, hashSecret(token), noon + 72 * hour - 1), id);
      assert.equal(await repository.linkToConfirm(site, hashSecret(token), noon + 72 * hour), null);
      assert.deepEqual(await due(noon + 72 * hour), []);
      await post({ notify: true, recipient: 'other@reader.example', authorKey: 'other' }, { createdAt: noon + 72 * hour, authorKey: 'other', email: null });
      const left = await database.query<{ email: string }>('select email from subscriptions where site = $1', [site]);
      assert.deepEqual(left.map(({ email }) => email), ['other@reader.example']);
    });

    it('CM-02: a comment that its author takes away takes the address out of every table', async () => {
      await freshSite();
      const own = await post({ notify: true });
      await confirm(own.id, own.token);
      await reply(own.id);
      const seen = await repository.written(site, own.id, hashSecret(own.secret));
      assert.ok(seen !== null && (await everything()).includes(address));
      assert.equal(await repository.removeByAuthor(site, seen, noon + 9), true);
      assert.ok(!(await everything()).includes(address));
    });
  });
};
