/** A keeper of comments that a test holds in its hand: what it answers, and what it was asked. */
import type { CommentBackend, PostEscort, PostOutcome, Submission, ThreadEvent, ThreadInfo, ThreadPage, ThreadQuery } from '../../../src/comments/model/backend.js';
import type { Comment } from '../../../src/comments/model/comment.js';
import type { Taking } from '../../../src/comments/model/taking.js';
import { defaultLimits, type DraftLimits } from '../../../src/comments/model/draft.js';

export const aComment = (id: string, part: Partial<Comment> & { readonly name?: string } = {}): Comment => {
  const { name = `Reader ${id}`, ...rest } = part;
  return {
    id,
    thread: 't',
    parent: null,
    author: { name, seed: id },
    text: `Words of ${id}`,
    status: 'published',
    createdAt: Date.UTC(2026, 10, 1) + Number.parseInt(id.replace(/\D/g, '') || '0', 10),
    editedAt: null,
    revision: 1,
    seq: 1,
    ...rest,
  };
};

export class FakeBackend implements CommentBackend {
  readonly capabilities = { live: true, receipts: true, edit: false, delete: false };
  comments: readonly Comment[] = [];
  /** Further pages, one after another. */
  pages: (readonly Comment[])[] = [];
  closed = false;
  limits: DraftLimits = defaultLimits;
  /** What an editor has set, and whatever else a test wants to be told. */
  info: Partial<ThreadInfo> = {};
  /** Each load, in order. */
  readonly asked: Pick<ThreadQuery, 'around' | 'cursor' | 'sort'>[] = [];
  /** Answers the next load or post with an exception. */
  broken: Error | null = null;
  outcome: (submission: Submission) => PostOutcome | Promise<PostOutcome> = (submission) => this.stored(submission, 'published');
  readonly posted: Submission[] = [];
  readonly counted: (readonly string[])[] = [];
  loads = 0;
  followers = 0;
  #tell: ((event: ThreadEvent) => void) | undefined;

  stored({ draft, parent }: Submission, status: 'published' | 'held', rule = 'first-time'): PostOutcome {
    const comment = aComment(`made-${this.posted.length}`, { name: draft.name, text: draft.text, parent, status, seq: 9, createdAt: Date.UTC(2026, 10, 2) });
    return { kind: 'stored', own: { comment, reasons: status === 'held' ? [{ rule, code: rule }] : [] } };
  }

  async load(query: ThreadQuery): Promise<ThreadPage> {
    const { cursor, around } = query;
    this.loads++;
    this.asked.push(query);
    await Promise.resolve();
    if (this.broken !== null) throw this.broken;
    const index = cursor === undefined ? -1 : Number(cursor);
    return {
      info: {
        thread: 't',
        state: this.closed ? 'closed' : 'open',
        closedBecause: this.closed ? 'by-editor' : null,
        closedAt: this.closed ? Date.UTC(2026, 9, 30) : null,
        total: this.comments.length + this.pages.flat().length,
        limits: this.limits,
        ...this.info,
      },
      comments: [...(index === -1 ? this.comments : (this.pages[index] ?? [])), ...this.pages.flat().filter(({ id }) => id === around)],
      next: index + 1 < this.pages.length ? String(index + 1) : null,
      seq: 1,
    };
  }

  escort?: PostEscort;
  /** What went with each try of a post, in order. */
  readonly sent: Readonly<Record<string, string>>[] = [];
  post(submission: Submission): Promise<PostOutcome> {
    this.posted.push(submission);
    const send = async (headers: Readonly<Record<string, string>> = {}): Promise<PostOutcome> => {
      this.sent.push(headers);
      await Promise.resolve();
      if (this.broken !== null) throw this.broken;
      return this.outcome(submission);
    };
    return this.escort === undefined ? send() : this.escort(submission, send);
  }

  editing = () => Promise.reject(new Error('this backend cannot'));

  taking = (): Promise<Taking> => Promise.reject(new Error('this backend cannot'));

  receipts = (secrets: readonly string[]) => Promise.resolve(secrets.map(() => null));

  counts = (threads: readonly string[]) => {
    this.counted.push(threads);
    return this.broken === null ? Promise.resolve(new Map(threads.map((thread) => [thread, thread.length]))) : Promise.reject(this.broken);
  };

  follow(_thread: string, _since: number, onEvent: (event: ThreadEvent) => void): () => void {
    this.followers++;
    this.#tell = onEvent;
    onEvent({ kind: 'connection', state: 'open' });
    return () => {
      this.followers--;
      this.#tell = undefined;
    };
  }

  /** A comment of somebody else arrives live. */
  arrive(comment: Comment): void {
    this.#tell?.({ kind: 'comment', seq: comment.seq, comment });
  }
}
