/**
 * What an author is told beyond our pages' own words, in the site's language: where it is so rare that no reader's page should carry
 * the sentence for all. It comes as `said` with the reason.
 */
import type { OwnComment, PublicReason } from '@sayso/widgets/comments';
import type { Language } from './languages.js';

const words: Readonly<Record<Language, Readonly<Record<string, string | undefined>>>> = {
  en: { 'personal-data': 'It seems to hold a phone number, an address or an account number. A moderator looks first; edit it if that should not be public.', 'appeal': 'You have asked for another look. A moderator will decide.' },
  ur: { 'personal-data': 'اس میں فون نمبر، پتا یا اکاؤنٹ نمبر معلوم ہوتا ہے۔ پہلے ناظم اسے دیکھے گا؛ اگر یہ سب کو نہیں دکھانا تو اسے بدل لیجیے۔', 'appeal': 'آپ نے دوبارہ دیکھنے کو کہا ہے۔ ایک نگران فیصلہ کرے گا۔' },
};

/** All of them are said of what waits. */
export const withWords = (language: Language, { comment, reasons }: OwnComment): readonly PublicReason[] =>
  reasons.map((reason) => {
    const said = comment.status === 'held' ? words[language][reason.rule] : undefined;
    return said === undefined ? reason : { ...reason, said };
  });
