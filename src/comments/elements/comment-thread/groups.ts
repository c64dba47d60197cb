/**
 * Cuts the top level into groups of about twenty comments: groups far away are skipped by the browser (`content-visibility`),
 * which keeps ten thousand comments at sixty frames. A comment that once began a group goes on beginning it, so that one new
 * comment on top does not move all the others into other groups.
 */
import type { ThreadNode } from '../../model/thread.js';

const size = 20;

/** `starts` is kept between calls, and grows. */
export const groupNodes = (nodes: readonly ThreadNode[], starts: Set<string>): readonly (readonly ThreadNode[])[] => {
  const groups: ThreadNode[][] = [];
  let group: ThreadNode[] = [];
  let count = 0;
  for (const node of nodes) {
    const { id } = node.comment;
    if (group.length > 0 && (starts.has(id) || count >= size)) {
      starts.add(id);
      groups.push(group);
      group = [];
      count = 0;
    }
    group.push(node);
    count += 1 + node.replyCount;
  }
  if (group.length > 0) groups.push(group);
  return groups;
};
