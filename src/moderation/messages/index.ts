/** The languages of moderation: English at hand, others fetched when a page speaks them. */
import { en, type Messages } from './en.js';

export type { Messages };

export const catalogue: { readonly en: Messages; readonly others: Readonly<Record<string, () => Promise<Messages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
