/** The languages of taking part: English comes with it, others are fetched when a page speaks them. */
import { en, type TakingMessages } from './en.js';

export type { TakingMessages };

export const taking: { readonly en: TakingMessages; readonly others: Readonly<Record<string, () => Promise<TakingMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
