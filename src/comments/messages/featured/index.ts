/** The languages of featured comments: English comes with the element, others are fetched when a page speaks them. */
import { en, type FeaturedMessages } from './en.js';

export type { FeaturedMessages };

export const featured: { readonly en: FeaturedMessages; readonly others: Readonly<Record<string, () => Promise<FeaturedMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
