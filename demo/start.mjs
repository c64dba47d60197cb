/**
 * `npm start`: builds what is missing or older than its source, starts the paper, prints where things are. Ctrl-C stops it.
 *
 *     npm start -- --port 8080 --third-port 8081 --data some/folder
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({ options: { port: { type: 'string' }, 'third-port': { type: 'string' }, data: { type: 'string' } } });

const changedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const newest = (folder) => Math.max(0, ...readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => changedAt(path.join(entry.parentPath ?? entry.path, entry.name))));
const stamp = path.join(root, 'build/demo-built');
const pairs = [
  ['src', 'dist'],
  ['server/src', 'server/dist'],
].map((pair) => pair.map((folder) => path.join(root, folder)));

/** The compiler leaves files alone whose text would not change: the newest file of an output tells when it was built. */
const stale = ([source, output]) => !existsSync(output) || Math.max(changedAt(stamp), newest(output)) < newest(source);
const started = Date.now();
if (pairs.some(stale)) {
  console.log('Building …');
  execFileSync(process.execPath, ['scripts/build.mjs', 'dist', 'server'], { cwd: root, stdio: 'inherit' });
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}

const { startDemo } = await import('./serve.mjs');
const demo = await startDemo({
  port: Number(values.port ?? 0),
  thirdPort: Number(values['third-port'] ?? 0),
  ...(values.data === undefined ? {} : { dataFolder: path.resolve(values.data) }),
}).catch((error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${error.port} is taken: end what listens there, or leave the port out and a free one is found.` : error);
  process.exit(1);
});

const rows = [
  ['Front page', `${demo.url}/`],
  ['Article', `${demo.url}/2026/11/harbour-tram`],
  ['In Urdu', `${demo.url}/ur/2026/11/kitab-kashti`],
  ['Privacy', `${demo.url}/privacy`],
  ['Moderation', demo.signInUrl],
  ['States', `${demo.url}/states/`],
  ['Pretend companies', demo.third],
  ['Database in', path.relative(process.cwd(), demo.dataFolder) || '.'],
];
const width = Math.max(...rows.map(([name]) => name.length));
console.log(`\nThe Anselm Courant is out (${((Date.now() - started) / 1000).toFixed(1)} s).\n`);
for (const [name, value] of rows) console.log(`  ${name.padEnd(width)}  ${value}`);
console.log('\nThe moderation link signs in once. Ctrl-C stops.\n');

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    demo.close().then(() => process.exit(0));
  });
}
