/** What several processes on one PostgreSQL rely on: numbers that are never seen before smaller ones, announcements, shared paces. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Database } from '../src/db/database.js';
import { newId } from '../src/db/ids.js';
import { openDatabase } from '../src/db/open.js';
import { createRepository } from '../src/db/repository.js';
import { takeNumbers } from '../src/db/repository/record.js';
import { createNetworkHash, createPace, pacesInDatabase } from '../src/pace.js';
import { newComment, newKey, noon } from './support/fixtures.js';
import { startPostgres } from './support/postgres.js';

const postgres = await startPostgres();
after(() => postgres?.stop());

describe('two processes on one PostgreSQL', { skip: postgres === undefined ? 'no PostgreSQL is installed here' : false }, () => {
  let url = '';
  let first: Database;
  let second: Database;
  before(async () => {
    url = (await postgres?.create()) ?? '';
    first = await openDatabase({ dataFolder: '', databaseUrl: url });
    second = await openDatabase({ dataFolder: '', databaseUrl: url });
    await createRepository(first, newId).openSite('main', noon);
  });
  after(async () => {
    await Promise.all([first.close(), second.close()]);
  });
  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const waitingForLocks = async (): Promise<number> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
    await client.end();
    return Number(rows[0]?.n);
  };

  it('a number is taken from a row that stays locked until the commit: no stream sees a later one first', async () => {
    const repository = createRepository(second, newId);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let taken = 0;
    const slow = first.transaction(async (connection) => {
      taken = await takeNumbers(connection, 'main', 1);
      await held;
      await connection.query(
        `insert into events (site, seq, at, kind, comment, thread, to_status, revision) values ('main', $1, $2, 'reported', 'x', '/talks', 'reported', 1)`,
        [taken, noon],
      );
    });
    await until(() => taken > 0);
    let posted = false;
    const posting = repository.post('main', newKey(), newComment(), 'r').then(() => (posted = true));
    await until(async () => (await waitingForLocks()) > 0);
    assert.equal(posted, false);
    assert.deepEqual(await repository.changes('main', ['/talks'], 0, 10), []);
    letGo();
    await Promise.all([slow, posting]);
    const rows = await first.query<{ seq: number; kind: string }>(`select seq, kind from events where site = 'main' order by seq`);
    assert.deepEqual(rows, [{ seq: taken, kind: 'reported' }, { seq: taken + 1, kind: 'posted' }]);
  });

  it('hears of what another process commits, not of what it takes back, and again after the connection was lost', async () => {
    const heard: (string | null)[] = [];
    const stop = second.listen((site) => heard.push(site));
    await until(() => heard.length === 1);
    assert.deepEqual(heard, [null]);
    await assert.rejects(first.transaction(async (connection) => {
      await takeNumbers(connection, 'main', 1);
      throw new Error('taken back');
    }), /taken back/);
    await createRepository(first, newId).openSite('other', noon);
    await createRepository(first, newId).post('other', newKey(), newComment(), 'r');
    await until(() => heard.length === 2);
    assert.deepEqual(heard, [null, 'other']);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()`);
    await client.end();
    await until(() => heard.length === 3);
    await createRepository(first, newId).post('main', newKey(), newComment(), 'r');
    await until(() => heard.length === 4);
    assert.deepEqual(heard, [null, 'other', null, 'main']);
    await stop();
  });

  it('a pace in the database is the same for both, and the same as in memory', async () => {
    let now = noon;
    const [here, there] = [first, second].map((database) => pacesInDatabase(database, () => now)('test', 4, 10));
    const memory = createPace(4, 10, () => now);
    const take = async (at: typeof here): Promise<number> => (await at?.take('network')) ?? -1;
    for (const [wait, at] of [[0, here], [0, there], [5_000, here], [0, there], [0, here], [0, there], [0, here], [5_000, there], [5_000, here], [0, there], [1_000_000, here], [0, here]] as const) {
      now += wait;
      assert.equal(await take(at), await memory.take('network'), `at ${now - noon}`);
    }
    const burst = await Promise.all(Array.from({ length: 20 }, (_, index) => [here, there][index % 2]?.take('another')));
    assert.equal(burst.filter((wait) => wait === 0).length, 4);
  });

  it('networks have the same hash in both for a day, and keys and buckets do not stay', async () => {
    let now = noon;
    const [here, there] = await Promise.all([first, second].map(async (database) => {
      const hash = createNetworkHash(database, () => now, newId);
      await hash.refresh();
      return hash;
    }));
    const today = here?.('203.0.113.9');
    assert.equal(today, there?.('203.0.113.77'));
    now += 86_400_000;
    const tomorrow = here?.('203.0.113.9');
    assert.equal(tomorrow, there?.('203.0.113.9'));
    assert.notEqual(tomorrow, today);
    await here?.refresh();
    assert.deepEqual((await first.query<{ day: number }>('select day from pace_keys order by day')).map(({ day }) => day), [Math.floor(now / 86_400_000), Math.floor(now / 86_400_000) + 1]);
    assert.equal((await first.query('select key from pace_buckets')).length, 0);
  });
});
