/**
 * Gathers what the rules may know beyond the words.
 *
 * Known limit where anyone writes: an author is whoever types the same e-mail address (as a keyed hash). Nothing proves that the
 * address is theirs, so a stranger who knows the address of a trusted reader passes the first-time rule in their name. WordPress
 * has the same hole; `writers: verified` closes it, where trust rests on comments whose address was proven, and `members`.
 */
import type { Draft } from '@sayso/widgets/comments';
import { repeatKey, type Facts } from '@sayso/widgets/moderation';
import type { Repository } from './db/repository.js';
import { opinionOn } from './learning.js';
import type { ThreadNow } from './thread-info.js';
import type { Site } from './site.js';

const day = 24 * 60 * 60 * 1000;

/** The same person by the address they typed, in whatever case; null where none was typed. */
export const authorKey = (site: Site, email: string): string | null =>
  email === '' ? null : site.hash('author', email.trim().toLowerCase().normalize('NFC'));

/** The same person by what the paper's sign-in calls them. */
export const memberKey = (site: Site, subject: string): string => site.hash('member', subject);

export const textKey = (site: Site, text: string): string => site.hash('text', repeatKey(text));

export const gatherFacts = async (
  repository: Repository,
  site: Site,
  given: { readonly thread: string; readonly state: Pick<ThreadNow, 'state' | 'closedBecause'>; readonly draft: Pick<Draft, 'text' | 'website'>; /** `authorKey` or `memberKey`. */ readonly author: string | null; readonly trap: string; readonly now: number; /** The comment that is judged again: it speaks neither for nor against itself. */ readonly except?: string },
): Promise<Facts> => {
  const author = await repository.authorRecord(site.id, given.author, given.except, site.settings.writers === 'verified');
  const standing = await repository.authorStanding(site.id, given.author, given.now);
  return {
    now: given.now,
    thread: { closed: given.state.state === 'closed', closedBecause: given.state.closedBecause },
    author: { publishedBefore: author.published, staff: false, ...(standing === undefined ? {} : { standing }) },
    sameText: await repository.sameText(site.id, given.thread, textKey(site, given.draft.text), given.now - day, given.except),
    trap: given.trap,
    learnt: await opinionOn(repository, site.id, given.draft),
  };
};
