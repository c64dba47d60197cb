/** A lively site leaves as JSON Lines, comes into an empty database, stopped once in the middle, and leaves again: the same bytes. */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { writeLines } from '../../server/dist/src/command/export.js';
import { newId } from '../../server/dist/src/db/ids.js';
import { openDatabase } from '../../server/dist/src/db/open.js';
import { createRepository } from '../../server/dist/src/db/repository.js';
import { verify } from '../../server/dist/src/db/verify.js';
import { exportJsonl } from '../../server/dist/src/export/jsonl.js';
import { importJsonl } from '../../server/dist/src/import/import-jsonl.js';
import { defaultSite } from '../../server/dist/src/settings.js';
import { makeLivelySite } from '../../server/dist/test/support/lively-site.js';
import { startPostgres } from '../../server/dist/test/support/postgres.js';

export const name = 'A site of many comments leaves and comes back byte by byte, over SQLite and over PostgreSQL';
/** Comments. */
export const counts = { sample: 500, full: 100_000 };

const linesOf = (file) => createInterface({ input: createReadStream(file) })[Symbol.asyncIterator]();

/** The first line that differs, but for the very first, which bears the export's own name; null: none. */
const difference = async (one, other) => {
  const [a, b] = [linesOf(one), linesOf(other)];
  await Promise.all([a.next(), b.next()]);
  for (let line = 2; ; line++) {
    const [left, right] = await Promise.all([a.next(), b.next()]);
    if (left.done && right.done) return null;
    if (left.value !== right.value) return line;
  }
};

class Stopped extends Error {}

export const prove = async ({ count, say }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-round-'));
  const postgres = await startPostgres();
  const speeds = [];
  let failed = 0;
  let passed = 0;
  const write = async (database, file) => {
    await writeLines(file, (line) => database.snapshot((connection) => exportJsonl(connection, 'lively', newId(), 0, line)));
    return file;
  };
  try {
    const source = await openDatabase({ dataFolder: path.join(folder, 'source') });
    // Mixed: decided, undone, edited, removed, reported, recommended, pinned; then the great mass.
    await makeLivelySite(source, 'lively', Math.min(count, 400));
    const mass = async function* () {
      for (let index = 400; index < count; index++) {
        const text = `Comment ${index}: ووٹ “close” & <b>\u{1f469}\u200d\u{1f680} ${'word '.repeat(index % 40)}`.trim();
        yield {
          sourceId: String(index), parentSourceId: index % 5 < 2 ? null : String(index - 1),
          comment: {
            thread: `/mass/${Math.floor(index / 300)}`, status: index % 50 === 0 ? 'held' : 'published', createdAt: 1_790_000_000_000 + index, name: `Reader ${index % 997}`, website: '', text,
            email: `r${index % 997}@reader.example`, authorKey: `a${index % 997}`, textKey: `t${index}`, dir: null, reasons: [], page: { url: 'https://paper.example/', title: 'Mass' }, votes: index % 100 === 0 ? 3 : 0,
          },
        };
      }
    };
    if (count > 400) await createRepository(source, newId).importComments('lively', 'mass', mass, 0);
    const file = await write(source, path.join(folder, 'out.jsonl'));
    await source.close();
    for (const [engine, settings] of [['SQLite', { dataFolder: path.join(folder, 'target') }], ...(postgres === undefined ? [] : [['PostgreSQL', { dataFolder: folder, databaseUrl: await postgres.create() }]])]) {
      const database = await openDatabase(settings);
      const repository = createRepository(database, newId);
      const started = performance.now();
      const stop = (done) => {
        if (done >= count / 3) throw new Stopped();
      };
      await importJsonl(repository, defaultSite('lively'), file, stop).catch((error) => {
        if (!(error instanceof Stopped)) throw error;
      });
      const { added, present } = await importJsonl(repository, defaultSite('lively'), file);
      const seconds = (performance.now() - started) / 1000;
      speeds.push(`${engine} ${Math.round((added + present) / seconds)} a second`);
      const line = await difference(file, await write(database, path.join(folder, 'again.jsonl')));
      const { count: differences } = await verify(database);
      await database.close();
      if (line === null && differences === 0 && present > 0) passed += count;
      else {
        failed += count;
        say(`${engine}: line ${line} differs, ${differences} differences, ${present} were there after the stop`);
      }
    }
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return { passed, failed, note: `imported: ${speeds.join(', ')}${postgres === undefined ? '; no PostgreSQL is installed here' : ''}` };
};
