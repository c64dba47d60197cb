/** The languages of going on in a thread: English comes with what does it, others are fetched when a page speaks them. */
import { en, type GoingMessages } from './en.js';

export type { GoingMessages };

export const goingOn: { readonly en: GoingMessages; readonly others: Readonly<Record<string, () => Promise<GoingMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
