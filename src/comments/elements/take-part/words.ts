/** The words of taking part in the language of the page, at hand before anything is drawn. */
import { directionOf, nearest } from '../../../i18n/locale.js';
import { languageOf } from '../../../ui/plain/language.js';
import { taking, type TakingMessages } from '../../messages/taking/index.js';

export interface Speech {
  readonly words: TakingMessages;
  /** BCP 47 tag for numbers. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

export const speechOf = async (element: Element): Promise<Speech> => {
  const wanted = languageOf(element) || 'en';
  const tag = nearest(wanted, ['en', ...Object.keys(taking.others)]) ?? 'en';
  const english = { words: taking.en, language: wanted.toLowerCase().startsWith('en') ? wanted : 'en', direction: 'ltr' } as const;
  if (tag === 'en') return english;
  try {
    return { words: (await taking.others[tag]?.()) ?? taking.en, language: wanted, direction: directionOf(tag) };
  } catch {
    // The language's file did not come: English words are better than none.
    return english;
  }
};
