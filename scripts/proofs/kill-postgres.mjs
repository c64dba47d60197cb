/** SIGKILL of the server and of PostgreSQL at seeded moments. Says so and proves nothing where PostgreSQL is not installed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killAndRestart } from '../../server/dist/test/support/kill.js';
import { startPostgres } from '../../server/dist/test/support/postgres.js';

export const name = 'Every acknowledged comment, decision and vote survives SIGKILL of server and database, once (PostgreSQL)';
/** Kills of both. A hundred operations lie between two of them. */
export const counts = { sample: 2, full: 20 };

export const prove = async ({ count, seed, say }) => {
  const postgres = await startPostgres();
  if (postgres === undefined) return { passed: 0, failed: 0, note: 'skipped: no PostgreSQL is installed here' };
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sayso-kill-'));
  try {
    const whenKilled = async () => {
      await postgres.kill();
      await postgres.start();
    };
    const report = await killAndRestart({ operations: count * 100, kills: count, seed, dataFolder, databaseUrl: await postgres.create(), whenKilled, say });
    for (const fault of report.faults.slice(0, 20)) say(fault);
    return { passed: count - Math.min(count, report.faults.length), failed: report.faults.length, note: `${report.acknowledged} comments, ${report.decisions} decisions, ${report.votes} votes; verify is clean` };
  } finally {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
};
