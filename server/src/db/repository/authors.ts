/** What moderators know of an author: how they stand and until when, notes, and what they wrote. An author is a keyed hash. */
import { mostNotes, type AuthorAppeal, type AuthorChange, type AuthorNote, type AuthorStanding, type DecisionReasonCode, type StandingKind } from '@sayso/widgets/moderation';
import type { Connection, Database } from '../database.js';
import { askedBy, stateOnAuthor, uphold as upholdStanding } from './account-stating.js';

/** An author's comments that are shown beside one of theirs. */
const mostRecent = 20;

/** The author of a comment; null where no address was given. */
const keyOf = async (connection: Connection, site: string, comment: string): Promise<string | null> =>
  (await connection.query<{ author_key: string | null }>('select author_key from contents where site = $1 and comment = $2', [site, comment]))[0]?.author_key ?? null;

const withReason = ({ code, words, ...standing }: Omit<AuthorStanding, 'reason'> & { readonly code: DecisionReasonCode | null; readonly words: string | null }): AuthorStanding => ({
  ...standing,
  ...(code === null ? {} : { reason: { code, ...(words ? { words } : {}) } }),
});

export interface KeptAuthor {
  readonly known: boolean;
  readonly standing: AuthorStanding | null;
  readonly appeal?: AuthorAppeal;
  readonly notes: readonly AuthorNote[];
  /** Ids of their latest comments, newest first. */
  readonly recent: readonly string[];
}

export const authorQueries = (database: Database, newId: () => string) => ({
  /** How an author stands at a moment; undefined: as anybody. */
  async authorStanding(site: string, authorKey: string | null, now: number): Promise<StandingKind | undefined> {
    if (authorKey === null) return undefined;
    const [row] = await database.query<{ kind: StandingKind }>(
      'select kind from author_standings where site = $1 and author_key = $2 and (until is null or until > $3)',
      [site, authorKey, now],
    );
    return row?.kind;
  },

  /** What is known of the author of a comment. */
  async keptAuthor(site: string, of: string, now: number): Promise<KeptAuthor> {
    const key = await keyOf(database, site, of);
    if (key === null) return { known: false, standing: null, notes: [], recent: [of] };
    const [standing] = await database.query<Omit<AuthorStanding, 'reason'> & { readonly code: DecisionReasonCode | null; readonly words: string | null }>(
      `select s.kind, s.until, coalesce(m.name, '') as by, s.at, t.code, t.words from author_standings s left join moderators m on m.site = s.site and m.id = s.actor
         left join account_statements t on t.site = s.site and t.author_key = s.author_key and t.ended_at is null
       where s.site = $1 and s.author_key = $2 and (s.until is null or s.until > $3)`,
      [site, key, now],
    );
    const notes = await database.query<AuthorNote>(
      `select n.id, n.text, coalesce(m.name, '') as by, n.at from author_notes n left join moderators m on m.site = n.site and m.id = n.actor
       where n.site = $1 and n.author_key = $2 order by n.at desc, n.id limit $3`,
      [site, key, mostNotes],
    );
    const recent = await database.query<{ id: string }>(
      `select c.id from contents w join comments c on c.site = w.site and c.id = w.comment where w.site = $1 and w.author_key = $2
       order by c.created_at desc, c.id desc limit $3`,
      [site, key, mostRecent],
    );
    const appeal = await askedBy(database, site, key);
    return { known: true, standing: standing === undefined ? null : withReason(standing), ...(appeal === undefined ? {} : { appeal }), notes, recent: recent.map(({ id }) => id) };
  },

  /** false: the comment is gone, its author is nobody's, or there are too many notes. */
  changeAuthor: (site: string, { of, standing, reason, uphold, addNote, dropNote }: AuthorChange, actor: string, at: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      // One change of an author's standing after the other, and none beside an appeal on it.
      if (standing !== undefined || uphold === true) await connection.query('update sites set seq = seq where site = $1', [site]);
      const key = await keyOf(connection, site, of);
      if (key === null) return false;
      if (addNote !== undefined) {
        const [row] = await connection.query<{ n: number }>('select count(*) as n from author_notes where site = $1 and author_key = $2 and id <> $3', [site, key, dropNote ?? '']);
        if ((row?.n ?? 0) >= mostNotes) return false;
      }
      if (dropNote !== undefined) await connection.query('delete from author_notes where site = $1 and author_key = $2 and id = $3', [site, key, dropNote]);
      if (addNote !== undefined) await connection.query('insert into author_notes (site, id, author_key, text, actor, at) values ($1, $2, $3, $4, $5, $6)', [site, newId(), key, addNote, actor, at]);
      if (standing === undefined && uphold !== true) return true;
      if (standing === undefined) {
        await upholdStanding(connection, site, { key, actor, at });
        return true;
      }
      await connection.query('delete from author_standings where site = $1 and author_key = $2', [site, key]);
      if (standing !== null) {
        await connection.query('insert into author_standings (site, author_key, kind, until, actor, at) values ($1, $2, $3, $4, $5, $6)', [
          site, key, standing.kind, standing.until, actor, at,
        ]);
      }
      await stateOnAuthor(connection, site, { key, actor, at, of, standing, reason });
      return true;
    }),
});
