/** The languages of who may write: English comes with the chunk, others are fetched when a page speaks them. */
import { en, type IdentityMessages } from './en.js';

export type { IdentityMessages };

export const identityWords: { readonly en: IdentityMessages; readonly others: Readonly<Record<string, () => Promise<IdentityMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
