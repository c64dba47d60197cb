/**
 * `node bench/server.mjs`: the server under load from a second process on loopback, over both engines, with few and with many
 * comments in the database. Prints a table; `--write` puts it into docs/scale.md.
 *
 *     --comments 10000,1000000   how many comments the database holds, one run each (10000,1000000)
 *     --engines sqlite,postgres  (both; PostgreSQL where it is installed)
 *     --seconds 5                how long each kind of request is sent
 *     --connections 16           how many at once
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../server/dist/src/db/open.js';
import { verify } from '../server/dist/src/db/verify.js';
import { startPostgres } from '../server/dist/test/support/postgres.js';
import { fill, numbers, sentence } from './fill-database.mjs';

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : process.argv[at + 1];
};
const sizes = option('comments', '10000,1000000').split(',').map(Number);
const engines = option('engines', 'sqlite,postgres').split(',');
const seconds = Number(option('seconds', '5'));
const connections = Number(option('connections', '16'));
const main = fileURLToPath(new URL('../server/dist/src/main.js', import.meta.url));

const startServer = async (environment) => {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, PORT: '0', SAYSO_PACE: '1000000/1', ...environment }, stdio: ['ignore', 'pipe', 'ignore'] });
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url ||= /^sayso listens on (.*)$/.exec(line)?.[1] ?? '';
    const link = /(http\S+token=\S+)$/.exec(line)?.[1];
    if (link === undefined) continue;
    const answer = await fetch(link.split('?')[0], { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `token=${link.split('token=')[1]}` });
    return { child, url, cookie: answer.headers.get('set-cookie').split(';')[0] };
  }
  throw new Error('the server ended before it listened');
};

const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const ask = (url, { method = 'GET', headers = {}, body } = {}) =>
  new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method, headers }, (answer) => {
      let size = 0;
      answer.on('data', (part) => (size += part.length));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, size }));
      answer.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });

/** Sends for some seconds; every answer must have the expected status. */
const measure = async (make, expected) => {
  for (let warm = 0; warm < 20; warm++) await make();
  const times = [];
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  let bytes = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const at = performance.now();
        const { status, size } = await make();
        if (status !== expected) throw new Error(`answered ${status} in place of ${expected}`);
        times.push(performance.now() - at);
        bytes += size;
      }
    }),
  );
  const took = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { rate: times.length / took, p50: at(0.5), p99: at(0.99), bytes: bytes / times.length };
};

const memory = (pid) => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
};

const runs = [];
const run = async (engine, count, postgres) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-load-'));
  try {
    const dataFolder = path.join(folder, 'data');
    const databaseUrl = engine === 'postgres' ? await postgres.create() : undefined;
    const database = await openDatabase({ dataFolder, databaseUrl });
    const building = performance.now();
    const threads = await fill(database, count);
    const built = (performance.now() - building) / 1000;
    const checking = performance.now();
    const { count: differences } = await verify(database);
    const verified = (performance.now() - checking) / 1000;
    if (differences > 0) throw new Error(`verify found ${differences} differences in the database that was built`);
    await database.close();
    const size = engine === 'sqlite' ? statSync(path.join(dataFolder, 'sayso.db')).size / 2 ** 20 : Number.NaN;
    console.log(`${engine}, ${count} comments in ${threads.length} threads: built in ${built.toFixed(1)} s, verified in ${verified.toFixed(1)} s${Number.isNaN(size) ? '' : `, ${size.toFixed(0)} MB`}`);
    const { child, url, cookie } = await startServer(engine === 'postgres' ? { DATABASE_URL: databaseUrl, SAYSO_DATA: dataFolder } : { SAYSO_DATA: dataFolder });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      const random = numbers(11);
      const api = `${url}/v1/default`;
      const some = () => threads[Math.floor(random() * threads.length)];
      const empty = memory(child.pid);
      const tags = new Map();
      for (const thread of threads.slice(0, 200)) tags.set(thread, (await ask(`${api}/comments?thread=${encodeURIComponent(thread)}`)).headers.etag);
      const tagged = [...tags.keys()];
      const one = () => tagged[Math.floor(random() * tagged.length)];
      const kinds = {
        'thread page, 200': [() => ask(`${api}/comments?thread=${encodeURIComponent(some())}`), 200],
        'thread page, 304': [() => { const thread = one(); return ask(`${api}/comments?thread=${encodeURIComponent(thread)}`, { headers: { 'if-none-match': tags.get(thread) } }); }, 304],
        'counts of 50 threads': [() => ask(`${api}/counts?${Array.from({ length: 50 }, () => `thread=${encodeURIComponent(some())}`).join('&')}`), 200],
        'queue page of 100': [() => ask(`${api}/moderation/queue?queue=${random() < 0.5 ? 'held' : 'published'}&limit=100`, { headers: { cookie } }), 200],
        'posting': [
          () => {
            const body = JSON.stringify({ thread: some(), parent: null, draft: { name: 'Reader', email: `new${Math.floor(random() * 1e6)}@reader.example`, text: `${sentence(random)} ${randomBytes(6).toString('hex')}` }, trap: '', page: { url: '', title: '' } });
            return ask(`${api}/comments`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': randomBytes(16).toString('base64url') } });
          },
          201,
        ],
      };
      for (const [kind, [make, expected]] of Object.entries(kinds)) {
        const figures = await measure(make, expected);
        runs.push({ engine, count, kind, ...figures, memory: memory(child.pid), empty });
        console.log(`  ${kind.padEnd(22)} ${figures.rate.toFixed(0).padStart(6)}/s  p50 ${figures.p50.toFixed(1)} ms  p99 ${figures.p99.toFixed(1)} ms  ${memory(child.pid).toFixed(0)} MB`);
      }
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    runs.push({ engine, count, kind: 'built', built, verified, size });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const postgres = engines.includes('postgres') ? await startPostgres() : undefined;
if (engines.includes('postgres') && postgres === undefined) console.log('no PostgreSQL is installed here: SQLite alone');
try {
  for (const engine of engines) {
    if (engine === 'postgres' && postgres === undefined) continue;
    for (const count of sizes) await run(engine, count, postgres);
  }
} finally {
  await postgres?.stop();
}
agent.destroy();

const name = { sqlite: 'SQLite', postgres: 'PostgreSQL' };
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const table = [
  '| Engine | Comments | Request | Per second | p50 | p99 | Server’s memory |',
  '|---|--:|---|--:|--:|--:|--:|',
  ...runs.filter(({ kind }) => kind !== 'built').map(({ engine, count, kind, rate, p50, p99, memory: used }) => `| ${name[engine]} | ${grouped(count)} | ${kind} | ${grouped(Math.round(rate))} | ${p50.toFixed(1)} ms | ${p99.toFixed(1)} ms | ${used.toFixed(0)} MB |`),
].join('\n');
const built = runs.filter(({ kind }) => kind === 'built').map(({ engine, count, verified, size }) => `${name[engine]}, ${grouped(count)}: \`verify\` ${verified.toFixed(1)} s${Number.isNaN(size) ? '' : `, ${size.toFixed(0)} MB on the disk`}`).join('; ');
const figures = `Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${connections} connections, ${seconds} s each; server, load and database share the machine.\n\n${table}\n\n${built}.`;
console.log(`\n${figures}`);

if (process.argv.includes('--write')) {
  const file = 'docs/scale.md';
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/<!-- figures -->[\s\S]*<!-- \/figures -->/, () => `<!-- figures -->\n${figures}\n<!-- /figures -->`));
  console.log(`written into ${file}`);
}
