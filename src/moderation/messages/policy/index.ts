/** The languages of a site's rules: English comes with the dialog, others are fetched when a page speaks them. */
import { en, type PolicyMessages } from './en.js';

export type { PolicyMessages };

export const policyWords: { readonly en: PolicyMessages; readonly others: Readonly<Record<string, () => Promise<PolicyMessages>>> } = {
  en,
  others: {
    ur: () => import('./ur.js').then((module) => module.ur),
  },
};
