/** Broken exports: the demo's own, cut off or with bytes changed at seeded places. All of it comes in, or nothing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '../../server/dist/src/db/ids.js';
import { openDatabase } from '../../server/dist/src/db/open.js';
import { createRepository } from '../../server/dist/src/db/repository.js';
import { importFile } from '../../server/dist/src/import/import-file.js';
import { ImportRefusal } from '../../server/dist/src/import/refusal.js';
import { defaultSite } from '../../server/dist/src/settings.js';
import { Site } from '../../server/dist/src/site.js';

export const name = 'A broken WordPress export is refused with its line and leaves nothing behind; a sound one comes in once';
export const counts = { sample: 100, full: 3000 };

const source = readFileSync(fileURLToPath(new URL('../../demo/comments.wxr.xml', import.meta.url)));

/** Repeatable numbers below a bound. */
const numbers = (seed) => {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
};

const damage = (below) => {
  const bytes = Buffer.from(source);
  if (below(3) === 0) return bytes.subarray(0, below(bytes.length));
  for (let times = 1 + below(3); times > 0; times--) bytes[below(bytes.length)] = below(2) === 0 ? below(256) : '<>&"/'.charCodeAt(below(5));
  return bytes;
};

export const prove = async ({ count, seed, say }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-broken-'));
  const database = await openDatabase({ dataFolder: folder });
  const repository = createRepository(database, newId);
  const below = numbers(seed);
  const file = path.join(folder, 'export.xml');
  let refused = 0;
  let failed = 0;
  try {
    for (let index = 0; index < count; index++) {
      const id = `site-${index}`;
      const site = new Site(defaultSite(id), await repository.openSite(id, 0));
      writeFileSync(file, damage(below));
      const stored = async () => (await database.query('select count(*) as n from comments where site = $1', [id]))[0].n;
      try {
        const { added, leftOut, summary } = await importFile(repository, site, 'wxr', file, 0);
        const again = await importFile(repository, site, 'wxr', file, 0);
        if (added + leftOut !== summary.comments || again.added !== 0 || (await stored()) !== added) throw new Error(`case ${index}: ${added} added, ${again.added} again`);
      } catch (error) {
        if (error instanceof ImportRefusal && (await stored()) === 0 && (await repository.seq(id)) === 0) refused++;
        else {
          failed++;
          say(`case ${index}: ${error}`);
        }
      }
    }
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { passed: count - failed, failed, note: `${refused} refused, ${count - failed - refused} sound` };
};
