/** The languages of the banner: English at hand, the others fetched when a page speaks them. */
import { en } from './en.js';

export const bannerWords = {
  en,
  others: {
    ar: () => import('./ar.js').then((file) => file.ar),
    ur: () => import('./ur.js').then((file) => file.ur),
  },
};
