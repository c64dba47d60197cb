/**
 * Runs test files and counts by file. A file that fails is run once more with the other failing ones only; what fails then has
 * failed, what passes is named UNSTEADY, here and at the end of CI (docs/decisions/0019-a-second-look.md).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globSync } from './glob.mjs';

/** More failing files than these are no accident. */
const mostAgain = 4;

/** One run: the counts of each file by its path from here; `died` when the runner ended badly without a failed test to show. */
const run = ({ args, env = {} }) => {
  const counts = path.join(mkdtempSync(path.join(tmpdir(), 'sayso-counts-')), 'counts.jsonl');
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env, TEST_COUNTS: counts } });
  const files = new Map();
  for (const line of existsSync(counts) ? readFileSync(counts, 'utf8').split('\n').filter(Boolean) : []) {
    const { file, passed, failed } = JSON.parse(line);
    files.set(path.relative(process.cwd(), file), { passed, failed });
  }
  return { files, died: status !== 0 && ![...files.values()].some(({ failed }) => failed > 0) };
};

/** `command` makes of a list of files (undefined: all) what Node is to run. Gives `{ passed, failed }`. */
export const countTests = (command) => {
  const { files, died } = run(command());
  const failing = [...files].filter(([, { failed }]) => failed > 0);
  if (!died && failing.length > 0 && failing.length <= mostAgain) {
    console.log(`once more: ${failing.map(([file]) => file).join(', ')}`);
    const again = run(command(failing.map(([file]) => file)));
    for (const [file, first] of failing) {
      const second = again.files.get(file);
      if (again.died || second === undefined || second.passed + second.failed === 0) continue;
      files.set(file, second);
      if (second.failed === 0) console.log(`UNSTEADY ${file}: ${first.failed} failed at first, none when run again`);
    }
  }
  const sum = (name) => [...files.values()].reduce((total, count) => total + count[name], 0);
  return { passed: sum('passed'), failed: sum('failed') + (died ? 1 : 0) };
};

/** Node's own runner over these files, `atOnce` at a time; `times`: each group is said to have taken how long. */
export const nodeTests = (all, { atOnce = 1, times = false } = {}) => (files = all) => ({
  args: ['--test', `--test-concurrency=${atOnce}`, '--test-reporter=./scripts/count-reporter.mjs', '--test-reporter-destination=stdout', ...files],
  env: times ? { TEST_TIMES: '1' } : {},
});

/** @web/test-runner in the engine that `$SAYSO_BROWSER` names. */
export const browserTests = (all) => (files = all) => ({
  args: ['node_modules/@web/test-runner/dist/bin.js', '--config', 'web-test-runner.config.mjs'],
  env: files === undefined || files.length === 0 ? {} : { SAYSO_FILES: files.join(',') },
});

/** Ends a command with its one line and its exit code. */
export const conclude = ({ passed, failed }) => {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
};

/** A folder of compiled test files as a command of its own. */
export const runCounted = (folder) => conclude(countTests(nodeTests(globSync(folder, '.test.js'))));
