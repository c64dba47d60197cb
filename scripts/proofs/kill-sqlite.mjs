/** SIGKILL at seeded moments in the middle of posts and decisions, on SQLite. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killAndRestart } from '../../server/dist/test/support/kill.js';

export const name = 'Every acknowledged comment, decision and vote survives SIGKILL, once (SQLite)';
/** Kills. A hundred operations lie between two of them. */
export const counts = { sample: 3, full: 50 };

export const prove = async ({ count, seed, say }) => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sayso-kill-'));
  try {
    const report = await killAndRestart({ operations: count * 100, kills: count, seed, dataFolder, say });
    for (const fault of report.faults.slice(0, 20)) say(fault);
    return { passed: count - Math.min(count, report.faults.length), failed: report.faults.length, note: `${report.acknowledged} comments, ${report.decisions} decisions, ${report.votes} votes; verify is clean` };
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
};
