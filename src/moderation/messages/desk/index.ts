/** The languages of the moderators' dialogs: English comes with the first of them, others are fetched when a page speaks them. */
import { en, type DeskMessages } from './en.js';

export type { DeskMessages };

export const deskWords: { readonly en: DeskMessages; readonly others: Readonly<Record<string, () => Promise<DeskMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
