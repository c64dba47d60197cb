/** A database for tests of importers: files to read, a site of its own for each test, and what came of it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newId } from '../../src/db/ids.js';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open.js';
import { createRepository, type Repository } from '../../src/db/repository.js';
import { importFile, type ImportKind } from '../../src/import/import-file.js';
import { ImportRefusal } from '../../src/import/refusal.js';
import { defaultSite } from '../../src/settings.js';
import { Site } from '../../src/site.js';
import { noon, temporaryFolder } from './fixtures.js';

interface Desk {
  readonly database: Database;
  readonly repository: Repository;
  site: Site;
}

const here = path.dirname(fileURLToPath(import.meta.url));
/** The folder of real exports; undefined where it does not lie beside the project. */
export const realExports = [5, 6].map((up) => path.resolve(here, '../'.repeat(up), 'shared/data/exports')).find((folder) => existsSync(path.join(folder, 'expected-imports.json')));

/** What an importer must find in each of them. */
export const expectedOf = <Expected>(): Readonly<Record<string, Expected>> =>
  realExports === undefined ? {} : (JSON.parse(readFileSync(path.join(realExports, 'expected-imports.json'), 'utf8')) as Record<string, Expected>);

/** Call it where `before` and `after` may stand. */
export const openImporting = () => {
  const place = temporaryFolder();
  let files = 0;
  const desk = {} as Desk;
  before(async () => {
    const database = await openDatabase({ dataFolder: place.folder });
    Object.assign(desk, { database, repository: createRepository(database, newId) });
  });
  after(async () => {
    await desk.database.close();
    place.remove();
  });
  const written = (content: string | Buffer): string => {
    const file = path.join(place.folder, `${++files}.export`);
    writeFileSync(file, content);
    return file;
  };
  /** Nothing of a file was taken. */
  const nothingTaken = async (): Promise<void> => {
    assert.deepEqual(await desk.database.query('select id from comments where site = $1', [desk.site.id]), []);
    assert.equal(await desk.repository.seq(desk.site.id), 0);
  };
  return {
    desk,
    async freshSite(): Promise<void> {
      const id = `site-${++files}`;
      desk.site = new Site(defaultSite(id), await desk.repository.openSite(id, noon));
    },
    written,
    nothingTaken,
    take: <Kind extends ImportKind>(kind: Kind, content: string | Buffer) => importFile(desk.repository, desk.site, kind, written(content), noon),
    takeFile: <Kind extends ImportKind>(kind: Kind, file: string) => importFile(desk.repository, desk.site, kind, file, noon),
    thread: async (name: string) => (await desk.repository.page(desk.site.id, name, 'oldest', 50, null)).comments,
    /** The file is refused with this line and reason, and nothing of it was taken. */
    async refuses(work: Promise<unknown>, line: number, reason: RegExp): Promise<void> {
      await assert.rejects(work, (error: unknown) => {
        assert.ok(error instanceof ImportRefusal, String(error));
        assert.match(error.reason, reason);
        assert.equal(error.line, line);
        return true;
      });
      await nothingTaken();
    },
  };
};
