/** Runs compiled test files by Node's own runner, one file after another or some at once, and ends with `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globSync } from './glob.mjs';

/** All of a folder's files; sets the exit code. A runner that dies without counting is one failure. */
export const runCounted = (folder, { atOnce = 1 } = {}) => {
  const counts = path.join(mkdtempSync(path.join(tmpdir(), 'sayso-counts-')), 'counts.jsonl');
  const { status } = spawnSync(
    process.execPath,
    ['--test', `--test-concurrency=${atOnce}`, '--test-reporter=./scripts/count-reporter.mjs', '--test-reporter-destination=stdout', ...globSync(folder, '.test.js')],
    { stdio: 'inherit', env: { ...process.env, TEST_COUNTS: counts } },
  );
  const lines = existsSync(counts) ? readFileSync(counts, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
  const sum = (name) => lines.reduce((total, count) => total + count[name], 0);
  const failed = sum('failed') || (status === 0 ? 0 : 1);
  console.log(`${sum('passed')} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
};
