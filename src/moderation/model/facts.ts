/**
 * Everything that a rule may know beyond the words themselves: plain data, gathered by whoever asks for the verdict (server:
 * `facts.ts`; local backend: the browser's database). Rules never look anything up. What may be missing is not known there, and
 * rules that need it say nothing.
 */
import type { Opinion } from './learnt/opinion.js';

export interface Facts {
  /** ms since 1970: the moment of judgement. */
  readonly now: number;
  readonly thread: {
    readonly closed: boolean;
    /** Why, when closed. */
    readonly closedBecause: 'by-editor' | 'too-old' | null;
    /** When the article came out, ms since 1970. */
    readonly publishedAt?: number | null;
  };
  readonly author: {
    /** Comments of the same author, by the address that was typed, that a moderator or the rules published before. */
    readonly publishedBefore: number;
    /** Writes for the paper: signed in, never by a typed name. */
    readonly staff: boolean;
    /** Published comments with the same name and the same address, case apart: WordPress' idea of an author. */
    readonly pairPublished?: number;
    /** How moderators let them stand, as long as that lasts; missing: as anybody. */
    readonly standing?: 'banned' | 'muted' | 'pre-moderated';
  };
  /** What proves that it is somebody known: a typed name and address prove nothing. */
  readonly trust?: Trust;
  /** Comments with the same `repeatKey` (normalised text) in this thread, and on the site within the last day. */
  readonly sameText: {
    readonly inThread: number;
    readonly onSiteToday: number;
    /** Of them, those under the same parent with the very same text, name and address: WordPress' idea of a duplicate. */
    readonly exact?: number;
  };
  /** How fast comments came before this one. */
  readonly pace?: { readonly [W in PaceOf]?: Pace };
  /** What the field that people do not see came back with; null: it did not come at all, as in a recorded request. */
  readonly trap: string | null;
  /** The name of a field that came filled though no form asks for it; '' or missing: none. */
  readonly decoy?: string;
  /** What became of the ticket that a form is given. */
  readonly ticket?: Ticket;
  /** How many comments of strangers the site got within the last ten minutes, and whether this one's browser has worked for it. */
  readonly surge?: { readonly strangers: number; readonly worked: boolean };
  /** What was decided before on comments with links to these hosts (see `hostsIn`). */
  readonly hosts?: Readonly<Record<string, HostRecord>>;
  /** What the site's learnt model says of the words; missing or null where none is kept. */
  readonly learnt?: Opinion | null;
  /** What only some rules look at and nobody keeps (CM-04, CM-05). */
  readonly sender?: { readonly email: string; readonly address: string; readonly agent: string };
}

export type PaceOf = 'author' | 'network' | 'site';
export interface Pace {
  /** ms since the one before; null: none within the last hour. */
  readonly sinceLast: number | null;
  readonly lastMinute: number;
  readonly lastHour: number;
}

export interface Trust {
  /** `device`: a secret of an earlier comment; `address`: an e-mail address that was confirmed; `member`: the paper's sign-in. */
  readonly by: 'none' | 'device' | 'address' | 'member';
  /** Comments that this proof covers. */
  readonly published: number;
  readonly refused: number;
}

export interface Ticket {
  readonly state: 'good' | 'missing' | 'forged' | 'used' | 'expired';
  /** ms since it was given out; null where there is none to believe. */
  readonly age: number | null;
}

export interface HostRecord {
  readonly published: number;
  readonly spam: number;
}

/** What is judged. */
export interface Candidate {
  readonly name: string;
  readonly website: string;
  readonly text: string;
}
