/**
 * docs/wordpress-situations.md: what a reader or moderator sees in each situation that was recorded from a real WordPress, and which
 * test meets it there. Made from test/wordpress/situations.json; without arguments it writes the file, with `--check` it compares,
 * and fails where a row names a test that does not exist, has neither test nor reason, or stands twice.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const target = 'docs/wordpress-situations.md';
/** `file` and `test`: what meets it, and `seen`; or `why` no page meets it. */
const rows = JSON.parse(readFileSync('test/wordpress/situations.json', 'utf8'));

const sources = new Map();
const sourceOf = (file) => {
  const name = `test/wordpress/${file}.test.ts`;
  if (!sources.has(name)) sources.set(name, existsSync(name) ? readFileSync(name, 'utf8') : '');
  return sources.get(name);
};
const titlesIn = (source) => [...source.matchAll(/\btest\(\s*(['"`])([^]*?)\1/g)].map(([, , title]) => title);
const faultOf = ({ id, file, test, seen, why }, at) => {
  if (rows.findIndex((row) => row.id === id) !== at) return 'stands twice';
  if (why !== undefined) return why === '' || test !== undefined ? 'has a reason and a test, or an empty reason' : '';
  if (!seen || !test) return 'has neither a test with what is seen nor a reason';
  return titlesIn(sourceOf(file)).some((title) => title.endsWith(test)) ? '' : `names a test that is not in test/wordpress/${file}.test.ts: ${test}`;
};
const faults = rows.map((row, at) => [row.id, faultOf(row, at)]).filter(([, fault]) => fault !== '');
for (const [id, fault] of faults) console.error(`${id} ${fault}`);

const met = rows.filter(({ why }) => why === undefined);
const page = `# What people see, situation by situation

Each situation was recorded from a WordPress 6.1; what it answers is held in \`test/node/wordpress-recordings.test.ts\`. ${met.length} of the ${rows.length} can be met
by a page, and are met on a running WordPress by the tests named here (\`test/wordpress\`, \`npm run proof:wordpress\`). This page is made by
\`node scripts/gates/wordpress-situations.mjs\` from \`test/wordpress/situations.json\`.

| situation | what the reader or moderator sees | met by |
|---|---|---|
${met.map(({ id, file, test, seen }) => `| \`${id}\` | ${seen} | ${file}: ${test} |`).join('\n')}

## What no page meets

| situation | why |
|---|---|
${rows.filter(({ why }) => why !== undefined).map(({ id, why }) => `| \`${id}\` | ${why} |`).join('\n')}
`;
console.log(`wordpress situations: ${rows.length}, met ${met.length}, with a reason ${rows.length - met.length}`);
if (!process.argv.includes('--check')) writeFileSync(target, page);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== page) {
  console.error(`${target} is not what test/wordpress/situations.json says. Write it: node scripts/gates/wordpress-situations.mjs`);
  process.exitCode = 1;
}
if (faults.length > 0) process.exitCode = 1;
