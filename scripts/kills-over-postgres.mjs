/** What the proofs with PostgreSQL share: a database of their own, kills under load, and the report on what was acknowledged. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killAndRestart } from '../server/dist/test/support/kill.js';
import { startPostgres } from '../server/dist/test/support/postgres.js';

/**
 * Kills `count` times, a hundred operations between two of them. Says so and proves nothing where PostgreSQL is not installed.
 *
 * @param how  (postgres) → what `killAndRestart` is told besides: whom the kills hit
 */
export const killsOverPostgres =
  (how) =>
  async ({ count, seed, say }) => {
    const postgres = await startPostgres();
    if (postgres === undefined) return { passed: 0, failed: 0, note: 'skipped: no PostgreSQL is installed here' };
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'sayso-kill-'));
    try {
      const { faults, acknowledged, decisions, votes } = await killAndRestart({ operations: count * 100, kills: count, seed, dataFolder, databaseUrl: await postgres.create(), say, ...how(postgres) });
      for (const fault of faults.slice(0, 20)) say(fault);
      return { passed: count - Math.min(count, faults.length), failed: faults.length, note: `${acknowledged} comments, ${decisions} decisions, ${votes} votes; verify is clean` };
    } finally {
      await postgres.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  };
