/** The languages of the private link: English comes with it, others are fetched when a page speaks them. */
import { en, type PrivateLinkMessages } from './en.js';

export const privateLinkWords: { readonly en: PrivateLinkMessages; readonly others: Readonly<Record<string, () => Promise<PrivateLinkMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
