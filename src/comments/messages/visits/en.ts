/** What is said to a reader who was here before. */
import { counted } from '../en.js';

export const en = {
  since: (count: number, language: string) => `${counted(count, language, 'new comment', 'new comments')} since your last visit`,
  isNew: 'New',
};

/** Every word of visits; other languages satisfy it. */
export type VisitMessages = typeof en;
