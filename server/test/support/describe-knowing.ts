/** What the rules may know, on any database: how fast comments come, tickets, where links led before, who wrote from which browser. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../../src/db/database.js';
import { hashSecret, newId } from '../../src/db/ids.js';
import { migrate } from '../../src/db/migrations/index.js';
import { createRepository, type Repository } from '../../src/db/repository.js';
import type { Arrival, Met } from '../../src/db/repository/arrivals.js';
import type { NewComment } from '../../src/db/repository/posting.js';
import { newComment, newKey, noon } from './fixtures.js';

const minute = 60_000;

export const describeKnowing = (name: string, open: () => Promise<Database>, skip: false | string = false): void => {
  describe(`what the rules may know over ${name}`, { skip }, () => {
    let database: Database;
    let repository: Repository;
    let site = '';
    let sites = 0;

    const freshSite = async (): Promise<void> => {
      site = `knowing-${++sites}`;
      await repository.openSite(site, noon);
      await repository.addModerator(site, { id: 'editor', name: 'Editor' }, noon);
    };
    /** What a comment met, and what became of it. */
    const arrive = async (arrival: Partial<Arrival> = {}, given: Partial<NewComment> = {}, key = newKey(), isStranger = true) => {
      const all: Met[] = [];
      const outcome = await repository.receive(site, key, { at: noon, author: 'amina', network: 'net', ticket: null, ...arrival }, (met) => {
        all.push(met);
        return { comment: newComment(given), ruleSet: 'r@1', mail: null, stranger: isStranger };
      });
      return { outcome, met: all.at(-1) as Met };
    };
    const post = async (given: Partial<NewComment> = {}, secret = newId()): Promise<string> => {
      const comment = newComment(given);
      assert.equal((await repository.post(site, newKey(secret), comment, 'r@1')).kind, 'stored');
      return comment.id;
    };
    const decide = async (id: string, action: 'approve' | 'spam', expectedStatus: 'held' | 'published' | 'spam', batch = newId()): Promise<string> => {
      assert.deepEqual((await repository.decide(site, batch, 'editor', [{ id, revision: 1, expectedStatus, action }], noon + 1000, 20_000)).map(({ kind }) => kind), ['done']);
      return batch;
    };
    const recordOf = async (host: string) => (await repository.hostRecords(site, { website: '', text: `https://${host}/x` }))[host];

    before(async () => {
      database = await open();
      await migrate(database);
      repository = createRepository(database, newId);
    });
    after(() => database.close());

    it('tells how fast comments came before, of the author, the network and the site', async () => {
      await freshSite();
      assert.deepEqual((await arrive()).met.pace, {
        author: { sinceLast: null, lastMinute: 0, lastHour: 0 }, network: { sinceLast: null, lastMinute: 0, lastHour: 0 }, site: { sinceLast: null, lastMinute: 0, lastHour: 0 },
      });
      await arrive({ at: noon + 10 * minute, author: 'bilal' });
      await arrive({ at: noon + 10 * minute, author: 'amina', network: 'other' });
      assert.deepEqual((await arrive({ at: noon + 10 * minute + 5000 })).met.pace, {
        author: { sinceLast: 5000, lastMinute: 1, lastHour: 2 }, network: { sinceLast: 5000, lastMinute: 1, lastHour: 2 }, site: { sinceLast: 5000, lastMinute: 2, lastHour: 3 },
      });
      assert.deepEqual((await arrive({ at: noon + 3 * 60 * minute })).met.pace.site, { sinceLast: null, lastMinute: 0, lastHour: 0 });
      assert.deepEqual(Object.keys((await arrive({ author: null, network: null })).met.pace), ['site']);
    });

    it('counts every one of twelve that come at the same moment, by one author or from one network', async () => {
      for (const shared of [{ network: null }, { author: null }]) {
        await freshSite();
        const all = await Promise.all(Array.from({ length: 12 }, () => arrive(shared)));
        const counts = all.map(({ met: { pace } }) => (pace.author ?? pace.network)?.lastMinute ?? -1);
        assert.deepEqual(counts.sort((a, b) => a - b), Array.from({ length: 12 }, (_, index) => index));
      }
    });

    it('does not count what the rules turn away, nor a post that comes twice', async () => {
      await freshSite();
      const refused = await repository.receive(site, newKey(), { at: noon, author: 'amina', network: 'net', ticket: null }, () => null);
      assert.deepEqual(refused, { kind: 'turned-away' });
      const key = newKey();
      const twice = await Promise.all([arrive({}, {}, key), arrive({}, {}, key)]);
      assert.deepEqual(twice.map(({ outcome }) => outcome.kind).sort(), ['seen', 'stored']);
      assert.equal((await arrive()).met.pace.site?.lastHour, 1);
    });

    it('counts strangers of the last ten minutes, and nobody who is known', async () => {
      await freshSite();
      for (const at of [noon, noon + 5 * minute, noon + 9 * minute]) await arrive({ at });
      await arrive({ at: noon + 9 * minute }, {}, newKey(), false);
      assert.equal((await arrive({ at: noon + 9.5 * minute })).met.strangers, 3);
      assert.equal(await repository.strangersBefore(site, noon + 10 * minute), 3);
      assert.equal(await repository.strangersBefore(site, noon + 30 * minute), 0);
    });

    it('takes a ticket once, also of two posts at the same moment, and leaves it to whoever was turned away', async () => {
      await freshSite();
      const ticket = { id: newId(), expiresAt: noon + minute };
      await repository.receive(site, newKey(), { at: noon, author: null, network: null, ticket }, () => null);
      const both = await Promise.all([arrive({ ticket }), arrive({ ticket })]);
      assert.deepEqual(both.map(({ met }) => met.ticketUsed).sort(), [false, true]);
      assert.equal((await arrive({ ticket: { ...ticket, id: newId() } })).met.ticketUsed, false);
    });

    it('the same post with the same ticket, sent twice at once, is one comment', async () => {
      await freshSite();
      const [key, ticket] = [newKey(), { id: newId(), expiresAt: noon + minute }];
      const twice = await Promise.all([arrive({ ticket }, {}, key), arrive({ ticket }, {}, key)]);
      assert.deepEqual(twice.map(({ outcome }) => outcome.kind).sort(), ['seen', 'stored']);
    });

    it('keeps what came for an hour, and a ticket until it is worth nothing any more', async () => {
      await freshSite();
      const ticket = { id: newId(), expiresAt: noon + 90 * minute };
      await arrive({ ticket });
      assert.equal(await repository.forgetArrivals(site, noon + 30 * minute), 0);
      assert.equal(await repository.forgetArrivals(site, noon + 60 * minute), 3);
      assert.equal((await arrive({ ticket, at: noon + 80 * minute })).met.ticketUsed, true);
      assert.ok((await repository.forgetArrivals(site, noon + 90 * minute)) > 0);
    });

    it('knows of a host what moderators decided, until they take it back', async () => {
      await freshSite();
      const text = 'Buy at https://shop.example/now and www.SHOP.example';
      const id = await post({ text, status: 'held' });
      assert.deepEqual(await recordOf('shop.example'), { published: 0, spam: 0 });
      const batch = await decide(id, 'spam', 'held');
      assert.deepEqual(await recordOf('shop.example'), { published: 0, spam: 1 });
      await repository.undo(site, batch, 'editor', noon + 2000);
      assert.deepEqual(await recordOf('shop.example'), { published: 0, spam: 0 });
      await decide(id, 'approve', 'held');
      assert.deepEqual(await recordOf('shop.example'), { published: 1, spam: 0 });
      assert.deepEqual(await repository.hostRecords(site, { website: '', text }, id), { 'shop.example': { published: 0, spam: 0 } }, 'a comment says nothing of itself');
      assert.deepEqual(await repository.hostRecords(site, { website: '', text: 'no link' }), {});
    });

    it('what only a trap has caught gives no host a bad name', async () => {
      await freshSite();
      await post({ text: 'https://innocent.example', status: 'spam' });
      assert.deepEqual(await recordOf('innocent.example'), { published: 0, spam: 0 });
    });

    it('an edited comment leads where its new words lead, and one that its author took away nowhere', async () => {
      await freshSite();
      const secret = newId();
      const id = await post({ text: 'https://old.example' }, secret);
      const seen = await repository.written(site, id, hashSecret(secret));
      assert.ok(seen !== null);
      await repository.edit(site, seen, { at: noon, status: 'published', text: 'https://new.example', textKey: 't', dir: null, reasons: [], ruleSet: 'r@1' });
      assert.deepEqual([await recordOf('old.example'), await recordOf('new.example')], [{ published: 0, spam: 0 }, { published: 1, spam: 0 }]);
      const now = await repository.written(site, id, hashSecret(secret));
      assert.ok(now !== null && (await repository.removeByAuthor(site, now, noon)));
      assert.deepEqual(await recordOf('new.example'), { published: 0, spam: 0 });
    });

    it('spam that is erased when its time is over leaves the host, and after a time not even that', async () => {
      await freshSite();
      await decide(await post({ text: 'https://bad.example', status: 'held' }), 'spam', 'held');
      const gone = await repository.eraseOld(site, ['spam'], noon + 5000, { how: 'delete', kind: 'expired', at: noon + 5000, newSeed: newId, textKey: () => 't' });
      assert.equal(gone, 1);
      assert.deepEqual(await recordOf('bad.example'), { published: 0, spam: 1 });
      await repository.namelessDecisions(site, noon + 10_000);
      assert.deepEqual(await recordOf('bad.example'), { published: 0, spam: 0 });
    });

    it('a secret shows all comments of its browser, whatever address they bear', async () => {
      await freshSite();
      const [first, second] = [newId(), newId()];
      const held = await post({ device: 'd1', authorKey: 'one', status: 'held' }, first);
      await post({ device: 'd1', authorKey: 'two' });
      await post({ device: 'd2' });
      await post({ authorKey: 'one' }, second);
      const shown = (...secrets: readonly string[]) => repository.shownBy(site, secrets.map(hashSecret));
      assert.deepEqual(await shown(first), { device: 'd1', known: true, record: { published: 1, refused: 0 } });
      assert.deepEqual(await shown(second), { device: null, known: true, record: { published: 1, refused: 0 } }, 'from before there were such ids: itself');
      assert.deepEqual((await shown(first, second)).record, { published: 2, refused: 0 });
      assert.deepEqual(await shown('unknown'), { device: null, known: false, record: { published: 0, refused: 0 } });
      assert.deepEqual(await shown(), { device: null, known: false, record: { published: 0, refused: 0 } });
      await decide(held, 'spam', 'held');
      assert.deepEqual((await shown(first)).record, { published: 1, refused: 1 });
      assert.deepEqual(await repository.deviceRecord(site, 'd1', held), { published: 1, refused: 0 });
    });

    it('an erased comment shows nothing', async () => {
      await freshSite();
      const secret = newId();
      const id = await post({ device: 'd' }, secret);
      const seen = await repository.written(site, id, hashSecret(secret));
      assert.ok(seen !== null && (await repository.removeByAuthor(site, seen, noon)));
      assert.equal((await repository.shownBy(site, [hashSecret(secret)])).known, false);
    });

    it('tells the records of many authors at once as of each alone', async () => {
      await freshSite();
      for (const status of ['published', 'published', 'held', 'spam', 'removed'] as const) await post({ authorKey: 'a', status });
      await post({ authorKey: 'b', status: 'rejected' });
      const all = await repository.authorRecords(site, ['a', 'b', 'nobody']);
      for (const key of ['a', 'b', 'nobody']) assert.deepEqual(all.get(key), await repository.authorRecord(site, key), key);
      assert.deepEqual(all.get('a'), { published: 2, refused: 2 });
      assert.equal((await repository.authorRecords(site, [])).size, 0);
      // What was refused is told beside however much was published.
      const id = await post({ authorKey: 'much', status: 'spam' });
      await database.transaction(async (connection) => {
        await connection.query(
          `with recursive n(i) as (select 1 union all select i + 1 from n where i < 1200)
           insert into comments (site, id, thread, parent, root, status, created_at, seq, seed, page_url, page_title)
             select site, 'copy-' || n.i, thread, null, 'copy-' || n.i, 'published', created_at - n.i, seq, seed, page_url, page_title from comments, n where site = $1 and id = $2`,
          [site, id],
        );
        await connection.query(
          `insert into contents (site, comment, name, website, text, author_key, text_key, reasons)
             select w.site, c.id, w.name, w.website, w.text, w.author_key, w.text_key, '[]' from contents w join comments c on c.site = w.site and c.id like 'copy-%' where w.site = $1 and w.comment = $2`,
          [site, id],
        );
      });
      assert.deepEqual((await repository.authorRecords(site, ['much'])).get('much'), { published: 1000, refused: 1 });
    });
  });
};
