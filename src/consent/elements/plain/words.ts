/** Words for an element without Lit: the nearest `lang` decides, a change at run time calls back. English is at hand at once. */
import { directionOf, nearest } from '../../../i18n/locale.js';
import { languageOf, onLanguageChange } from '../../../ui/plain/language.js';

export interface Spoken<M> {
  readonly words: M;
  /** Tag of the language spoken, for `lang` and `Intl`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

interface Catalogue<M> {
  readonly en: M;
  readonly others: Readonly<Record<string, () => Promise<M>>>;
}

/** The page's own tag where it is well formed (`Intl` throws at others), else the one that our words stand under. */
const usable = (wanted: string, tag: string): string => {
  try {
    return nearest(wanted, [tag]) === undefined ? tag : (Intl.getCanonicalLocales(wanted)[0] ?? tag);
  } catch {
    return tag;
  }
};

/**
 * Calls `speak` with the words to show: at once in English, else when they have come, and again after each change of language.
 * `from` is where the page's language is read. Returns a function that stops it.
 */
export const followLanguage = <M>(catalogue: Catalogue<M>, from: () => Element, speak: (spoken: Spoken<M>) => void): (() => void) => {
  let current: string | undefined;
  const say = (words: M, language: string): void => speak({ words, language, direction: directionOf(language) });
  const choose = (): void => {
    const wanted = languageOf(from()) || 'en';
    if (wanted === current) return;
    current = wanted;
    const tag = nearest(wanted, Object.keys(catalogue.others));
    if (tag === undefined) say(catalogue.en, usable(wanted, 'en'));
    else {
      const still = (words: M, language: string): void => {
        if (current === wanted) say(words, language);
      };
      // Where the language's file does not come (offline), English words are better than none.
      catalogue.others[tag]?.().then((words) => still(words, usable(wanted, tag)), () => still(catalogue.en, 'en'));
    }
  };
  const stop = onLanguageChange(choose);
  choose();
  return () => {
    current = '';
    stop();
  };
};
