/** What narrows a moderator's list: predicates that hold together. Pure; the server turns the same into SQL. */
import { foldText } from './fold.js';

export interface QueueFilter {
  /** Comments of one article. */
  readonly thread?: string;
  /** Comments by whoever wrote the comment of this id, as far as that is known. */
  readonly authorOf?: string;
  /** Comments on which a rule of this name spoke. */
  readonly rule?: string;
  /** BCP 47 tag of the words' language. */
  readonly lang?: string;
  /** Words in text or name, however they are spelt: case, accents and the letters of Arabic keyboards make no difference. */
  readonly text?: string;
}

export const filterNames = ['thread', 'authorOf', 'rule', 'lang', 'text'] as const satisfies readonly (keyof QueueFilter)[];

/** Longest text to look for, in UTF-16 units. */
export const longestSearch = 200;

const searchable = (text: string): string => foldText(text).replace(/\s+/gu, ' ').trim();

/** Tells of a name and a text whether all of the searched words stand in them. */
export const searcher = (wanted: string): ((name: string, text: string) => boolean) => {
  const words = searchable(wanted).split(' ').filter((word) => word !== '');
  return (name, text) => {
    const within = `${searchable(name)}\n${searchable(text)}`;
    return words.every((word) => within.includes(word));
  };
};
