/**
 * Whether an address is known takes no longer to find out than that it is not (S-21): sign-in with a wrong password, a link for a new
 * password, a link to one's own data, and a comment whose writer wants to be told of replies, each asked for known and unknown
 * addresses in turn, over HTTP. The medians differ by no more than a tenth or a millisecond; on a machine too busy to tell, by no more than
 * chance makes of it (Mann-Whitney, p > .01).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPasswords } from '../../server/dist/src/auth/password.js';
import { hashSecret, newId } from '../../server/dist/src/db/ids.js';
import { authorKey, textKey } from '../../server/dist/src/facts.js';
import { start } from '../../server/dist/src/start.js';
import { Site } from '../../server/dist/src/site.js';
import { defaultSite } from '../../server/dist/src/settings.js';
import { startPostgres } from '../../server/dist/test/support/postgres.js';

export const name = 'Known and unknown addresses are answered alike and after the same time (medians within 10 % or 1 ms, or by chance, p > .01)';
export const counts = { sample: 40, full: 200 };

const origin = 'https://paper.example';
const warmUp = 5;
/** Times that all are asked, where the first ones are apart. */
const mostRounds = 3;

const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
};

/** How likely two lists of one kind are at least so far apart: Mann and Whitney's test by ranks, both ways. */
const chance = (one, other) => {
  const ranked = [...one.map((ms) => ({ ms, mine: 1 })), ...other.map((ms) => ({ ms, mine: 0 }))].sort((a, b) => a.ms - b.ms);
  const sum = ranked.reduce((total, { mine }, index) => total + mine * (index + 1), 0);
  const [n, m] = [one.length, other.length];
  const z = Math.abs(sum - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  // Abramowitz and Stegun 26.2.17.
  const t = 1 / (1 + 0.2316419 * z);
  return Math.min(1, 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))));
};

/** Two addresses of the same length, which differ in whether anybody has them. */
const known = (index) => `known-${String(index).padStart(5, '0')}@reader.example`;
const unknown = (index) => `nobod-${String(index).padStart(5, '0')}@reader.example`;

