/** One comment comes in: the same path for JSON and for a plain form. Rows 7 to 9 of architecture.md §7. */
import { parseDraft, type PostOutcome } from '@sayso/widgets/comments';
import { evaluate, type VerdictAction } from '@sayso/widgets/moderation';
import type { PostRequest } from '@sayso/widgets/wire';
import type { Repository } from './db/repository.js';
import { encodeFacts } from './db/repository/simulating.js';
import { hashSecret, type NewId } from './db/ids.js';
import { authorKey, gatherFacts, memberKey, textKey } from './facts.js';
import { ownWithWindow } from './own-with-window.js';
import type { Pace } from './pace.js';
import { HttpError } from './problems.js';
import { ruleSetNow } from './rule-sets.js';
import type { Site } from './site.js';
import { threadNow } from './thread-info.js';
import { noCredentials, proofsOf, unconfirmed, writerOf, type Credentials } from './writers.js';

export interface PostParts {
  readonly repository: Repository;
  readonly pace: Pace;
  readonly now: () => number;
  readonly newId: NewId;
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
  from: { readonly network: string; readonly ownOrigin: string; readonly credentials?: Credentials },
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
  const facts = await gatherFacts(repository, site, { thread, state, draft: { text, website }, author, trap: request.trap, now: createdAt });
  const verdict = evaluate(await ruleSetNow(repository, site), { name, website, text }, facts);
  if (verdict.action === 'refuse') {
    return { kind: 'refused', problems: [], reasons: verdict.reasons.map(({ rule, code }) => ({ rule, code })) };
  }
  const proven =
    member !== null ? member.emailVerified : author !== null && (await repository.addressProven(site.id, author, proofsOf(credentials).map(hashSecret)));
  const wanted = verdict.action === 'spam' || email === '' || author === null ? null : { recipient: email, authorKey: author, proven, token: newId() };
  const confirm = site.settings.writers === 'verified' && !proven;
  const notify = site.settings.notify && raw.notify === true;
  const outcome = await repository.post(
    site.id,
    key,
    {
      id: newId(), thread, parent, createdAt, name, website, text, dir: dir ?? null,
      status: confirm && verdict.action === 'publish' ? 'held' : statusOf[verdict.action],
      email: email === '' ? null : email,
      authorKey: author,
      textKey: textKey(site, text),
      facts: encodeFacts(facts),
      reasons: confirm && verdict.action !== 'spam' ? [unconfirmed, ...verdict.reasons] : verdict.reasons,
      member: member !== null,
      ...(proven ? { confirmedAt: createdAt } : {}),
      page: { url: site.ownPage(request.page.url, from.ownOrigin), title: request.page.title.replaceAll('\0', '') },
    },
    `${verdict.ruleSet.name}@${verdict.ruleSet.version}`,
    wanted === null || !(confirm || notify) ? null : { ...wanted, confirm, notify },
  );
  if (outcome.kind === 'secret-reused') throw new HttpError('secret-reused');
  return own(outcome.id, outcome.kind === 'seen');
};
