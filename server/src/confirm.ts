/** A writer opens the link that was mailed: the address is proven, and what waited for that goes on to the ordinary rules. */
import { evaluate } from '@sayso/widgets/moderation';
import { hashSecret } from './db/ids.js';
import { gatherFacts } from './facts.js';
import { statusOf, type PostParts } from './post-comment.js';
import { ruleSetNow } from './rule-sets.js';
import type { Site } from './site.js';
import { trustOfAuthor } from './trust.js';
import { isUnconfirmed } from './writers.js';

/** The comment's id; null where the link is unknown, spent or too old. */
export const confirmAddress = async ({ repository, now }: PostParts, site: Site, token: string): Promise<string | null> => {
  const at = now();
  const tokenHash = hashSecret(token);
  const id = await repository.linkToConfirm(site.id, tokenHash, at);
  const seen = id === null ? null : await repository.writtenBy(site.id, id);
  if (id === null || seen === null) return null;
  let release = null;
  if (seen.status === 'held' && seen.reasons.some(isUnconfirmed)) {
    const { thread, parent, name, email, website, text } = seen;
    const state = await repository.thread(site.id, thread);
    // A thread that was closed meanwhile does not shut out what came in time.
    const open = { ...state, state: 'open' as const, closedBecause: null };
    const facts = await gatherFacts(repository, site, { thread, parent, state: open, draft: { name, email, text, website }, author: seen.authorKey, trust: await trustOfAuthor(repository, site.id, seen, true), now: at, except: id });
    const { action, reasons, ruleSet } = evaluate(await ruleSetNow(repository, site), { name, website, text }, facts);
    release = { status: action === 'refuse' ? ('held' as const) : statusOf[action], reasons, ruleSet: `${ruleSet.name}@${ruleSet.version}` };
  }
  return (await repository.confirm(site.id, tokenHash, seen, release, at)) ? id : null;
};
