/** The words of moderators' pages by language; the compiler lists what is missing. */
import type { Language } from '../../languages.js';
import { en, type PageWords } from './en.js';
import { ur } from './ur.js';

export const pageWords: Readonly<Record<Language, PageWords>> = { en, ur };
export type { PageWords };
