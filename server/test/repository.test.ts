/** The repository's contract over SQLite, and over a real PostgreSQL where one is installed. */
import { after } from 'node:test';
import path from 'node:path';
import { openLibsql } from '../src/db/libsql.js';
import { openPostgres } from '../src/db/postgres.js';
import { describeRepository } from './support/describe-repository.js';
import { temporaryFolder } from './support/fixtures.js';
import { startPostgres } from './support/postgres.js';

const place = temporaryFolder();
const postgres = await startPostgres();
after(async () => {
  place.remove();
  await postgres?.stop();
});

describeRepository('SQLite', async () => openLibsql(path.join(place.folder, 'sayso.db')));
describeRepository(
  'PostgreSQL',
  async () => openPostgres((await postgres?.create()) ?? ''),
  postgres === undefined ? 'no PostgreSQL is installed here' : false,
);
