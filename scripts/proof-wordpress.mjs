/**
 * `npm run proof:wordpress`: our pages on a real WordPress (Debian's), over what is already built; ends with `N passed, N failed`.
 * Where a part is missing the tests skip and say so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globSync } from './glob.mjs';
import { findParts, howToGetParts } from './wordpress/parts.mjs';

const { missing } = findParts();
if (missing.length > 0) console.log(`skipped: no ${missing.join(', ')}. ${howToGetParts}`);
const counts = path.join(mkdtempSync(path.join(tmpdir(), 'sayso-counts-')), 'counts.jsonl');
const { status } = spawnSync(
  process.execPath,
  ['--test', '--test-concurrency=1', '--test-reporter=./scripts/count-reporter.mjs', '--test-reporter-destination=stdout', ...globSync('build/test/wordpress', '.test.js')],
  { stdio: 'inherit', env: { ...process.env, TEST_COUNTS: counts } },
);
const lines = existsSync(counts) ? readFileSync(counts, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
const sum = (name) => lines.reduce((total, count) => total + count[name], 0);
const failed = sum('failed') || (status === 0 ? 0 : 1);
console.log(`${sum('passed')} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
