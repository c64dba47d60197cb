/** The languages of the signal's status: English at hand, the others fetched when a page speaks them. */
import { en } from './en.js';

export const signalStatusWords = {
  en,
  others: {
    ar: () => import('./ar.js').then((file) => file.ar),
    ur: () => import('./ur.js').then((file) => file.ur),
  },
};
