/**
 * What lies on this device from before, and what few posts need: unsent words and the name, receipts of earlier comments, posts
 * that could not be sent. Fetched where something lies here, or when an answer is not the one hoped for.
 */
import type { OwnComment, Submission } from '../model/backend.js';
import { createDrafts } from './drafts.js';
import type { Inside } from './inside.js';
import { keepPost } from './keeping.js';
import { createOutbox } from './outbox.js';
import { entryOf, firstDelay, type OwnComments } from './own-comments.js';
import { createReceipts } from './receipts.js';
import { createRememberedName } from './remembered-name.js';
import type { Kept, OwnEntry, PostResult, ThreadStore } from './thread-state.js';

export interface OwnKept extends Kept, Pick<ThreadStore, 'retry' | 'takeBack'> {
  /** Shows own comments by their receipts, and sends what waits. */
  load(): Promise<void>;
  /** Asks the receipts of these secrets; a secret nobody knows (any more) is forgotten. */
  ask(secrets: readonly string[]): Promise<void>;
  /** An own comment is as the backend says; one that its author took away is forgotten. */
  hear(secret: string, own: OwnComment): Promise<void>;
  /** A post that nobody waits for was turned down; null: another tab is sending it, or has sent it. */
  settle(submission: Submission, result: PostResult | null): Promise<PostResult>;
}

export const createOwnKept = (inside: Inside, own: OwnComments): OwnKept => {
  const { backend, thread, clock, scope = '' } = inside;
  const { storage, find, put, update, send } = own;
  const drafts = createDrafts(storage.drafts, scope, clock);
  const receipts = createReceipts(storage.receipts, scope, clock);
  const outbox = createOutbox(storage.outbox, scope, clock);

  const hear = async (secret: string, told: OwnComment): Promise<void> => {
    own.unsent.delete(secret);
    const gone = told.comment.status === 'erased';
    put(secret, gone ? null : entryOf(secret, told));
    if (gone) await receipts.forget(secret);
  };
  const ask: OwnKept['ask'] = async (secrets) => {
    if (secrets.length === 0 || !backend.capabilities.receipts) return;
    try {
      const answers = await backend.receipts(secrets);
      for (const [index, secret] of secrets.entries()) {
        const answer = answers[index];
        // The page of a published one may not be loaded; it is marked as own and shown where the thread shows it.
        await (answer ? hear(secret, answer) : receipts.forget(secret));
      }
    } catch {
      // Own comments are an extra on top of the thread; the next load asks again.
    }
  };
  /** Tries everything that waits, one after another, those of other threads of this site too. */
  const flush = async (waiting: readonly Submission[]): Promise<void> => {
    for (const item of waiting) if (find(item.secret)?.state !== 'sending') await send(item);
  };
  /** Another tab is sending it, or has sent it. */
  const elsewhere = async (submission: Submission): Promise<PostResult> => {
    const { secret } = submission;
    if (find(secret)) await ask([secret]);
    if (find(secret)?.confirmed === false) {
      const waits = (await outbox.items()).some((item) => item.secret === secret);
      update(secret, waits ? { state: 'waiting-for-network' } : { state: 'failed', error: 'bad-answer' });
      if (waits) own.sendLater(submission, firstDelay);
    }
    return { kind: 'waiting', code: 'offline' };
  };
  /** An entry that may be sent again or taken back. */
  const idle = (secret: string): readonly [OwnEntry, Submission] | undefined => {
    const [entry, submission] = [find(secret), own.unsent.get(secret)];
    return entry && submission && entry.state !== 'sending' ? [entry, submission] : undefined;
  };

  let listens = false;
  /** What a tab that is gone has left here waits for the network too. */
  const listen = (): void => {
    if (!listens) addEventListener('online', () => inside.closed || void outbox.items().then(flush));
    listens = true;
  };

  return {
    drafts,
    name: createRememberedName(storage.name),
    receipts,
    ask,
    hear,
    async load() {
      const waiting = await outbox.items();
      const mine = waiting.filter((item) => item.thread === thread);
      // One whose answer was lost may stand in the thread already: it is not to be shown beside itself.
      await ask([...(await receipts.of(thread)), ...mine.map(({ secret }) => secret)]);
      for (const item of mine) if (!find(item.secret)) own.begin(item, item.at, 'waiting-for-network');
      void flush(waiting);
      listen();
    },
    async settle(submission, result) {
      const { secret, parent, draft } = submission;
      if (result === null) return elsewhere(submission);
      if (result.kind === 'too-fast') {
        update(secret, { state: 'waiting-for-network' });
        own.sendLater(submission, result.retryAfterSeconds * 1000);
        return result;
      }
      // Nobody may be looking: the words wait for their writer as a draft, where they would be written again.
      await drafts.save(submission.thread, parent, draft.text);
      await outbox.remove(secret);
      if (result.kind === 'failed') update(secret, { state: 'failed', error: result.code });
      else {
        const { problems, reasons } = result.kind === 'refused' ? result : { problems: [], reasons: [{ rule: 'closed-thread', code: 'thread-closed' }] };
        update(secret, { state: 'refused', problems, reasons });
      }
      return result;
    },
    async retry(secret) {
      const found = idle(secret);
      if (found === undefined) return;
      const [entry, submission] = found;
      // Sending again does not begin the 72 hours again.
      await keepPost(storage.outbox, scope, submission, entry.comment.createdAt);
      await send(submission);
    },
    async takeBack(secret) {
      const found = idle(secret);
      if (found === undefined) return null;
      put(secret, null);
      await outbox.remove(secret);
      return { draft: found[1].draft, parent: found[1].parent };
    },
  };
};
