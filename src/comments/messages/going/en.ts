/** What is said to somebody who does more in a thread than read. Calm and short. */
import { counted } from '../en.js';

export const en = {
  fresh: (count: number, language: string) => counted(count, language, 'new comment', 'new comments'),
  freshShown: (count: number, language: string) => `${counted(count, language, 'new comment is', 'new comments are')} shown.`,
  replies: (count: number, language: string) => counted(count, language, 'reply', 'replies'),
  expand: (name: string) => `Show the replies to ${name}`,
};

/** Every word of going on; other languages satisfy it. */
export type GoingMessages = typeof en;
