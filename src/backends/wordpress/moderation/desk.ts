/** What moderators need now and then, on a WordPress: whole lists, replies, the conversation around a comment. */
import type { Comment } from '../../../comments/model/comment.js';
import { BackendError } from '../../../comments/model/errors.js';
import { transition } from '../../../comments/model/lifecycle.js';
import type { Decision, DecisionResult, ModerationBackend, QueueItem } from '../../../moderation/model/backend.js';
import type { ModerationDesk, ReplyOutcome, Sweep, SweepOutcome } from '../../../moderation/model/desk.js';
import { wordsForWordpress } from '../words-for-wordpress.js';
import type { Lists } from './lists.js';
import { readComments } from './lists.js';
import { commentOf, moderatedFields, type Moderated } from './moderated.js';
import { broken, type Session } from './session.js';

export interface DeskOptions {
  readonly session: Session;
  readonly lists: Lists;
  readonly backend: ModerationBackend;
  readonly plugin: () => Promise<boolean>;
  /** Where no plug-in notes it: a reply is taken back with the batch that it came with. */
  readonly note: (batch: string, reply: Moderated) => void;
  readonly undoWindow: number;
}

/** Longest reply, in UTF-16 units; the column takes 65,525 bytes. */
const longestReply = 20_000;
/** Comments of one article that are read for the conversation, in hundreds. */
const mostPages = 20;

const absent = (): Promise<never> => Promise.reject(new BackendError('not-allowed', 'WordPress keeps nothing of the kind'));

export const createWordpressDesk = ({ session, lists, backend, plugin, note, undoWindow }: DeskOptions): ModerationDesk => {
  const replies = new Map<string, Promise<ReplyOutcome>>();

  /** What a sweep would decide on, page by page: what came after the list on the screen is left alone. */
  async function* reached({ queue, filter, action, seen }: Sweep): AsyncGenerator<readonly QueueItem[]> {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await backend.queue({ ...filter, queue, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
      yield page.items.filter(({ comment, seq }) => seq <= seen && transition(comment.status, action) !== null);
      cursor = page.next;
    }
  }

  const reply = async ({ to, text, batch, decision }: Parameters<ModerationDesk['reply']>[0]): Promise<ReplyOutcome> => {
    if (text.trim() === '') return { kind: 'refused', because: 'missing' };
    if (text.length > longestReply) return { kind: 'refused', because: 'too-long' };
    const [result = null] = decision === undefined ? [] : await backend.decide([decision], batch);
    if (result !== null && result.kind !== 'done') return { kind: 'conflict', result };
    const answered = await lists.read(to);
    if (answered === undefined || answered.status !== 'approved') return { kind: 'refused', because: 'not-published' };
    const isNoted = await plugin();
    const body = JSON.stringify({ post: answered.post, parent: answered.id, content: wordsForWordpress(text), ...(isNoted ? { sayso_batch: batch } : {}) });
    const answer = await session.ask('comments', { context: 'edit' }, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (answer.status !== 201) {
      // Both or neither.
      if (result !== null) await backend.undo(batch);
      throw broken('comments', answer);
    }
    const [stored] = readComments([answer.body]);
    if (!isNoted) note(batch, stored!);
    return { kind: 'stored', reply: commentOf(stored!), result };
  };

  return {
    async reach(sweep) {
      let count = 0;
      for await (const items of reached(sweep)) count += items.length;
      return count;
    },

    async sweep(sweep, batch, onProgress) {
      // Listed whole before anything is decided: a decision takes comments out of the list.
      const items: QueueItem[] = [];
      for await (const some of reached(sweep)) items.push(...some);
      const outcome = { done: 0, passedOver: 0 };
      for (let at = 0; at < items.length; at += 100) {
        const decisions = items.slice(at, at + 100).map(({ comment }): Decision => ({ id: comment.id, revision: comment.revision, expectedStatus: comment.status, action: sweep.action, ...(sweep.reason === undefined ? {} : { reason: sweep.reason }) }));
        const results: readonly DecisionResult[] = await backend.decide(decisions, batch);
        outcome.done += results.filter(({ kind }) => kind === 'done').length;
        outcome.passedOver += results.filter(({ kind }) => kind !== 'done').length;
        onProgress?.(outcome.done);
      }
      return { ...outcome, undoWindow } satisfies SweepOutcome;
    },

    reply(given) {
      // The same batch again makes no second reply.
      const before = replies.get(given.batch);
      if (before !== undefined) return before;
      const sending = reply(given);
      replies.set(given.batch, sending);
      sending.then(({ kind }) => (kind === 'stored' ? undefined : replies.delete(given.batch)), () => replies.delete(given.batch));
      return sending;
    },

    async conversation(of) {
      const about = await lists.read(of);
      if (about === undefined) throw new BackendError('not-found', `comment ${of} is gone`);
      const all: Moderated[] = [];
      for (let page = 1; page <= mostPages; page++) {
        const { body } = await session.get('comments', { context: 'edit', post: String(about.post), status: 'any', order: 'asc', orderby: 'date_gmt', per_page: '100', page: String(page), _fields: moderatedFields });
        const some = readComments(body);
        all.push(...some);
        if (some.length < 100) break;
      }
      const byId = new Map(all.map((each) => [each.id, each]));
      const rootOf = (each: Moderated): Moderated => {
        const passed = new Set<number>();
        for (let at = each; ; ) {
          const above = byId.get(at.parent);
          if (above === undefined || passed.has(above.id)) return at;
          passed.add(at.id);
          at = above;
        }
      };
      const root = rootOf(byId.get(about.id) ?? about);
      return all.filter((each) => rootOf(each).id === root.id).map((each): Comment => commentOf(each));
    },

    author: absent,
    changeAuthor: absent,
    reports: absent,
    savedFilters: absent,
    saveFilters: absent,
  };
};
