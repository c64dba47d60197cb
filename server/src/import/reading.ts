/** What a reader of some tool's export gives: the counts of the whole file, which it has read to its end, and the comments. */
import type { Incoming } from '../db/repository/importing.js';
import type { Site } from '../site.js';

export interface Reading<Summary = object> {
  readonly summary: Summary;
  /** The counts in words, a line each; the first names the tool. */
  readonly lines: readonly string[];
  /** Where the comments come from, the same at every run: their ids count within it. */
  readonly source: string;
  /** Comments that `comments` gives, for telling how far it has got. */
  readonly expected: number;
  /** How many are not taken, by the reason in words. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Reads the file once more. Parents come before their replies. */
  comments(): AsyncIterable<Incoming>;
}

/** Reads the whole file and changes nothing. Throws `ImportRefusal` for a file that is not whole, or another tool's. */
export type ReadExport<Summary = object> = (site: Site, file: string, at: number) => Promise<Reading<Summary>>;

/** "3 open, 1 closed"; "none". */
export const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts).map(([name, count]) => `${count} ${name === '?' ? 'of no type' : name}`).join(', ') || 'none';
