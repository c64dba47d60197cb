/** What a thread's store lends to its parts that come later. */
import type { Comment } from '../model/comment.js';
import type { OwnComments } from './own-comments.js';
import type { ThreadState } from './thread-state.js';
import type { ThreadStoreOptions } from './thread-store.js';

export interface Inside extends ThreadStoreOptions {
  readonly pageSize: number;
  readonly getState: () => ThreadState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly patch: (part: Partial<ThreadState>) => void;
  /** The thread with so many comments more, or fewer. */
  readonly counted: (count: number) => Pick<ThreadState, 'info'>;
  /** Shows a comment at once: one's own, or one that is on the page already and has changed. */
  readonly show: (comment: Comment) => void;
  /** What minds the reader's own, fetched at first use. */
  readonly own: () => Promise<OwnComments>;
  /** Where the next page begins; null: there is none. */
  cursor: string | null;
  /** Of the last event that is shown or waits. */
  seq: number;
  /** Which load is the last one asked for: answers to earlier ones are dropped. */
  turn: number;
  /** Nothing is to be sent by itself. */
  closed: boolean;
  /** As `Submission.proof`. */
  proof?: readonly string[];
  /** New comments that wait to be shown. */
  pending: readonly Comment[];
}
