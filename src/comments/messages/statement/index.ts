/** The languages of what leads to a statement of reasons: English comes with the link, others are fetched when a page speaks them. */
import { en, type StatementMessages } from './en.js';

export type { StatementMessages };

export const statement: { readonly en: StatementMessages; readonly others: Readonly<Record<string, () => Promise<StatementMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
