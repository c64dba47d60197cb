/**
 * Reads one thread from WordPress' REST, newest first. Answers are younger than what they answer, so that in this order a
 * conversation is whole as soon as its first comment has come. A parent that never comes (held, binned, never there) leaves its
 * answers at top level instead of losing them.
 */
import type { Comment } from '../../comments/model/comment.js';
import { BackendError } from '../../comments/model/errors.js';
import { fromRest, restCommentShape, restFields, type RestComment } from './rest-comment.js';
import { misfit } from '../../base/shape.js';
import type { Rest } from './rest.js';

/** The most that WordPress gives at once. */
const perRequest = 100;
/** Read twice at each seam, so that what is deleted meanwhile leaves no gap. */
const overlap = 5;
/** Ten thousand comments: what a page reads before it says that it is enough. */
const mostRequests = 100;

export interface Conversation {
  readonly root: Comment;
  /** Oldest first; parents before their answers. */
  readonly replies: readonly Comment[];
}

export class ThreadReader {
  readonly #rest: Rest;
  readonly #post: string;
  readonly #writer: number;
  readonly #items = new Map<string, Comment>();
  #fetched = 0;
  #requests = 0;
  #done = false;
  /** Published comments of the post, as WordPress counted them. */
  total = 0;

  constructor(rest: Rest, post: string, writer: number) {
    this.#rest = rest;
    this.#post = post;
    this.#writer = writer;
  }

  get done(): boolean {
    return this.#done;
  }

  /** Of all comments that were read. */
  get ids(): ReadonlySet<string> {
    return new Set(this.#items.keys());
  }

  has(id: string): boolean {
    return this.#items.has(id);
  }

  /** One request more; nothing once all is read. */
  async more(signal?: AbortSignal): Promise<void> {
    if (this.#done) return;
    const offset = Math.max(0, this.#fetched - overlap);
    const { body, total } = await this.#rest.get('comments', { post: this.#post, per_page: String(perRequest), order: 'desc', offset: String(offset), _fields: restFields }, signal);
    if (!Array.isArray(body)) throw new BackendError('bad-answer', 'a list of comments was expected');
    const items = body.filter((item) => misfit(item, restCommentShape) === '') as RestComment[];
    if (body.length > 0 && items.length === 0) throw new BackendError('bad-answer', `no comment of ${body.length} could be read: ${misfit(body[0], restCommentShape)}`);
    if (!Number.isNaN(total)) this.total = total;
    for (const item of items) this.#items.set(String(item.id), fromRest(item, this.#writer));
    this.#fetched = offset + body.length;
    this.#done = body.length < perRequest || ++this.#requests >= mostRequests;
  }

  /** Whole conversations, newest first. Before all is read, one whose first comment has not come yet is not among them. */
  conversations(): readonly Conversation[] {
    const items = [...this.#items.values()].sort((a, b) => a.createdAt - b.createdAt || Number(a.id) - Number(b.id));
    const rootOf = new Map<string, string>();
    const roots = new Map<string, { readonly root: Comment; readonly replies: Comment[] }>();
    for (const item of items) {
      const parent = item.parent === null ? undefined : this.#items.get(item.parent);
      // Import and clock faults make answers that are older than their parents: they find no root before them, and become one.
      const root = parent === undefined ? undefined : rootOf.get(parent.id);
      if (root !== undefined) {
        rootOf.set(item.id, root);
        roots.get(root)?.replies.push(item);
      } else if (item.parent === null || this.#done) {
        rootOf.set(item.id, item.id);
        roots.set(item.id, { root: item.parent === null ? item : { ...item, parent: null }, replies: [] });
      }
    }
    return [...roots.values()].reverse();
  }
}
