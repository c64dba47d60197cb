/** The languages of looking back: English comes with the dialog, others are fetched when a page speaks them. */
import { en, type RecordsMessages } from './en.js';

export type { RecordsMessages };

export const recordsWords: { readonly en: RecordsMessages; readonly others: Readonly<Record<string, () => Promise<RecordsMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
