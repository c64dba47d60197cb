/**
 * Whether an address is known takes no longer to find out than that it is not (S-21): sign-in with a wrong password, a link for a new
 * password, a link to one's own data, and a comment whose writer wants to be told of replies, each asked for known and unknown
 * addresses in turn, over HTTP. The medians may differ by a tenth or by a millisecond.
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
import { shuffled } from '../judge/folds.mjs';

export const name = 'Known and unknown addresses are answered alike and after the same time (medians within 10 % or 1 ms)';
export const counts = { sample: 40, full: 200 };

const origin = 'https://paper.example';
const warmUp = 5;

const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
};

/** Two addresses of the same length, which differ in whether anybody has them. */
const known = (index) => `known-${String(index).padStart(5, '0')}@reader.example`;
const unknown = (index) => `nobod-${String(index).padStart(5, '0')}@reader.example`;

export const prove = async ({ count, seed }) => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'sayso-same-time-'));
  // Each request comes from a network of its own, so that nobody is told to wait.
  const server = await start({ port: 0, dataFolder, trustedProxies: ['127.0.0.1', '::1'], sites: [{ id: 'paper', origins: [origin], notify: true }] });
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
    'sign-in': (email) => form('moderation/sign-in', { email, password: 'not the right one, surely' }),
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
      for (let index = 0; index < count + warmUp; index++) {
        for (const who of shuffled(['known', 'unknown'], seed + index)) {
          const email = (who === 'known' ? known : unknown)(index);
          const started = performance.now();
          const answer = await ask(email, index * 2 + Number(who === 'known'));
          const text = await answer.text();
          const ms = performance.now() - started;
          if (index < warmUp) continue;
          took[who].push(ms);
          said[who].add(`${answer.status} ${plain(text, email)}`);
        }
      }
      const [mine, others] = [median(took.known), median(took.unknown)];
      const apart = Math.abs(mine - others);
      rows.push(`| ${what} | ${mine.toFixed(2)} ms | ${others.toFixed(2)} ms | ${(mine / others).toFixed(3)} |`);
      if (apart > 1 && apart > Math.max(mine, others) / 10) failures.push(`${what}: known ${mine.toFixed(2)} ms, unknown ${others.toFixed(2)} ms`);
      const all = new Set([...said.known, ...said.unknown]);
      if (all.size !== 1) failures.push(`${what}: ${all.size} different answers: ${[...all].slice(0, 2).join(' / ').slice(0, 400)}`);
    }
  } finally {
    await server.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
  return {
    passed: Object.keys(asked).length * 2 - failures.length,
    failed: failures.length,
    note: failures.length > 0 ? failures.join('; ') : `${count} times each`,
    table: `| Asked for | Known, median | Unknown, median | Ratio |\n|---|---|---|---|\n${rows.join('\n')}`,
  };
};
