/** What the privacy button says: all languages at once, since it stands on every page and three words cost less than a file. */
export const buttonWords: Readonly<Record<string, string>> = {
  en: 'Privacy choices',
  ur: 'رازداری کے اختیارات',
  ar: 'خيارات الخصوصية',
};
