/** One comment comes in: the same path for JSON and for a plain form. Rows 7 to 9 of architecture.md §7. */
import { parseDraft, type PostOutcome } from '@sayso/widgets/comments';
import { evaluate, isStranger, toldReasons, type Reason, type VerdictAction } from '@sayso/widgets/moderation';
import type { PostRequest } from '@sayso/widgets/wire';
import type { Repository } from './db/repository.js';
import type { Met } from './db/repository/arrivals.js';
import type { Judged } from './db/repository/posting.js';
import { encodeFacts } from './db/repository/simulating.js';
import { hashSecret, type NewId } from './db/ids.js';
import { authorKey, gatherFacts, memberKey, textKey, withMet, type Sender } from './facts.js';
import { ownWithWindow } from './own-with-window.js';
import type { Pace } from './pace.js';
import { HttpError } from './problems.js';
import { ruleSetNow } from './rule-sets.js';
import type { Site } from './site.js';
import { threadNow } from './thread-info.js';
import { readTicket } from './ticket.js';
import { withRefusalWords } from './told-words.js';
import { provenBy } from './trust.js';
import { viewAddress } from './view-address.js';
import { noCredentials, proofsOf, unconfirmed, writerOf, type Credentials } from './writers.js';

export interface PostParts {
  readonly repository: Repository;
  readonly pace: Pace;
  readonly now: () => number;
  readonly newId: NewId;
}

/** What a request tells beside what its body says. */
export interface From {
  /** As `Parts.networkOf`. */
  readonly network: string;
  /** Default not known. */
  readonly sender?: Sender;
  readonly ownOrigin: string;
  readonly credentials?: Credentials;
  /** As `Facts.trap`, where a form may lack the field; default what the request says. */
  readonly trap?: string | null;
  /** As `Facts.decoy`. */
  readonly decoy?: string;
}

/** As `PostOutcome`, and whether the same secret brought the same words before. */
export type Posted = PostOutcome & { readonly seenBefore?: boolean };

export const statusOf: Readonly<Record<Exclude<VerdictAction, 'refuse'>, 'published' | 'held' | 'spam'>> = { publish: 'published', hold: 'held', spam: 'spam' };

/** Throws `HttpError` where the request itself is wrong; what a reader can mend is a value. */
export const postComment = async (
  { repository, pace, now, newId }: PostParts,
  site: Site,
  request: PostRequest,
  secret: string,
  from: From,
): Promise<Posted> => {
  const own = async (id: string, seenBefore: boolean): Promise<Posted> => {
    const stored = await repository.own(site.id, id);
    if (stored === null) throw new HttpError('not-found');
    return { kind: 'stored', own: ownWithWindow(site, stored), ...(seenBefore ? { seenBefore } : {}) };
  };

  const { thread, parent, draft: raw } = request;
  const body = JSON.stringify([thread, parent, raw.name, raw.email, raw.website, raw.text, raw.dir]);
  const key = { secretHash: hashSecret(secret), bodyHash: site.hash('body', body) };
  const before = await repository.postedBefore(site.id, key);
  if (before?.kind === 'secret-reused') throw new HttpError('secret-reused');
  if (before !== null) return own(before.id, true);

  const state = await threadNow(repository, site, thread, now());
  if (state.state === 'closed') return { kind: 'closed' };
  const credentials = from.credentials ?? noCredentials;
  const writer = await writerOf(site, credentials, now());
  if (!writer.ok) return { kind: 'refused', problems: [], reasons: [{ rule: 'members', code: writer.error }] };
  const member = writer.value;
  const draft = parseDraft(raw, site.limits);
  if (!draft.ok) return { kind: 'refused', problems: draft.error, reasons: [] };
  if (parent !== null && !(await repository.parentExists(site.id, thread, parent))) {
    throw new HttpError('bad-request', 'parent: expected a comment of this thread');
  }
  const wait = await pace.take(`${site.id} ${from.network}`);
  if (wait > 0) return { kind: 'too-fast', retryAfterSeconds: wait };

  const { website, text, dir } = draft.value;
  const name = member === null ? draft.value.name : member.name.slice(0, site.limits.name.max);
  const email = member === null ? draft.value.email : member.email;
  const author = member === null ? authorKey(site, email) : memberKey(site, member.subject);
  const createdAt = now();
  const secrets = proofsOf(credentials, request.proof);
  const proven = await provenBy(repository, site.id, { author, member, secrets });
  // Typed where the site asks for none: no form of ours sends it.
  const decoy = from.decoy ?? (site.limits.website.ask === 'off' && (raw.website ?? '') !== '' ? 'website' : '');
  const known = await gatherFacts(repository, site, { thread, parent, state, draft: { name, email, text, website }, author, trust: proven.trust, sender: from.sender, trap: from.trap === undefined ? request.trap.slice(0, 1000) : from.trap, decoy, now: createdAt });
  const ruleSet = await ruleSetNow(repository, site);
  const ticket = readTicket(site, thread, request.ticket ?? '', createdAt);
  const confirm = site.settings.writers === 'verified' && !proven.address;
  const notify = site.settings.notify && raw.notify === true;
  const device = proven.device ?? newId();
  let refusal: readonly Reason[] = [];

  const judge = (met: Met): Judged | null => {
    const facts = withMet(known, ticket, met);
    const verdict = evaluate(ruleSet, { name, website, text }, facts);
    if (verdict.action === 'refuse') {
      refusal = verdict.reasons;
      return null;
    }
    const mailed = verdict.action !== 'spam' && email !== '' && author !== null && (confirm || notify);
    return {
      comment: {
        id: newId(), thread, parent, createdAt, name, website, text, dir: dir ?? null,
        status: confirm && verdict.action === 'publish' ? 'held' : statusOf[verdict.action],
        email: email === '' ? null : email,
        authorKey: author,
        textKey: textKey(site, text),
        facts: encodeFacts(facts),
        device,
        reasons: confirm && verdict.action !== 'spam' ? [unconfirmed, ...verdict.reasons] : verdict.reasons,
        member: member !== null,
        ...(proven.address ? { confirmedAt: createdAt } : {}),
        page: { url: site.ownPage(request.page.url.slice(0, 2000), from.ownOrigin), title: request.page.title.replaceAll('\0', '').slice(0, 500) },
      },
      ruleSet: `${verdict.ruleSet.name}@${verdict.ruleSet.version}`,
      mail: mailed ? { recipient: email, authorKey: author, proven: proven.address, token: newId(), confirm, notify } : null,
      stranger: isStranger(facts),
    };
  };
  // An author without an address is known by the browser, where it has shown one.
  const arrival = { at: createdAt, author: author ?? proven.device, network: from.network, ticket: ticket.spend };
  const outcome = await repository.receive(site.id, key, arrival, judge);
  switch (outcome.kind) {
    case 'secret-reused':
      throw new HttpError('secret-reused');
    case 'turned-away': {
      const place = refusal.some(({ rule }) => rule === 'standing') ? await repository.accountStatementPlace(site.id, author, secrets.map(hashSecret)) : null;
      return { kind: 'refused', problems: [], reasons: withRefusalWords(site.settings.language, toldReasons(refusal), place === null ? null : viewAddress(site, place)) };
    }
    case 'stored':
    case 'seen':
      return own(outcome.id, outcome.kind === 'seen');
  }
};
