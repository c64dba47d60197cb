/** The languages of counts: English at hand, others are fetched when a page speaks them. */
import { en, type CountMessages } from './en.js';

export type { CountMessages };

export const counts: { readonly en: CountMessages; readonly others: Readonly<Record<string, () => Promise<CountMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
