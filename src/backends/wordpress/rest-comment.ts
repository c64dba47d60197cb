/**
 * One comment as WordPress' REST tells it, as ours. Recorded from WordPress 6.1; 7.1 says the same. The picture that it offers is
 * passed over: its address is made of the e-mail's hash, and it would be asked of a third party (CM-03).
 */
import type { Shape } from '../../base/shape.js';
import { parseAddress } from '../../comments/model/address.js';
import type { Comment, CommentStatus } from '../../comments/model/comment.js';
import { decodeEntities } from '../../comments/model/html/entities.js';
import { htmlToMarkup } from '../../comments/model/html/html-to-markup.js';

/** What is read of an item; `_fields` asks for no more. */
export const restFields = 'id,post,parent,author,author_name,author_url,date_gmt,content,status,sayso_badge';

export interface RestComment {
  readonly id: number;
  readonly post: number;
  /** 0 at top level; may name a comment that is held, in the bin, or was never there. */
  readonly parent: number;
  /** The account that wrote it; 0: a guest. */
  readonly author: number;
  readonly author_name: string;
  readonly author_url: string;
  /** Without a zone: it is UTC. */
  readonly date_gmt: string;
  readonly content: { readonly rendered: string };
  /** Our plug-in's: whoever wrote it moderates here. */
  readonly sayso_badge?: unknown;
  /** `approved`, `hold`, `spam`, `trash`, or a plug-in's own. */
  readonly status: string;
}

export const restCommentShape = {
  'id,post,parent,author': 'number',
  'author_name,author_url,date_gmt,status': 'string',
  content: { rendered: 'string' },
} as const satisfies Shape;

const statuses: Readonly<Record<string, CommentStatus>> = { approved: 'published', hold: 'held', spam: 'spam', trash: 'rejected' };

/** What is no status that we know waits: nothing is shown that WordPress may be hiding. */
export const statusOf = (status: string): CommentStatus => statuses[status] ?? 'held';

/** ms since 1970; 0 where the date cannot be read. */
export const timeOf = (date: string): number => Date.parse(`${date}Z`) || 0;

/** `writer`: the account that wrote the post; 0 where unknown. `parent` as it is: whoever has the whole list judges it. */
export const fromRest = (item: RestComment, writer = 0): Comment => {
  const website = parseAddress(item.author_url);
  const createdAt = timeOf(item.date_gmt);
  return {
    id: String(item.id),
    thread: String(item.post),
    parent: item.parent === 0 ? null : String(item.parent),
    author: {
      name: decodeEntities(item.author_name),
      ...(website === null ? {} : { website: website.href }),
      ...(item.author > 0 && item.author === writer ? { badge: 'author' as const } : item.sayso_badge === 'staff' ? { badge: 'staff' as const } : {}),
      seed: `${item.post} ${item.author} ${item.author_name}`.slice(0, 64),
    },
    text: htmlToMarkup(item.content.rendered),
    status: statusOf(item.status),
    createdAt,
    editedAt: null,
    revision: 1,
    seq: item.id,
  };
};
