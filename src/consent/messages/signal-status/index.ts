/** The languages of the signal's status, all in one chunk. */
import { ar } from './ar.js';
import { en } from './en.js';
import { ur } from './ur.js';

export const signalStatusWords = {
  en,
  others: {
    ar: () => Promise.resolve(ar),
    ur: () => Promise.resolve(ur),
  },
};
