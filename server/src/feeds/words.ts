/** What feeds say of their own. `site`: the paper's name; `title`: the article's. */
import type { Language } from '../languages.js';

const en = {
  ofSite: (site: string) => `Comments at ${site}`,
  ofThread: (title: string) => `Comments on ${title}`,
  entry: (name: string, title: string) => `${name} on ${title}`,
  anonymous: 'Somebody',
};
export type FeedWords = typeof en;

const ur: FeedWords = {
  ofSite: (site) => `${site} پر تبصرے`,
  ofThread: (title) => `تبصرے: ${title}`,
  entry: (name, title) => `${name}: ${title}`,
  anonymous: 'کوئی قاری',
};

export const feedWords: Readonly<Record<Language, FeedWords>> = { en, ur };
