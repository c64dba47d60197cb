/** What narrows a moderator's list: predicates that hold together. Pure; the server turns the same into SQL. */
import { foldText } from './fold.js';
import { guessLanguage, isTold, languageNames, scriptsOf } from './languages.js';

export interface QueueFilter {
  /** Comments of one article. */
  readonly thread?: string;
  /** Comments by whoever wrote the comment of this id, as far as that is known. */
  readonly authorOf?: string;
  /** Comments on which a rule of this name spoke. */
  readonly rule?: string;
  /** BCP 47 tag of the words' language, as they are marked or by a guess. */
  readonly lang?: string;
  /** Words in text or name, however they are spelt: case, accents and the letters of Arabic keyboards make no difference. */
  readonly text?: string;
}

export const filterNames = ['thread', 'authorOf', 'rule', 'lang', 'text'] as const satisfies readonly (keyof QueueFilter)[];

/** Longest text to look for, in UTF-16 units. */
export const longestSearch = 200;

const searchable = (text: string): string => foldText(text).replace(/\s+/gu, ' ').trim();

/** What is looked at when the words themselves are judged. */
export interface Said {
  readonly name: string;
  readonly text: string;
  /** As the comment bears it; null: it is guessed by the words. */
  readonly lang: string | null;
}

/** The language that words are in: as they are marked, or by a guess; null where there are too few to tell. */
export const languageOf = ({ text, lang }: Pick<Said, 'text' | 'lang'>): string | null => {
  if (lang !== null) return lang;
  const { script, languages } = guessLanguage(foldText(text));
  const alone = languageNames.find((name) => !isTold(name) && script !== null && scriptsOf(name)[0] === script);
  return languages[0]?.name ?? alone ?? null;
};

/** Whether a filter can only be judged by the words of each comment. */
export const readsWords = ({ text, lang }: QueueFilter): boolean => text !== undefined || lang !== undefined;

/** Tells of words whether they pass: all of the searched ones stand in name or text, and they are in the language. */
export const searcher = ({ text: wanted, lang }: QueueFilter): ((said: Said) => boolean) => {
  const words = searchable(wanted ?? '').split(' ').filter((word) => word !== '');
  return (said) => {
    const within = words.length === 0 ? '' : `${searchable(said.name)}\n${searchable(said.text)}`;
    return words.every((word) => within.includes(word)) && (lang === undefined || languageOf(said) === lang);
  };
};
