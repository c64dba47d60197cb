/** What readers do with a comment besides answering it. Fetched at the first click. */
import type { SaysoCommentThread } from '../comment-thread/comment-thread.js';

export type PartTaken = 'vote' | 'more';

/** Answers a click on the button of a comment. */
export const takePart = (_thread: SaysoCommentThread, _kind: PartTaken, _id: string, _button: HTMLElement): void => undefined;
