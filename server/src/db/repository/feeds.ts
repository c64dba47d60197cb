/** What feeds tell: the newest of what everybody may read. */
import type { Comment } from '@sayso/widgets/comments';
import type { Database } from '../database.js';
import { commentColumns, commentTables, toComment, type CommentRow } from './rows.js';

export interface FeedRow {
  readonly comment: Comment;
  /** Of its page, as far as a reader has told. */
  readonly url: string;
  readonly title: string;
}

export const feedQueries = (database: Database) => ({
  /** Newest first; `thread` null: of the whole site. */
  async newestPublished(site: string, thread: string | null, limit: number): Promise<readonly FeedRow[]> {
    const rows = await database.query<CommentRow & { readonly url: string | null; readonly title: string | null }>(
      `select ${commentColumns}, t.url, t.title from ${commentTables} left join threads t on t.site = c.site and t.thread = c.thread
       where c.site = $1 and c.status = 'published'${thread === null ? '' : ' and c.thread = $3'} order by c.created_at desc, c.id desc limit $2`,
      thread === null ? [site, limit] : [site, limit, thread],
    );
    return rows.map((row) => ({ comment: toComment(row), url: row.url ?? '', title: row.title ?? '' }));
  },
});
