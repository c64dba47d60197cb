/** What is said around a comment that the editors have put into the article. */
import { counted } from '../en.js';

export const en = {
  label: 'A reader’s comment',
  staff: 'Staff',
  author: 'Author',
  anonymous: 'Anonymous',
  votes: (count: number, language: string) => `Recommended by ${counted(count, language, 'reader', 'readers')}`,
  read: 'Read the conversation',
};

/** Every word of featured comments; other languages satisfy it. */
export type FeaturedMessages = typeof en;
