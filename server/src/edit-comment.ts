/** An author changes or takes away a comment by its receipt: the same judges as for a new one, on the words alone. */
import {
  editableUntil, isTheirsStill, parseDraft, statusAfterEdit, wordsOnly,
  type EditOutcome, type OwnComment, type RemoveOutcome,
} from '@sayso/widgets/comments';
import { evaluate, toldReasons } from '@sayso/widgets/moderation';
import type { EditRequest } from '@sayso/widgets/wire';
import { hashSecret } from './db/ids.js';
import type { Written } from './db/repository/editing.js';
import { gatherFacts, textKey } from './facts.js';
import { ownWithWindow } from './own-with-window.js';
import { HttpError } from './problems.js';
import { statusOf, type From, type PostParts } from './post-comment.js';
import { ruleSetNow } from './rule-sets.js';
import type { Site } from './site.js';
import { threadNow } from './thread-info.js';
import { withRefusalWords } from './told-words.js';
import { trustOfAuthor } from './trust.js';
import { isUnconfirmed } from './writers.js';

export interface Which {
  readonly id: string;
  readonly secret: string;
}

const find = async ({ repository }: PostParts, site: Site, { id, secret }: Which): Promise<Written> => {
  const written = await repository.written(site.id, id, hashSecret(secret));
  // A wrong secret and an unknown comment look alike, so that nobody can try out which comments there are.
  if (written === null) throw new HttpError('not-found');
  return written;
};

const ownOf = async ({ repository }: PostParts, site: Site, id: string): Promise<OwnComment> => {
  const own = await repository.own(site.id, id);
  if (own === null) throw new HttpError('not-found');
  return ownWithWindow(site, own);
};

export const editComment = async (parts: PostParts, site: Site, which: Which, request: EditRequest, { network, sender }: Pick<From, 'network' | 'sender'>): Promise<EditOutcome> => {
  const { repository, pace, now } = parts;
  const { editWindow } = site.settings;
  const own = () => ownOf(parts, site, which.id);
  const seen = await find(parts, site, which);
  const draft = parseDraft(request, wordsOnly(site.limits));
  // An answer that got lost: the same words come once more on the revision before.
  if (draft.ok && draft.value.text === seen.text && seen.revision - request.revision <= 1 && isTheirsStill(seen.status)) return { kind: 'stored', own: await own() };
  const until = editableUntil({ status: seen.status, createdAt: seen.createdAt }, editWindow);
  if (seen.revision !== request.revision || !isTheirsStill(seen.status)) return { kind: 'conflict', own: await own() };
  const at = now();
  if (until === undefined || at >= until) return { kind: 'too-late' };
  const state = await threadNow(repository, site, seen.thread, at);
  if (state.state === 'closed') return { kind: 'closed' };
  if (!draft.ok) return { kind: 'refused', problems: draft.error, reasons: [] };
  const wait = await pace.take(`${site.id} ${network}`);
  if (wait > 0) return { kind: 'too-fast', retryAfterSeconds: wait };

  const { text, dir } = draft.value;
  const { thread, parent, name, email, website } = seen;
  const facts = await gatherFacts(repository, site, { thread, parent, state, draft: { name, email, text, website }, author: seen.authorKey, trust: await trustOfAuthor(repository, site.id, seen), sender, now: at, except: seen.id });
  const verdict = evaluate(await ruleSetNow(repository, site), { name, website, text }, facts);
  if (verdict.action === 'refuse') return { kind: 'refused', problems: [], reasons: withRefusalWords(site.settings.language, toldReasons(verdict.reasons)) };
  const status = statusAfterEdit(seen.status, statusOf[verdict.action]);
  // What waits keeps saying why, without the places of words that are gone.
  const before = seen.reasons.map(({ where: _where, ...reason }) => reason);
  const reasons = status === 'held' && verdict.action === 'publish' ? before : [...before.filter(isUnconfirmed), ...verdict.reasons];
  const { name: rules, version } = verdict.ruleSet;
  const words = { at, status, text, textKey: textKey(site, text), dir: dir ?? null, reasons, ruleSet: `${rules}@${version}` };
  const stored = await repository.edit(site.id, seen, words);
  return { kind: stored ? 'stored' : 'conflict', own: await own() };
};

export const removeComment = async (parts: PostParts, site: Site, which: Which): Promise<RemoveOutcome> => {
  // Another tab may be editing at this moment: whatever the words are, they go. A moderator's decision ends it.
  for (;;) {
    const seen = await find(parts, site, which);
    const gone = seen.status === 'erased' || (isTheirsStill(seen.status) && (await parts.repository.removeByAuthor(site.id, seen, parts.now())));
    if (gone) return { kind: 'removed', own: await ownOf(parts, site, which.id) };
    if (!isTheirsStill(seen.status)) return { kind: 'conflict', own: await ownOf(parts, site, which.id) };
  }
};
