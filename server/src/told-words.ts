/**
 * What an author is told beyond our pages' own words, in the site's language: where it is so rare that no reader's page should carry
 * the sentence for all. It comes as `said` with the reason.
 */
import type { PublicReason } from '@sayso/widgets/comments';
import type { Language } from './languages.js';

const words: Readonly<Record<Language, Readonly<Record<string, string | undefined>>>> = {
  en: { 'personal-data': 'It seems to hold a phone number, an address or an account number. A moderator looks first; edit it if that should not be public.' },
  ur: { 'personal-data': 'اس میں فون نمبر، پتا یا اکاؤنٹ نمبر معلوم ہوتا ہے۔ پہلے ناظم اسے دیکھے گا؛ اگر یہ سب کو نہیں دکھانا تو اسے بدل لیجیے۔' },
};

export const withWords = (language: Language, reasons: readonly PublicReason[]): readonly PublicReason[] =>
  reasons.map((reason) => {
    const said = words[language][reason.rule];
    return said === undefined ? reason : { ...reason, said };
  });
