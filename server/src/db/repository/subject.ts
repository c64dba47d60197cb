/** All that is held under one e-mail address, for the person whose it is, and the links by which they see it (CM-08). */
import type { Connection, Database } from '../database.js';
import { hashSecret } from '../ids.js';

/** Comments of a person: written under the address, or under the key that is made of it. `$2` address in small letters, `$3` key. */
export const ofSubject = `(lower(w.email) = $2 or w.author_key = $3)`;

export interface Subject {
  readonly email: string;
  /** As `NewComment.authorKey`. */
  readonly authorKey: string;
}

export interface HeldComment {
  readonly id: string;
  readonly thread: string;
  readonly page: string;
  readonly inReplyTo: string | null;
  readonly postedAt: number;
  readonly editedAt: number | null;
  readonly status: string;
  readonly recommendedBy: number;
  readonly name: string;
  readonly website: string;
  readonly text: string;
  readonly addressConfirmedAt: number | null;
  readonly member: number;
  /** Of the rules, as JSON. */
  readonly reasons: string;
}

export interface Held {
  readonly comments: readonly HeldComment[];
  /** Reports and notices that the person sent. */
  readonly reports: readonly { readonly number: string; readonly comment: string; readonly lane: string; readonly reason: string; readonly words: string; readonly location: string; readonly name: string | null; readonly at: number }[];
  /** What moderators decided on their comments. */
  readonly decisions: readonly { readonly comment: string; readonly action: string; readonly at: number; readonly takenBackAt: number | null; readonly reason: string | null; readonly reasonWords: string | null }[];
  readonly subscriptions: readonly { readonly comment: string; readonly state: string; readonly since: number; readonly confirmedAt: number | null }[];
  readonly standing: readonly { readonly kind: string; readonly until: number | null; readonly at: number }[];
  /** Why they were or are treated so, and what they asked. */
  readonly statements: readonly { readonly kind: string; readonly at: number; readonly until: number | null; readonly endedAt: number | null; readonly reason: string; readonly reasonWords: string; readonly askedAt: number | null; readonly asked: string | null; readonly outcome: string | null }[];
  readonly notes: readonly { readonly text: string; readonly at: number }[];
  readonly mailsWaiting: number;
}

const most = 10_000;

/** How long the mailed link and the session after it work, in ms (S-21). */
export const privacyLength = 30 * 60_000;

export const forgetPrivacyLinks = (connection: Connection, site: string, now: number) =>
  connection.query('delete from privacy_links where site = $1 and expires_at <= $2', [site, now]);

export const subjectQueries = (database: Database) => ({
  async held(site: string, { email, authorKey }: Subject): Promise<Held> {
    const key = [site, email.toLowerCase(), authorKey] as const;
    const mine = `select w.comment from contents w where w.site = $1 and ${ofSubject}`;
    const [waiting] = await database.query<{ n: number }>('select count(*) as n from mail_queue where site = $1 and lower(recipient) = $2', [site, email.toLowerCase()]);
    return {
      comments: await database.query<HeldComment>(
        `select c.id, c.thread, c.page_url as page, c.parent as "inReplyTo", c.created_at as "postedAt", c.edited_at as "editedAt", c.status,
           c.votes as "recommendedBy", w.name, w.website, w.text, w.confirmed_at as "addressConfirmedAt", w.member, w.reasons
         from contents w join comments c on c.site = w.site and c.id = w.comment
         where w.site = $1 and ${ofSubject} order by c.created_at, c.id limit ${most}`,
        key,
      ),
      reports: await database.query(
        `select number, comment, lane, reason, words, location, name, at from reports where site = $1 and lower(email) = $2 order by at limit ${most}`,
        [site, email.toLowerCase()],
      ),
      decisions: await database.query(
        `select comment, action, at, undone_at as "takenBackAt", reason, reason_words as "reasonWords" from decisions
         where site = $1 and comment in (${mine}) order by at, seq limit ${most}`,
        key,
      ),
      subscriptions: await database.query(
        `select comment, state, created_at as since, confirmed_at as "confirmedAt" from subscriptions where site = $1 and lower(email) = $2 order by created_at limit ${most}`,
        [site, email.toLowerCase()],
      ),
      standing: await database.query('select kind, until, at from author_standings where site = $1 and author_key = $2', [site, authorKey]),
      statements: await database.query(
        `select kind, at, until, ended_at as "endedAt", code as reason, words as "reasonWords", asked_at as "askedAt", asked_words as asked, outcome
         from account_statements where site = $1 and author_key = $2 order by at, id limit ${most}`,
        [site, authorKey],
      ),
      notes: await database.query(`select text, at from author_notes where site = $1 and author_key = $2 order by at limit ${most}`, [site, authorKey]),
      mailsWaiting: waiting?.n ?? 0,
    };
  },

  /** Is anything held? Looked up when the link is mailed, never while somebody waits for an answer. */
  async holdsAny(site: string, { email, authorKey }: Subject): Promise<boolean> {
    const rows = await database.query(
      `select 1 as one where exists (select 1 from contents w where w.site = $1 and ${ofSubject})
         or exists (select 1 from reports where site = $1 and lower(email) = $2) or exists (select 1 from subscriptions where site = $1 and lower(email) = $2)
         or exists (select 1 from author_standings where site = $1 and author_key = $3) or exists (select 1 from author_notes where site = $1 and author_key = $3)
         or exists (select 1 from account_statements where site = $1 and author_key = $3)`,
      [site, email.toLowerCase(), authorKey],
    );
    return rows.length > 0;
  },

  addPrivacyLink: (site: string, token: string, email: string, now: number): Promise<void> =>
    database.transaction(async (connection) => {
      await forgetPrivacyLinks(connection, site, now);
      await connection.query(`insert into privacy_links (site, token_hash, kind, email, expires_at) values ($1, $2, 'link', $3, $4) on conflict do nothing`, [
        site, hashSecret(token), email, now + privacyLength,
      ]);
    }),

  /** Spends the link for a session of the same length; false where it is unknown, spent or too old. */
  openPrivacy: (site: string, token: string, session: string, now: number): Promise<boolean> =>
    database.transaction(async (connection) => {
      const [link] = await connection.query<{ email: string }>(
        `delete from privacy_links where site = $1 and token_hash = $2 and kind = 'link' and expires_at > $3 returning email`,
        [site, hashSecret(token), now],
      );
      if (link === undefined) return false;
      await connection.query(`insert into privacy_links (site, token_hash, kind, email, expires_at) values ($1, $2, 'session', $3, $4)`, [
        site, hashSecret(session), link.email, now + privacyLength,
      ]);
      return true;
    }),

  endPrivacy: (site: string, session: string): Promise<void> =>
    database.transaction(async (connection) => {
      await connection.query('delete from privacy_links where site = $1 and token_hash = $2', [site, hashSecret(session)]);
    }),

  /** Whose session it is. */
  async privacyOf(site: string, session: string, now: number): Promise<string | null> {
    const [row] = await database.query<{ email: string }>(
      `select email from privacy_links where site = $1 and token_hash = $2 and kind = 'session' and expires_at > $3`,
      [site, hashSecret(session), now],
    );
    return row?.email ?? null;
  },
});
