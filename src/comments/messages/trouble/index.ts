/** The languages of trouble: English comes with what shows it, others are fetched when a page speaks them. */
import { en, type TroubleMessages } from './en.js';

export type { TroubleMessages };

export const trouble: { readonly en: TroubleMessages; readonly others: Readonly<Record<string, () => Promise<TroubleMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
