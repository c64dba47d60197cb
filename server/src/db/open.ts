/** Opens the database that the settings name and brings it up to date. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Database } from './database.js';
import { openLibsql } from './libsql.js';
import { migrate } from './migrations/index.js';
import { openPostgres } from './postgres.js';

export interface DatabaseSettings {
  /** The folder with the SQLite file; made where it is missing. Not used when `databaseUrl` is given. */
  readonly dataFolder: string;
  /** `postgres://…`. */
  readonly databaseUrl?: string | undefined;
}

/** The SQLite file of a data folder. */
export const databaseFile = ({ dataFolder }: DatabaseSettings): string => path.join(dataFolder, 'sayso.db');

export const openDatabase = async (settings: DatabaseSettings, onError?: (error: Error) => void): Promise<Database> => {
  const { dataFolder, databaseUrl } = settings;
  let database: Database;
  if (databaseUrl === undefined) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    database = openLibsql(databaseFile(settings));
  } else database = openPostgres(databaseUrl, onError);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};
