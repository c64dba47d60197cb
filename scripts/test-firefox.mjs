/**
 * What only a real Firefox can show (its own signal, its own banner service, its keyboard), over what is already built; ends with
 * `N passed, N failed`. Each file skips itself where there is no Firefox.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globSync } from './glob.mjs';

const counts = path.join(mkdtempSync(path.join(tmpdir(), 'sayso-counts-')), 'counts.jsonl');
const { status } = spawnSync(
  process.execPath,
  ['--test', '--test-concurrency=1', '--test-reporter=./scripts/count-reporter.mjs', '--test-reporter-destination=stdout', ...globSync('build/test/firefox', '.test.js')],
  { stdio: 'inherit', env: { ...process.env, TEST_COUNTS: counts } },
);
const lines = existsSync(counts) ? readFileSync(counts, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
const sum = (name) => lines.reduce((total, count) => total + count[name], 0);
const failed = sum('failed') || (status === 0 ? 0 : 1);
console.log(`${sum('passed')} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
