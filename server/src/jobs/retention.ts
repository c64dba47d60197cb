/**
 * The job that holds the table of `keep-days.ts` (CM-16). Days count from the last thing that happened.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import { confirmLength } from '../db/repository/mail.js';
import type { Repository } from '../db/repository.js';
import { textKey } from '../facts.js';
import { keptKinds, type KeptKind } from '../keep-days.js';
import type { Site } from '../site.js';

const day = 24 * 3_600_000;

export interface RetentionParts {
  readonly repository: Repository;
  readonly now: () => number;
  readonly newId: () => string;
}

type Purge = (parts: RetentionParts, site: Site, before: number) => Promise<number>;

const erase =
  (...statuses: readonly CommentStatus[]): Purge =>
  ({ repository, now, newId }, site, before) =>
    repository.eraseOld(site.id, statuses, before, { how: 'delete', kind: 'expired', at: now(), newSeed: newId, textKey: (text) => textKey(site, text) });

const purges: Readonly<Record<KeptKind, Purge>> = {
  spam: erase('spam'),
  rejected: erase('rejected', 'removed'),
  reports: ({ repository }, site, before) => repository.deleteReports(site.id, before),
  decisions: ({ repository }, site, before) => repository.namelessDecisions(site.id, before),
};

/** One round over a site; gives what it took away, for the log. */
export const enforceRetention = async (parts: RetentionParts, site: Site): Promise<Readonly<Record<KeptKind | 'expired', number>>> => {
  const gone = { spam: 0, rejected: 0, reports: 0, decisions: 0, expired: 0 };
  for (const kind of keptKinds) gone[kind] = await purges[kind](parts, site, parts.now() - site.settings.keepDays[kind] * day);
  gone.expired = await parts.repository.deleteExpired(site.id, parts.now(), parts.now() - confirmLength);
  return gone;
};
