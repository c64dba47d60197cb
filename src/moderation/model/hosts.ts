/** Which hosts a comment leads to: for the rule that looks at their reputation, and for whoever gathers what is known of them. */
import type { Candidate } from './facts.js';
import type { Span } from './verdict.js';

export interface HostPlace {
  /** Small letters, without `www.`. */
  readonly host: string;
  readonly where: Span;
}

/** Endings under which a name without scheme is a host and no slip of the space bar. */
const endings = 'com|net|org|info|biz|io|co|me|tv|cc|xyz|top|site|online|shop|club|live|app|link|click|ru|cn|su|pk|in|uk|de|fr|it|es|nl|pl|br|us|tk|ml|ga|cf';
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const written = new RegExp(
  `(?:https?:\\/\\/|(?<![\\p{L}\\p{N}@.-])www\\.)(?:[^\\s/@?#]{1,100}@)?((?:${label}\\.){1,8}${label})|(?<![\\p{L}\\p{N}@./:_-])((?:${label}\\.){1,8}(?:${endings}))(?![\\p{L}\\p{N}@_-]|\\.[\\p{L}\\p{N}])`,
  'giu',
);

/** Every host of a comment's website field and text, with its place. */
export const hostsIn = ({ website, text }: Pick<Candidate, 'website' | 'text'>): readonly HostPlace[] =>
  (['website', 'text'] as const).flatMap((field) =>
    [...(field === 'text' ? text : website).matchAll(written)].map((match): HostPlace => {
      const name = match[1] ?? match[2] ?? '';
      const start = match.index + match[0].length - name.length;
      return { host: name.toLowerCase().replace(/^www\./, ''), where: { field, start, end: start + name.length } };
    }),
  );
