/** One comment as WordPress tells it to moderators, and as a row of the console. */
import type { Shape } from '../../../base/shape.js';
import type { Comment } from '../../../comments/model/comment.js';
import { decodeEntities } from '../../../comments/model/html/entities.js';
import { htmlToMarkup } from '../../../comments/model/html/html-to-markup.js';
import type { DecisionRecord, QueueItem } from '../../../moderation/model/backend.js';
import type { WordsRecord } from '../../../moderation/model/editing.js';
import { fromRest, restCommentShape, type RestComment } from '../rest-comment.js';

/** What is read of an item; the last is our plug-in's, where it is there. */
export const moderatedFields = 'id,post,parent,author,author_name,author_email,author_url,author_ip,author_user_agent,date,date_gmt,content,link,status,sayso,sayso_badge,_links,_embedded';

export interface Moderated extends RestComment {
  readonly author_email: string;
  readonly author_ip: string;
  readonly author_user_agent: string;
  /** In the site's own time: WordPress narrows lists by it. */
  readonly date: string;
  readonly link: string;
  readonly content: { readonly rendered: string; readonly raw: string };
  readonly sayso?: {
    readonly decided: DecisionRecord | null;
    readonly reworded?: WordsRecord | null;
    readonly author: { readonly published: number; readonly refused: number };
  };
  readonly _embedded?: {
    readonly up?: readonly { readonly title?: { readonly rendered?: unknown } }[];
    readonly 'in-reply-to'?: readonly { readonly id?: unknown; readonly author_name?: unknown; readonly content?: { readonly rendered?: unknown } }[];
  };
}

export const moderatedShape = {
  ...restCommentShape,
  'author_email,author_ip,author_user_agent,date,link': 'string',
  content: { 'rendered,raw': 'string' },
} as const satisfies Shape;

/** FNV-1a over UTF-8, 31 bits and never 0: WordPress counts no versions, so the words themselves say which one a moderator saw. Our plug-in does the same. */
const numberOf = (text: string): number => (new TextEncoder().encode(text).reduce((value, byte) => Math.imul(value ^ byte, 0x01000193) >>> 0, 0x811c9dc5) >>> 1) + 1;

export const commentOf = (item: Moderated): Comment => ({ ...fromRest(item), revision: numberOf(`${item.author_name}\n${item.author_url}\n${item.content.raw}`) });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `author`: the record of this address, where it was counted apart; `decided`, `reworded`: what this page knows of it. */
export const itemOf = (item: Moderated, author: QueueItem['author'], decided: DecisionRecord | null, reworded: WordsRecord | null): QueueItem => {
  const [above] = item._embedded?.['in-reply-to'] ?? [];
  return {
    comment: commentOf(item),
    // WordPress decides by its own lists, and keeps no word on why.
    reasons: [],
    page: { url: item.link.replace(/#.*$/, ''), title: decodeEntities(text(item._embedded?.up?.[0]?.title?.rendered).replace(/<[^>]*>/g, '')) },
    inReplyTo: typeof above?.id === 'number' ? { id: String(above.id), name: decodeEntities(text(above.author_name)), text: htmlToMarkup(text(above.content?.rendered)) } : null,
    author: item.sayso?.author ?? author,
    decided: item.sayso?.decided ?? decided,
    reworded: item.sayso?.reworded ?? reworded,
    seq: item.id,
  };
};
