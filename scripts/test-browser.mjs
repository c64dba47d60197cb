/**
 * The browser tests alone, in the engine that `$SAYSO_BROWSER` names (chromium, firefox, webkit), over what is already built;
 * ends with `N passed, N failed`. Arguments are glob patterns of compiled test files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const counts = path.join(mkdtempSync(path.join(tmpdir(), 'sayso-counts-')), 'counts.jsonl');
const files = process.argv.slice(2).join(',');
const { status } = spawnSync(process.execPath, ['node_modules/@web/test-runner/dist/bin.js', '--config', 'web-test-runner.config.mjs'], {
  stdio: 'inherit',
  env: { ...process.env, TEST_COUNTS: counts, ...(files ? { SAYSO_FILES: files } : {}) },
});
const totals = { passed: 0, failed: 0 };
if (existsSync(counts)) {
  for (const line of readFileSync(counts, 'utf8').split('\n').filter(Boolean)) {
    const count = JSON.parse(line);
    totals.passed += count.passed;
    totals.failed += count.failed;
  }
}
if (status !== 0 && totals.failed === 0) totals.failed = 1;
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
