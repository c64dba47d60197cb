/** The languages of visits: English comes with the line, others are fetched when a page speaks them. */
import { en, type VisitMessages } from './en.js';

export type { VisitMessages };

export const visiting: { readonly en: VisitMessages; readonly others: Readonly<Record<string, () => Promise<VisitMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