/** On one engine; `databaseUrl` undefined: SQLite. */
const measure = async ({ count, engine, databaseUrl }) => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sayso-same-time-'));
  // Each request comes from a network of its own, so that nobody is told to wait.
  const server = await start({ port: 0, dataFolder, ...(databaseUrl && { databaseUrl }), trustedProxies: ['127.0.0.1', '::1'], sites: [{ id: 'paper', origins: [origin], notify: true }] });
  const own = new URL(server.url).origin;
  const base = `${server.url}/v1/paper`;
  const { repository } = server;
  let networks = 0;
  const from = () => ({ 'x-forwarded-for': `10.${(++networks >> 8) & 255}.${networks & 255}.1` });

  const site = new Site({ ...defaultSite('paper'), origins: [origin] }, await repository.openSite('paper', Date.now()));
  const password = await createPasswords().hash('the right one, of course');
  for (let index = 0; index < count + warmUp; index++) {
    const email = known(index);
    await repository.invite('paper', `person-${index}`, { name: 'Somebody', email, role: 'moderator' }, Date.now());
    await repository.setPassword('paper', `person-${index}`, password, '');
    const comment = {
      id: newId(), thread: `/older-${index}`, parent: null, status: 'held', createdAt: Date.now(), name: 'Reader', website: '', text: `Older words, no. ${index}`, email, authorKey: authorKey(site, email),
      textKey: textKey(site, `Older words, no. ${index}`), dir: null, reasons: [], page: { url: `${origin}/older`, title: 'Older' },
    };
    const wish = { recipient: email, authorKey: authorKey(site, email), confirm: false, notify: true, proven: true, token: newId() };
    await repository.post('paper', { secretHash: hashSecret(newId()), bodyHash: hashSecret(newId()) }, comment, 'newsroom@1', wish);
  }

  const form = (address, fields) =>
    fetch(`${base}/${address}`, { method: 'POST', redirect: 'manual', headers: { origin: own, ...from() }, body: new URLSearchParams(fields) });
  const asked = {
    // Of it all but a hundredth is measuring the password, which no database does.
    ...(databaseUrl === undefined && { 'sign-in': (email) => form('moderation/sign-in', { email, password: 'not the right one, surely' }) }),
    'new password': (email) => form('moderation/forgotten', { email }),
    'own data': (email) => form('privacy', { email }),
    'replies by mail': (email, index) =>
      fetch(`${base}/comments`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json', 'idempotency-key': newId(), ...from() },
        body: JSON.stringify({
          thread: `/talks-${index}`, parent: null, trap: '', page: { url: `${origin}/talks`, title: 'Talks' },
          draft: { name: 'Reader', email, text: `New words, no. ${index}, of a reader.`, notify: true },
        }),
      }),
  };
  /** What an answer says, but for what was typed and what is new each time. */
  const plain = (text, email) => text.replaceAll(email, '…').replace(/"(id|seed)":"[\w-]+"|"(createdAt|editableUntil|seq)":\d+|no\. \d+|talks-\d+/g, '…');

  const failures = [];
  const rows = [];
  try {
    for (const [what, ask] of Object.entries(asked)) {
      const took = { known: [], unknown: [] };
      const said = { known: new Set(), unknown: new Set() };
      let asks = 0;
      const round = async () => {
        for (let index = 0; index < count + warmUp; index++) {
          for (const who of index % 2 === 0 ? ['known', 'unknown'] : ['unknown', 'known']) {
            const email = (who === 'known' ? known : unknown)(index);
            const started = performance.now();
            const answer = await ask(email, ++asks);
            const text = await answer.text();
            const ms = performance.now() - started;
            if (index < warmUp) continue;
            took[who].push(ms);
            said[who].add(`${answer.status} ${plain(text, email)}`);
          }
        }
      };
      const medians = () => [median(took.known), median(took.unknown)];
      const within = () => Math.abs(medians()[0] - medians()[1]) <= Math.max(1, Math.max(...medians()) / 10);
      const alike = () => within() || chance(took.known, took.unknown) > 0.01;
      // What others do on the machine goes away with more samples; a leak does not.
      for (let rounds = 0; rounds === 0 || (rounds < mostRounds && !alike()); rounds++) await round();
      const [mine, others] = medians();
      rows.push(`| ${what}, ${engine} | ${took.known.length} | ${mine.toFixed(2)} ms | ${others.toFixed(2)} ms | ${(mine / others).toFixed(3)} | ${chance(took.known, took.unknown).toFixed(2)} |`);
      if (!alike()) failures.push(`${what}, ${engine}: known ${mine.toFixed(2)} ms, unknown ${others.toFixed(2)} ms`);
      if (said.known.size !== said.unknown.size || [...said.known].some((each) => !said.unknown.has(each))) failures.push(`${what}, ${engine}: known ${[...said.known].join(' ')}, unknown ${[...said.unknown].join(' ')}`);
    }
  } finally {
    await server.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
  return { cases: Object.keys(asked).length * 2, failures, rows };
};

export const prove = async ({ count }) => {
  const measured = [await measure({ count, engine: 'SQLite' })];
  const postgres = await startPostgres();
  if (postgres !== undefined) {
    try {
      measured.push(await measure({ count, engine: 'PostgreSQL', databaseUrl: await postgres.create() }));
    } finally {
      await postgres.stop();
    }
  }
  const failures = measured.flatMap((each) => each.failures);
  return {
    passed: measured.reduce((sum, { cases }) => sum + cases, 0) - failures.length,
    failed: failures.length,
    note: failures.length > 0 ? failures.join('; ') : `at least ${count} times each${postgres === undefined ? ', no PostgreSQL installed' : ''}`,
    table: `| Asked for | Times | Known, median | Unknown, median | Ratio | p |\n|---|---:|---|---|---|---|\n${measured.flatMap(({ rows }) => rows).join('\n')}`,
  };
};
