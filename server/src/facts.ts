/** Gathers what the rules may know beyond the words. What comes with the moment of storing, `withMet` adds. */
import type { Draft } from '@sayso/widgets/comments';
import { repeatKey, type Facts, type Trust } from '@sayso/widgets/moderation';
import type { Met } from './db/repository/arrivals.js';
import type { Repository } from './db/repository.js';
import { opinionOn } from './learning.js';
import type { ThreadNow } from './thread-info.js';
import type { ReadTicket } from './ticket.js';
import type { Site } from './site.js';

const day = 24 * 60 * 60 * 1000;

/** The same person by the address they typed, in whatever case; null where none was typed. */
export const authorKey = (site: Site, email: string): string | null =>
  email === '' ? null : site.hash('author', email.trim().toLowerCase().normalize('NFC'));

/** The same person by what the paper's sign-in calls them. */
export const memberKey = (site: Site, subject: string): string => site.hash('member', subject);

export const textKey = (site: Site, text: string): string => site.hash('text', repeatKey(text));

/** Where a request comes from, for rules that look at it; nobody keeps it (CM-04, CM-05). */
export type Sender = Pick<NonNullable<Facts['sender']>, 'address' | 'agent'>;

export interface Judging {
  readonly thread: string;
  readonly parent: string | null;
  readonly state: Pick<ThreadNow, 'state' | 'closedBecause' | 'publishedAt'>;
  readonly draft: Pick<Draft, 'name' | 'email' | 'text' | 'website'>;
  /** `authorKey` or `memberKey`. */
  readonly author: string | null;
  readonly trust: Trust;
  /** As `Facts`; default ''. */
  readonly trap?: string | null;
  readonly decoy?: string;
  readonly sender?: Sender | undefined;
  readonly now: number;
  /** The comment that is judged again: it speaks neither for nor against itself. */
  readonly except?: string;
}

export const gatherFacts = async (repository: Repository, site: Site, { thread, parent, state, draft, author, trust, trap = '', decoy = '', sender, now, except }: Judging): Promise<Facts> => {
  const typed = await repository.authorRecord(site.id, author, except, site.settings.writers === 'verified');
  const standing = await repository.authorStanding(site.id, author, now);
  const key = textKey(site, draft.text);
  const sameText = await repository.sameText(site.id, thread, key, now - day, except);
  const exact = sameText.inThread === 0 ? 0 : await repository.exactCopies(site.id, { thread, parent, author, textKey: key, ...draft }, except);
  return {
    now,
    thread: { closed: state.state === 'closed', closedBecause: state.closedBecause, publishedAt: state.publishedAt },
    author: { publishedBefore: typed.published, staff: false, pairPublished: await repository.pairPublished(site.id, author, draft.name, except), ...(standing === undefined ? {} : { standing }) },
    trust,
    sameText: { ...sameText, exact },
    trap,
    decoy,
    hosts: await repository.hostRecords(site.id, draft, except),
    learnt: await opinionOn(repository, site.id, draft),
    sender: { email: draft.email, address: sender?.address ?? '', agent: sender?.agent ?? '' },
  };
};

/** With what is known only where the comment is stored. */
export const withMet = (facts: Facts, { fact, worked }: ReadTicket, { pace, strangers, ticketUsed }: Met): Facts => ({
  ...facts,
  pace,
  ticket: ticketUsed ? { ...fact, state: 'used' } : fact,
  surge: { strangers, worked: worked && !ticketUsed },
});
