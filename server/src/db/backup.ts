/**
 * A copy of the whole database as one SQLite file, made while the server runs, as the database stood at one moment. With PostgreSQL
 * too: the tables are the same, so the file is a backup, and the way from one engine to the other.
 */
import { chmod, copyFile, link, mkdtemp, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import Sqlite from 'libsql';
import { copyAll } from './copy.js';
import type { Database } from './database.js';
import { openLibsql } from './libsql.js';
import { migrate } from './migrations/index.js';
import { databaseFile, type DatabaseSettings } from './open.js';

/** Said to the person: there is something in the way. */
export class BackupRefusal extends Error {}

/** Makes the file in a folder of its own beside its place, and moves it there whole; never over another one. */
const place = async (file: string, make: (draft: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(path.join(path.dirname(path.resolve(file)), '.sayso-'));
  try {
    const draft = path.join(folder, 'draft.db');
    await make(draft);
    await chmod(draft, 0o600);
    await link(draft, file).catch((error: unknown) => {
      throw (error as { code?: string }).code === 'EEXIST' ? new BackupRefusal(`${file} is there already`) : error;
    });
    await unlink(draft);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** All of a file, its write-ahead log too, as one that stands alone. */
const vacuum = (from: string, to: string): void => {
  const source = new Sqlite(from, { readonly: true });
  try {
    source.prepare('vacuum into ?').run(to);
  } finally {
    source.close();
  }
};

export const backup = (database: Database, settings: DatabaseSettings, file: string): Promise<void> =>
  place(file, async (draft) => {
    if (database.engine === 'sqlite') return vacuum(databaseFile(settings), draft);
    const copy = openLibsql(`${draft}.copy`);
    try {
      await migrate(copy);
      await copyAll(database, copy);
    } finally {
      await copy.close();
    }
    return vacuum(`${draft}.copy`, draft);
  });

/** Takes a backup into a database that has no site yet. The file is not changed, also where an older server made it. Returns how many rows there were. */
export const restore = async (database: Database, file: string): Promise<number> => {
  if ((await database.query('select site from sites limit 1')).length > 0) throw new BackupRefusal('this database is in use: restore takes an empty one');
  const folder = await mkdtemp(path.join(path.dirname(path.resolve(file)), '.sayso-'));
  try {
    const copy = path.join(folder, 'copy.db');
    await copyFile(file, copy);
    const source = openLibsql(copy);
    try {
      if ((await source.query(`select name from sqlite_master where name = 'events'`)).length === 0) throw new BackupRefusal(`${file} is not a backup of sayso`);
      await migrate(source);
      return await copyAll(source, database);
    } finally {
      await source.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
