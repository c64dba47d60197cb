/** The repository's contract over SQLite, and over a real PostgreSQL where one is installed. */
import { after } from 'node:test';
import path from 'node:path';
import { openLibsql } from '../src/db/libsql.js';
import { openPostgres } from '../src/db/postgres.js';
import { describeEditors } from './support/describe-editors.js';
import { describeKnowing } from './support/describe-knowing.js';
import { describeMail } from './support/describe-mail.js';
import { describePrivacy } from './support/describe-privacy.js';
import { describePolicy } from './support/describe-policy.js';
import { describeRepository } from './support/describe-repository.js';
import { describeWebhooks } from './support/describe-webhooks.js';
import { temporaryFolder } from './support/fixtures.js';
import { startPostgres } from './support/postgres.js';

const place = temporaryFolder();
const postgres = await startPostgres();
after(async () => {
  place.remove();
  await postgres?.stop();
});

const onSqlite = (file: string) => async () => openLibsql(path.join(place.folder, file));
const onPostgres = async () => openPostgres((await postgres?.create()) ?? '');
const without = postgres === undefined ? 'no PostgreSQL is installed here' : false;

describeRepository('SQLite', onSqlite('sayso.db'));
describeRepository('PostgreSQL', onPostgres, without);
describeEditors('SQLite', onSqlite('editors.db'));
describeEditors('PostgreSQL', onPostgres, without);
describeKnowing('SQLite', onSqlite('knowing.db'));
describeKnowing('PostgreSQL', onPostgres, without);
describeMail('SQLite', onSqlite('mail.db'));
describeMail('PostgreSQL', onPostgres, without);
describePrivacy('SQLite', onSqlite('privacy.db'));
describePrivacy('PostgreSQL', onPostgres, without);
describePolicy('SQLite', onSqlite('policy.db'));
describePolicy('PostgreSQL', onPostgres, without);
describeWebhooks('SQLite', onSqlite('webhooks.db'));
describeWebhooks('PostgreSQL', onPostgres, without);
