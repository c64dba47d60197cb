/**
 * Cuts the top level into chapters of about 200 comments, and these into groups of about twenty: what is far away is skipped by
 * the browser (`content-visibility`), a chapter at once, which keeps ten thousand comments at sixty frames. What once began a
 * group goes on beginning it, and new comments on top make the first one longer: nothing that stands moves into another group.
 */
import type { ThreadNode } from '../../model/thread.js';

export type Group = readonly ThreadNode[];

/**
 * `most`: with so many comments a group is full, unless one that is known begins behind it. `starts` is kept between calls, and
 * grows: ids of comments, and how large a group at most each of them begins.
 */
export const groupNodes = (nodes: Group, most: number, starts: Map<string, number>): readonly Group[] => {
  const groups: Group[] = [];
  let group: ThreadNode[] = [];
  let count = 0;
  const begins = nodes.map(({ comment }) => Number(starts.get(comment.id)) >= most);
  const known = begins.lastIndexOf(true);
  nodes.forEach((node, index) => {
    if (!index || begins[index] || (count >= most && index > known)) {
      // The first of all is no start: what is new above it comes into its group.
      if (index) starts.set(node.comment.id, most);
      groups.push((group = []));
      count = 0;
    }
    group.push(node);
    count += 1 + node.replyCount;
  });
  return groups;
};
