/**
 * What lies on this device from before, and what few posts need: unsent words and the name, receipts of earlier comments, posts
 * that could not be sent. Fetched where something lies here, or when an answer is not the one hoped for.
 */
import { unreachable } from '../../base/result.js';
import type { OwnComment, Submission } from '../model/backend.js';
import { createDrafts } from './drafts.js';
import type { Thread } from './thread.js';
import { createOutbox } from './outbox.js';
import { entryOf, firstDelay, unhindered, type OwnComments } from './own-comments.js';
import { createReceipts } from './receipts.js';
import { createRememberedName } from './remembered-name.js';
import type { Shelved } from './shelf.js';
import type { Kept, OwnEntry, ThreadStore } from './thread-state.js';

export interface OwnKept extends Kept, Pick<ThreadStore, 'retry' | 'takeBack'> {
  /** Shows own comments by their receipts, and sends what waits. */
  load(): Promise<void>;
  /** Asks the receipts of these secrets; a secret nobody knows (any more) is forgotten. */
  ask(secrets: readonly string[]): Promise<void>;
  /** An own comment is as the backend says; one that its author took away is forgotten. */
  hear(secret: string, own: OwnComment): Promise<void>;
  /** Tries again to send one that lies in the outbox, and does what the answer means. `delay`: ms until the next try, should nobody answer. */
  resend(submission: Submission, delay?: number): Promise<void>;
}

/** Receipts that go along with a post: one is enough, unless its comment is gone. */
const mostProofs = 5;

export const createOwnKept = (inside: Thread, own: OwnComments): OwnKept => {
  const { backend, thread, clock, scope = '' } = inside;
  const { storage, find, put, update } = own;
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
  const lies = async (secret: string): Promise<boolean> => (await outbox.items()).some((item) => item.secret === secret);
  /** Another tab is sending it, or has sent it. */
  const elsewhere = async (submission: Submission): Promise<void> => {
    const { secret } = submission;
    if (find(secret)) await ask([secret]);
    if (find(secret)?.confirmed !== false) return;
    if (await lies(secret)) own.wait(submission, null);
    else update(secret, { state: 'failed', error: 'bad-answer' });
  };
  /** It was turned down, and nobody may be looking: the words wait for their writer as a draft, where they would be written again. */
  const turnDown = async ({ secret, thread: place, parent, draft }: Submission, part: Partial<OwnEntry>): Promise<void> => {
    await drafts.save(place, parent, draft.text);
    await outbox.remove(secret);
    update(secret, part);
  };
  const resend: OwnKept['resend'] = async (submission, delay = firstDelay) => {
    const { secret } = submission;
    own.rest(secret);
    update(secret, { ...unhindered, state: 'sending' });
    // A tab that finds it gone was overtaken by another, which has had the answer; one that is open for days has nothing to send any more.
    const isOurs = await outbox.alone(secret, async () => {
      if (!(await lies(secret))) return null;
      const result = await own.attempt(submission);
      switch (result.kind) {
        case 'stored':
          break;
        case 'waiting':
          own.wait(submission, result.code, delay);
          break;
        case 'too-fast':
          own.wait(submission, null, result.retryAfterSeconds * 1000);
          break;
        case 'failed':
          await turnDown(submission, { state: 'failed', error: result.code });
          break;
        case 'closed':
          await turnDown(submission, { state: 'refused', reasons: [{ rule: 'closed-thread', code: 'thread-closed' }] });
          break;
        case 'refused':
          await turnDown(submission, { state: 'refused', problems: result.problems, reasons: result.reasons });
          break;
        default:
          return unreachable(result);
      }
      return true;
    });
    if (isOurs === null) await elsewhere(submission);
  };
  /** Tries everything that waits, one after another, those of other threads of this site too. */
  const flush = async (waiting: readonly Shelved<Submission>[]): Promise<void> => {
    for (const { at: _at, ...item } of waiting) if (find(item.secret)?.state !== 'sending') await resend(item);
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
      inside.proof = (await receipts.all()).slice(-mostProofs);
      const waiting = await outbox.items();
      const mine = waiting.filter((item) => item.thread === thread);
      // One whose answer was lost may stand in the thread already: it is not to be shown beside itself.
      await ask([...(await receipts.of(thread)), ...mine.map(({ secret }) => secret)]);
      for (const { at, ...item } of mine) if (!find(item.secret)) own.begin(item, at, 'waiting-for-network');
      void flush(waiting);
      listen();
    },
    resend,
    async retry(secret) {
      const found = idle(secret);
      if (found === undefined) return;
      const [entry, submission] = found;
      // Sending again does not begin the 72 hours again.
      await outbox.add(submission, entry.comment.createdAt);
      await resend(submission);
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
