/** What a feed tells, whatever its format: the newest published comments of a thread or of a whole site. */
import type { Comment } from '@sayso/widgets/comments';
import type { FeedRow } from '../db/repository/feeds.js';
import type { Language } from '../languages.js';
import { commentLink } from '../mail/links.js';
import { markupHtml } from '../pages/markup-html.js';
import type { Site } from '../site.js';
import { feedWords } from './words.js';

export interface FeedEntry {
  /** The same for ever. */
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly website: string | null;
  /** Where it stands. */
  readonly link: string;
  /** ms since 1970. */
  readonly published: number;
  readonly updated: number;
  readonly lang: string | null;
  /** Ids of the entry that it answers; null: none. */
  readonly inReplyTo: string | null;
  readonly html: string;
}

export interface Feed {
  readonly title: string;
  readonly language: Language;
  /** The feed's own address. */
  readonly self: string;
  /** The page that it is about. */
  readonly page: string;
  /** ms since 1970; 0: nothing was ever published. */
  readonly updated: number;
  readonly entries: readonly FeedEntry[];
}

/** Which feed is asked for. */
export interface FeedAsked {
  readonly self: string;
  /** null: of the whole site. */
  readonly thread: { readonly name: string; readonly url: string; readonly title: string } | null;
  /** The address of this server, without a slash at the end. */
  readonly base: string;
}

const entryId = (base: string, site: Site, id: string): string => `${base}/v1/${site.id}/comments/${id}`;

/** Words of a reader keep their own direction, whatever the program around them speaks. */
const contentOf = ({ text, dir }: Comment): string => `<div dir="${dir ?? 'auto'}">${markupHtml(text).join('')}</div>`;

export const buildFeed = (site: Site, rows: readonly FeedRow[], { self, thread, base }: FeedAsked): Feed => {
  const { language } = site.settings;
  const words = feedWords[language];
  const titleOf = (title: string, name: string): string => title || name;
  const page = thread === null ? (site.settings.origins[0] ?? base) : site.ownPage(thread.url, base) || `${base}/v1/${site.id}/comments.html?thread=${encodeURIComponent(thread.name)}`;
  const entries = rows.map(({ comment, url, title }): FeedEntry => {
    const author = comment.author.name || words.anonymous;
    return {
      id: entryId(base, site, comment.id),
      title: words.entry(author, titleOf(title, comment.thread)),
      author,
      website: comment.author.website ?? null,
      link: commentLink(base, site, { url, thread: comment.thread, comment: comment.id }),
      published: comment.createdAt,
      updated: comment.editedAt ?? comment.createdAt,
      lang: comment.lang ?? null,
      inReplyTo: comment.parent === null ? null : entryId(base, site, comment.parent),
      html: contentOf(comment),
    };
  });
  return {
    title: thread === null ? words.ofSite(site.title) : words.ofThread(titleOf(thread.title, thread.name)),
    language, self, page,
    updated: Math.max(0, ...entries.map(({ updated }) => updated)),
    entries,
  };
};
