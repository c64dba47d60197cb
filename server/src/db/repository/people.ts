/** Moderators, how they come in, and what they are to the site. Of every token only its SHA-256 is kept. */
import type { Moderator } from '@sayso/widgets/moderation';
import { isRole, type Role } from '../../auth/permissions.js';
import type { Connection, Database } from '../database.js';

/** Who is signed in. */
export interface SignedIn extends Moderator {
  readonly role: Role;
}

/** A moderator as owners and they themselves see them. */
export interface Person extends SignedIn {
  /** null: they come by the console's link only. */
  readonly email: string | null;
  /** A password was set, or the OpenID provider has vouched for them. */
  readonly joined: boolean;
  readonly hasPassword: boolean;
  readonly secondFactor: boolean;
  readonly recoveryCodes: number;
  readonly disabled: boolean;
  /** Gets the digest of what waits. */
  readonly digest: boolean;
}

/** What signing in has to know of a person; never leaves the server. */
export interface Secrets {
  readonly id: string;
  readonly password: string | null;
  readonly totp: string | null;
}

export type LinkPurpose = 'sign-in' | 'join';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly password: string | null;
  readonly totp: string | null;
  readonly subject: string | null;
  readonly disabled_at: number | null;
  readonly digest: number;
  readonly codes: number;
}

const roleOf = (text: string): Role => (isRole(text) ? text : 'viewer');

const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  role: roleOf(row.role),
  email: row.email,
  joined: row.password !== null || row.subject !== null,
  hasPassword: row.password !== null,
  secondFactor: row.totp !== null,
  recoveryCodes: row.codes,
  disabled: row.disabled_at !== null,
  digest: row.digest === 1,
});

const personQuery = `select m.id, m.name, m.email, m.role, m.password, m.totp, m.subject, m.disabled_at, m.digest,
    (select count(*) from recovery_codes r where r.site = m.site and r.moderator = m.id) as codes
  from moderators m`;

/** Owners who can come in, but for one. */
const otherOwners = async (connection: Connection, site: string, id: string): Promise<number> => {
  const [row] = await connection.query<{ n: number }>(
    `select count(*) as n from moderators where site = $1 and id <> $2 and role = 'owner' and disabled_at is null`,
    [site, id],
  );
  return row?.n ?? 0;
};

