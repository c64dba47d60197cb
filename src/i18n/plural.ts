/** Plural forms by `Intl`, in the page's language, apart from `format.ts`: what a reader of a thread is told does without. Pure. */
import { oncePerLanguage } from './format.js';

const plurals = oncePerLanguage((language) => new Intl.PluralRules(language));

/** Picks the plural form of a count; `other` is the fallback that every language has. */
export const plural = (
  count: number,
  language: string,
  forms: { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>,
): string => forms[plurals(language).select(count)] ?? forms.other;
