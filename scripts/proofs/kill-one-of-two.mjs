/** SIGKILL of one of two servers on one PostgreSQL, under load, at seeded moments. Says so and proves nothing where PostgreSQL is not installed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killAndRestart } from '../../server/dist/test/support/kill.js';
import { startPostgres } from '../../server/dist/test/support/postgres.js';

export const name = 'Of two servers on one PostgreSQL one is killed under load: nothing acknowledged is lost, nothing is there twice';
/** Kills of one. A hundred operations lie between two of them. */
export const counts = { sample: 2, full: 20 };

export const prove = async ({ count, seed, say }) => {
  const postgres = await startPostgres();
  if (postgres === undefined) return { passed: 0, failed: 0, note: 'skipped: no PostgreSQL is installed here' };
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sayso-kill-'));
  try {
    const report = await killAndRestart({ operations: count * 100, kills: count, seed, dataFolder, databaseUrl: await postgres.create(), beside: true, say });
    for (const fault of report.faults.slice(0, 20)) say(fault);
    return { passed: count - Math.min(count, report.faults.length), failed: report.faults.length, note: `${report.acknowledged} comments, ${report.decisions} decisions, ${report.votes} votes; verify is clean` };
  } finally {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
};
