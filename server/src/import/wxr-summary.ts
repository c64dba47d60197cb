/** Counts what an export holds, whatever of it is taken: the same numbers for a person who wonders and for a test. */
import type { WxrComment, WxrHead, WxrItem } from './wxr.js';

export interface WxrSummary {
  namespace: string;
  version: string | null;
  blog: string;
  /** Posts by their type. */
  readonly items: Record<string, number>;
  comments: number;
  readonly byType: Record<string, number>;
  readonly byStatus: Record<string, number>;
  replies: number;
  /** Replies to what the post does not have. */
  orphanReplies: number;
  /** Levels below the top of the deepest reply. */
  deepestReply: number;
  postsWithComments: number;
  mostOnOnePost: number;
  duplicateIds: number;
}

export const isReply = ({ parent }: WxrComment): boolean => parent !== '' && parent !== '0';
export const typeOf = ({ type }: WxrComment): string => type || 'comment';

/** How deep each comment of a post stands; a circle counts as far as it was followed. */
export const depthsOf = (comments: readonly WxrComment[]): readonly number[] => {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const known = new Map<string, number>();
  return comments.map((comment) => {
    const trail: string[] = [];
    const followed = new Set<string>();
    let current: WxrComment | undefined = comment;
    while (current !== undefined && !known.has(current.id) && !followed.has(current.id)) {
      followed.add(current.id);
      trail.push(current.id);
      current = isReply(current) ? byId.get(current.parent) : undefined;
    }
    let depth = current === undefined ? -1 : (known.get(current.id) ?? -1);
    for (const id of trail.reverse()) known.set(id, ++depth);
    return known.get(comment.id) ?? 0;
  });
};

const count = (into: Record<string, number>, key: string): void => {
  into[key] = (Object.hasOwn(into, key) ? (into[key] ?? 0) : 0) + 1;
};

export const createSummary = () => {
  const ids = new Set<string>();
  const summary: WxrSummary = {
    namespace: '', version: null, blog: '', items: {}, comments: 0, byType: {}, byStatus: {}, replies: 0, orphanReplies: 0,
    deepestReply: 0, postsWithComments: 0, mostOnOnePost: 0, duplicateIds: 0,
  };
  return {
    summary,
    add(head: WxrHead, item: WxrItem | null): void {
      Object.assign(summary, { namespace: head.namespace, version: head.version, blog: head.blog });
      if (item === null) return;
      count(summary.items, item.type);
      const here = new Set(item.comments.map(({ id }) => id));
      for (const comment of item.comments) {
        summary.comments++;
        count(summary.byType, typeOf(comment));
        count(summary.byStatus, comment.approved);
        if (isReply(comment)) summary.replies++;
        if (isReply(comment) && !here.has(comment.parent)) summary.orphanReplies++;
        if (ids.has(comment.id)) summary.duplicateIds++;
        ids.add(comment.id);
      }
      summary.deepestReply = Math.max(summary.deepestReply, 0, ...new Set(depthsOf(item.comments)));
      if (item.comments.length > 0) summary.postsWithComments++;
      summary.mostOnOnePost = Math.max(summary.mostOnOnePost, item.comments.length);
    },
  };
};
