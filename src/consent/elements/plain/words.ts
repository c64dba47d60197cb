/** Words for an element without Lit: the nearest `lang` decides, a change at run time calls back. English is at hand at once. */
import { nearest } from '../../../i18n/locale.js';
import { languageOf, onLanguageChange } from '../../../ui/plain/language.js';

export interface Spoken<M> {
  readonly words: M;
  /** Tag of the language spoken, for `lang` and `Intl`. */
  readonly language: string;
}

interface Catalogue<M> {
  readonly en: M;
  readonly others: Readonly<Record<string, () => Promise<M>>>;
}

/**
 * Calls `speak` with the words to show: at once in English, else when they have come, and again after each change of language.
 * `from` is the element that stands in the language. Returns a function that stops it.
 */
export const followLanguage = <M>(catalogue: Catalogue<M>, from: Element, speak: (spoken: Spoken<M>) => void): (() => void) => {
  let current: string | undefined;
  const choose = (): void => {
    let wanted = languageOf(from);
    if (wanted === current) return;
    const asked = (current = wanted);
    try {
      Intl.getCanonicalLocales(wanted);
    } catch {
      // A malformed tag: `Intl` would throw at each number.
      wanted = 'en';
    }
    const english = (): void => speak({ words: catalogue.en, language: nearest(wanted, ['en']) ? wanted : 'en' });
    const load = catalogue.others[nearest(wanted, Object.keys(catalogue.others)) ?? ''];
    // Where the language's file does not come (offline), English words are better than none.
    if (load) load().then((words) => current === asked && speak({ words, language: wanted }), english);
    else english();
  };
  const stop = onLanguageChange(choose);
  choose();
  return () => {
    current = undefined;
    stop();
  };
};
