/** A reader recommends or reports a comment: the same path for JSON and for a page without script. */
import { parseFlag, parseNotice, reportNumber, type Flag, type LegalNotice, type Raw, type ReportOutcome, type VoteOutcome } from '@sayso/widgets/comments';
import type { Result } from '@sayso/widgets/wire';
import type { Repository } from './db/repository.js';
import type { NewReport } from './db/repository/taking.js';
import { hashSecret } from './db/ids.js';
import type { Pace } from './pace.js';
import { HttpError } from './problems.js';
import type { Site } from './site.js';

export interface TakingParts {
  readonly repository: Repository;
  readonly paces: Paces;
  readonly now: () => number;
}

/** How fast one network may do each (S-18). */
export interface Paces {
  readonly votes: Pace;
  /** For one comment: nobody is recommended by a hundred readers of one house. */
  readonly votesOnOne: Pace;
  readonly reports: Pace;
}

export interface OnComment {
  readonly id: string;
  readonly secret: string;
  readonly network: string;
}

/** Counts a vote once, or takes it back. */
export const voteOn = async ({ repository, paces, now }: TakingParts, site: Site, { id, secret, network }: OnComment, wanted: boolean): Promise<VoteOutcome> => {
  const hash = hashSecret(secret);
  const wait = await paces.votes.take(`${site.id} ${network}`);
  if (wait > 0) return { kind: 'too-fast', retryAfterSeconds: wait };
  if (wanted && !(await repository.hasVoted(site.id, id, hash))) {
    const waitHere = await paces.votesOnOne.take(`${site.id} ${network} ${id}`);
    if (waitHere > 0) return { kind: 'too-fast', retryAfterSeconds: waitHere };
  }
  const votes = wanted ? await repository.vote(site.id, id, hash, now()) : await repository.unvote(site.id, id, hash);
  if (votes === null) throw new HttpError('not-found');
  return { kind: 'counted', votes };
};

/** As `ReportOutcome`, and whether the same secret brought the same words before. */
export type Reported = ReportOutcome & { readonly seenBefore?: boolean };

type Said = Pick<NewReport, 'lane' | 'reason' | 'words' | 'location' | 'name' | 'email' | 'goodFaith'>;

const keep = async ({ repository, paces, now }: TakingParts, site: Site, { id, secret, network }: OnComment, said: Result<Said, Extract<ReportOutcome, { kind: 'refused' }>['problems']>, body: string): Promise<Reported> => {
  const secretHash = hashSecret(secret);
  const bodyHash = site.hash('body', body);
  const before = await repository.reportedBefore(site.id, secretHash);
  if (before !== null) {
    if (before.bodyHash !== bodyHash) throw new HttpError('secret-reused');
    return { kind: 'received', number: before.number, at: before.at, seenBefore: true };
  }
  if (!said.ok) return { kind: 'refused', problems: said.error };
  const wait = await paces.reports.take(`${site.id} ${network}`);
  if (wait > 0) return { kind: 'too-fast', retryAfterSeconds: wait };
  const at = now();
  const number = reportNumber(secretHash);
  if (!(await repository.report(site.id, { ...said.value, number, secretHash, bodyHash, comment: id, at }))) throw new HttpError('not-found');
  return { kind: 'received', number, at };
};

/** Lane one: it breaks the rules of the house. */
export const flagComment = (parts: TakingParts, site: Site, on: OnComment, says: Raw<Flag>): Promise<Reported> => {
  const flag = parseFlag(says);
  const unnamed = { lane: 'house', location: '', name: null, email: null, goodFaith: false } as const;
  const said = flag.ok ? ({ ok: true, value: { ...unnamed, ...flag.value } } as const) : flag;
  return keep(parts, site, on, said, JSON.stringify(['flag', on.id, says.reason, says.words]));
};

/** Where exactly the comment stands: what the page says where that is a page of ours with the comment on it, else what we know. */
export const locationOf = async ({ repository }: Pick<TakingParts, 'repository'>, site: Site, id: string, given: string, ownOrigin: string): Promise<string> => {
  const anchor = `#comment-${id}`;
  const page = site.ownPage(given, ownOrigin);
  if (page.endsWith(anchor)) return page;
  const own = await repository.own(site.id, id);
  if (own === null) throw new HttpError('not-found');
  const { url } = await repository.thread(site.id, own.comment.thread);
  const known = site.ownPage(url, ownOrigin).replace(/#.*$/, '');
  return `${known || `${ownOrigin}/v1/${site.id}/comments.html?thread=${encodeURIComponent(own.comment.thread)}`}${anchor}`;
};

/** Lane two: it is illegal. All that Art. 16(2) DSA asks for is kept with it. */
export const giveNotice = async (parts: TakingParts, site: Site, on: OnComment, says: Raw<LegalNotice>, given: string, ownOrigin: string): Promise<Reported> => {
  const notice = parseNotice(says);
  const body = JSON.stringify(['notice', on.id, says.kind, says.explanation, says.name, says.email, says.goodFaith]);
  if (!notice.ok) return keep(parts, site, on, notice, body);
  const { kind, explanation, name, email } = notice.value;
  const location = await locationOf(parts, site, on.id, given, ownOrigin);
  const value: Said = { lane: 'illegal', reason: kind, words: explanation, location, name: name || null, email: email || null, goodFaith: true };
  return keep(parts, site, on, { ok: true, value }, body);
};
