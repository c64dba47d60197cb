/**
 * An author changes or takes away a comment by its receipt. The words before are not kept: whoever mends a slip has said the
 * new words, and whoever takes a comment away gets it erased. Moderators are protected by the revision they decide on.
 */
import type { CommentStatus } from '@sayso/widgets/comments';
import type { Reason } from '@sayso/widgets/moderation';
import type { Database } from '../database.js';
import { refreshFlags } from './flags.js';
import { indexHosts } from './hosts.js';
import { forgetMail } from './mail.js';
import { recordChanges } from './record.js';
import { indexRules } from './rule-index.js';
import { decodeReasons, encodeReasons } from './rows.js';

/** A comment with all that judging new words needs; the e-mail address stays in the server. */
export interface Written {
  readonly id: string;
  readonly thread: string;
  readonly root: string;
  readonly parent: string | null;
  readonly status: CommentStatus;
  readonly revision: number;
  readonly createdAt: number;
  readonly name: string;
  readonly website: string;
  readonly email: string;
  /** As `NewComment.authorKey`. */
  readonly authorKey: string | null;
  /** As `NewComment`: what shows whose it is. */
  readonly device: string | null;
  readonly member: number;
  readonly confirmedAt: number | null;
  readonly text: string;
  readonly reasons: readonly Reason[];
}

export interface NewWords {
  readonly at: number;
  readonly status: CommentStatus;
  readonly text: string;
  readonly textKey: string;
  /** null: as before. */
  readonly dir: 'ltr' | 'rtl' | null;
  readonly reasons: readonly Reason[];
  readonly ruleSet: string;
}

export const editingQueries = (database: Database) => ({
  /** The comment of a receipt; null where the secret is not that comment's. */
  async written(site: string, id: string, secretHash: string): Promise<Written | null> {
    const [row] = await database.query<Omit<Written, 'reasons'> & { readonly reasons: string | null }>(
      `select c.id, c.thread, c.root, c.parent, c.status, c.revision, c.created_at as "createdAt", coalesce(w.name, '') as name,
         coalesce(w.website, '') as website, coalesce(w.email, '') as email, w.author_key as "authorKey",
         w.device, coalesce(w.member, 0) as member, w.confirmed_at as "confirmedAt", coalesce(w.text, '') as text, w.reasons
       from receipts r join comments c on c.site = r.site and c.id = r.comment
         left join contents w on w.site = c.site and w.comment = c.id
       where r.site = $1 and r.secret_hash = $2 and c.id = $3`,
      [site, secretHash, id],
    );
    return row === undefined ? null : { ...row, reasons: decodeReasons(row.reasons) };
  },

  /** The same by its id alone, for who has proven otherwise that it is theirs. */
  async writtenBy(site: string, id: string): Promise<Written | null> {
    const [row] = await database.query<{ secret: string }>('select secret_hash as secret from receipts where site = $1 and comment = $2', [site, id]);
    return row === undefined ? null : this.written(site, id, row.secret);
  },

  /** Changes the words if the comment still stands as it was seen; false where it does not. */
  edit: (site: string, seen: Written, words: NewWords): Promise<boolean> =>
    database.transaction(async (connection) => {
      const moved = await connection.query(
        `update comments set status = $5, revision = revision + 1, edited_at = $6, dir = coalesce($7, dir)
         where site = $1 and id = $2 and revision = $3 and status = $4 returning id`,
        [site, seen.id, seen.revision, seen.status, words.status, words.at, words.dir],
      );
      if (moved.length === 0) return false;
      await connection.query('update contents set text = $3, text_key = $4, reasons = $5 where site = $1 and comment = $2', [
        site, seen.id, words.text, words.textKey, encodeReasons(words.reasons),
      ]);
      const rules = words.reasons.map((reason) => `${reason.rule}:${reason.code}`);
      const { id, thread, root, status: from } = seen;
      const change = { id, thread, root, from, to: words.status, revision: seen.revision + 1 };
      await recordChanges(connection, site, { kind: 'edited', at: words.at }, [{ ...change, detail: JSON.stringify({ ruleSet: words.ruleSet, rules }) }]);
      await indexRules(connection, site, seen, words.reasons);
      await indexHosts(connection, site, id, { website: seen.website, text: words.text });
      await refreshFlags(connection, site, [id]);
      return true;
    }),

  /** Erases words, name and address if the comment still stands as it was seen; false where it does not. */
  removeByAuthor: (site: string, seen: Written, at: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      const moved = await connection.query(
        `update comments set status = 'erased', revision = revision + 1 where site = $1 and id = $2 and revision = $3 and status = $4 returning id`,
        [site, seen.id, seen.revision, seen.status],
      );
      if (moved.length === 0) return false;
      await connection.query('delete from contents where site = $1 and comment = $2', [site, seen.id]);
      await connection.query('delete from comment_rules where site = $1 and comment = $2', [site, seen.id]);
      await connection.query('delete from comment_hosts where site = $1 and comment = $2', [site, seen.id]);
      await forgetMail(connection, site, seen.id);
      const { id, thread, root, status: from } = seen;
      await recordChanges(connection, site, { kind: 'removed-by-author', at }, [{ id, thread, root, from, to: 'erased', revision: seen.revision + 1 }]);
      return true;
    }),
});
