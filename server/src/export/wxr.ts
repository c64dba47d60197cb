/**
 * A site as a WordPress export that WordPress takes, and that comes back to us with the words, moments and ids it left with: those
 * stand beside the HTML as comment meta. A comment's history, decisions, reports and receipts are in the JSON Lines export only.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import type { Connection, Row } from '../db/database.js';
import { placesOf } from '../db/repository/bulk.js';
import { metaKeys } from '../import/wxr-own.js';
import { markupHtml } from '../pages/markup-html.js';
import { xmlCdata, xmlText } from '../xml.js';
import type { ExportCounts, Write } from './jsonl.js';
import { commentsOf, threadsOf } from './walk.js';

const moment = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

const approvedOf = (status: CommentStatus): string => {
  switch (status) {
    case 'published':
      return '1';
    case 'held':
      return '0';
    case 'spam':
      return 'spam';
    case 'rejected':
    case 'removed':
    case 'erased':
      return 'trash';
  }
};

const meta = (kind: 'comment' | 'post', values: Readonly<Record<string, string>>): string =>
  Object.entries(values).map(([key, value]) => `<wp:${kind}meta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${xmlCdata(value)}</wp:meta_value></wp:${kind}meta>`).join('');

type Told = Row & { readonly id: string; readonly parent: string | null; readonly status: CommentStatus; readonly created_at: number; readonly votes: number };
interface Content {
  readonly comment: string;
  readonly name: string;
  readonly website: string;
  readonly text: string;
  readonly email: string | null;
}

const commentXml = (row: Told, content: Content | undefined, number: number, parent: number): string => {
  const { id, status, created_at: createdAt, votes } = row;
  const field = (name: string, value: string): string => `<wp:comment_${name}>${value}</wp:comment_${name}>`;
  const own = {
    [metaKeys.id]: id, [metaKeys.createdAt]: String(createdAt), [metaKeys.text]: content?.text ?? '',
    ...(status === 'removed' || status === 'erased' ? { [metaKeys.status]: status } : {}),
    ...(votes > 0 ? { [metaKeys.votes]: String(votes) } : {}),
  };
  return [
    '<wp:comment>', field('id', String(number)), field('author', xmlCdata(content?.name ?? '')), field('author_email', xmlText(content?.email ?? '')),
    field('author_url', xmlText(content?.website ?? '')), field('author_IP', ''), field('date', moment(createdAt)), field('date_gmt', moment(createdAt)),
    field('content', xmlCdata(content === undefined ? '' : markupHtml(content.text).join(''))), field('approved', approvedOf(status)), field('type', 'comment'), field('parent', String(parent)),
    field('user_id', '0'), meta('comment', own), '</wp:comment>',
  ].join('');
};

/** `connection` is a snapshot. */
export const exportWxr = async (connection: Connection, site: string, at: number, write: Write): Promise<ExportCounts> => {
  const counts = { threads: 0, comments: 0 };
  await write('<?xml version="1.0" encoding="UTF-8"?>');
  await write('<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">');
  await write(`<channel><title>${xmlText(site)}</title><pubDate>${new Date(at).toUTCString()}</pubDate><wp:wxr_version>1.2</wp:wxr_version>`);
  for await (const thread of threadsOf(connection, site)) {
    counts.threads++;
    const text = (name: string): string => String(thread[name] ?? '');
    const created = moment(Number(thread['created_at']));
    await write(
      `<item><title>${xmlCdata(text('title'))}</title><link>${xmlText(text('url'))}</link><pubDate>${new Date(Number(thread['created_at'])).toUTCString()}</pubDate><dc:creator>${xmlCdata('sayso')}</dc:creator>` +
        `<wp:post_id>${counts.threads}</wp:post_id><wp:post_date>${created}</wp:post_date><wp:post_date_gmt>${created}</wp:post_date_gmt><wp:comment_status>${text('state')}</wp:comment_status>` +
        `<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${meta('post', { [metaKeys.thread]: text('thread') })}`,
    );
    const numbers = new Map<string, number>();
    for await (const rows of commentsOf(connection, site, text('thread'))) {
      const told = rows as readonly Told[];
      const contents = await connection.query<Content>(
        `select comment, name, website, text, email from contents where site = $1 and comment in (${placesOf(told, 2)})`,
        [site, ...told.map(({ id }) => id)],
      );
      const byId = new Map(contents.map((content) => [content.comment, content]));
      for (const row of told) {
        numbers.set(row.id, ++counts.comments);
        await write(commentXml(row, byId.get(row.id), counts.comments, row.parent === null ? 0 : (numbers.get(row.parent) ?? 0)));
      }
    }
    await write('</item>');
  }
  await write('</channel></rss>');
  return counts;
};
