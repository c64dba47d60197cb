/** Brings a database up to date. A step that ran anywhere is never changed again: the next change is a new step. */
import type { Database } from '../database.js';
import { start } from './0001-start.js';
import { consent } from './0002-consent.js';
import { editing } from './0003-editing.js';
import { takingPart } from './0004-taking-part.js';
import { editors } from './0005-editors.js';
import { writers } from './0006-writers.js';
import { mailSending } from './0007-mail-sending.js';
import { deciding } from './0008-deciding.js';
import { moving } from './0009-moving.js';
import { people } from './0010-people.js';
import { sharing } from './0011-sharing.js';
import { learning } from './0012-learning.js';
import { privacy } from './0013-privacy.js';

const steps: readonly (readonly [name: string, statements: readonly string[]])[] = [
  ['0001-start', start],
  ['0002-consent', consent],
  ['0003-editing', editing],
  ['0004-taking-part', takingPart],
  ['0005-editors', editors],
  ['0006-writers', writers],
  ['0007-mail-sending', mailSending],
  ['0008-deciding', deciding],
  ['0009-moving', moving],
  ['0010-people', people],
  ['0011-sharing', sharing],
  ['0012-learning', learning],
  ['0013-privacy', privacy],
];

/** Runs the steps that this database has not seen, all in one transaction. Two processes that start at once: one waits. */
export const migrate = (database: Database): Promise<readonly string[]> =>
  database.transaction(async (connection) => {
    // A fixed number of our own choosing: `create table if not exists` alone can collide on PostgreSQL.
    if (database.engine === 'postgres') await connection.query('select pg_advisory_xact_lock(7269761)');
    await connection.query('create table if not exists migrations (name text primary key)');
    const seen = new Set((await connection.query<{ name: string }>('select name from migrations')).map((row) => row.name));
    const ran: string[] = [];
    for (const [name, statements] of steps) {
      if (seen.has(name)) continue;
      for (const statement of statements) await connection.query(statement);
      await connection.query('insert into migrations (name) values ($1)', [name]);
      ran.push(name);
    }
    return ran;
  });
