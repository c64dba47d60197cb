/** The languages of a thread's settings: English comes with the dialog, others are fetched when a page speaks them. */
import { en, type ThreadMessages } from './en.js';

export type { ThreadMessages };

export const threadWords: { readonly en: ThreadMessages; readonly others: Readonly<Record<string, () => Promise<ThreadMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
