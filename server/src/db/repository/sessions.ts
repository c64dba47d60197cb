/** One-time links and sessions of moderators. Of every token only its SHA-256 is kept. */
import { isRole } from '../../auth/permissions.js';
import type { Connection, Database } from '../database.js';
import { hashSecret } from '../ids.js';
import { addMail } from './mail.js';
import type { LinkPurpose, SignedIn } from './people.js';

export interface NewSession {
  readonly hash: string;
  readonly at: number;
  readonly expiresAt: number;
  /** As its owner knows it; '' where unknown. */
  readonly browser: string;
}

export interface KeptSession {
  /** The hash of its token: names it, and opens nothing. */
  readonly hash: string;
  readonly createdAt: number;
  readonly usedAt: number;
  readonly browser: string;
}

/** "Last used" is as fine as this, in ms: a read need not write each time. */
const usedStep = 10 * 60_000;

const insertSession = (connection: Connection, site: string, moderator: string, { hash, at, expiresAt, browser }: NewSession) =>
  connection.query('insert into sessions (site, token_hash, moderator, expires_at, created_at, used_at, browser) values ($1, $2, $3, $4, $5, $5, $6)', [
    site, hash, moderator, expiresAt, at, browser,
  ]);

export const sessionQueries = (database: Database, newId: () => string) => ({
  /** Also forgets what has run out by `now`. The same link twice is one. */
  addSignInLink: (site: string, tokenHash: string, moderator: string, expiresAt: number, now: number, purpose: LinkPurpose = 'sign-in'): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('delete from sign_in_links where site = $1 and expires_at <= $2', [site, now]);
      await connection.query('delete from sessions where site = $1 and expires_at <= $2', [site, now]);
      await connection.query(
        'insert into sign_in_links (site, token_hash, moderator, expires_at, purpose) values ($1, $2, $3, $4, $5) on conflict do nothing',
        [site, tokenHash, moderator, expiresAt, purpose],
      );
    }),

  /** A link with which somebody sets a password, and the mail that brings it. Links from before end. */
  inviteByMail: (site: string, to: { readonly id: string; readonly email: string; readonly token: string }, now: number, expiresAt: number): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query(`delete from sign_in_links where site = $1 and moderator = $2 and purpose = 'join'`, [site, to.id]);
      await connection.query(`delete from mail_queue where site = $1 and template = 'invitation' and about = $2`, [site, to.id]);
      await connection.query(`insert into sign_in_links (site, token_hash, moderator, expires_at, purpose) values ($1, $2, $3, $4, 'join')`, [
        site, hashSecret(to.token), to.id, expiresAt,
      ]);
      await addMail(connection, site, newId(), 'invitation', to.email, null, to.id, to.token, now, now, expiresAt);
    }),

  /** Whose link it is, while it works. */
  async linkOf(site: string, tokenHash: string, purpose: LinkPurpose, now: number): Promise<string | null> {
    const [row] = await database.query<{ moderator: string }>(
      `select l.moderator from sign_in_links l join moderators m on m.site = l.site and m.id = l.moderator
       where l.site = $1 and l.token_hash = $2 and l.purpose = $3 and l.used_at is null and l.expires_at > $4 and m.disabled_at is null`,
      [site, tokenHash, purpose, now],
    );
    return row?.moderator ?? null;
  },

  /** Spends a link, once, for a session. False where it is unknown, spent or too old: one answer for all three. `password`: set with it. */
  signIn: (site: string, tokenHash: string, session: NewSession, purpose: LinkPurpose = 'sign-in', password: string | null = null): Promise<boolean> =>
    database.transaction(async (connection) => {
      const [link] = await connection.query<{ moderator: string }>(
        `update sign_in_links set used_at = $3 where site = $1 and token_hash = $2 and purpose = $4 and used_at is null and expires_at > $3
           and exists (select 1 from moderators m where m.site = sign_in_links.site and m.id = sign_in_links.moderator and m.disabled_at is null)
         returning moderator`,
        [site, tokenHash, session.at, purpose],
      );
      if (link === undefined) return false;
      if (password !== null) {
        await connection.query('update moderators set password = $3 where site = $1 and id = $2', [site, link.moderator, password]);
        await connection.query('delete from sessions where site = $1 and moderator = $2', [site, link.moderator]);
      }
      await insertSession(connection, site, link.moderator, session);
      return true;
    }),

  /** Spends a link to set a password, and lets nobody in: a second step is still to come. */
  joinWithoutSession: (site: string, tokenHash: string, password: string, now: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      const [link] = await connection.query<{ moderator: string }>(
        `update sign_in_links set used_at = $3 where site = $1 and token_hash = $2 and purpose = 'join' and used_at is null and expires_at > $3 returning moderator`,
        [site, tokenHash, now],
      );
      if (link === undefined) return false;
      await connection.query('update moderators set password = $3 where site = $1 and id = $2', [site, link.moderator, password]);
      await connection.query('delete from sessions where site = $1 and moderator = $2', [site, link.moderator]);
      return true;
    }),

  addSession: (site: string, moderator: string, session: NewSession): Promise<void> =>
    database.transaction(async (connection) => {
      await insertSession(connection, site, moderator, session);
    }),

  async moderatorOf(site: string, sessionHash: string, now: number): Promise<SignedIn | null> {
    const [row] = await database.query<{ id: string; name: string; role: string; used_at: number }>(
      `select m.id, m.name, m.role, s.used_at from sessions s join moderators m on m.site = s.site and m.id = s.moderator
       where s.site = $1 and s.token_hash = $2 and s.expires_at > $3 and m.disabled_at is null`,
      [site, sessionHash, now],
    );
    if (row === undefined || !isRole(row.role)) return null;
    if (now - row.used_at >= usedStep) {
      await database.transaction((connection) => connection.query('update sessions set used_at = $3 where site = $1 and token_hash = $2', [site, sessionHash, now]));
    }
    return { id: row.id, name: row.name, role: row.role };
  },

  /** Of one person, last used first. */
  sessionsOf: (site: string, moderator: string, now: number): Promise<readonly KeptSession[]> =>
    database.query<KeptSession>(
      `select token_hash as hash, created_at as "createdAt", used_at as "usedAt", browser from sessions
       where site = $1 and moderator = $2 and expires_at > $3 order by used_at desc, token_hash limit 100`,
      [site, moderator, now],
    ),

  signOut: (site: string, sessionHash: string): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('delete from sessions where site = $1 and token_hash = $2', [site, sessionHash]);
    }),

  /** One session of a person, or with null all but `except`. */
  endSessions: (site: string, moderator: string, which: string | null, except = ''): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query(`delete from sessions where site = $1 and moderator = $2 and ($3 = '' or token_hash = $3) and token_hash <> $4`, [
        site, moderator, which ?? '', except,
      ]);
    }),
});
