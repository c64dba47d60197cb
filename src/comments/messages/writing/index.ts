/** The languages of writing: English comes with the form at work, others are fetched when a page speaks them. */
import type { Messages } from '../en.js';
import { en, type WritingMessages } from './en.js';

export type { WritingMessages };

/** What a form at work says, on top of what every thread says. */
export type WritingWords = Messages & WritingMessages;

export const writing: { readonly en: WritingMessages; readonly others: Readonly<Record<string, () => Promise<WritingMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
