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
import { ruleSets } from './0014-rule-sets.js';
import { simulating } from './0015-simulating.js';
import { auditing } from './0016-auditing.js';
import { stating } from './0017-stating.js';
import { webhooks } from './0018-webhooks.js';
import { knowing } from './0019-knowing.js';
import { accountStatements } from './0020-account-statements.js';

export type Engine = Database['engine'];

/** One text for both engines, or a text for each where they have no common one. */
type Statements = readonly string[] | ((engine: Engine) => readonly string[]);

const steps: readonly (readonly [name: string, statements: Statements])[] = [
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
  ['0014-rule-sets', ruleSets],
  ['0015-simulating', simulating],
  ['0016-auditing', auditing],
  ['0017-stating', stating],
  ['0018-webhooks', webhooks],
  ['0019-knowing', knowing],
  ['0020-account-statements', accountStatements],
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
      for (const statement of typeof statements === 'function' ? statements(database.engine) : statements) await connection.query(statement);
      await connection.query('insert into migrations (name) values ($1)', [name]);
      ran.push(name);
    }
    return ran;
  });
