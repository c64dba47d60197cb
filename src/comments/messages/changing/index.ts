/** The languages of changing one's own comment: English comes with the buttons, others are fetched when a page speaks them. */
import { en, type ChangingMessages } from './en.js';

export type { ChangingMessages };

export const changing: { readonly en: ChangingMessages; readonly others: Readonly<Record<string, () => Promise<ChangingMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
