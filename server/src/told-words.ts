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

/** Of what is refused: no other wording would change it. */
const refusals: typeof words = {
  en: { 'standing': 'New comments under this address are not accepted. The private page of an earlier comment of yours says why; there you can ask for another look.' },
  ur: { 'standing': 'اس پتے سے نئے تبصرے قبول نہیں کیے جاتے۔ وجہ آپ کے کسی پچھلے تبصرے کے نجی صفحے پر ہے؛ دوبارہ دیکھنے کو بھی وہیں کہیے۔' },
};

/**
 * Why it was refused: in words where pages have none, and then that alone, because what other rules found is no matter.
 *
 * @param page address of the private page that says why, where the writer has shown one to be theirs
 */
export const withRefusalWords = (language: Language, reasons: readonly PublicReason[], page: string | null = null): readonly PublicReason[] => {
  const told = reasons.flatMap((reason) => {
    const said = refusals[language][reason.rule];
    return said === undefined ? [] : [{ ...reason, said, ...(page === null ? {} : { page }) }];
  });
  return told.length > 0 ? told : reasons;
};

/** All of them are said of what waits. */
export const withWords = (language: Language, { comment, reasons }: OwnComment): readonly PublicReason[] =>
  reasons.map((reason) => {
    const said = comment.status === 'held' ? words[language][reason.rule] : undefined;
    return said === undefined ? reason : { ...reason, said };
  });
