/** Comments from elsewhere: all of a file in one transaction, and what a former run has brought stays as it is. */
import type { Database } from '../database.js';
import { insertComment, type NewComment } from './posting.js';
import { recordChanges, type Change } from './record.js';

export interface Incoming {
  /** Its place in the source, the same at every run. */
  readonly sourceId: string;
  /** The `sourceId` of the comment it answers; null at top level. An unknown one: it stands at top level. */
  readonly parentSourceId: string | null;
  readonly comment: Omit<NewComment, 'id' | 'parent'>;
}

export interface ImportCounts {
  readonly added: number;
  readonly present: number;
}

const chunk = 500;

export const importingQueries = (database: Database, newId: () => string) => ({
  /** `comments` is read inside the transaction: when it throws, nothing is left behind. Parents come before their replies. */
  importComments: (site: string, source: string, comments: () => AsyncIterable<Incoming>, at: number): Promise<ImportCounts> =>
    database.transaction(async (connection) => {
      const changes: Change[] = [];
      let present = 0;
      const idOf = async (sourceId: string): Promise<string | undefined> =>
        (
          await connection.query<{ comment: string }>('select comment from imported where site = $1 and source = $2 and source_id = $3', [
            site, source, sourceId,
          ])
        )[0]?.comment;
      for await (const { sourceId, parentSourceId, comment } of comments()) {
        if ((await idOf(sourceId)) !== undefined) {
          present++;
          continue;
        }
        const id = newId();
        const parent = parentSourceId === null ? null : ((await idOf(parentSourceId)) ?? null);
        const root = await insertComment(connection, site, { ...comment, id, parent }, newId());
        await connection.query('insert into imported (site, source, source_id, comment) values ($1, $2, $3, $4)', [site, source, sourceId, id]);
        changes.push({ id, thread: comment.thread, root, from: null, to: comment.status, revision: 1 });
      }
      for (let start = 0; start < changes.length; start += chunk) {
        await recordChanges(connection, site, { kind: 'imported', at }, changes.slice(start, start + chunk));
      }
      return { added: changes.length, present };
    }),
});
