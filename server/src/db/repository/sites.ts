/** A site's row and its secrets. */
import { only, type Database } from '../database.js';

export const siteQueries = (database: Database, newId: () => string) => ({
  /** Makes the site if it is new, under `key` where one is given; gives the key under which its e-mail addresses and texts are hashed. */
  openSite: (site: string, at: number, key?: string): Promise<string> => {
    const fresh = key ?? newId() + newId();
    return database.transaction(async (connection) => {
      await connection.query('insert into sites (site, created_at) values ($1, $2) on conflict do nothing', [site, at]);
      await connection.query(`insert into site_keys (site, name, value) values ($1, 'hash', $2) on conflict do nothing`, [site, fresh]);
      return only(await connection.query<{ value: string }>(`select value from site_keys where site = $1 and name = 'hash'`, [site])).value;
    });
  },

  /** Can the database answer? */
  async ready(): Promise<boolean> {
    return (await database.query('select 1 as one')).length === 1;
  },
});
