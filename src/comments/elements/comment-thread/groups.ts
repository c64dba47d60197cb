/**
 * Cuts the top level into chapters of about 200 comments, and these into groups of about twenty: what is far away is skipped by
 * the browser (`content-visibility`), a chapter at once, which keeps ten thousand comments at sixty frames. What once began a
 * group goes on beginning it, and new comments on top make the first one longer: nothing that stands moves into another group.
 */
import type { ThreadNode } from '../../model/thread.js';

export type Group = readonly ThreadNode[];

/** `most`: with so many comments a group is full, unless another that is known comes behind it. `starts` is kept between calls, and grows. */
export const groupNodes = (nodes: Group, most: number, starts: Set<string>): readonly Group[] => {
  const groups: ThreadNode[][] = [];
  let group: ThreadNode[] = [];
  let count = 0;
  const known = nodes.map(({ comment }) => starts.has(comment.id)).lastIndexOf(true);
  nodes.forEach((node, index) => {
    const { id } = node.comment;
    if (group.length > 0 && (starts.has(id) || (count >= most && index > known))) {
      starts.add(id);
      groups.push(group);
      group = [];
      count = 0;
    }
    group.push(node);
    count += 1 + node.replyCount;
  });
  if (group.length > 0) groups.push(group);
  return groups;
};
