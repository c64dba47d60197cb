/** SIGKILL in the middle of posts and decisions: nothing that was acknowledged is lost or doubled. A sample; the proof has more. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import pg from 'pg';
import { temporaryFolder } from './support/fixtures.js';
import { killAndRestart } from './support/kill.js';
import { startPostgres } from './support/postgres.js';

it('every acknowledged comment, decision and vote survives SIGKILL, once, on SQLite, and verify is clean', async () => {
  const place = temporaryFolder();
  const report = await killAndRestart({ operations: 160, kills: 2, seed: 7, dataFolder: place.folder });
  place.remove();
  assert.deepEqual(report.faults, []);
  assert.ok(report.acknowledged + report.decisions + report.votes >= 100 && report.votes > 0);
});

it('every acknowledged comment, decision and vote survives SIGKILL of server and PostgreSQL', async (context) => {
  const postgres = await startPostgres();
  if (postgres === undefined) {
    context.skip('no PostgreSQL is installed here');
    return;
  }
  const place = temporaryFolder();
  try {
    const report = await killAndRestart({
      operations: 80, kills: 1, seed: 7, dataFolder: place.folder, databaseUrl: await postgres.create(),
      whenKilled: async () => {
        await postgres.kill();
        await postgres.start();
      },
    });
    assert.deepEqual(report.faults, []);
  } finally {
    await postgres.stop();
    place.remove();
  }
});

it('a database that is killed in the middle of a long query comes back, though the query goes on for a while', async (context) => {
  const postgres = await startPostgres();
  if (postgres === undefined) {
    context.skip('no PostgreSQL is installed here');
    return;
  }
  try {
    const client = new pg.Client({ connectionString: await postgres.create() });
    client.on('error', () => undefined);
    await client.connect();
    const computing = client.query('select count(*) from generate_series(1, 5000000) a where a % 7 = 3').catch(() => undefined);
    await postgres.kill();
    await postgres.start();
    await computing;
    const again = new pg.Client({ connectionString: await postgres.create() });
    await again.connect();
    await again.end();
  } finally {
    await postgres.stop();
  }
});

it('of two servers on one PostgreSQL one is killed under load: nothing acknowledged is lost, and the other goes on', async (context) => {
  const postgres = await startPostgres();
  if (postgres === undefined) {
    context.skip('no PostgreSQL is installed here');
    return;
  }
  const place = temporaryFolder();
  try {
    const report = await killAndRestart({ operations: 80, kills: 1, seed: 11, dataFolder: place.folder, databaseUrl: await postgres.create(), beside: true });
    assert.deepEqual(report.faults, []);
  } finally {
    await postgres.stop();
    place.remove();
  }
});
