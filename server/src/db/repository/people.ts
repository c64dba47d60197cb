/** Moderators, their one-time links and their sessions. Of every token only its SHA-256 is kept. */
import type { Moderator } from '@sayso/widgets/moderation';
import type { Database } from '../database.js';

export const peopleQueries = (database: Database) => ({
  /** Makes the moderator if the site has none of that id. */
  addModerator: (site: string, moderator: Moderator, at: number): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('insert into moderators (site, id, name, created_at) values ($1, $2, $3, $4) on conflict do nothing', [
        site, moderator.id, moderator.name, at,
      ]);
    }),

  /** Also forgets what has run out by `now`. */
  addSignInLink: (site: string, tokenHash: string, moderator: string, expiresAt: number, now: number): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('delete from sign_in_links where site = $1 and expires_at <= $2', [site, now]);
      await connection.query('delete from sessions where site = $1 and expires_at <= $2', [site, now]);
      await connection.query('insert into sign_in_links (site, token_hash, moderator, expires_at) values ($1, $2, $3, $4)', [
        site, tokenHash, moderator, expiresAt,
      ]);
    }),

  /** Spends a link, once, for a session. False where it is unknown, spent or too old: one answer for all three. */
  signIn: (site: string, tokenHash: string, sessionHash: string, now: number, expiresAt: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      const [link] = await connection.query<{ moderator: string }>(
        `update sign_in_links set used_at = $3 where site = $1 and token_hash = $2 and used_at is null and expires_at > $3
         returning moderator`,
        [site, tokenHash, now],
      );
      if (link === undefined) return false;
      await connection.query('insert into sessions (site, token_hash, moderator, expires_at) values ($1, $2, $3, $4)', [
        site, sessionHash, link.moderator, expiresAt,
      ]);
      return true;
    }),

  async moderatorOf(site: string, sessionHash: string, now: number): Promise<Moderator | null> {
    const [row] = await database.query<{ id: string; name: string }>(
      `select m.id, m.name from sessions s join moderators m on m.site = s.site and m.id = s.moderator
       where s.site = $1 and s.token_hash = $2 and s.expires_at > $3`,
      [site, sessionHash, now],
    );
    return row === undefined ? null : { id: row.id, name: row.name };
  },

  signOut: (site: string, sessionHash: string): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('delete from sessions where site = $1 and token_hash = $2', [site, sessionHash]);
    }),
});
