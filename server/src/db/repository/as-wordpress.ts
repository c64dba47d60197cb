/** Authors and duplicates as WordPress knows them, for the preset `wordpress`: by what was typed. */
import type { Database } from '../database.js';

export interface Copy {
  readonly thread: string;
  readonly parent: string | null;
  /** As `NewComment`. */
  readonly author: string | null;
  readonly textKey: string;
  readonly name: string;
  readonly text: string;
}

/** Counting stops here. */
const mostCounted = 1000;

const folded = (name: string): string => name.trim().toLowerCase();

export const asWordPressQueries = (database: Database) => ({
  /** Published comments with the same name, case apart, and the same address, but for `except`. */
  async pairPublished(site: string, author: string | null, name: string, except = ''): Promise<number> {
    if (author === null || name.trim() === '') return 0;
    const rows = await database.query<{ name: string; n: number }>(
      `select w.name, count(*) as n from (select comment, name from contents where site = $1 and author_key = $2 and comment <> $3 limit ${mostCounted}) w
         join comments c on c.site = $1 and c.id = w.comment where c.status = 'published' group by w.name`,
      [site, author, except],
    );
    return rows.filter((row) => folded(row.name) === folded(name)).reduce((sum, { n }) => sum + n, 0);
  },

  /** The very same comment under the same parent, but for `except`. What rules alone called spam lies in WordPress' trash, and does not count. */
  async exactCopies(site: string, { thread, parent, author, textKey, name, text }: Copy, except = ''): Promise<number> {
    const [row] = await database.query<{ n: number }>(
      `select count(*) as n from (select comment from contents
           where site = $1 and text_key = $2 and comment <> $3 and text = $4 and name = $5 and coalesce(author_key, '') = $6 limit ${mostCounted}) w
         join comments c on c.site = $1 and c.id = w.comment
       where c.thread = $7 and coalesce(c.parent, '') = $8 and (c.status in ('published', 'held')
         or (c.status = 'spam' and exists (select 1 from decisions d where d.site = c.site and d.comment = c.id and d.undone_at is null)))`,
      [site, textKey, except, text, name, author ?? '', thread, parent ?? ''],
    );
    return row?.n ?? 0;
  },
});
