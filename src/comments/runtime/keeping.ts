/**
 * How a writer's things are put down on this device: all that is needed to lose nothing. How they are taken up again stands in
 * `drafts.ts`, `outbox.ts` and `receipts.ts`, which come where something lies here.
 */
import type { Submission } from '../model/backend.js';
import type { KeyValue } from './key-value.js';

/** Where the words for a place lie. `scope` keeps sites apart that share an origin. */
export const draftKey = (scope: string, thread: string, parent: string | null): string => JSON.stringify([scope, thread, parent]);

/** Where the receipts of a thread belong. */
export const receiptPlace = (scope: string, thread: string): string => `${scope} ${thread}`;

/** Keeps unsent words; empty ones are wiped. `at`: ms since 1970. */
export const keepDraft = (drafts: KeyValue, key: string, text: string, at: number): Promise<void> => (text.trim() === '' ? drafts.delete(key) : drafts.set(key, { text, at }));

/** Keeps a post until somebody has answered. */
export const keepPost = (outbox: KeyValue, scope: string, submission: Submission, at: number): Promise<void> => outbox.set(submission.secret, { ...submission, scope, at });

/** Keeps the secret of a comment that has arrived; nothing else about it. */
export const keepReceipt = (receipts: KeyValue, secret: string, thread: string, at: number): Promise<void> => receipts.set(secret, { thread, at });
