/** The words of a feature in the language of the page, at hand before anything is drawn: for what draws once, at a click. */
import { directionOf } from '../i18n/direction.js';
import { nearest } from '../i18n/locale.js';
import type { Catalogue } from './localize-controller.js';
import { languageOf } from './plain/language.js';

export interface Speech<M> {
  readonly words: M;
  /** BCP 47 tag for numbers and dates. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** As the nearest `lang` of the element says; English where its words do not come. Never rejects. */
export const speechOf = async <M>(element: Element, { en, others }: Catalogue<M>): Promise<Speech<M>> => {
  const wanted = languageOf(element) || 'en';
  const tag = nearest(wanted, ['en', ...Object.keys(others)]) ?? 'en';
  const english = { words: en, language: wanted.toLowerCase().startsWith('en') ? wanted : 'en', direction: 'ltr' } as const;
  const load = others[tag];
  if (load === undefined) return english;
  return load().then(
    (words) => ({ words, language: wanted, direction: directionOf(tag) }),
    () => english,
  );
};
