/** Opens the settings' database for one command. */
import type { Database } from '../db/database.js';
import { newId } from '../db/ids.js';
import { openDatabase } from '../db/open.js';
import { createRepository, type Repository } from '../db/repository.js';
import { siteIdPattern, type Settings } from '../settings.js';

export const withRepository = async <T>(settings: Settings, work: (repository: Repository, database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(settings);
  try {
    return await work(createRepository(database, newId), database);
  } finally {
    await database.close();
  }
};

/** The words of a command without `--site NAME`, and that name; the first site of the settings where none is given. null: no name of a site. */
export const siteOption = (given: readonly string[], settings: Settings): { readonly words: readonly string[]; readonly site: string | null } => {
  const flag = given.indexOf('--site');
  const site = (flag === -1 ? settings.sites[0]?.id : given[flag + 1]) ?? '';
  return { words: given.filter((_, index) => flag === -1 || (index !== flag && index !== flag + 1)), site: siteIdPattern.test(site) ? site : null };
};

export const badSite = '--site: small letters, digits, "-" and ".", at most 63';
