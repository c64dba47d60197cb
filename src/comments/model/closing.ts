/**
 * Whether a thread takes comments at a moment: by an editor's word, by an editor's date, or because the site closes its
 * discussions some days after publication. Pure; the server and `local` decide by the same lines.
 */
import type { ThreadInfo } from './backend.js';

const day = 86_400_000;

/** What is kept about a thread; nothing here changes as time passes. Moments are ms since 1970. */
export interface ClosingFacts extends Pick<ThreadInfo, 'state' | 'closedBecause' | 'closedAt'> {
  /** The date that an editor set; goes before the site's days. */
  readonly closesAt: number | null;
  /** When an editor opened it (again): from then on only an editor closes it. */
  readonly openedAt: number | null;
  /** What the site's days count from; null: nobody has told, so they do not count. */
  readonly publishedAt: number | null;
}

/** How a thread stands. `closesAt`: when it will close by itself; null where it will not, or has. */
export type Closing = Pick<ThreadInfo, 'state' | 'closedBecause' | 'closedAt'> & { readonly closesAt: number | null };

/** `closeAfterDays`: the site's days from publication; 0: never. */
export const closingAt = (facts: ClosingFacts, closeAfterDays: number, now: number): Closing => {
  const { state, closedBecause, closedAt, closesAt, openedAt, publishedAt } = facts;
  if (state === 'closed') return { state, closedBecause, closedAt, closesAt: null };
  const counts = closeAfterDays > 0 && openedAt === null && publishedAt !== null;
  const due = closesAt ?? (counts ? publishedAt + closeAfterDays * day : null);
  if (due === null || due > now) return { state, closedBecause: null, closedAt: null, closesAt: due };
  return { state: 'closed', closedBecause: closesAt === null ? 'too-old' : 'by-editor', closedAt: due, closesAt: null };
};
