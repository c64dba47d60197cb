/**
 * `npm test`: everything that `npm cit` promises, in the order in which a fault is cheapest to read, and one closing line
 * `N passed, N failed` for all runners together. `npm test -- node` or `-- browser` runs one part.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { browserTests, countTests, nodeTests } from './counted.mjs';
import { globSync } from './glob.mjs';

const parts = process.argv.slice(2);
const wants = (part) => parts.length === 0 || parts.includes(part);
const total = { passed: 0, failed: 0 };

/** A gate is a whole command that either holds or not; it counts as one test. */
const gate = (name, ...command) => {
  const started = Date.now();
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  total[status === 0 ? 'passed' : 'failed']++;
  console.log(`${status === 0 ? 'holds' : 'FAILED'}: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return status === 0;
};

/** A runner counts its own tests. */
const runner = (name, command) => {
  const { passed, failed } = countTests(command);
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? 'holds' : 'FAILED'}: ${name}`);
};

if (gate('build', 'scripts/build.mjs')) {
  if (wants('gates')) {
    gate('lint and walls', 'node_modules/eslint/bin/eslint.js', '.', '--cache', '--cache-location', '.cache/eslint/', '--max-warnings', '0');
    for (const file of globSync('scripts/gates', '.mjs')) gate(path.basename(file, '.mjs'), file, '--check');
  }
  if (wants('node')) {
    const files = [...globSync('build/test/node', '.test.js'), ...globSync('server/dist/test', '.test.js')];
    runner('tests in Node', nodeTests(files, { atOnce: 2 }));
  }
  if (wants('browser')) runner('tests in a browser', browserTests());
  if (wants('e2e')) {
    const files = globSync('build/test/e2e', '.test.js');
    if (files.length > 0) runner('end to end', nodeTests(files));
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
