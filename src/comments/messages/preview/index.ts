/** The languages of the preview: English comes with it, others are fetched when a page speaks them. */
import { en, type PreviewMessages } from './en.js';

export type { PreviewMessages };

export const preview: { readonly en: PreviewMessages; readonly others: Readonly<Record<string, () => Promise<PreviewMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
