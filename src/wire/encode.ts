/**
 * The other half of `comments.ts` and `moderation.ts`: models into plain JSON values. Only what is no JSON already needs a
 * line here (maps, closed unions that the wire flattens); everything else goes as it is.
 */
import type { Comment } from '../comments/model/comment.js';
import { parseMarkup } from '../comments/model/markup.js';
import { plainTree } from '../comments/model/plain-text.js';
import type { DecisionResult, QueueItem, QueuePage } from '../moderation/model/backend.js';
import type { Reason } from '../moderation/model/verdict.js';

export const encodeCounts = (counts: ReadonlyMap<string, number>): { readonly counts: Readonly<Record<string, number>> } => ({
  counts: Object.fromEntries(counts),
});

/** Gives a comment the tree of its words, where they are more than plain text; readers' pages then need no parser. */
export const withTree = ({ tree: _before, ...comment }: Comment): Comment => (plainTree(comment.text) === null ? { ...comment, tree: parseMarkup(comment.text) } : comment);

/** A comment with the fields that readers may have and no other, whatever the object carries besides (S-22). */
export const encodeComment = (comment: Comment): Comment => {
  const { id, thread, parent, author, text, lang, dir, status, createdAt, editedAt, revision, votes, seq } = comment;
  const { name, website, badge, seed } = author;
  return withTree({
    id,
    thread,
    parent,
    author: { name, ...(website === undefined ? {} : { website }), ...(badge === undefined ? {} : { badge }), seed },
    text,
    ...(lang === undefined ? {} : { lang }),
    ...(dir === undefined ? {} : { dir }),
    status,
    createdAt,
    editedAt,
    revision,
    ...(votes === undefined ? {} : { votes }),
    seq,
  });
};

export const encodeReason = ({ params, ...reason }: Reason): Omit<Reason, 'params'> & { readonly params: Readonly<Record<string, string | number>> } => ({
  ...reason,
  params: Object.fromEntries(params),
});

/** JSON of a queue item; `parseQueueItem` reads it. */
export const encodeQueueItem = (item: QueueItem) => ({ ...item, reasons: item.reasons.map(encodeReason) });
export const encodeQueuePage = (page: QueuePage) => ({ ...page, items: page.items.map(encodeQueueItem) });
export const encodeDecisionResults = (results: readonly DecisionResult[]) => ({
  results: results.map((result) => (result.kind === 'unknown' ? result : { ...result, item: encodeQueueItem(result.item) })),
});
