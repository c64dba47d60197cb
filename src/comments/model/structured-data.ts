/**
 * A thread for search engines, as schema.org's `DiscussionForumPosting` with its `Comment`s: what every reader sees, no more. No
 * address, no website and nothing that waits is in it, because it is made of published comments alone. Pure.
 */
import type { Comment } from './comment.js';
import { plainTree } from './plain-text.js';
import { buildThread, type ThreadNode } from './thread.js';

export interface StructuredGiven {
  /** The article's page, without a fragment. */
  readonly url: string;
  readonly title: string;
  readonly comments: readonly Comment[];
  /** Published comments in the whole thread. */
  readonly total: number;
  /** The editor's question, where there is one. */
  readonly question?: string | undefined;
}

/** More would tell a search engine nothing that the first do not, and cost every page that carries it. */
const most = 200;

/** The words of a tree, whatever a server sent: lines for paragraphs, nothing of the marks. */
const wordsOf = (node: unknown, depth = 0): string => {
  if (depth > 50 || typeof node !== 'object' || node === null) return '';
  if (Array.isArray(node)) return node.map((each) => wordsOf(each, depth + 1)).join('');
  const { kind, text, children, items } = node as Readonly<Record<string, unknown>>;
  if (kind === 'break') return '\n';
  if (typeof text === 'string') return kind === 'code' ? `${text} ` : text;
  return `${wordsOf(children ?? items, depth + 1)}${kind === 'paragraph' || kind === 'list' ? '\n' : ''}`;
};

const textOf = ({ tree, text }: Comment): string => wordsOf(tree ?? plainTree(text) ?? [{ kind: 'text', text }]).trim();

/** Tombstones stand for nothing here; what hangs under one moves up. */
const spoken = (nodes: readonly ThreadNode[]): readonly ThreadNode[] =>
  nodes.flatMap((node) => (node.comment.status === 'published' ? [node] : node.comment.status === 'erased' ? spoken(node.replies) : []));

/** A JSON value; `null` where nobody has said anything. */
export const structuredData = ({ url, title, comments, total, question }: StructuredGiven): unknown => {
  let left = most;
  const commentsOf = (nodes: readonly ThreadNode[]): readonly unknown[] =>
    spoken(nodes).flatMap(({ comment, replies }) => {
      if (--left < 0) return [];
      const { id, author, createdAt, editedAt, votes, lang } = comment;
      const below = commentsOf(replies);
      return [
        {
          '@type': 'Comment',
          'url': `${url}#comment-${id}`,
          'text': textOf(comment),
          'datePublished': new Date(createdAt).toISOString(),
          ...(editedAt === null ? {} : { dateModified: new Date(editedAt).toISOString() }),
          ...(author.name === '' ? {} : { author: { '@type': 'Person', 'name': author.name } }),
          ...(lang === undefined ? {} : { inLanguage: lang }),
          ...(votes === undefined || votes === 0 ? {} : { upvoteCount: votes }),
          ...(below.length === 0 ? {} : { comment: below }),
        },
      ];
    });
  const said = commentsOf(buildThread(comments, 'oldest'));
  if (said.length === 0) return null;
  const first = Math.min(...comments.filter(({ status }) => status === 'published').map(({ createdAt }) => createdAt));
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    'url': url,
    'mainEntityOfPage': url,
    'headline': title,
    'text': question ?? title,
    'author': { '@type': 'Organization', 'name': new URL(url).host },
    'datePublished': new Date(first).toISOString(),
    'commentCount': total,
    'comment': said,
  };
};

/** JSON that nothing in a page's text can end or change: safe between script tags, and a script of any age reads it. */
export const jsonForScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/gu, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
