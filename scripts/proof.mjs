/**
 * `npm run proof`: the long proofs as seeded samples; `npm run proof -- --full` runs every count and writes docs/proofs.md;
 * `-- --seed N` repeats a run. Each file of scripts/proofs/ exports
 *
 *     name     a sentence that the proof makes true
 *     counts   { sample, full }: how many cases each run takes
 *     prove    async ({ count, seed, say }) → { passed, failed, note, table }   note: what was measured, in a few words; table: more of it,
 *              as Markdown, or nothing
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { globSync } from './glob.mjs';

const full = process.argv.includes('--full');
const given = process.argv.indexOf('--seed');
const seed = given === -1 ? Math.floor(Date.now() / 86_400_000) : Number(process.argv[given + 1]);
const only = process.argv.slice(2).filter((each, index, all) => !each.startsWith('--') && all[index - 1] !== '--seed');

const rows = [];
const tables = [];
let passed = 0;
let failed = 0;
for (const file of globSync('scripts/proofs', '.mjs')) {
  if (only.length > 0 && !only.includes(path.basename(file, '.mjs'))) continue;
  const proof = await import(pathToFileURL(path.resolve(file)).href);
  const count = full ? proof.counts.full : proof.counts.sample;
  const started = performance.now();
  let outcome;
  try {
    outcome = await proof.prove({ count, seed, say: (words) => console.log(`  ${words}`) });
  } catch (error) {
    outcome = { passed: 0, failed: 1, note: String(error?.stack ?? error) };
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  passed += outcome.passed;
  failed += outcome.failed;
  rows.push([proof.name, count, outcome.passed, outcome.failed, `${seconds} s`, outcome.note ?? '']);
  if (outcome.table !== undefined) tables.push(`\n## ${proof.name}\n\n${outcome.table}\n`);
  console.log(`${outcome.failed === 0 ? 'proved' : 'FAILED'}: ${proof.name} (${count} cases, seed ${seed}, ${seconds} s) ${outcome.note ?? ''}`);
}

const table = ['| Proof | Cases | Passed | Failed | Took | Measured |', '|---|---|---|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
if (full && only.length === 0) {
  writeFileSync(
    'docs/proofs.md',
    `# The long proofs\n\nThe last full run: \`npm run proof -- --full\` (seed ${seed}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}). CI runs seeded samples of the same on every change.\n\n${table}\n${tables.join('')}`,
  );
}
if (process.env.TEST_COUNTS) appendFileSync(process.env.TEST_COUNTS, `${JSON.stringify({ passed, failed, skipped: 0 })}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
