/**
 * From the flat list that backends give to the tree that readers see. Hostile or huge input cannot break it: no recursion,
 * circles are cut, a reply whose parent is unknown is shown at the top and says what it answers.
 */
import type { Comment } from './comment.js';
import type { Sort } from './backend.js';

export interface ThreadNode {
  readonly comment: Comment;
  /** 0 at the top; never more than the folding depth. */
  readonly depth: number;
  readonly replies: readonly ThreadNode[];
  /** All published comments below, however deep. */
  readonly replyCount: number;
  /**
   * Set where the place does not show what is answered: the reply was folded up to the deepest level, or its parent is not
   * at hand (`name` is then null).
   */
  readonly inReplyTo: { readonly id: string; readonly name: string | null } | null;
}

/** Levels that are indented by default: 0, 1, 2, 3. Deeper replies stand beside their parents on the last. */
export const defaultFoldDepth = 3;

const byAge = (a: Comment, b: Comment): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

interface Building extends ThreadNode {
  readonly replies: Building[];
  replyCount: number;
  /** What it answers, where that is at hand. */
  readonly parent: Building | undefined;
  /** The node that it hangs under: its parent, or on the deepest level its parent's. */
  readonly host: Building | undefined;
}

/**
 * Builds the tree. Top level in the order asked for, behind what is pinned; replies always oldest first, as a conversation
 * reads. Orders other than by age are the keeper's, as the comments were given: a vote or a reply that arrives moves nothing
 * under the reader's eyes. Comments given twice count once (the newer wins); tombstones without replies are left out.
 */
export const buildThread = (comments: readonly Comment[], sort: Sort, foldDepth = defaultFoldDepth, pinned: readonly string[] = []): readonly ThreadNode[] => {
  const given = mergeComments([], comments);
  const sorted = [...given].sort(byAge);
  const byId = new Map(sorted.map((comment) => [comment.id, comment]));
  const nodes = new Map<string, Building>();
  const top: Building[] = [];
  const listOf = ({ host }: Building): Building[] => host?.replies ?? top;

  for (const each of sorted) {
    // Mostly just itself: answers are younger than what they answer. A circle ends where it would begin again.
    const trail = new Set<Comment>();
    for (let at: Comment | undefined = each; at && !nodes.has(at.id) && !trail.has(at); at = byId.get(at.parent ?? '')) trail.add(at);
    for (const comment of [...trail].reverse()) {
      const { id, parent: answered } = comment;
      const parent = nodes.get(answered ?? '');
      const host = parent && parent.depth >= foldDepth ? parent.host : parent;
      const inReplyTo = answered === null || (parent && parent === host) ? null : { id: answered, name: byId.get(answered)?.author.name ?? null };
      const node: Building = { comment, depth: host ? host.depth + 1 : 0, replies: [], replyCount: 0, inReplyTo, parent, host };
      nodes.set(id, node);
      listOf(node).push(node);
    }
  }

  for (const node of [...nodes.values()].reverse()) {
    const { comment, parent, replyCount } = node;
    const tombstone = comment.status === 'erased';
    if (tombstone && replyCount === 0) listOf(node).splice(listOf(node).lastIndexOf(node), 1);
    if (parent) parent.replyCount += replyCount + (tombstone ? 0 : 1);
  }
  const ordered = sort === 'newest' ? sorted.reverse() : sort === 'oldest' ? sorted : given;
  const order = new Map(ordered.map((comment, index) => [comment, index]));
  // Behind all that is pinned; two of those differ by nothing that counts (infinity less infinity).
  const rank = ({ id }: Comment): number => pinned.indexOf(id) + 1 || Infinity;
  return top.sort(({ comment: a }, { comment: b }) => rank(a) - rank(b) || (order.get(a) as number) - (order.get(b) as number));
};

/** Published comments, tombstones apart. */
export const countComments = (comments: readonly Comment[]): number => comments.reduce((sum, { status }) => sum + (status === 'erased' ? 0 : 1), 0);

/**
 * Adds and replaces by id; of two versions of one comment the one with the higher `seq` wins, so that late answers and live
 * updates may come in any order. Returns the same list where nothing is new.
 */
export const mergeComments = (present: readonly Comment[], incoming: readonly Comment[]): readonly Comment[] => {
  const byId = new Map(present.map((comment) => [comment.id, comment]));
  let changed = false;
  for (const comment of incoming) {
    const known = byId.get(comment.id);
    if (known && known.seq >= comment.seq) continue;
    byId.set(comment.id, comment);
    changed = true;
  }
  return changed ? [...byId.values()] : present;
};