export const peopleQueries = (database: Database) => ({
  /** Makes the moderator if the site has none of that id. */
  addModerator: (site: string, moderator: Moderator, at: number, role: Role = 'owner'): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('insert into moderators (site, id, name, role, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [
        site, moderator.id, moderator.name, role, at,
      ]);
    }),

  /** Whoever has the console is an owner, whatever happened to that person's rights meanwhile. */
  restoreOwner: (site: string, id: string): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query(`update moderators set role = 'owner', disabled_at = null where site = $1 and id = $2`, [site, id]);
    }),

  /** False where the address is somebody's already. */
  invite: (site: string, id: string, given: { readonly name: string; readonly email: string; readonly role: Role }, at: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      const added = await connection.query(
        `insert into moderators (site, id, name, email, role, created_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
        [site, id, given.name, given.email.toLowerCase(), given.role, at],
      );
      return added.length > 0;
    }),

  async people(site: string): Promise<readonly Person[]> {
    return (await database.query<PersonRow>(`${personQuery} where m.site = $1 order by m.created_at, m.id limit 1000`, [site])).map(toPerson);
  },

  async person(site: string, id: string): Promise<Person | null> {
    const [row] = await database.query<PersonRow>(`${personQuery} where m.site = $1 and m.id = $2`, [site, id]);
    return row === undefined ? null : toPerson(row);
  },

  /** Whoever has this address and may come in. */
  async secretsOf(site: string, email: string): Promise<Secrets | null> {
    const [row] = await database.query<Secrets>('select id, password, totp from moderators where site = $1 and email = $2 and disabled_at is null', [
      site, email.toLowerCase(),
    ]);
    return row ?? null;
  },

  async secretsOfId(site: string, id: string): Promise<Secrets | null> {
    const [row] = await database.query<Secrets>('select id, password, totp from moderators where site = $1 and id = $2 and disabled_at is null', [site, id]);
    return row ?? null;
  },

  /** The person whom the OpenID provider means: known by its name for them, else the first time by an address that it has proven. */
  ofOpenId: (site: string, subject: string, email: string | null): Promise<Secrets | null> =>
    database.transaction(async (connection) => {
      const columns = 'id, password, totp';
      const [known] = await connection.query<Secrets>(`select ${columns} from moderators where site = $1 and subject = $2 and disabled_at is null`, [site, subject]);
      if (known !== undefined || email === null) return known ?? null;
      const [first] = await connection.query<Secrets>(
        `update moderators set subject = $2 where site = $1 and email = $3 and subject is null and disabled_at is null returning ${columns}`,
        [site, subject, email.toLowerCase()],
      );
      return first ?? null;
    }),

  /** False where the site would be left without an owner. */
  setRole: (site: string, id: string, role: Role): Promise<boolean> =>
    database.transaction(async (connection) => {
      // Two owners who demote each other at once: the second waits for the site's row and then finds nobody left.
      await connection.query('update sites set seq = seq where site = $1', [site]);
      if (role !== 'owner' && (await otherOwners(connection, site, id)) === 0) return false;
      await connection.query('update moderators set role = $3 where site = $1 and id = $2', [site, id, role]);
      return true;
    }),

  /** Shuts a person out, their sessions and links with them; false where the site would be left without an owner. */
  disable: (site: string, id: string, at: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      await connection.query('update sites set seq = seq where site = $1', [site]);
      if ((await otherOwners(connection, site, id)) === 0) return false;
      await connection.query('update moderators set disabled_at = $3 where site = $1 and id = $2', [site, id, at]);
      await connection.query('delete from sessions where site = $1 and moderator = $2', [site, id]);
      await connection.query('delete from sign_in_links where site = $1 and moderator = $2', [site, id]);
      return true;
    }),

  enable: (site: string, id: string): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('update moderators set disabled_at = null where site = $1 and id = $2', [site, id]);
    }),

  /** False where the address is somebody else's. */
  setProfile: (site: string, id: string, given: { readonly name: string; readonly email: string | null; readonly digest: boolean }): Promise<boolean> =>
    database.transaction(async (connection) => {
      const email = given.email?.toLowerCase() ?? null;
      const taken = await connection.query('select 1 as one from moderators where site = $1 and id <> $2 and email = $3', [site, id, email]);
      if (taken.length > 0) return false;
      await connection.query('update moderators set name = $3, email = $4, digest = $5 where site = $1 and id = $2', [
        site, id, given.name, email, given.digest ? 1 : 0,
      ]);
      return true;
    }),

  /** Ends all sessions but one (by its hash; '': all). */
  setPassword: (site: string, id: string, password: string, except: string): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('update moderators set password = $3 where site = $1 and id = $2', [site, id, password]);
      await connection.query('delete from sessions where site = $1 and moderator = $2 and token_hash <> $3', [site, id, except]);
    }),

  /** `secret` null ends the second factor; either way the codes on paper are replaced. */
  setSecondFactor: (site: string, id: string, secret: string | null, step: number, codeHashes: readonly string[]): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('update moderators set totp = $3, totp_step = $4 where site = $1 and id = $2', [site, id, secret, step]);
      await connection.query('delete from recovery_codes where site = $1 and moderator = $2', [site, id]);
      for (const hash of codeHashes) await connection.query('insert into recovery_codes (site, moderator, code_hash) values ($1, $2, $3)', [site, id, hash]);
    }),

  /** A code of the app is good once: false where this step or a later one was spent. */
  spendStep: (site: string, id: string, step: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      const spent = await connection.query('update moderators set totp_step = $3 where site = $1 and id = $2 and totp_step < $3 returning id', [site, id, step]);
      return spent.length > 0;
    }),

  spendRecoveryCode: (site: string, id: string, hash: string): Promise<boolean> =>
    database.transaction(async (connection) => {
      const spent = await connection.query('delete from recovery_codes where site = $1 and moderator = $2 and code_hash = $3 returning code_hash', [site, id, hash]);
      return spent.length > 0;
    }),
});
