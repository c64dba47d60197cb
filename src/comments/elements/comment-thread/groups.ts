/**
 * Cuts the top level into groups of about 200 comments: groups far away are skipped by the browser (`content-visibility`), which
 * keeps ten thousand comments at sixty frames. Each group costs a little with every frame, and drawing one for the first time costs
 * one frame: 200 is where a key costs what it costs on a short page, and that one frame still less than a tenth of a second on a slow
 * phone (docs/bench.md). What once began a group goes on beginning it, and new comments on top make the first group longer: nothing
 * that stands moves into another one.
 */
import type { ThreadNode } from '../../model/thread.js';

const most = 200;

/** `starts` is kept between calls, and grows: ids of the comments that begin a group, all but the first. */
export const groupNodes = (nodes: readonly ThreadNode[], starts: Set<string>): readonly (readonly ThreadNode[])[] => {
  const groups: ThreadNode[][] = [];
  let group: ThreadNode[] = [];
  let count = 0;
  const begins = nodes.map(({ comment }) => starts.has(comment.id));
  const known = begins.lastIndexOf(true);
  nodes.forEach((node, index) => {
    if (!index || begins[index] || (count >= most && index > known)) {
      if (index) starts.add(node.comment.id);
      groups.push((group = []));
      count = 0;
    }
    group.push(node);
    count += 1 + node.replyCount;
  });
  return groups;
};
