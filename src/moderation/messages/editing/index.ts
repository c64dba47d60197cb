/** The languages of the dialog that changes a comment's words: English comes with it, others are fetched when a page speaks them. */
import { en, type EditingMessages } from './en.js';

export type { EditingMessages };

export const editingWords: { readonly en: EditingMessages; readonly others: Readonly<Record<string, () => Promise<EditingMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
