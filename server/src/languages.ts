/** The languages that the server's mails and moderators' pages speak. */
export const languages = ['en', 'ur'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (text: string): text is Language => languages.some((each) => each === text);

export const direction: Readonly<Record<Language, 'ltr' | 'rtl'>> = { en: 'ltr', ur: 'rtl' };

/** The first language of a browser's list that we speak; `otherwise` where there is none. */
export const languageOf = (acceptLanguage: string | undefined, otherwise: Language): Language => {
  const wanted = (acceptLanguage ?? '').split(',').slice(0, 20).map((part, place) => {
    const [tag = '', quality] = part.trim().toLowerCase().split(/\s*;\s*q=/);
    return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) || 0, place };
  });
  const known = wanted
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place)
    .map(({ language }) => language)
    .find(isLanguage);
  return known ?? otherwise;
};
