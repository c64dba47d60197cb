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

const byAge = (a: Comment, b: Comment): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

interface Building {
  readonly comment: Comment;
  readonly depth: number;
  readonly replies: Building[];
  replyCount: number;
  readonly inReplyTo: ThreadNode['inReplyTo'];
}

/** Which comments start a tree of their own: those at the top, those whose parent is not at hand, one of each circle. */
const rootsOf = (comments: readonly Comment[], byId: ReadonlyMap<string, Comment>): readonly Comment[] => {
  const safe = new Set<string>();
  const roots: Comment[] = [];
  for (const comment of comments) {
    const trail = new Set<string>();
    let current: Comment = comment;
    while (!safe.has(current.id) && !trail.has(current.id)) {
      trail.add(current.id);
      const parent = current.parent === null ? undefined : byId.get(current.parent);
      if (parent === undefined) break;
      current = parent;
    }
    const isRoot = current.parent === null || !byId.has(current.parent);
    if (!safe.has(current.id) && (isRoot || trail.has(current.id))) roots.push(current);
    for (const id of trail) safe.add(id);
  }
  return roots;
};

/**
 * Builds the tree. Top level in the order asked for, behind what is pinned; replies always oldest first, as a conversation
 * reads. Orders other than by age are the keeper's, as the comments were given: a vote or a reply that arrives moves nothing
 * under the reader's eyes. Comments given twice count once (the newer wins); tombstones without replies are left out.
 */
export const buildThread = (comments: readonly Comment[], sort: Sort, foldDepth = defaultFoldDepth, pinned: readonly string[] = []): readonly ThreadNode[] => {
  const byId = new Map(mergeComments([], comments).map((comment) => [comment.id, comment]));
  const sorted = [...byId.values()].sort(byAge);
  const roots = [...rootsOf(sorted, byId)].sort(byAge);
  const rootIds = new Set(roots.map((root) => root.id));
  const given = [...byId.values()].filter(({ id }) => rootIds.has(id));
  const ordered = sort === 'oldest' ? roots : sort === 'newest' ? [...roots].reverse() : given;
  const rank = ({ id }: Comment): number => (pinned.includes(id) ? pinned.indexOf(id) : pinned.length);
  const repliesOf = new Map<string, Comment[]>();
  for (const comment of sorted) {
    if (comment.parent === null || rootIds.has(comment.id)) continue;
    const siblings = repliesOf.get(comment.parent);
    if (siblings === undefined) repliesOf.set(comment.parent, [comment]);
    else siblings.push(comment);
  }

  const top: Building[] = [];
  const order: { readonly node: Building; readonly above: Building | null; readonly list: Building[] }[] = [];
  const waiting: { readonly comment: Comment; readonly parent: Building | null; readonly host: Building | null }[] = [];
  for (const comment of [...ordered].sort((a, b) => rank(a) - rank(b)).reverse()) waiting.push({ comment, parent: null, host: null });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { comment, parent, host } = next;
    const folded = parent !== host;
    const orphan = host === null && comment.parent !== null;
    const node: Building = {
      comment,
      depth: host === null ? 0 : host.depth + 1,
      replies: [],
      replyCount: 0,
      inReplyTo:
        comment.parent === null || (!folded && !orphan)
          ? null
          : { id: comment.parent, name: byId.get(comment.parent)?.author.name ?? null },
    };
    const list = host === null ? top : host.replies;
    list.push(node);
    order.push({ node, above: parent, list });
    // On the deepest level replies go beside their parent.
    const hostOfReplies = node.depth >= foldDepth ? host : node;
    for (const reply of (repliesOf.get(comment.id) ?? []).reverse()) waiting.push({ comment: reply, parent: node, host: hostOfReplies });
  }

  const empty = new Set<Building>();
  for (const { node, above } of order.reverse()) {
    const tombstone = node.comment.status === 'erased';
    if (tombstone && node.replyCount === 0) empty.add(node);
    if (above !== null) above.replyCount += node.replyCount + (tombstone ? 0 : 1);
  }
  if (empty.size > 0) for (const list of new Set(order.map((each) => each.list))) list.splice(0, list.length, ...list.filter((node) => !empty.has(node)));
  return top;
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
    if (known !== undefined && known.seq >= comment.seq) continue;
    byId.set(comment.id, comment);
    changed = true;
  }
  return changed ? [...byId.values()] : present;
};

/** Takes a comment away; where it has replies, a tombstone stays so that the conversation keeps its shape. */
export const removeComment = (present: readonly Comment[], id: string, seq: number): readonly Comment[] => {
  const gone = present.find((comment) => comment.id === id);
  if (gone === undefined || gone.seq > seq) return present;
  if (!present.some((comment) => comment.parent === id)) return present.filter((comment) => comment.id !== id);
  const tombstone: Comment = { ...gone, author: { name: '', seed: '' }, text: '', status: 'erased', seq };
  return present.map((comment) => (comment.id === id ? tombstone : comment));
};
