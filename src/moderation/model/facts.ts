/**
 * Everything that a rule may know beyond the words themselves: plain data, gathered by whoever asks for the verdict (server:
 * `facts.ts`; local backend: the browser's database). Rules never look anything up.
 */
export interface Facts {
  /** ms since 1970: the moment of judgement. */
  readonly now: number;
  readonly thread: {
    readonly closed: boolean;
    /** Why, when closed. */
    readonly closedBecause: 'by-editor' | 'too-old' | null;
  };
  readonly author: {
    /** Comments of the same author that a moderator or the rules published before. */
    readonly publishedBefore: number;
    /** Writes for the paper: signed in, never by a typed name. */
    readonly staff: boolean;
  };
  /** Comments with the same `repeatKey` (normalised text) in this thread, and on the site within the last day. */
  readonly sameText: { readonly inThread: number; readonly onSiteToday: number };
  /** What the field that people do not see came back with. */
  readonly trap: string;
}

/** What is judged. */
export interface Candidate {
  readonly name: string;
  readonly website: string;
  readonly text: string;
}
