/** A writer has proven that the address of a comment is theirs: the comment goes on to the ordinary rules, once. */
import type { CommentStatus } from '@sayso/widgets/comments';
import type { Reason } from '@sayso/widgets/moderation';
import type { Database } from '../database.js';
import type { Written } from './editing.js';
import { recordChanges } from './record.js';
import { encodeReasons } from './rows.js';
import { indexRules } from './rule-index.js';

export interface Release {
  readonly status: CommentStatus;
  readonly reasons: readonly Reason[];
  readonly ruleSet: string;
}

export const confirmingQueries = (database: Database) => ({
  /** Spends the link; false where somebody was quicker. `release` is null where nothing waits for the address (any more). */
  confirm: (site: string, tokenHash: string, seen: Written, release: Release | null, at: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      const mine = await connection.query(
        `update mail_links set used_at = $3 where site = $1 and token_hash = $2 and used_at is null and expires_at > $3 returning comment`,
        [site, tokenHash, at],
      );
      if (mine.length === 0) return false;
      const { id, thread, root } = seen;
      await connection.query('update contents set confirmed_at = $3 where site = $1 and comment = $2 and confirmed_at is null', [site, id, at]);
      await connection.query(`update subscriptions set state = 'confirmed', confirmed_at = $3 where site = $1 and comment = $2 and state = 'pending'`, [site, id, at]);
      if (release === null) return true;
      // Where a moderator was quicker, or the author has changed the words, that stands.
      const moved = await connection.query(
        'update comments set status = $5 where site = $1 and id = $2 and revision = $3 and status = $4 returning id',
        [site, id, seen.revision, seen.status, release.status],
      );
      if (moved.length === 0) return true;
      await connection.query('update contents set reasons = $3 where site = $1 and comment = $2', [site, id, encodeReasons(release.reasons)]);
      await indexRules(connection, site, seen, release.reasons);
      const rules = release.reasons.map((reason) => `${reason.rule}:${reason.code}`);
      const change = { id, thread, root, from: seen.status, to: release.status, revision: seen.revision };
      await recordChanges(connection, site, { kind: 'posted', at }, [{ ...change, detail: JSON.stringify({ confirmed: true, ruleSet: release.ruleSet, rules }) }]);
      return true;
    }),
});
