/** The words of mails by language; the compiler lists what is missing. */
import type { Language } from '../../languages.js';
import { en, type MailWords } from './en.js';
import { ur } from './ur.js';

export const mailWords: Readonly<Record<Language, MailWords>> = { en, ur };
